using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;
using Eligibility.Tests.Support;
using Xunit.Abstractions;

namespace Eligibility.Tests.Differential;

/// <summary>
/// What is told with an outcome, held against every way of filling in what a case leaves unknown, each worked out by the
/// second evaluator.
/// </summary>
public class ToldTests(ITestOutputHelper output)
{
    private const int Policies = 150;
    private const int CasesOfAPolicy = 4;
    private const int MostWays = 1_500;

    [Fact]
    public void What_is_told_is_what_is_told_in_every_way_and_hangs_on_what_changes_it()
    {
        var (lines, open, notSettled) = (0, 0, 0);
        var first = LongTier.Number("ELIGIBILITY_SEED", 1);
        for (var seed = first; seed < first + Policies; seed++)
        {
            var text = ToldWriter.Write(seed);
            var compilation = Compiling.Text(text);
            Assert.True(compilation.Evaluator is not null, Compiling.Render(compilation) + text);
            var (evaluator, dice) = (compilation.Evaluator!, new Dice(seed));
            for (var i = 0; i < CasesOfAPolicy; i++)
                if (Values(evaluator.Policy, dice) is { } values)
                    foreach (var (line, difference) in Compare(evaluator, values))
                    {
                        Assert.True(difference.Length == 0, $"seed {seed}: {difference}\n{Say(evaluator.Policy, values)}\n{text}");
                        lines++;
                        if (line.Status == Truth.Open) open++;
                        if (!line.IsSettled) notSettled++;
                    }
        }
        output.WriteLine($"{lines} lines, {open} open, {notSettled} not settled");
        Assert.True(open > 100 && lines > 2 * open && notSettled * 50 < open, $"{lines} lines, {open} open, {notSettled} not settled");
    }

    private static string Say(Policy policy, ImmutableArray<Datum?> values) => string.Join('\n',
        policy.Inputs.Select(i => $"{i.Name}: {(values[i.Slot] is { } v ? i.Say(v) : "unknown")}"
            + (values[i.Slot] is Items items ? " " + string.Join(" / ", items.Rows.Select(r => string.Join(", ", r))) : "")));

    private static IEnumerable<(BroughtLine Line, string Difference)> Compare(PolicyEvaluator evaluator,
        ImmutableArray<Datum?> values)
    {
        var decision = evaluator.Decide(Case.Of(evaluator.Policy, values), DecisionDetail.None);
        if (decision.Outcome is not { } outcome) yield break;
        var unknowns = Open.Of(evaluator.Policy, values);
        var ways = Ways(evaluator.Policy, values, unknowns).ToList();
        foreach (var line in OutcomeLines.Of(evaluator.Rules, decision))
            yield return (line, Difference(line, ways, unknowns));
    }

