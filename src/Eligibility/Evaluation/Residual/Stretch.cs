using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>How far an answer can move in a whole case that stays valid and keeps its outcome.</summary>
/// <param name="rules">The policy.</param>
/// <param name="left">What is left of it where what is known is filled in.</param>
/// <param name="unknown">What is answered.</param>
/// <param name="variable">Its variable.</param>
/// <param name="outcome">The outcome.</param>
internal sealed class Stretch(RuleEvaluator rules, ResidualPolicy left, Unknown unknown, Variable variable, int outcome)
{
    /// <summary>So many other unknowns are changed to lengthen a stretch.</summary>
    private const int MostChanged = 8;

    private readonly PartBuilder _parts = left.Parts;

    /// <summary>How many days another day is moved by to find it amid the days that keep the outcome.</summary>
    private static readonly ImmutableArray<int> Moves = [0, 183, -183, 15, -15, 2, -2];

    /// <summary>
    /// The last of the answers from one on for which the case keeps its outcome, as far as bounds say; or one that differs
    /// from it in another date or number, or in another date that moves with the answer.
    /// </summary>
    public Int128 Last(ImmutableArray<Datum?> whole, Int128 from, Int128 end)
    {
        var best = LastAlike(whole, from, end);
        foreach (var (other, of) in Others())
        {
            foreach (var number in (Int128[])[of.Domain.High, of.Domain.Low])
            {
                if (best == end) return end;
                if (Changed(whole, other, of, number) is not { } changed) continue;
                var last = LastAlike(changed, from, end);
                // As late as can be leaves most room for what moves.
                if (last > best || last == best && number == of.Domain.High) (best, whole) = (last, changed);
            }
        }
        foreach (var (other, of) in Others().Where(o => o.Variable.Step == variable.Step))
        {
            foreach (var move in Moves)
            {
                if (best == end) return end;
                var number = of.NumberOf(other.In(whole)!) + move;
                if (Changed(whole, other, of, number) is { } changed)
                    best = Int128.Max(best, LastAlike(changed, from, end, (other, of, number - from)));
            }
        }
        return best;
    }

    private ImmutableArray<Datum?>? Changed(ImmutableArray<Datum?> whole, Unknown other, Variable of, Int128 number)
    {
        if (number < of.Domain.Low || number > of.Domain.High) return null;
        var changed = other.Fill(whole, of.At(number));
        return IsValid(changed) && HasOutcome(changed) ? changed : null;
    }

    private IEnumerable<(Unknown Unknown, Variable Variable)> Others() => _parts.Unstated.Variables
        .Where(v => v.Unknown != unknown && v.Unknown.Row != Unstated.Template && v.Variable.Domain.Allowed is null
            && v.Unknown.Type is not YesNoType && !v.Unknown.IsKey)
        .OrderBy(v => v.Variable.Index).Select(v => (v.Unknown, v.Variable)).Take(MostChanged).ToList();

    private bool IsValid(ImmutableArray<Datum?> whole) => Validity.Fault(rules.Policy, whole) is null;

    private bool HasOutcome(ImmutableArray<Datum?> whole) =>
        rules.PossibleOutcomes(rules.Work(whole)).Take(2).ToList() is [var only] && only == outcome;

    /// <summary>The last of the answers from one on that keep a whole case valid and its outcome the same.</summary>
    /// <param name="whole">The case.</param>
    /// <param name="from">The first answer, which the case has.</param>
    /// <param name="end">The last that is looked at.</param>
    /// <param name="with">A day that moves with the answer, and how many days it lies after it; null for none.</param>
    public Int128 LastAlike(ImmutableArray<Datum?> whole, Int128 from, Int128 end,
        (Unknown Unknown, Variable Variable, Int128 Days)? with = null)
    {
        if (from == end) return end;
        var (question, own, follower, state) = Around(whole, with);
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
            if (follower is not null && most + with!.Value.Days > follower.Domain.High) return false;
            var mark = state.Enter();
            var isAlike = state.Take(own, least, most)
                && (follower is null || state.Take(follower, least + with!.Value.Days, most + with.Value.Days))
                && question.Possible(state) is [var only] && only == outcome && IsValid(At(least)) && IsValid(At(most));
            state.Leave(mark);
            return isAlike;
        }

        ImmutableArray<Datum?> At(Int128 answer)
        {
            var at = unknown.Fill(whole, variable.At(answer));
            return with is { } other ? other.Unknown.Fill(at, other.Variable.At(answer + other.Days)) : at;
        }
    }

    /// <summary>The outcome where all but the answer, and what moves with it, is as the case says.</summary>
    private (OutcomeQuestion Question, Variable Own, Variable? Follower, State State) Around(
        ImmutableArray<Datum?> whole, (Unknown Unknown, Variable Variable, Int128 Days)? with)
    {
        // How many items of each kind a list holds is not told by the case.
        if (_parts.Kinds.Lists.Any())
        {
            var rest = unknown.Fill(whole, null);
            if (with is { } moved) rest = moved.Unknown.Fill(rest, null);
            var one = new ResidualPolicy(rules, rest, rules.Policy.Conditions, Allowance.OfDecision());
            var (asked, own) = (one.Outcome(), one.Parts.Unstated.Of(unknown, 0));
            var follower = with is null ? null : one.Parts.Unstated.Of(with.Value.Unknown, 0);
            return (asked, own, follower, State.Of(one.Parts.Formula, ShiftOf(own, follower)));
        }
        var (question, state) = (left.Outcome(), State.Of(_parts.Formula, ShiftOf(variable, with?.Variable)));
        foreach (var (other, _, of) in _parts.Unstated.Variables)
        {
            if (other == unknown || other == with?.Unknown || other.Row == Unstated.Template) continue;
            var number = of.NumberOf(other.In(whole)!);
            state.Take(of, number, number);
        }
        foreach (var (other, _, of) in _parts.Unstated.Sets)
            if (other.Row != Unstated.Template) state.Take(of, ((Choices)other.In(whole)!).Mask);
        return (question, variable, with?.Variable, state);

        Shift? ShiftOf(Variable own, Variable? follower) =>
            follower is null ? null : new Shift(own, follower, with!.Value.Days);
    }
}
