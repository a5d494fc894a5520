using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Whether one answer decides to something that is tied to other unknowns: stretches of answers for which two whole
/// cases keep two outcomes throughout, until they cover all.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="values">What is known, by slot.</param>
/// <param name="left">What is left of the policy.</param>
/// <param name="allowance">What may be spent.</param>
internal sealed class TiedAnswers(RuleEvaluator rules, ImmutableArray<Datum?> values, ResidualPolicy left,
    Allowance allowance)
{
    /// <summary>Past so many stretches it is not known whether an answer decides alone.</summary>
    private const int MostStretches = 64;

    /// <summary>The same of answers that are looked at one by one.</summary>
    private const int MostAnswers = 256;

    /// <summary>So many stretches are lengthened by changing other unknowns before two cases are looked for at once.</summary>
    private const int PlainStretches = 8;

    private readonly PartBuilder _parts = left.Parts;
    private readonly State _state = State.Of(left.Parts.Formula);
    private readonly Surroundings.Cache _around = new(rules, values, left);

    /// <summary>Whether one answer leaves a single outcome; null where that was not settled.</summary>
    public bool? AnyDecides(Unknown unknown)
    {
        var variable = _parts.Unstated.Of(unknown, 0);
        var (at, end, isSure) = (variable.Domain.Low, variable.Domain.High, true);
        var most = variable.Domain.Allowed is null ? MostStretches : MostAnswers;
        var others = new OtherUnknowns(_around, new(unknown, variable));
        // The last answer that there is decides more often than others: a day that leaves no room for those after it.
        if (at < end && Known(others, end, end).Found.Count < 2
            && At(unknown, variable, end) is { Found.Count: 1, IsExact: true }) return true;
        for (var tried = 0; at <= end; tried++)
        {
            if (tried == most || allowance.IsSpent) return null;
            var (last, found) = Known(others, at, end);
            if (found.Count < 2)
            {
                var settled = At(unknown, variable, at);
                if (settled.Found.Count == 1 && settled.IsExact) return true;
                // Where no valid case has this answer it is none that could be given.
                isSure &= settled.Found.Count > 1 || settled.IsExact;
                found = [.. settled.Found.Select(f => (f.Key, f.Value[0]))];
                last = at;
            }
            // A key that another item has in the cases found may settle more than these say.
            if (found.Count < 2 || unknown.IsKey)
            {
                at++;
                continue;
            }
            if (last < end) last = found.Min(f => Of(others, f.Outcome).Last(f.Case, at, end));
            if (last < end && tried >= PlainStretches) last = Int128.Max(last, LastOfTwo(others, at, end));
            at = last + 1;
        }
        return isSure ? false : null;
    }

    private Stretch Of(OtherUnknowns others, int outcome) => new(rules, others, outcome);

    /// <summary>
    /// Two outcomes among those of whole cases that were found before, with the answer in them: those that were seen to
    /// be kept longest, and until when both are. Fewer where there are no two.
    /// </summary>
    private (Int128 Last, List<(int Outcome, ImmutableArray<Datum?> Case)> Found) Known(OtherUnknowns others,
        Int128 from, Int128 end)
    {
        var longest = new SortedDictionary<int, (Int128 Last, ImmutableArray<Datum?> Case)>();
        foreach (var (cases, _) in left.Varied)
        {
            if (allowance.IsSpent || longest.Values.Count(l => l.Last == end) > 1) break;
            foreach (var whole in others.With(cases[0], from))
            {
                if (Validity.Fault(rules.Policy, whole) is not null) continue;
                allowance.Take(rules.StepsOf(whole));
                if (rules.OnlyOutcome(rules.Work(whole)) is not { } outcome) continue;
                var before = longest.TryGetValue(outcome, out var known) ? known.Last : from - 1;
                if (before == end) break;
                var last = Of(others, outcome).LastTogether(whole, from, end, Int128.Max(from, before));
                if (last > before) longest[outcome] = (last, whole);
            }
        }
        var two = longest.OrderByDescending(l => l.Value.Last).Take(2).ToList();
        return (two.Count < 2 ? from : two[1].Value.Last, [.. two.Select(t => (t.Key, t.Value.Case))]);
    }

    /// <summary>The outcomes where the answer is one number.</summary>
    private Settled At(Unknown unknown, Variable variable, Int128 number)
    {
        var mark = _state.Enter();
        var settled = _state.Take(variable, number, number)
            ? left.Ask(left.Outcome(), stopAt: 2, from: _state)
            : new Settled([], []);
        _state.Leave(mark);
        if (settled.IsExact || settled.Found.Count > 1) return settled;
        // More is seen of what is known than of what is assumed: which items a list may hold.
        var one = Left(unknown.Fill(values, variable.At(number)));
        return one.Ask(one.Outcome(), stopAt: 2);
    }

    private ResidualPolicy Left(ImmutableArray<Datum?> filled, Unknown? along = null) =>
        new(rules, filled, rules.Policy.Conditions, allowance, along);

    /// <summary>How far two outcomes can each be kept by one case from an answer on, as far as was found.</summary>
    private Int128 LastOfTwo(OtherUnknowns others, Int128 from, Int128 end)
    {
        var (unknown, variable) = others.Answered;
        if (variable.Domain.Allowed is not null) return from;
        var count = rules.Policy.Outcomes.Length;
        for (var last = end; last > from; last = from + (last - from) / 2)
        {
            if (allowance.IsSpent) return from;
            var two = Left(values, unknown);
            two.Start(two.Parts.Unstated.Of(unknown, 0), from);
            two.Start(two.Parts.Unstated.Of(unknown, 1), last);
            var settled = two.Ask(new PairQuestion(two.Outcome(0), two.Outcome(1), count),
                a => a / count == a % count, stopAt: 2);
            if (settled.Found.Count > 1 && settled.Found.All(f =>
                Of(others, f.Key / count).LastAlike(f.Value[0], from, last) == last))
                return last;
        }
        return from;
    }
}