    /// <summary>A case in which some things are unknown, the decision date never.</summary>
    private static ImmutableArray<Datum?>? Values(Policy policy, Dice dice)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var share = dice.Pick(20, 50, 90);
            var values = policy.Inputs.Select(i => i switch
            {
                Fact { IsDecisionDate: true } => Datum.Of(new DateOnly(2020, 6, 1)),
                Fact fact => dice.Chance(share) ? null : dice.Pick(Domain(fact.Type, fact.Range)),
                ListInput list => new Items([.. Enumerable.Range(0, dice.Between(0, 2)).Select(_ => Row(list, dice, share))]),
                _ => null,
            }).ToImmutableArray();
            if (Open.Of(policy, values).Aggregate(1L, (n, u) => n * u.Answers.Count) > MostWays) continue;
            if (Validity.Fault(policy, values) is null) return values;
        }
        return null;
    }

    private static ImmutableArray<Datum?> Row(ListInput list, Dice dice, int share) =>
        [.. list.Fields.Select(f => dice.Chance(share) ? null : dice.Pick(Domain(f.Type, f.Range)))];

    /// <summary>Every value of a type within a range.</summary>
    private static List<Datum> Domain(FactType type, (Int128 Low, Int128 High)? range)
    {
        if (type is SetType set)
            return [.. Enumerable.Range(0, 1 << set.Values.Names.Length).Select(held => (Datum)new Choices(held))];
        var (low, high) = type switch
        {
            YesNoType => (0, 1),
            ChoiceType choice => (0, choice.Values.Names.Length - 1),
            _ => range!.Value,
        };
        var all = new List<Datum>();
        for (var at = low; at <= high; at += type.Step) all.Add(new Scalar(at));
        return all;
    }

    /// <summary>What is unknown, with every value that it may have.</summary>
    private sealed record Open(string Name, int Slot, int Row, int Field, List<Datum> Answers)
    {
        public static List<Open> Of(Policy policy, ImmutableArray<Datum?> values) =>
        [
            .. policy.Inputs.SelectMany<Input, Open>(i => (i, values[i.Slot]) switch
            {
                (Fact fact, null) => [new Open(fact.Name, fact.Slot, -1, -1, Domain(fact.Type, fact.Range))],
                (ListInput list, Items items) => items.Rows.SelectMany((row, at) => list.Fields
                    .Where(f => row[f.Index] is null).Select(f => new Open(
                        FormattableString.Invariant($"{list.Name} {at + 1}: {f.Name}"), list.Slot, at, f.Index, Domain(f.Type, f.Range)))),
                _ => [],
            }),
        ];

        public ImmutableArray<Datum?> Fill(ImmutableArray<Datum?> values, Datum value)
        {
            if (Field < 0) return values.SetItem(Slot, value);
            var items = (Items)values[Slot]!;
            return values.SetItem(Slot, new Items(items.Rows.SetItem(Row, items.Rows[Row].SetItem(Field, value))));
        }
    }

    /// <summary>Each way of filling in that is a case, by the place of each value that was filled in.</summary>
    private static IEnumerable<(int[] Places, OraclePass Pass)> Ways(Policy policy, ImmutableArray<Datum?> values,
        List<Open> unknowns)
    {
        var model = new OracleModel(policy);
        var places = new int[unknowns.Count];
        while (true)
        {
            var filled = values;
            for (var i = 0; i < places.Length; i++) filled = unknowns[i].Fill(filled, unknowns[i].Answers[places[i]]);
            if (OracleValidity.Fault(policy, [.. filled]) is null)
                yield return ([.. places], new OracleWay(model, [.. filled]).Pass);
            var at = 0;
            while (at < places.Length && ++places[at] == unknowns[at].Answers.Count) places[at++] = 0;
            if (at == places.Length) yield break;
        }
    }

    private static string Difference(BroughtLine line, List<(int[] Places, OraclePass Pass)> ways, List<Open> unknowns)
    {
        var told = ways.Select(w => (w.Places, Came: Came(line.Of, w.Pass))).ToList();
        var all = told.Select(t => t.Came).Distinct().ToList();
        var name = line.Of.Text + (line.Of.Value is { } v ? " " + v.Span.Words : "");
        if (all is [var only])
        {
            // What is not settled may be told as open.
            if (line.Status == Truth.Open) return line.IsSettled ? $"`{name}` is open, and always {only}" : "";
            var came = (line.Status == Truth.Held, line.Value is Scalar value ? value.Value : 0);
            return came == only ? "" : $"`{name}` is {came}, and always {only}";
        }
        if (line.Status != Truth.Open) return $"`{name}` is told as {line.Status} {line.Value}, and may be {string.Join(", ", all)}";
        var needs = unknowns.Where((_, at) => Changes(told, at)).Select(u => u.Name).ToList();
        var found = line.Needs.Select(n => n.Name).ToList();
        // Keys that change together change nothing one by one.
        if (needs.Count == 0 || (line.IsSettled ? found.SequenceEqual(needs) : needs.TrueForAll(found.Contains))) return "";
        return $"`{name}` hangs on {string.Join(", ", needs)}, and is told to hang on {string.Join(", ", found)}";
    }

    private static (bool IsOwed, Int128 Value) Came(Consequence line, OraclePass pass) =>
        line.When is { } when && !pass.Holds(when, -1) ? (false, 0) : (true, line.Value is { } term ? pass.Value(term, -1) : 0);

    /// <summary>Whether two ways that differ in one place alone come to two lines.</summary>
    private static bool Changes(List<(int[] Places, (bool, Int128) Came)> told, int at) =>
        told.GroupBy(t => string.Join(',', t.Places.Where((_, i) => i != at)))
            .Any(same => same.Select(t => t.Came).Distinct().Skip(1).Any());
}
