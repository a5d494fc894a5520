using Eligibility.Analysis;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.LetterTests;

/// <summary>What every letter promises, tried on every example of every policy that comes with the engine.</summary>
public class ShippedLetterTests
{
    public static TheoryData<string> Policies => Repository.EachRuleFile(Repository.Rules);

    [Theory, MemberData(nameof(Policies))]
    public void The_letter_of_every_example_keeps_its_promises(string file)
    {
        if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) return;
        foreach (var example in ExampleRunner.Run(evaluator, DecisionDetail.ForPerson))
        {
            var decision = example.Decision!;
            foreach (var record in new[] { null, LetterPromises.All(decision) })
            {
                var letter = LetterMaker.Written(decision, record);
                LetterPromises.AssertKept(letter, decision, $"{file}: {example.Name}");
                AssertNamesNoOtherOffence(letter, decision, example.Name);
            }
        }
    }

    /// <summary>Nothing but what the policy itself says of everybody names an offence that is not one of the case.</summary>
    private static void AssertNamesNoOtherOffence(Letter letter, Decision decision, string about)
    {
        var policy = decision.Policy;
        var offences = policy.Facts.Where(f => f.Name.Contains("offence", StringComparison.Ordinal))
            .SelectMany(f => f.Type switch { ChoiceType c => c.Values.Names, SetType s => s.Values.Names, _ => [] })
            .Distinct(StringComparer.Ordinal);
        var stated = string.Join("; ", policy.Inputs.Select(i => decision.Case.Values[i.Slot] is { } value
            ? value is Items items ? string.Join("; ", items.Rows.SelectMany(r => r.Select((v, at) =>
                v is null ? "" : ((ListInput)i).Fields[at].Type.Say(v)))) : i.Say(value) : ""));
        var names = policy.Inputs.Select(i => i.Name).Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields.Select(f => f.Name)));
        foreach (var offence in offences.Where(o => !PlainWords.Names(stated, o) && !names.Any(n => PlainWords.Names(n, o))))
            foreach (var sentence in letter.Sentences.Where(s => s.Voice == Voice.Case))
                Assert.False(PlainWords.Names(sentence.Words, offence), $"{about}: {offence} in: {sentence.Words}");
    }
}
