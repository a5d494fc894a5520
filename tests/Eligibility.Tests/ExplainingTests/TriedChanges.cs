using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.ExplainingTests;

/// <summary>
/// What settles the outcome of a case, and which smallest changes lead elsewhere, by trying every value of every set of
/// facts (language, section 5).
/// </summary>
internal sealed class TriedChanges(BrutePolicy brute, OracleModel model, Policy policy, ImmutableArray<Datum?> values)
{
    /// <summary>More ways than these are not tried for one set of facts.</summary>
    private const int MostWays = 4_000;

    private const int MostFacts = 3, MostChanges = 3;

    /// <summary>Facts with the nearest values of them, which make an outcome certain.</summary>
    public sealed record Tried(ImmutableArray<Input> Facts, ImmutableArray<Datum> Nearest);

    /// <summary>Whether something was left out since there was too much to try.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>The outcomes that are possible where some values are other than the case has them; none of what is no case.</summary>
    public ImmutableArray<Outcome> Possible(ImmutableArray<Datum?> of)
    {
        if (BruteDomain.Of(brute, policy, of) is not { } unknowns
            || OracleWays.Of(model, [.. of], unknowns, MostWays) is not { } told)
        {
            IsTooMuch = true;
            return [];
        }
        return told.Fault is null ? told.Possible : [];
    }

    /// <summary>From the last declared to the first each is left out without which the outcome stays certain.</summary>
    public List<Input> Settling(Outcome outcome)
    {
        var (left, settling) = (values, new List<Input>());
        foreach (var input in policy.Inputs.Reverse())
        {
            if (left[input.Slot] is null) continue;
            var without = left.SetItem(input.Slot, null);
            if (Possible(without) is [var only] && only == outcome) left = without;
            else settling.Insert(0, input);
        }
        return settling;
    }

    /// <summary>The first changes that lead to each other outcome, in the order in which they are told.</summary>
    public Dictionary<Outcome, List<Tried>> Changes(Outcome decided)
    {
        var found = policy.Outcomes.Where(o => o != decided).ToDictionary(o => o, _ => new List<Tried>());
        var candidates = policy.Inputs.Where(MayChange).ToList();
        var sets = Subsets(candidates).ToList();
        foreach (var set in sets.OrderBy(s => s.All(i => i.Changeable) ? 0 : 1).ThenBy(s => s.Length))
        {
            var leads = Leads(set);
            foreach (var (outcome, nearest) in leads)
                if (found.TryGetValue(outcome, out var all)
                    && !all.Exists(t => t.Facts.All(f => set.Contains(f)))) all.Add(new Tried(set, nearest));
        }
        foreach (var outcome in found.Keys.ToList()) found[outcome] = [.. found[outcome].Take(MostChanges)];
        return found;
    }

    /// <summary>For each outcome that some values of these facts make certain, the nearest of them.</summary>
    public Dictionary<Outcome, ImmutableArray<Datum>> Leads(ImmutableArray<Input> set)
    {
        var (without, leads) = (values, new Dictionary<Outcome, ImmutableArray<Datum>>());
        foreach (var input in set) without = without.SetItem(input.Slot, null);
        if (BruteDomain.Of(brute, policy, without) is not { } unknowns)
        {
            IsTooMuch = true;
            return leads;
        }
        var own = set.Select(i => unknowns.Single(u => u.Slot == i.Slot)).ToList();
        if (own.Aggregate(1.0, (product, u) => product * u.Candidates.Count) > MostWays) IsTooMuch = true;
        if (IsTooMuch) return leads;
        foreach (var chosen in Assignments(set, own, 0))
        {
            var with = without;
            for (var i = 0; i < set.Length; i++) with = with.SetItem(set[i].Slot, chosen[i]);
            if (Possible(with) is [var only] && !leads.ContainsKey(only)) leads.Add(only, chosen);
        }
        return leads;
    }

    /// <summary>Each way of choosing values, the nearest to the case's first, by the facts in order.</summary>
    private IEnumerable<ImmutableArray<Datum>> Assignments(ImmutableArray<Input> set, List<OracleUnknown> own, int at)
    {
        if (at == set.Length) return [[]];
        var from = values[set[at].Slot]!;
        return own[at].Candidates.Where(c => !c.Equals(from))
            .OrderBy(c => IsOrdered(set[at]) ? Int128.Abs(((Scalar)c).Value - ((Scalar)from).Value) : 0)
            .SelectMany(c => Assignments(set, own, at + 1).Select(rest => rest.Insert(0, c)));
    }

    /// <summary>Whether of its values one is nearer than another, and each is tried.</summary>
    public bool IsOrdered(Input input) => input is Fact { Type: NumberType or DateType or ChoiceType { Ranked: true } } fact
        && fact != policy.DecisionDate;

    private bool MayChange(Input input) => values[input.Slot] is not null && input != policy.DecisionDate
        && input is { Protected: false, Telling.NeverAsChange: false }
        && input switch
        {
            Fact fact => fact.JudgedBy is null,
            ListInput list => list.Fields.All(f => f is { Protected: false, JudgedBy: null, Telling.NeverAsChange: false }),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };

    private static IEnumerable<ImmutableArray<Input>> Subsets(List<Input> of)
    {
        for (var one = 0; one < of.Count; one++)
        {
            yield return [of[one]];
            for (var two = one + 1; two < of.Count && MostFacts > 1; two++)
            {
                yield return [of[one], of[two]];
                for (var three = two + 1; three < of.Count && MostFacts > 2; three++) yield return [of[one], of[two], of[three]];
            }
        }
    }
}
