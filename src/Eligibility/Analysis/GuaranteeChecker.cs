using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Tries to refute a policy's guarantees by trying every kind of case that its conditions can tell apart, up to a limit
/// of steps. A guarantee that no tried case breaks holds where all could be tried, and is else not settled yet.
/// </summary>
internal static class GuaranteeChecker
{
    public static void Check(PolicyEvaluator evaluator, DiagnosticBag found)
    {
        // Each guarantee has the same limit, so that the order in which they stand does not matter; many share it.
        var limit = Math.Min(Completions.MostSteps, MostStepsOfAll / Math.Max(1, evaluator.Policy.Guarantees.Length));
        foreach (var guarantee in evaluator.Policy.Guarantees)
        {
            var completions = new Completions(evaluator.Rules, guarantee.Conditions, limit, evaluator.Policy.Period);
            var verdict = guarantee switch
            {
                OutcomeGuarantee outcome => Check(outcome, evaluator, completions),
                IndependenceGuarantee independence => Check(independence, evaluator, completions),
                MonotoneGuarantee monotone => Check(monotone, evaluator, completions),
                _ => throw new InvalidOperationException(guarantee.GetType().Name),
            };
            if (verdict.Refutation is { } how) found.Add(Messages.Refuted(guarantee.Span, guarantee.Name, how));
            else if (!verdict.Settled) found.Add(Messages.NotSettled(guarantee.Span, guarantee.Name));
        }
    }

    private const int MostStepsOfAll = 20 * Completions.MostSteps;

    private readonly record struct Verdict(string? Refutation, bool Settled);

    private static Verdict Check(OutcomeGuarantee guarantee, PolicyEvaluator evaluator, Completions completions)
    {
        var outcome = evaluator.Outcome;
        var question = outcome with
        {
            Possible = pass =>
            {
                var when = pass.Truths[guarantee.When.Index];
                var may = outcome.Possible(pass).ToList();
                var breaks = guarantee.Never
                    ? may.Contains(guarantee.Outcome.Index)
                    : may.Any(o => o != guarantee.Outcome.Index);
                var keeps = guarantee.Never
                    ? may.Any(o => o != guarantee.Outcome.Index)
                    : may.Contains(guarantee.Outcome.Index);
                return (when != Truth.Held || keeps, when != Truth.Failed && breaks) switch
                {
                    (true, true) => [0, 1],
                    (false, true) => [1],
                    _ => [0]
                };
            },
            Conditions = outcome.Conditions.Insert(0, guarantee.When),
        };
        var answers = completions.Ask(question, evaluator.Policy.Unstated);
        if (answers.Witnesses.TryGetValue(1, out var broken))
            return new($"with {Say(evaluator.Policy, broken)} the outcome is {Outcomes(evaluator, broken)}", true);
        return new(null, answers.Only == 0);
    }

    private static Verdict Check(IndependenceGuarantee guarantee, PolicyEvaluator evaluator, Completions completions)
    {
        var settled = true;
        foreach (var input in guarantee.Facts)
        {
            var (matters, one, other) = completions.FindDifference(evaluator.Outcome, new Unknown(input, -1, null),
                evaluator.Policy.Unstated);
            if (matters == true) return new(Pair(evaluator, input, one!.Value, other!.Value), true);
            settled &= matters == false;
        }
        return new(null, settled);
    }

    private static Verdict Check(MonotoneGuarantee guarantee, PolicyEvaluator evaluator, Completions completions)
    {
        var ranks = evaluator.Policy.WorstToBest;
        var (broken, one, other) = completions.Along(evaluator.Outcome, new Unknown(guarantee.Fact, -1, null),
            evaluator.Policy.Unstated, seen =>
            {
                for (var i = 0; i < seen.Count; i++)
                    for (var j = i + 1; j < seen.Count; j++)
                        if (Worse(seen[guarantee.Lower ? i : j].Answer, seen[guarantee.Lower ? j : i].Answer))
                            return (i, j);
                return null;
            });
        return broken == true
            ? new(Pair(evaluator, guarantee.Fact, one!.Value, other!.Value), true)
            : new(null, broken == false);

        bool Worse(int outcome, int than)
        {
            var (a, b) = (Rank(outcome), Rank(than));
            return a >= 0 && b >= 0 && a < b;
        }

        int Rank(int outcome) =>
            ranks.Select((o, i) => (o, i)).Where(p => p.o.Index == outcome).Select(p => p.i).DefaultIfEmpty(-1).First();
    }

    private static string Pair(PolicyEvaluator evaluator, Input input, (ImmutableArray<Datum?> Values, int Answer) one,
        (ImmutableArray<Datum?> Values, int Answer) other)
    {
        var policy = evaluator.Policy;
        var rest = policy.Inputs.Where(i => i != input).Where(i => one.Values[i.Slot] is not null)
            .Select(i => SayOne(i, one.Values[i.Slot]!)).ToList();
        var with = rest.Count == 0 ? "" : "with " + string.Join(", ", rest) + ", ";
        return $"{with}{SayOne(input, one.Values[input.Slot]!)} gives `{policy.Outcomes[one.Answer].Name}`, and {SayOne(input,
            other.Values[input.Slot]!)} gives `{policy.Outcomes[other.Answer].Name}`";
    }

    private static string Say(Policy policy, ImmutableArray<Datum?> values)
    {
        var stated = policy.Inputs.Where(i => values[i.Slot] is not null)
            .Select(i => SayOne(i, values[i.Slot]!)).ToList();
        return stated.Count == 0 ? "any case" : string.Join(", ", stated);
    }

    private static string SayOne(Input input, Datum value) =>
        $"`{input.Name}` {input.Say(value)}" + (value is Items { Rows.IsEmpty: false } items
            ? $" ({string.Join("; ", items.Rows.Select((row, i) => SayItem((ListInput)input, row, i)))})"
            : "");

    /// <summary>An item, with what matters of it: fields that do not may have any value.</summary>
    private static string SayItem(ListInput list, ImmutableArray<Datum?> row, int at)
    {
        var stated = list.Fields.Where(f => row[f.Index] is not null)
            .Select(f => $"`{f.Name}` {f.Type.Say(row[f.Index]!)}").ToList();
        return FormattableString.Invariant($"{at + 1}: {(stated.Count == 0 ? "any" : string.Join(", ", stated))}");
    }

    private static string Outcomes(PolicyEvaluator evaluator, ImmutableArray<Datum?> values) =>
        string.Join(" or ", evaluator.Rules.PossibleOutcomes(evaluator.Rules.Work(values))
            .Select(o => $"`{evaluator.Policy.Outcomes[o].Name}`"));
}
