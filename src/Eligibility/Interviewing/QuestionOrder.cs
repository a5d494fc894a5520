using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>
/// Which question comes next: what decides soonest first. What can settle a case by itself comes before what cannot, and among
/// several such that of which more answers end the interview; dates come last, since they are looked up; then as declared.
/// </summary>
internal static class QuestionOrder
{
    // A share of one thing and a share of another are held against each other as whole numbers.
    private const long Whole = 1_000_000;

    /// <summary>The next question; null where nothing that may still be asked can change anything.</summary>
    /// <param name="decision">The decision of what is known, which is undecided.</param>
    /// <param name="isAsked">Whether it was asked before, and is not known.</param>
    public static Question? Next(Decision decision, Func<Unknown, bool> isAsked)
    {
        var needed = decision.Needed.ToDictionary(need => need.Name, need => need.Alone, StringComparer.Ordinal);
        var values = decision.Case.Values;
        var open = decision.Policy.Inputs.SelectMany(input => Unknowns.Of(input, values))
            .Where(unknown => needed.ContainsKey(unknown.Name) && !isAsked(unknown)).ToList();
        if (open.Count == 0) return null;
        var rank = open.Min(Rank);
        var first = open.Where(unknown => Rank(unknown) == rank).ToList();
        var next = first is [var only] ? only
            : needed[first[0].Name] ? Soonest(decision, first)
            : first[0];
        return Question.For(next, needed[next.Name]);

        int Rank(Unknown unknown) => (unknown.Type is DateType ? 2 : 0) + (needed[unknown.Name] ? 0 : 1);
    }

    /// <summary>The first of those of which the greatest share of answers ends it.</summary>
    private static Unknown Soonest(Decision decision, List<Unknown> among)
    {
        var cases = new OtherCases(decision);
        return among.MaxBy(unknown => Ended(AnswerEffects.Of(cases, unknown), unknown.Type));
    }

    private static long Ended(ImmutableArray<AnswerEffect> effects, FactType? type)
    {
        if (effects.IsEmpty) return 0;
        // Of a list it is told what having no items comes to: that it has some is the other half.
        var all = type is null ? 2 : effects.Sum(effect => Weight(effect, type));
        return effects.Where(effect => effect.Outcome is not null).Sum(effect => Weight(effect, type)) * Whole / all;
    }

    /// <summary>Of values that rank each counts, however few stretches they make; numbers and dates count by stretches.</summary>
    private static long Weight(AnswerEffect effect, FactType? type) =>
        type is ChoiceType ? (long)(((Scalar)effect.To).Value - ((Scalar)effect.From).Value) + 1 : 1;
}
