using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// The oracle tries few values of an unknown number or date. Here their ranges are so short that all can
/// be tried: the few must come to the same. The policies are random, from fixed seeds, and made of the
/// tests that tie unknowns together.
/// </summary>
public class OracleCandidateTests
{
    private const string Facts = """
        policy "Short ranges"
        fact first: date
            from 27 January 2024 to 8 March 2024
        fact second: date
            from 20 February 2024 to 12 March 2024
        fact third: date
            from 26 February 2024 to decision date
        fact low: whole number
            from 2 to 14
        fact high: whole number
            from 0 to 11
        fact flag: yes or no
        fact months back: whole number of months
            from 0 to 3
        list deals
            one per kind
            kind: one of cannabis, heroin, khat
            weight: whole number
                from 0 to 9
            day: date
                from 1 March 2024 to 9 March 2024
        define later as second plus 3 days
        define heavy as number of deals where (weight is over 4 or day is first)
        table weeks by low
            under 4, 1 week
            flagged low, 2 weeks
            otherwise 3 weeks
        define flagged as flag and low is 9
        score risk
            from 0 to 5
            starts at 1
            plus 2 when first is after 1 February 2024
            minus 3 when high is at least low
        outcome a "A"
        outcome b "B"
        outcome c "C"

        """;

    private static readonly string[] Tests =
    [
        "first is before second", "second is on or after first plus 1 month",
        "third is within 10 days before second", "first is within 1 month before third",
        "second is third", "later is after third", "days from first to second is at least 14",
        "months from first to third is 1", "first is 29 February 2024",
        "second is between 24 February 2024 and 1 March 2024", "low is over 7", "high is at least low",
        "low minus high is 3", "low plus 2 is under high",
        "low plus high is at least 17", "flag", "low multiplied by 3 is between 13 and 29", "risk is at least 2",
        "risk is low", "second is after first plus weeks",
        "first plus months back is before second",
        "decision date minus months back is on or after third", "decision date is before 5 March 2024",
        "heavy is at least 2", "number of deals is over 2",
        "any deals where (kind is heroin and weight is over low)", "no deals where day is after second",
        "number of different day of deals is 1", "total weight of deals is at least 9", "high is number of deals",
        "third is on or after second minus 2 days",
    ];

