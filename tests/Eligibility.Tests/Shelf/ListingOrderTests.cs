using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Shelf;

/// <summary>
/// A case of several offences states one of them as <c>offence</c> and the rest as <c>further offences</c>; its
/// drugs likewise. Which one is stated first is chance, so no policy that comes with the engine may decide by
/// it, nor by the order of a list.
/// </summary>
public class ListingOrderTests
{
    private const int RandomCases = 150;
    private const int PairsOfRandomCase = 10;

    private static readonly ImmutableArray<(string One, string Others)> Pairs =
        [("offence", "further offences"), ("drug", "further drugs")];

    public static TheoryData<string> Files => ShelfPolicies.Files;

    [Theory, MemberData(nameof(Files))]
    public void Stating_another_of_several_offences_or_drugs_first_changes_no_outcome(string file)
    {
        var (evaluator, dice) = (ShelfPolicies.Of(file), new Dice(11));
        foreach (var (one, others) in Pairs)
        {
            if (Find(evaluator.Policy, one) is not { } single || Find(evaluator.Policy, others) is not { } set)
                continue;
            var pairs = EachPair(((ChoiceType)single.Type).Values.Names.Length).ToList();
            foreach (var (values, ofExample) in Cases(evaluator.Policy))
                foreach (var (first, second) in ofExample
                    ? pairs
                    : dice.Some(pairs, PairsOfRandomCase, PairsOfRandomCase))
                    Same(evaluator, Stated(values, single, set, first, second),
                        Stated(values, single, set, second, first));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void The_items_of_a_list_in_another_order_change_no_outcome(string file)
    {
        var evaluator = ShelfPolicies.Of(file);
        foreach (var (values, _) in Cases(evaluator.Policy))
            if (values.Any(v => v is Items { Rows.Length: > 1 }))
                Same(evaluator,
                    values, [.. values.Select(v => v is Items items ? new Items([.. items.Rows.Reverse()]) : v)]);
    }

    /// <summary>
    /// What the examples state, since they reach every rule, with the rest filled in twice over; and random cases. All
    /// are complete, so that one pass decides them.
    /// </summary>
    private static IEnumerable<(ImmutableArray<Datum?> Values, bool OfExample)> Cases(Policy policy)
    {
        var (cases, dice) = (new CaseGenerator(policy), new Dice(2018));
        foreach (var @case in policy.Examples.Select(e => Case.OfExample(policy, e)))
            for (var n = 0; n < 2; n++)
                if (cases.Completed(new GeneratedCase(policy, @case.Values, @case.Provenances), dice) is { } whole)
                    yield return (whole.Values, true);
        for (var i = 0; i < RandomCases; i++) yield return (cases.Complete(dice).Values, false);
    }

    private static IEnumerable<(int First, int Second)> EachPair(int count) =>
        from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1)
        select (first, second);

    private static ImmutableArray<Datum?> Stated(ImmutableArray<Datum?> values, Fact single, Fact set, int first,
        int second) =>
        values.SetItem(single.Slot, new Scalar(first)).SetItem(set.Slot, new Choices(BigInteger.One << second));

    private static Fact? Find(Policy policy, string name) => policy.Facts.FirstOrDefault(f => f.Name == name);

    private static void Same(PolicyEvaluator evaluator, ImmutableArray<Datum?> one, ImmutableArray<Datum?> other)
    {
        var (a, b) = (Outcome(evaluator, one), Outcome(evaluator, other));
        if (a != b) Assert.Fail($"{a}: {Say(evaluator.Policy, one)}\n{b}: {Say(evaluator.Policy, other)}");
    }

    private static string Outcome(PolicyEvaluator evaluator, ImmutableArray<Datum?> values) =>
        evaluator.Policy.Outcomes[evaluator.Rules.PossibleOutcomes(evaluator.Rules.Work(values)).Single()].Name;

    private static string Say(Policy policy, ImmutableArray<Datum?> values) =>
        string.Join("; ",
            policy.Inputs.Where(i => values[i.Slot] is not null).Select(i => $"{i.Name}: {i.Say(values[i.Slot]!)}"));
}
