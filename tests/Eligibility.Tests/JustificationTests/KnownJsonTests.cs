using System.Buffers;
using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Evaluation;
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
        var (policies, joined, plain) = (LongTier.IsOn ? 5_000 : 150, 0, 0);
        for (var seed = 0; seed < policies; seed++)
        {
            var all = Joined(seed, 6);
            if (IsLong(PolicyGenerator.Policy(seed).Policy)) Assert.Equal(0, all);
            // What the case has to say of what comes with an outcome is never joined.
            else if (!Tells(seed) && !HasJudgedFields(PolicyGenerator.Policy(seed).Policy)) (joined, plain) = (joined + all, plain + 1);
        }
        Assert.InRange(plain, policies / 3, policies);
        Assert.True(joined * 10 > plain * 6 * 9, $"{joined} of {plain * 6} were joined");
    }

    /// <summary>Whether a field of an item is judged, which is told in the long way.</summary>
    internal static bool HasJudgedFields(Policy policy) =>
        policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => f.JudgedBy is not null));

    /// <summary>
    /// Whether a policy holds a group of values, or what is worked out for each item, and so is told in the long way.
    /// </summary>
    internal static bool IsLong(Policy policy) => Reads.Everything(policy.Conditions).Any(n => n switch
    {
        ValueGroupTerm => true,
        DefinitionTerm named => named.Definition.List is not null,
        DefinitionCondition named => named.Definition.List is not null,
        ConditionTerm named => named.Definition.List is not null,
        ScoreTerm score => score.Score.List is not null,
        TotalTerm total => total.Of is not StatedTerm,
        DifferentTerm different => different.Of is not StatedTerm,
        _ => false,
    });

    [Fact]
    public void What_is_opened_once_and_what_is_put_together_in_words_is_joined_as_it_is_written()
    {
        var evaluator = KnownLines();
        var (cases, dice) = (new CaseGenerator(evaluator.Policy), new Dice(1));
        for (var i = 0; i < 400; i++)
        {
            var decision = evaluator.Decide(cases.Complete(dice).Case);
            Assert.True(IsSame(decision));
            Assert.True(IsSame(decision with { ChosenBy = new DateOnly(2016, 2, 29) }));
        }
    }

    [Theory, InlineData(""), InlineData("a\"b\\c/<>&'+`"), InlineData("tab\tline\nend\u0001\u007f\u0085\u2028"),
        InlineData("naïve € 漢字 😀"), InlineData("half a \ud800 pair"), InlineData(null)]
    public void Any_text_of_a_case_is_escaped_as_it_is_written(string? text)
    {
        var evaluator = KnownLines();
        var decision = evaluator.Decide(new CaseGenerator(evaluator.Policy).Complete(new Dice(1)).Case);
        var slot = evaluator.Policy.Inputs[0].Slot;
        Assert.True(IsSame(evaluator.Decide(decision.Case with
        {
            Id = text, NeverLookedAt = [text ?? "", "other"],
            Judgements = decision.Case.Judgements.SetItem(slot, new Judgement(text ?? "", "so " + text)),
        })));
    }

    [Fact]
    public void A_stream_is_handed_blocks_and_the_whole_is_held_by_nobody()
    {
        var evaluator = Compiling.Text(Large()).Evaluator!;
        var events = string.Join(',', Enumerable.Range(0, 100).Select(i => $"{{\"size\": {i % 10}}}"));
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes($"{{\"events\": [{events}]}}"));
        using var blocks = new Blocks();
        JustificationJson.Write(blocks, evaluator.Decide(read.Case!));
        Assert.True(blocks.Length > 20 * ByteSink.BlockSize);
        Assert.InRange(blocks.Largest, 1, ByteSink.BlockSize);
    }

    private static PolicyEvaluator KnownLines() => Compiling.File(Path.Combine(Repository.Root, "tests",
        "Eligibility.Tests", "JustificationTests", "known-lines.rules")).Evaluator!;

    private static string Large() => "policy \"Large\"\n\nlist events\n    size: whole number\n\noutcome yes \"Yes\"\n"
        + "outcome no \"No\"\n\n" + string.Concat(Enumerable.Range(0, 200).Select(i => FormattableString.Invariant(
            $"rule r{i}\n    yes when any events where size is at least {i}\n    because \"It is.\"\n\n")))
        + "otherwise no\n\nend\n";

    private sealed class Blocks : MemoryStream
    {
        public int Largest { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }
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

    /// <summary>How many of some cases of a random policy are joined.</summary>
    internal static int Joined(int seed, int count)
    {
        var (policy, joined) = (PolicyGenerator.Policy(seed), 0);
        var (cases, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
        for (var i = 0; i < count; i++)
            if (IsSame(policy.Evaluator.Decide(cases.Complete(dice).Case))) joined++;
        return joined;
    }

    /// <summary>Whether the policy of a seed tells something with an outcome that the case has to say.</summary>
    internal static bool Tells(int seed) =>
        !PolicyGenerator.Policy(seed).Policy.Outcomes.All(OutcomeFragments.MayTell);

    /// <summary>Whether the policy of a seed is never joined, whatever the case.</summary>
    internal static bool IsToldInTheLongWay(int seed) => Tells(seed)
        || HasJudgedFields(PolicyGenerator.Policy(seed).Policy)
        || !PolicyFragments.Of(PolicyGenerator.Policy(seed).Policy, JsonLayout.Compact).IsPlain;

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
