using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// What a table, a score or a count of items comes to where that is the same in every way of filling in what a case
/// leaves unknown, although its parts do not say so: two items of which there is one per drug are not both heroin
/// (language, section 4.4). A decision does not look at values by themselves, a reader does.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="left">What is left of it, which the values of one justification share.</param>
internal sealed class SettledValues(RuleEvaluator rules, Lazy<ResidualPolicy> left)
{
    private const int MostGuesses = 8;

    private readonly RuleEvaluator _rules = rules;
    private readonly Dictionary<(object, int), Datum?> _known = new(new PlaceComparer());

    /// <summary>The value, or null where it can differ, or it is not seen that it cannot.</summary>
    /// <param name="term">A value that its parts leave open.</param>
    /// <param name="row">The item at hand, from 0; -1 outside <c>where</c>.</param>
    /// <param name="list">The list of the item.</param>
    /// <param name="guess">One that it may come to, as far as its parts say.</param>
    public Datum? Of(Term term, ListInput? list, int row, Scalar guess)
    {
        if (!term.Opened.TurnsOnConditions) return null;
        if (_known.TryGetValue((term, row), out var known)) return known;
        return _known[(term, row)] = Find(term, list, row, guess, out _);
    }

    /// <summary>The same of a value that is told with an outcome, whatever it is made of.</summary>
    /// <param name="term">A value that its parts leave open.</param>
    /// <param name="guess">One that it may come to, as far as its parts say.</param>
    /// <param name="isSettled">Whether it is certain that it can differ, where it can.</param>
    public Datum? Told(Term term, Scalar guess, out bool isSettled) => Find(term, null, -1, guess, out isSettled);

    private Scalar? Find(Term term, ListInput? list, int row, Scalar guess, out bool isSettled)
    {
        isSettled = true;
        for (var tries = 0; tries < MostGuesses; tries++)
        {
            var settled = left.Value.Ask(left.Value.Truth(Is(_rules.Policy, term, guess, list, row)), stopAt: 2);
            if (settled is not { IsExact: true, Found.Count: 1 })
            {
                isSettled = settled.Found.Count > 1;
                return null;
            }
            var (answer, cases) = settled.Found.First();
            if (answer == 1) return guess;
            // It is never that: the case found shows what else it may be.
            guess = ValueIn(term, list, row, cases[0]);
        }
        isSettled = false;
        return null;
    }

    /// <summary>The test whether the value is a certain one, asked after the policy's own conditions.</summary>
    public static Condition Is(Policy policy, Term term, Scalar value, ListInput? list = null, int row = -1)
    {
        var index = policy.Conditions.Length;
        var own = list is null ? index : -1;
        Condition test = term.Type is ChoiceType
            ? new MemberCondition(own, term, BigInteger.One << (int)value.Value, term.Span)
            : new Comparison(own, term, Relation.Equal, new ConstantTerm(value, term.Type, term.Span), term.Span);
        return list is null ? test : new ItemCondition(index, list, row, test);
    }

    /// <summary>The value in a whole case.</summary>
    private Scalar ValueIn(Term term, ListInput? list, int row, ImmutableArray<Datum?> filled)
    {
        var frame = Frame.Of(_rules.Policy, filled, _rules.Conditions.All(filled));
        if (list is not null) frame = frame.At(((Items)filled[list.Slot]!).Rows[row], row);
        var terms = _rules.Conditions.Terms;
        return term.Type is ChoiceType
            ? new Scalar((int)BigInteger.Log2(terms.PossibleChoices(term, frame)))
            : new Scalar(terms.Scalar(term, frame).Low);
    }
}
