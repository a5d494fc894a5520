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

    /// <summary>Whether one answer leaves a single outcome; null where that was not settled.</summary>
    public bool? AnyDecides(Unknown unknown)
    {
        var variable = _parts.Unstated.Of(unknown, 0);
        var (at, end, isSure) = (variable.Domain.Low, variable.Domain.High, true);
        var most = variable.Domain.Allowed is null ? MostStretches : MostAnswers;
        var state = State.Of(_parts.Formula);
        for (var tried = 0; at <= end; tried++)
        {
            if (tried == most || allowance.IsSpent) return null;
            var settled = At(unknown, variable, at, state);
            if (settled.Found.Count == 1 && settled.IsExact) return true;
            // Where no valid case has this answer it is none that could be given.
            isSure &= settled.Found.Count > 1 || settled.IsExact;
            // A key that another item has in the cases found may settle more than these say.
            if (settled.Found.Count < 2 || unknown.IsKey)
            {
                at++;
                continue;
            }
            var last = settled.Found.Min(f => new Stretch(rules, left, unknown, variable, f.Key).Last(f.Value[0], at, end));
            if (last < end && tried >= PlainStretches) last = Int128.Max(last, LastOfTwo(unknown, variable, at, end));
            at = last + 1;
        }
        return isSure ? false : null;
    }

    /// <summary>The outcomes where the answer is one number.</summary>
    private Settled At(Unknown unknown, Variable variable, Int128 number, State state)
    {
        var mark = state.Enter();
        var settled = state.Take(variable, number, number)
            ? left.Ask(left.Outcome(), stopAt: 2, from: state)
            : new Settled([], []);
        state.Leave(mark);
        if (settled.IsExact || settled.Found.Count > 1) return settled;
        // More is seen of what is known than of what is assumed: which items a list may hold.
        var one = Left(unknown.Fill(values, variable.At(number)));
        return one.Ask(one.Outcome(), stopAt: 2);
    }

    private ResidualPolicy Left(ImmutableArray<Datum?> filled, Unknown? along = null) =>
        new(rules, filled, rules.Policy.Conditions, allowance, along);

    /// <summary>How far two outcomes can each be kept by one case from an answer on, as far as was found.</summary>
    private Int128 LastOfTwo(Unknown unknown, Variable variable, Int128 from, Int128 end)
    {
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
                new Stretch(rules, left, unknown, variable, f.Key / count).LastAlike(f.Value[0], from, last) == last))
                return last;
        }
        return from;
    }
}
