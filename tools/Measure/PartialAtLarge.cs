using System.Globalization;
using System.Text;
using Eligibility.Benchmarking.Contests;
using Eligibility.Evaluation;

namespace Eligibility.Measure;

/// <summary>What unknown facts cost at large: ten thousand rules of which nothing is stated, and long lists.</summary>
internal static class PartialAtLarge
{
    /// <summary>Measures both, each the third time that it is decided.</summary>
    public static void Run(TextWriter output)
    {
        Measure("10,000 rules, nothing stated", ManyRules(10_000, 20), "{}", output);
        var items = Enumerable.Range(0, 100).Select(i =>
            Invariant($"{{\"k\": \"{"xyz"[i % 3]}\"{(i % 3 == 0 ? "" : Invariant($", \"a\": {i}"))}}}"));
        Measure("500 rules, 100 items of which a third lacks a number", ManyItems(500),
            $"{{\"l\": [{string.Join(", ", items)}]}}", output);
    }

    private static void Measure(string name, string policy, string stated, TextWriter output)
    {
        var evaluator = PolicyCompiler.Compile(Library.Of(("large.rules", policy)), "large.rules").Evaluator!;
        var @case = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(stated)).Case!;
        var (decide, needs, again, all) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < 3; i++)
        {
            var start = CpuClock.Now();
            var decision = evaluator.Decide(@case, DecisionDetail.None);
            decide = Since(start);
            _ = decision.Needed;
            again = Since(start);
            start = CpuClock.Now();
            if (!decision.IsDecided) _ = new LineEvaluator(evaluator.Plan, evaluator.Rules).NeedsOf(@case);
            needs = decide + Since(start);
            start = CpuClock.Now();
            _ = decision.Statuses;
            all = needs + Since(start);
        }
        output.WriteLine(Invariant($"{name}: {decide:f1} ms, with its needs {needs:f1}, and all statuses {all:f1}; ")
            + Invariant($"what is kept, again: {again:f1}"));
    }

    private static double Since(long start) => (CpuClock.Now() - start) / 1e6;

    private static string ManyRules(int rules, int facts)
    {
        var text = new StringBuilder("policy \"Many rules\"\n");
        for (var i = 0; i < facts; i++)
            text.Append(CultureInfo.InvariantCulture, $"fact f{i}: yes or no\nfact n{i}: whole number\n    from 0 to 1000\n");
        text.Append("outcome a \"A\"\noutcome b \"B\"\noutcome c \"C\"\n");
        for (var i = 0; i < rules; i++)
            text.Append(CultureInfo.InvariantCulture, $"rule r{i}\n    {"ab"[i % 2]} when f{i % facts}")
                .Append(CultureInfo.InvariantCulture, $" and n{(i * 7 + 3) % facts} is at least {i % 1000}\n")
                .Append("    because \"x\"\n");
        return text.Append("otherwise c\nend\n").ToString();
    }

    private static string ManyItems(int rules)
    {
        var text = new StringBuilder("policy \"Many items\"\nlist l\n    k: one of x, y, z\n    a: whole number\n        from 0 to 120\n");
        text.Append("outcome a \"A\"\noutcome b \"B\"\n");
        for (var i = 0; i < rules; i++)
        {
            var when = (i % 3) switch
            {
                0 => Invariant($"any l where k is {"xyz"[i % 3]} and a is at least {i % 90}"),
                1 => Invariant($"(number of l where k is {"xyz"[i % 2]} and a is under {i % 90}) is at least {1 + (i % 40)}"),
                _ => Invariant($"(total a of l where k is not x) is at least {i * 3}"),
            };
            text.Append(CultureInfo.InvariantCulture, $"rule r{i}\n    {"ab"[i % 2]} when {when}\n    because \"x\"\n");
        }
        return text.Append("otherwise b\nend\n").ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
