using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>What a line below an outcome came to.</summary>
/// <param name="Of">The line.</param>
/// <param name="Status">Whether it is owed or told; open, too, where it is not known with which value.</param>
/// <param name="Value">The value that is told, in every way of filling in what is unknown; null where there is none.</param>
/// <param name="Needs">Of an open one what can still change it, in order of declaration.</param>
/// <param name="IsSettled">Whether one that is open can come out in several ways, and hangs on all that is needed.</param>
internal sealed record BroughtLine(Consequence Of, Truth Status, Datum? Value, ImmutableArray<Need> Needs,
    bool IsSettled);

/// <summary>
/// What the lines below the outcome of a decision come to (language, section 9). A decision does not look at them, a
/// reader does: they change no outcome, and what is open of them is none of what is needed.
/// </summary>
internal sealed class OutcomeLines
{
    private readonly RuleEvaluator _rules;
    private readonly Decision _decision;
    private readonly Frame _frame;
    private readonly Allowance _allowance;

    private OutcomeLines(RuleEvaluator rules, Decision decision)
    {
        (_rules, _decision, _allowance) = (rules, decision, Allowance.Of(decision.Case));
        _frame = Frame.Of(rules.Policy, decision.Case.Values, [.. decision.Truths]);
    }

    /// <summary>The lines below the outcome, in the order in which they are told; none while undecided.</summary>
    /// <param name="rules">The policy.</param>
    /// <param name="decision">The decision.</param>
    public static ImmutableArray<BroughtLine> Of(RuleEvaluator rules, Decision decision)
    {
        if (decision.Outcome?.Consequences.ToList() is not { Count: > 0 } lines) return [];
        var of = new OutcomeLines(rules, decision);
        return [.. lines.Select(of.Of)];
    }

    private BroughtLine Of(Consequence line)
    {
        var status = line.When is { } when ? _decision.Truths[when.Index] : Truth.Held;
        var isSettled = line.When is null || status != Truth.Open || _decision.IsSettled(line.When);
        Datum? value = null;
        if (line.Value is { } term && status == Truth.Held)
        {
            value = ValueOf(term, out isSettled);
            if (value is null) status = Truth.Open;
        }
        if (status != Truth.Open) return new BroughtLine(line, status, value, [], true);
        var needs = new LineNeeds(_rules, _decision.Case.Values, line, _allowance);
        ImmutableArray<Need> needed = [.. needs.Find()];
        return new BroughtLine(line, status, null, needed, isSettled && needs.AreExact);
    }

    private Datum? ValueOf(Term term, out bool isSettled)
    {
        var (guess, isKnown) = Known(_rules.Conditions.Terms, term, _frame);
        isSettled = true;
        if (isKnown) return guess;
        var asked = _rules.Policy.Conditions.Add(SettledValues.Is(_rules.Policy, term, guess));
        return new SettledValues(_rules, new Lazy<ResidualPolicy>(
            () => new ResidualPolicy(_rules, _decision.Case.Values, asked, _allowance))).Told(term, guess, out isSettled);
    }

    /// <summary>A value that a term may come to, and whether its parts say that it is the only one.</summary>
    public static (Scalar Value, bool IsKnown) Known(TermEvaluator terms, Term term, in Frame frame)
    {
        if (term.Type is ChoiceType)
        {
            var possible = terms.PossibleChoices(term, frame);
            return (new Scalar((int)BigInteger.Log2(possible)), possible.IsPowerOfTwo);
        }
        var bounds = terms.Scalar(term, frame);
        return (new Scalar(bounds.Low), bounds.IsKnown);
    }
}
