using System.Globalization;
using Eligibility.Analysis;
using Eligibility.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>The order of the rules in a file never matters (language, section 4.3).</summary>
public class ShuffledTests
{
    private static readonly Config Config = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1"
        ? Config.QuickThrowOnFailure.WithMaxTest(10_000)
        : Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(new Replay(new Rnd(2018), null));

    public static TheoryData<string> Files => Repository.EachRuleFile(Repository.Rules);

    [Fact]
    public void Shuffling_the_rules_of_a_policy_changes_no_decision() =>
        Check.One(Config, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var maker = new ReferenceMaker(seed, hangTogether: false);
            var @case = maker.Case(mostWays: 200);
            var shuffled = maker.Policy with { Rules = [.. Shuffle(maker.Policy.Rules, seed)] };
            var (one, other) = (Decide(maker.Policy, @case), Decide(shuffled, @case));
            return (one == other).Label($"{maker.Policy.Text}\n{one}\n\n{shuffled.Text}\n{other}");
        }));

    [Theory, MemberData(nameof(Files))]
    public void Shuffling_the_rules_of_a_rule_file_changes_none_of_its_examples(string file)
    {
        // This is about decisions: a guarantee that is proved in one order may meet the limit of steps in another.
        var text = WithoutGuarantees(File.ReadAllText(Path.Combine(Repository.Rules, file)));
        var expected = Examples(file, text);
        for (var seed = 1; seed <= 3; seed++)
        {
            var shuffled = Examples(file, ShuffleText(text, seed));
            Assert.Equal(expected.Count, shuffled.Count);
            // One told as not exact may be told better in another order: what it came to
            // before the limit is no promise.
            var exact = expected.Zip(shuffled).Where(pair => pair.First.Exact && pair.Second.Exact).ToList();
            Assert.True(exact.Count * 10 >= expected.Count * 9,
                $"{exact.Count} of {expected.Count} are exact in both orders");
            Assert.All(exact, pair => Assert.Equal(pair.First.Told, pair.Second.Told));
        }
    }

    private static IEnumerable<T> Shuffle<T>(IEnumerable<T> all, int seed)
    {
        var random = new Random(seed);
        return all.OrderBy(_ => random.Next()).ToList();
    }

    private static string Decide(ReferencePolicy policy, ReferenceCase @case)
    {
        var compilation = Compiling.Text(policy.Text);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        return Say(
            compilation.Evaluator!.Decide(ReferenceCases.Of(compilation.Policy!, policy, @case), DecisionDetail.None));
    }

    /// <summary>What a decision says, whatever the order of the rules.</summary>
    private static string Say(Decision decision)
    {
        var rules = decision.Policy.Rules.Select(r => (r.Name, Status: decision.Statuses[r.Index]))
            .OrderBy(r => r.Name, StringComparer.Ordinal);
        var reasons = decision.Reasons.Select(r => (r.Rule?.Name ?? "otherwise") + (r.Open ? " (open)" : ""))
            .Order(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture,
            $"possible {string.Join(", ", decision.Possible.Select(o => o.Name))}; reasons {string.Join(", ", reasons)}; ")
            + $"needed {string.Join(", ", decision.Needed.Select(n => n.Name + (n.Alone ? " alone" : "")))}; {string.Join(", ",
                rules.Select(r => $"{r.Name} {r.Status}"))}";
    }

    private static List<(bool Exact, string Told)> Examples(string file, string text)
    {
        var others = Repository.RuleFiles(Repository.Rules).Where(f => f != file)
            .Select(f => (f, File.ReadAllText(Path.Combine(Repository.Rules, f))));
        var compilation = PolicyCompiler.Compile(Library.Of(others.Append((file, text))), file);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        return compilation.Evaluator is null
            ? []
            : [.. ExampleRunner.Run(compilation.Evaluator, DecisionDetail.None)
                .Select(e => (e.Decision!.Exact, $"{e.Name}: {Say(e.Decision!)}"))];
    }

    private static string WithoutGuarantees(string text)
    {
        var kept = new List<string>();
        var inGuarantee = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                inGuarantee = line.StartsWith("guarantee ", StringComparison.Ordinal);
            if (!inGuarantee) kept.Add(line);
        }
        return string.Join('\n', kept);
    }

    /// <summary>The text with its <c>rule</c> statements, which begin in column one, in another order.</summary>
    private static string ShuffleText(string text, int seed)
    {
        var statements = new List<string> { "" };
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0])) statements.Add("");
            statements[^1] += line + "\n";
        }
        var rules = new Queue<string>(Shuffle(statements.Where(IsRule), seed));
        return string.Concat(statements.Select(s => IsRule(s) ? rules.Dequeue() : s));

        static bool IsRule(string statement) => statement.StartsWith("rule ", StringComparison.Ordinal);
    }
}
