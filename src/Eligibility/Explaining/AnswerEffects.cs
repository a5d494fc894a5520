using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>Answers to one question that come to the same, and to what.</summary>
/// <param name="From">The first of them; of a number or date the least of a stretch of them.</param>
/// <param name="To">The last of that stretch; of others the same as <paramref name="From"/>.</param>
/// <param name="Outcome">The outcome that is certain after it; null where it goes on.</param>
/// <param name="Rule">The first of its reasons; null of <c>otherwise</c>, and where it goes on.</param>
internal sealed record AnswerEffect(Datum From, Datum To, Outcome? Outcome, Rule? Rule);

/// <summary>
/// To what each answer comes to one thing that is not known: every answer is decided, those that no test tells apart as one.
/// </summary>
internal static class AnswerEffects
{
    /// <summary>Of sets of more values than these not each is tried.</summary>
    private const int MostInSets = 5;

    /// <summary>The effects of the answers to one fact that the case leaves unknown.</summary>
    public static ImmutableArray<AnswerEffect> Of(OtherCases cases, Fact fact) => Of(cases, new Unknown(fact, -1, null));

    /// <summary>
    /// The effects, in the order of the answers, neighbours with the same effect as one; empty where no answers can be listed that stand
    /// for all others, or where it is not settled what one comes to. Of a list no more than what having no items comes to.
    /// </summary>
    /// <param name="cases">The cases like that of the decision, which is undecided.</param>
    /// <param name="asked">What the case leaves unknown.</param>
    public static ImmutableArray<AnswerEffect> Of(OtherCases cases, Unknown asked)
    {
        var found = ImmutableArray.CreateBuilder<AnswerEffect>();
        foreach (var (from, to) in Answers(cases, asked))
        {
            var values = asked.Fill(cases.Values, from);
            // An item that must differ from another cannot have the same value.
            if (asked.Field is not null && Validity.Fault(cases.Policy, values) is not null) continue;
            if (Of(cases, values, from, to) is not { } effect) return [];
            if (found.Count > 0 && IsOrdered(asked.Type) && found[^1] is var last
                && last.Outcome == effect.Outcome && last.Rule == effect.Rule) found[^1] = last with { To = to };
            else found.Add(effect);
        }
        return found.ToImmutable();
    }

    private static bool IsOrdered(FactType? type) => type is NumberType or DateType or ChoiceType { Ranked: true };

    private static AnswerEffect? Of(OtherCases cases, ImmutableArray<Datum?> values, Datum from, Datum to)
    {
        var decided = cases.Decision.Evaluator.Decide(cases.With(values), DecisionDetail.None);
        return !decided.OutcomeIsExact ? null
            : decided.Outcome is { } outcome
                ? new AnswerEffect(from, to, outcome, decided.Reasons is [{ Rule: { } rule }, ..] ? rule : null)
            : new AnswerEffect(from, to, null, null);
    }

    private static IEnumerable<(Datum From, Datum To)> Answers(OtherCases cases, Unknown asked)
    {
        switch (asked.Type)
        {
            case null: return asked.Input is ListInput { Least: 0 } ? Each([new Items([])]) : [];
            case YesNoType: return Each([Datum.Yes, Datum.No]);
            case ChoiceType choice: return Each(Enumerable.Range(0, choice.Values.Names.Length).Select(v => (Datum)new Scalar(v)));
            case SetType { Values.Names.Length: <= MostInSets and var count }:
                return Each(Enumerable.Range(0, 1 << count).Select(held => (Datum)new Choices((BigInteger)held)));
            case SetType: return [];
            default: return asked.Input is Fact fact ? Stretches(cases, fact) : [];
        }

        static IEnumerable<(Datum, Datum)> Each(IEnumerable<Datum> answers) => answers.Select(a => (a, a));
    }

    private static IEnumerable<(Datum From, Datum To)> Stretches(OtherCases cases, Fact fact)
    {
        // Where ranges tie it to other facts an answer says something of those, too.
        if (fact.IsTied && (cases.Policy.Orders.Any || fact.IsDecisionDate)) return [];
        var form = cases.Policy.SlotForms[fact.Slot];
        var least = cases.AnswersTo(fact, cases.Values);
        var ends = cases.Decision.Evaluator.Plan.EndsOf(fact.Slot, cases.With(cases.Values).Row);
        return ends is null ? [] : least.Select((first, i) => (form.Read(first),
            form.Read(i + 1 < least.Length ? least[i + 1] - 1 : ends.Value.Greatest)));
    }
}
