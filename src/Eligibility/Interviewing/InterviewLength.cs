using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>How many questions interviews take over random cases, counted: who judged and why are no questions of their own.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Asked">How many questions in the order of <see cref="QuestionOrder"/>.</param>
/// <param name="Declared">How many in order of declaration, those left out that cannot change the outcome.</param>
/// <param name="Each">How many in order of declaration, whether they can or not, up to the end.</param>
internal sealed record InterviewLength(int Cases, long Asked, long Declared, long Each)
{
    /// <summary>Measures so many interviews; fewer where not so many cases were met that could be stated.</summary>
    public static InterviewLength Of(PolicyEvaluator evaluator, int cases, ulong seed = 1)
    {
        var (random, first) = (new RandomCases(evaluator, seed), Interview.Of(evaluator));
        var met = new Dictionary<string, Interview>(StringComparer.Ordinal);
        var total = new InterviewLength(0, 0, 0, 0);
        while (total.Cases < cases && random.Next() is { } @case)
            total = new InterviewLength(total.Cases + 1, total.Asked + Asking(first, @case.Values, met),
                total.Declared + Declaring(evaluator, @case.Values, isSparing: true),
                total.Each + Declaring(evaluator, @case.Values, isSparing: false));
        return total;
    }

    /// <summary>The interview about a whole case, to its end.</summary>
    public static Interview Conduct(Interview first, ImmutableArray<Datum?> whole)
    {
        var at = first;
        while (at.Next is { } asked) at = Answer(at, asked, whole);
        return at;
    }

    /// <summary>The interview after what a whole case answers to its next question.</summary>
    public static Interview Answer(Interview at, Question asked, ImmutableArray<Datum?> whole) =>
        at.Give(asked.Of, Stating(asked, asked.Of.In(whole)!)).After
            ?? throw new InvalidOperationException($"a case that could be stated is refused: {asked.Name}");

    private static Stated Stating(Question asked, Datum value)
    {
        if (value is Items items) return AnswerReader.Items(Number.Of(items.Rows.Length).Units);
        var stated = HostValues.Of(asked.Of.Type!.ToHost(value));
        return asked.JudgedBy is null ? stated
            : new StatedObject([new("value", stated), new("by", new StatedText("x")), new("because", new StatedText("x"))]);
    }

    /// <summary>Interviews begin alike: what was met before is not worked out again.</summary>
    private static int Asking(Interview first, ImmutableArray<Datum?> whole, Dictionary<string, Interview> met)
    {
        var (at, path, count) = (first, "", 0);
        for (; at.Next is { } asked; count++)
        {
            path += $"{asked.Name}={(asked.Of.In(whole) is Items items ? items.Rows.Length : asked.Of.Type?.Say(asked.Of.In(whole)!))};";
            if (!met.TryGetValue(path, out var after)) met[path] = after = Answer(at, asked, whole);
            at = after;
        }
        return count;
    }

    private static int Declaring(PolicyEvaluator evaluator, ImmutableArray<Datum?> whole, bool isSparing)
    {
        var (policy, count) = (evaluator.Policy, 0);
        var (values, decision) = (policy.Unstated, Decide(policy.Unstated));
        foreach (var input in policy.Inputs)
        {
            if (input.Assumed is not null) continue;
            for (var asked = Due(input); asked is { } of && !decision.IsDecided; asked = Due(input))
            {
                count++;
                values = of.Fill(values, of.In(whole) is Items items ? Blank(input, items) : of.In(whole));
                decision = Decide(values);
            }
        }
        return count;

        Unknown? Due(Input input)
        {
            foreach (var unknown in Unknowns.Of(input, values))
                if (!isSparing || decision.Needed.Any(need => need.Name == unknown.Name)) return unknown;
            return null;
        }

        Decision Decide(ImmutableArray<Datum?> stated) => evaluator.Decide(Case.Of(policy, stated), DecisionDetail.None);
    }

    private static Items Blank(Input list, Items items) =>
        new([.. Enumerable.Repeat(((ListInput)list).UnstatedItem, items.Rows.Length)]);
}
