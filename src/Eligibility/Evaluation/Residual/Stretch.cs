using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>How far an answer can move in a whole case that stays valid and keeps its outcome.</summary>
/// <param name="rules">The policy.</param>
/// <param name="others">What is answered, and what may be changed beside it.</param>
/// <param name="outcome">The outcome.</param>
internal sealed class Stretch(RuleEvaluator rules, OtherUnknowns others, int outcome)
{
    /// <summary>How many days other days are moved by to find one amid the days that keep the outcome.</summary>
    private static readonly ImmutableArray<int> Moves = [0, 183, -183, 15, -15, 2, -2];

    /// <summary>
    /// The last of the answers from one on for which the case keeps its outcome, as far as bounds say; or one that
    /// differs from it in another date or number, or in other dates that move with the answer.
    /// </summary>
    public Int128 Last(ImmutableArray<Datum?> whole, Int128 from, Int128 end)
    {
        var best = LastTogether(whole, from, end, from);
        foreach (var other in others.Of(whole))
            foreach (var number in (Int128[])[other.Variable.Domain.High, other.Variable.Domain.Low])
            {
                if (best == end) return end;
                if (other.Changed(whole, number) is not { } changed) continue;
                var last = LastAlike(changed, from, end, [], best);
                // As late as can be leaves most room for what moves.
                if ((last > best || number == other.Variable.Domain.High && last == best) && HasOutcome(changed))
                    (best, whole) = (last, changed);
            }
        foreach (var other in others.Moving(whole))
            foreach (var days in Moves) best = LastMoved(whole, [other], days, from, end, best);
        return best;
    }

    /// <summary>
    /// The same where nothing else changes, or all days move with the answer, each as far from it as it is or some days
    /// farther.
    /// </summary>
    /// <param name="whole">The case.</param>
    /// <param name="from">The first answer, which the case has.</param>
    /// <param name="end">The last that is looked at.</param>
    /// <param name="reached">What was reached already, which is told where it is no more.</param>
    public Int128 LastTogether(ImmutableArray<Datum?> whole, Int128 from, Int128 end, Int128 reached)
    {
        var last = LastAlike(whole, from, end, [], reached);
        if (last == end || others.Moving(whole) is not { IsEmpty: false } moving) return last;
        foreach (var days in Moves) last = LastMoved(whole, moving, days, from, end, last);
        return last;
    }

    private Int128 LastMoved(ImmutableArray<Datum?> whole, ImmutableArray<OtherUnknown> with, int days, Int128 from,
        Int128 end, Int128 reached)
    {
        if (reached == end || OtherUnknowns.Moved(whole, with, days) is not { } moved) return reached;
        var last = LastAlike(moved, from, end, with, reached);
        return last > reached && HasOutcome(moved) ? last : reached;
    }

    private bool HasOutcome(ImmutableArray<Datum?> whole) => Validity.Fault(rules.Policy, whole) is null
        && rules.OnlyOutcome(rules.Work(whole)) == outcome;

    /// <summary>The last of the answers from one on that keep a whole case valid and its outcome the same.</summary>
    /// <param name="whole">The case.</param>
    /// <param name="from">The first answer, which the case has.</param>
    /// <param name="end">The last that is looked at.</param>
    public Int128 LastAlike(ImmutableArray<Datum?> whole, Int128 from, Int128 end) =>
        LastAlike(whole, from, end, [], from);

    /// <summary>
    /// The same with other days that move with the answer; what was reached already where it is no more.
    /// </summary>
    private Int128 LastAlike(ImmutableArray<Datum?> whole, Int128 from, Int128 end, ImmutableArray<OtherUnknown> with,
        Int128 reached)
    {
        if (reached == end) return end;
        var (unknown, variable) = others.Answered;
        var of = others.Around.Of(whole);
        var own = of.Parts.Unstated.Of(unknown, 0);
        var days = with.Select(o => (o.Variable, Days: o.NumberIn(whole) - from)).ToImmutableArray();
        var values = new Datum?[whole.Length];
        var start = of.State.Enter();
        of.Assume(whole, u => u == unknown || with.Any(o => o.Unknown == u));
        if (!with.IsEmpty) of.State.Shift = new Shift(own, days);
        var last = variable.Domain.Allowed is null ? Farthest() : LastOfChoices();
        of.State.Leave(start);
        return last;

        // Choices are not in the order in which tests tell them apart.
        Int128 LastOfChoices()
        {
            var alike = from;
            while (alike < end && IsAlike(alike + 1, alike + 1)) alike++;
            return Int128.Max(alike, reached);
        }

        Int128 Farthest()
        {
            var top = Int128.Min(end, own.Domain.High);
            foreach (var (follower, after) in days) top = Int128.Min(top, follower.Domain.High - after);
            if (top <= reached || !IsAlike(from, reached + 1)) return reached;
            if (IsAlike(from, top)) return top;
            var low = reached + 1;
            for (Int128 step = 1; low + step < top && IsAlike(from, low + step); step *= 2) low += step;
            while (low + 1 < top)
            {
                var middle = low + (top - low) / 2;
                if (IsAlike(from, middle)) low = middle;
                else top = middle;
            }
            return low;
        }

        bool IsAlike(Int128 least, Int128 most)
        {
            var mark = of.State.Enter();
            var isAlike = KeepsOutcome(least, most) && IsValidAt(least) && IsValidAt(most);
            of.State.Leave(mark);
            return isAlike;
        }

        bool KeepsOutcome(Int128 least, Int128 most)
        {
            if (!of.State.Take(own, least, most)) return false;
            foreach (var (follower, after) in days)
                if (!of.State.Take(follower, least + after, most + after)) return false;
            try
            {
                return of.Outcome.Possible(of.State) is [var only] && only == outcome;
            }
            catch (OverflowException)
            {
                // A sum of what moves together may have more than 128 bits.
                return false;
            }
        }

        bool IsValidAt(Int128 answer)
        {
            whole.CopyTo(values);
            others.Answered.Put(answer, values);
            for (var i = 0; i < with.Length; i++) with[i].Put(answer + days[i].Days, values);
            return Validity.Fault(rules.Policy, values.AsSpan()) is null;
        }
    }
}
