using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>Whether one answer to something unknown leaves a single outcome, whatever the rest.</summary>
internal sealed class DecidesAlone(PolicyEvaluator evaluator, ImmutableArray<Datum?> values, ResidualPolicy left,
    Allowance allowance)
{
    /// <summary>Past so many answers that were tried it is not known whether one decides alone.</summary>
    private const int MostAnswers = 256;

    /// <summary>Of more items than these no list is made of each.</summary>
    private const int MostItems = 6;

    /// <summary>The same of stretches of answers.</summary>
    private const int MostStretches = 24;

    private readonly Policy _policy = evaluator.Policy;
    private readonly RuleEvaluator _rules = evaluator.Rules;
    private readonly PartBuilder _parts = left.Parts;

    /// <summary>Whether one answer to it leaves a single outcome; null where that was not settled.</summary>
    public bool? Of(Unknown unknown)
    {
        if (allowance.IsSpent) return null;
        var kinds = unknown.Type is null ? _parts.Kinds.Lists.FirstOrDefault(l => l.List == unknown.Input) : null;
        if (unknown.Type is null && kinds is not { IsComplete: true }) return null;
        HashSet<object> own = unknown.Type switch
        {
            null => [.. kinds!.All.SelectMany(k => k.Sums.Values.Append(k.Count))],
            SetType => [_parts.Unstated.OfSet(unknown, 0)],
            _ => [_parts.Unstated.Of(unknown, 0)],
        };
        var (tests, isTied) = (new List<Test>(),
            _parts.Formula.HasFree || unknown.IsKey || kinds?.All.Any(k => !k.IsPure) == true);
        foreach (var test in _parts.Formula.Tests)
        {
            var read = new HashSet<object>();
            test.Gather(read);
            if (!read.Overlaps(own)) continue;
            tests.Add(test);
            isTied |= !read.All(r => own.Contains(r) || !Formula.IsUnknown(r));
        }
        if (unknown.Type is not (null or SetType) && (isTied || unknown.EndsAtDecisionDate
            || unknown.Input == _policy.DecisionDate))
            return AloneOfTied(unknown);
        return AloneByTests(unknown, tests, isTied)
            ?? (kinds is not null && HasListForEachWay(kinds) ? true : null);
    }

    /// <summary>
    /// Whether a list decides that holds an item for each way in which what its <c>where</c> reads besides can come out.
    /// </summary>
    private bool HasListForEachWay(KindsOfList kinds)
    {
        var (filling, items) = (new Filling(_parts), new List<ImmutableArray<Datum?>>());
        foreach (var kind in kinds.All)
        {
            var item = filling.ItemOf(kinds.List, kind, State.Of(_parts.Formula), _parts.Effort);
            if (!items.Exists(i => i.SequenceEqual(item))) items.Add(item);
        }
        if (items.Count > MostItems) return false;
        for (var held = 1; held < 1 << items.Count && !allowance.IsSpent; held++)
        {
            var list = new Items([.. items.Where((_, i) => (held >> i & 1) != 0)]);
            var filled = values.SetItem(kinds.List.Slot, list);
            if (Validity.Fault(_policy, filled) is null && With(filled) is { Found.Count: 1, IsExact: true }) return true;
        }
        return false;
    }

    private ResidualPolicy Left(ImmutableArray<Datum?> filled, Unknown? along = null) =>
        new(_rules, filled, _policy.Conditions, allowance, along);

    /// <summary>The outcomes with one more thing known.</summary>
    private Settled With(ImmutableArray<Datum?> filled)
    {
        var one = Left(filled);
        return one.Ask(one.Outcome(), stopAt: 2);
    }

    /// <summary>
    /// Answers that are tied to other unknowns: stretches of them for which two whole cases keep two outcomes
    /// throughout, until they cover all.
    /// </summary>
    private bool? AloneOfTied(Unknown unknown)
    {
        var variable = _parts.Unstated.Of(unknown, 0);
        var (at, end, isSure) = (variable.Domain.Low, variable.Domain.High, true);
        for (var tried = 0; at <= end; tried++)
        {
            if (tried == MostStretches || allowance.IsSpent) return null;
            var settled = With(unknown.Fill(values, variable.At(at)));
            if (settled.Found.Count == 1 && settled.IsExact) return true;
            // Where no valid case has this answer it is none that could be given.
            isSure &= settled.Found.Count > 1 || settled.IsExact;
            // A key that another item has in the cases found may settle more than these say.
            at = settled.Found.Count < 2 || unknown.IsKey
                ? at + 1
                : Int128.Max(settled.Found.Min(f => LastAlike(unknown, variable, f.Value[0], f.Key, at, end)),
                    LastOfStretch(unknown, variable, at, end)) + 1;
        }
        return isSure ? false : null;
    }

    /// <summary>How far two outcomes can each be kept by one case from an answer on, as far as was found.</summary>
    private Int128 LastOfStretch(Unknown unknown, Variable variable, Int128 from, Int128 end)
    {
        if (variable.Domain.Allowed is not null) return from;
        var count = _policy.Outcomes.Length;
        for (var last = end; last > from; last = from + (last - from) / 2)
        {
            if (allowance.IsSpent) return from;
            var two = Left(values, unknown);
            two.Start(two.Parts.Unstated.Of(unknown, 0), from);
            two.Start(two.Parts.Unstated.Of(unknown, 1), last);
            var settled = two.Ask(new PairQuestion(two.Outcome(0), two.Outcome(1), count),
                a => a / count == a % count, stopAt: 2);
            if (settled.Found.Count > 1 && settled.Found.All(f =>
                LastAlike(unknown, variable, f.Value[0], f.Key / count, from, last) == last)) return last;
        }
        return from;
    }

    /// <summary>
    /// The last of the answers from one on that leave a whole case valid and its outcome the same, as far as bounds
    /// say.
    /// </summary>
    private Int128 LastAlike(Unknown unknown, Variable variable, ImmutableArray<Datum?> whole, int outcome,
        Int128 from, Int128 end)
    {
        if (from == end) return end;
        var rest = unknown.Fill(whole, null);
        var one = Left(rest);
        var (question, own) = (one.Outcome(), one.Parts.Unstated.Of(unknown, 0));
        if (variable.Domain.Allowed is not null)
        {
            // Choices are not in the order in which tests tell them apart.
            var last = from;
            while (last < end && IsAlike(last + 1, last + 1)) last++;
            return last;
        }
        var (low, high) = (from, from);
        for (Int128 step = 1; high < end && IsAlike(from, Int128.Min(end, high + step)); step *= 2)
            (low, high) = (high, Int128.Min(end, high + step));
        low = high;
        var top = Int128.Min(end, own.Domain.High);
        while (low < top)
        {
            var middle = low + (top - low + 1) / 2;
            if (IsAlike(from, middle)) low = middle;
            else top = middle - 1;
        }
        return Int128.Max(low, from);

        bool IsAlike(Int128 least, Int128 most)
        {
            if (most > own.Domain.High) return false;
            var state = State.Of(one.Parts.Formula);
            var domain = state[own] with { Low = least, High = most };
            if (!Domains.Tighten(ref domain)) return false;
            state[own] = domain;
            return question.Possible(state) is [var only] && only == outcome && IsValid(least) && IsValid(most);
        }

        bool IsValid(Int128 answer) => Validity.Fault(_policy, unknown.Fill(rest, variable.At(answer))) is null;
    }

    /// <summary>Each way in which what is asked of it can come out, with an answer for which it does.</summary>
    private bool? AloneByTests(Unknown unknown, List<Test> tests, bool isTied)
    {
        var (filling, isSure, tried) = (new Filling(_parts), !isTied, 0);
        var isFound = Explore(State.Of(_parts.Formula));
        return isFound ? true : isSure ? false : null;

        bool Explore(State state)
        {
            if (tried == MostAnswers || allowance.IsSpent)
            {
                isSure = false;
                return false;
            }
            var test = tests.FirstOrDefault(t => t.In(state) == Truth.Open);
            if (test is null) return Try(state);
            foreach (var holds in (bool[])[true, false])
            {
                var mark = state.Enter();
                var found = state.Assume(test, holds) && !filling.IsRefuted(state, _parts.Effort)
                    && StackGuard.Run(() => Explore(state));
                state.Leave(mark);
                if (found) return true;
            }
            return false;
        }

        bool Try(State state)
        {
            tried++;
            allowance.Take(1);
            var (verdict, cases) = filling.Of(state, 1, _parts.Effort);
            if (verdict is Impossible) return false;
            if (verdict is not Witness)
            {
                isSure = false;
                return false;
            }
            var settled = With(unknown.Fill(values, unknown.In(cases[0])));
            if (settled.Found.Count == 1 && settled.IsExact) return true;
            isSure &= settled.Found.Count > 1 || settled.IsExact;
            return false;
        }
    }
}
