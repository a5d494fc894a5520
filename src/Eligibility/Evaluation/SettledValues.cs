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
internal sealed class SettledValues(RuleEvaluator rules, ImmutableArray<Datum?> values)
{
    // The values of one justification share a limit of their own; past it a value is told as not known.
    private const int MostSteps = 20_000;
    private const int MostGuesses = 8;

    private readonly RuleEvaluator _rules = rules;
    private readonly Dictionary<(object, int), Datum?> _known = new(new PlaceComparer());
    private int _steps;

    /// <summary>The value, or null where it can differ, or it is not seen that it cannot.</summary>
    /// <param name="term">A value that its parts leave open.</param>
    /// <param name="row">The item at hand, from 0; -1 outside <c>where</c>.</param>
    /// <param name="list">The list of the item.</param>
    /// <param name="guess">One that it may come to, as far as its parts say.</param>
    public Datum? Of(Term term, ListInput? list, int row, Scalar guess)
    {
        if (!term.Opened.TurnsOnConditions) return null;
        if (_known.TryGetValue((term, row), out var known) || _steps >= MostSteps) return known;
        return _known[(term, row)] = Find(term, list, row, guess);
    }

    private Scalar? Find(Term term, ListInput? list, int row, Scalar guess)
    {
        for (var tries = 0; tries < MostGuesses; tries++)
        {
            var answers = Ask(Is(term, guess, list, row));
            if (answers.Only == 1) return guess;
            // Where it is never that, a way of filling in enough to see so shows what else it may be.
            if (answers.Only != 0 || answers.Witnesses.Count == 0) return null;
            guess = Least(term, list, row, answers.Witnesses.Values.First());
        }
        return null;
    }

    private Answers Ask(Condition test)
    {
        var completions = new Completions(_rules, [test], MostSteps - _steps);
        var question = new Question(pass => Truths.ToAnswers(pass.Truths[test.Index]), [test], []);
        var answers = completions.Ask(question, values, stopAtTwo: true);
        _steps += completions.Steps;
        return answers;
    }

    /// <summary>The test whether the value is a certain one, asked after the policy's own conditions.</summary>
    private Condition Is(Term term, Scalar value, ListInput? list, int row)
    {
        var index = _rules.Policy.Conditions.Length;
        var own = list is null ? index : -1;
        Condition test = term.Type is ChoiceType
            ? new MemberCondition(own, term, BigInteger.One << (int)value.Value, term.Span)
            : new Comparison(own, term, Relation.Equal, new ConstantTerm(value, term.Type, term.Span), term.Span);
        return list is null ? test : new ItemCondition(index, list, row, test);
    }

    /// <summary>The least that the value can be with some of what is unknown filled in.</summary>
    private Scalar Least(Term term, ListInput? list, int row, ImmutableArray<Datum?> filled)
    {
        var frame = Frame.Of(_rules.Policy, filled, _rules.Conditions.All(filled));
        if (list is not null) frame = frame with { Item = ((Items)filled[list.Slot]!).Rows[row] };
        var terms = _rules.Conditions.Terms;
        return term.Type is ChoiceType
            ? new Scalar((int)BigInteger.Log2(terms.PossibleChoices(term, frame)))
            : new Scalar(terms.Scalar(term, frame).Low);
    }
}