    /// <summary>A policy and some cases of it, the same for the same seed.</summary>
    private static (Policy Policy, PolicyEvaluator Product, List<ImmutableArray<Datum?>> Cases) Make(int seed)
    {
        var random = new Random(seed);
        string Test() => (random.Next(4) == 0 ? "not (" : "(") + Tests[random.Next(Tests.Length)] + ")";
        var text = new StringBuilder(Facts.Replace("flagged low, 2 weeks", "4, 2 weeks", StringComparison.Ordinal)
            .Replace("define flagged as flag and low is 9\n", "", StringComparison.Ordinal));
        var rules = random.Next(2, 5);
        for (var i = 0; i < rules; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"rule r{i}\n    {"abc"[random.Next(3)]} when {Test()} {(random.Next(2) == 0 ? "and" : "or")} {Test()}\n");
            if (random.Next(3) == 0) text.Append(CultureInfo.InvariantCulture, $"    unless {Test()}\n");
            text.Append("    because \"So it is.\"\n");
            if (i > 0 && random.Next(2) == 0)
                text.Append(CultureInfo.InvariantCulture, $"    overrides r{random.Next(i)}\n");
            if (random.Next(4) == 0) text.Append("    in force from 1 March 2024 until 7 March 2024\n");
        }
        var compilation = Compiling.Text(text.Append("otherwise c\nend\n").ToString());
        Assert.True(compilation.Evaluator is not null, Compiling.Render(compilation));
        var policy = compilation.Evaluator.Policy;
        var cases = new List<ImmutableArray<Datum?>>();
        for (var i = 0; i < 4; i++)
        {
            var values = policy.Inputs.Select(input => random.Next(2) == 0 && i < 3 ? null : Value(random, input))
                .ToArray();
            // The decision date has a long range: where it is unknown, no more than three weeks of it are tried.
            values[^1] ??= new Scalar(OracleCalendar.Day(2024, 3, 1 + random.Next(12)));
            if (OracleValidity.Fault(policy, values) is null) cases.Add([.. values]);
        }
        return (policy, compilation.Evaluator, cases);
    }

    private static Datum Value(Random random, Input input)
    {
        if (input is not ListInput list) return Any(OracleUnknown.Of((Fact)input));
        var rows = Enumerable.Range(0, random.Next(3)).Select(row => list.Fields
            .Select(f => random.Next(5) == 0 ? null : Any(OracleUnknown.Of(list, row, f))).ToImmutableArray());
        return new Items([.. rows]);

        Datum Any(OracleUnknown unknown)
        {
            if (unknown.Slot == 0 || !input.Name.Equals(Fact.DecisionDateName, StringComparison.Ordinal))
            {
                var all = unknown.FirstValues(60);
                return all[random.Next(all.Count)];
            }
            return new Scalar(OracleCalendar.Day(2024, 3, 1 + random.Next(12)));
        }
    }

    [Fact]
    public void Few_values_of_an_unknown_come_to_the_same_as_all_of_them() =>
        Compare(1, Seeds, (product, values, oracle, told) =>
        {
            if (oracle.Decide(values, 60_000) is not { } few
                || oracle.Decide(values, 60_000, everyValue: true) is not { } all)
                return 0;
            if (Said(few) != Said(all))
                told.Append(CultureInfo.InvariantCulture,
                    $"{few.Ways} ways say\n{Said(few)}all {all.Ways} say\n{Said(all)}");
            return 1;
        });

    [Fact]
    public void The_product_decides_tied_unknowns_as_the_oracle_does() =>
        Compare(100_001, Seeds, (product, values, oracle, told) =>
        {
            if (oracle.Decide(values, 60_000) is not { } decision) return 0;
            if (decision.Fault is not null) { told.Append(decision.Fault); return 1; }
            var found = product.Decide(Case.Of(product.Policy, values), DecisionDetail.None);
            // One that is not exact may answer undecided too often, and never decides wrongly.
            if (found.Exact) told.Append(OracleComparison.Differences(decision, found));
            else if (found.IsDecided
                ? !decision.Possible.SequenceEqual([found.Outcome!])
                : decision.Possible.Except(found.Possible).Any())
                told.Append("decides wrongly\n");
            return 1;
        });

    private static int Seeds => Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1" ? 3_000 : 60;

    private static string Said(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Said(OracleDecision d) => d.Fault ?? string.Create(CultureInfo.InvariantCulture, $"""
        possible {Said(d.Possible.Select(o => o.Name))}; reasons {Said(d.Reasons.Select(r => $"{r.Rule?.Name ?? "otherwise"} {r.Open}"))}
        statuses {string.Join(", ", d.Statuses)}
        truths {string.Join(", ", d.Truths)}
        defeated by {string.Join("; ", d.DefeatedBy.Select(b => string.Join(",", b)))}
        needed {string.Join(", ", d.Needed.Select(n => $"{n.Name} {n.Alone}"))}

        """);

    private static void Compare(int first, int seeds,
        Func<PolicyEvaluator, ImmutableArray<Datum?>, OracleEvaluator, StringBuilder, int> compare)
    {
        var (told, compared, cases) = (new StringBuilder(), 0, 0);
        for (var seed = first; seed < first + seeds && told.Length < 20_000; seed++)
        {
            var (policy, product, some) = Make(seed);
            var oracle = new OracleEvaluator(policy);
            foreach (var values in some)
            {
                cases++;
                var one = new StringBuilder();
                compared += compare(product, values, oracle, one);
                if (one.Length > 0)
                    told.Append(CultureInfo.InvariantCulture,
                        $"seed {seed}, {string.Join("; ", policy.Inputs.Select(i => $"{i.Name} {Say(i,
                            values[i.Slot])}"))}\n{one}\n{policy.Source.Text[policy.Source.Text.IndexOf("\nrule",
                                StringComparison.Ordinal)..]}\n");
            }
        }
        Assert.True(told.Length == 0, told.ToString());
        Assert.True(compared > cases / 6, $"{compared} of {cases} compared");
    }

    private static string Say(Input input, Datum? value) => value switch
    {
        null => "unknown",
        Items items =>
            "["
                + string.Join(" | ", items.Rows.Select(r => string.Join(", ",
                    ((ListInput)input).Fields.Select(f => r[f.Index] is { } v ? f.Type.Say(v) : "unknown"))))
                + "]",
        _ => input.Say(value),
    };
}
