using System.Buffers;
using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.JustificationTests;

/// <summary>
/// The justification of a known case is joined from what was prepared for its policy: byte by byte what is written of
/// the record.
/// </summary>
public class KnownJsonTests
{
    private static readonly string Kill = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Kill");

    [Fact]
    public void Examples_of_every_shipped_policy_are_joined_as_their_records_are_written()
    {
        var (joined, all) = (0, 0);
        foreach (var file in Repository.RuleFiles(Repository.Rules))
        {
            if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) continue;
            foreach (var example in evaluator.Policy.Examples)
            {
                var decision = evaluator.Decide(Case.OfExample(evaluator.Policy, example));
                all++;
                if (IsSame(decision)) joined++;
                IsSame(decision with { ChosenBy = new DateOnly(2018, 2, 9) });
            }
        }
        Assert.True(joined * 4 > all, $"{joined} of {all} were joined");
    }

    [Fact]
    public void Every_form_of_the_language_is_joined_as_its_record_is_written()
    {
        var evaluator = Compiling.File(Path.Combine(Kill, "every-form.rules")).Evaluator!;
        var known = 0;
        foreach (var line in File.ReadAllLines(Path.Combine(Kill, "every-form.ndjson")))
        {
            var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(line),
                new CaseOptions { KnownElsewhere = ["elsewhere"] });
            if (IsSame(evaluator.Decide(read.Case!))) known++;
        }
        foreach (var example in evaluator.Policy.Examples)
            if (IsSame(evaluator.Decide(Case.OfExample(evaluator.Policy, example)))) known++;
        Assert.True(known > 0);
    }

    [Fact]
    public void Random_cases_of_random_policies_are_joined_as_their_records_are_written()
    {
        var (policies, joined) = (LongTier.IsOn ? 5_000 : 150, 0);
        for (var seed = 0; seed < policies; seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
            for (var i = 0; i < 6; i++)
                if (IsSame(policy.Evaluator.Decide(cases.Complete(dice).Case))) joined++;
        }
        Assert.True(joined * 10 > policies * 6 * 9, $"{joined} of {policies * 6} were joined");
    }

    [Fact]
    public void A_case_that_leaves_a_line_open_is_told_from_its_record()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var policy = PolicyGenerator.Policy(seed, new PolicyOptions { Small = true });
            IsSame(policy.Evaluator.Decide(new CaseGenerator(policy.Policy).Partial(new Dice(seed)).Case));
        }
    }

    /// <summary>Whether it was joined; what was written is the same either way.</summary>
    private static bool IsSame(Decision decision)
    {
        var record = JustificationBuilder.Build(decision);
        Assert.Equal(Encoding.UTF8.GetString(JustificationJson.Render(record)),
            Encoding.UTF8.GetString(decision.ToJson()));
        var (line, expected) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        JustificationJson.WriteLine(line, decision);
        using (var json = new Utf8JsonWriter(expected, JsonStyle.Compact)) JustificationJson.Write(json, record);
        expected.Write("\n"u8);
        Assert.Equal(Encoding.UTF8.GetString(expected.WrittenSpan), Encoding.UTF8.GetString(line.WrittenSpan));
        using var sink = new ByteSink();
        return KnownJson.Write(decision, JsonLayout.Compact, sink);
    }
}
