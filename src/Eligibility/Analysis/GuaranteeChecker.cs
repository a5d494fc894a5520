using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>
/// Looks for a case, or two, that break a guarantee of a policy while it is in force. What no case breaks holds where
/// that was proved, and is else not settled.
/// </summary>
internal static class GuaranteeChecker
{
    // Many guarantees share what twenty decisions may spend.
    private const int Decisions = 20;

    public static void Check(PolicyEvaluator evaluator, DiagnosticBag found)
    {
        // Of an edition that is in force on no day that a case can state, no case breaks anything.
        if (!new WholePolicy(evaluator).IsEverInForce) return;
        foreach (var guarantee in evaluator.Policy.Guarantees)
        {
            // Each has the same limit, so that the order in which they stand does not matter.
            var asked = new Asked(evaluator, guarantee.Conditions,
                () => Allowance.Shared(evaluator.Policy.Guarantees.Length, Decisions));
            var verdict = guarantee switch
            {
                OutcomeGuarantee outcome => Check(outcome, asked),
                IndependenceGuarantee independence => Check(independence, asked),
                MonotoneGuarantee monotone => Check(monotone, asked),
                _ => throw new InvalidOperationException(guarantee.GetType().Name),
            };
            if (verdict.Refutation is { } how) 
                found.Add(Messages.Refuted(guarantee.Span, guarantee.Name, how,
                    RefutingExamples.Of(evaluator, guarantee.Name, verdict.Cases)));
            else if (!verdict.Settled) found.Add(Messages.NotSettled(guarantee.Span, guarantee.Name));
        }
    }

    /// <param name="Refutation">What breaks it, in words; null where nothing was found that does.</param>
    /// <param name="Settled">Whether it is known that it holds, or does not.</param>
    private readonly record struct Verdict(string? Refutation, bool Settled)
    {
        /// <summary>The case that breaks it, or both.</summary>
        public ImmutableArray<ImmutableArray<Datum?>> Cases { get; init; } = [];
    }

    /// <summary>What a guarantee is asked of.</summary>
    private sealed record Asked(PolicyEvaluator Evaluator, ImmutableArray<Condition> Conditions, Func<Allowance> Limit)
    {
        public Policy Policy => Evaluator.Policy;

        public ImmutableArray<Datum?> Unstated => Policy.Unstated;

        /// <summary>What breaks the guarantee, if anything does.</summary>
        /// <param name="ask">What is asked of the policy, and the answers that break it.</param>
        /// <param name="along">What two cases differ in that are compared; null where there is one.</param>
        public (Settled Settled, ResidualQuestion Question) Ask(
            Func<ResidualPolicy, (ResidualQuestion Question, Func<int, bool>? Breaks)> ask, Unknown? along = null)
        {
            var (settled, question) = Ask(Unstated, ask, along);
            if (settled.Found.Count == 0 || along?.Input == Policy.DecisionDate) return (settled, question);
            // A case is found; one that is decided in our time is soonest understood.
            foreach (var values in PlainDays.Of(Evaluator))
                if (Ask(values, ask, along) is { Settled.Found.Count: > 0 } plain) return plain;
            return (settled, question);
        }

        private (Settled Settled, ResidualQuestion Question) Ask(ImmutableArray<Datum?> values,
            Func<ResidualPolicy, (ResidualQuestion Question, Func<int, bool>? Breaks)> ask, Unknown? along)
        {
            var left = new ResidualPolicy(Evaluator.Rules, values, Policy.Conditions.AddRange(Conditions), Limit(),
                along,
                Policy.Period);
            var (question, breaks) = ask(left);
            return (left.Ask(question, breaks, stopAt: 1), question);
        }
    }

    private static Verdict Check(OutcomeGuarantee guarantee, Asked asked)
    {
        var count = asked.Policy.Outcomes.Length;
        var (settled, question) = asked.Ask(left =>
            (new PairQuestion(left.Truth(guarantee.When), left.Outcome(), count), Breaks));
        if (settled.Found.Count == 0) return new(null, settled.IsExact);
        var (answer, cases) = settled.Found.First();
        var simplest = new SimplestCase(asked.Evaluator.Rules, asked.Unstated)
            .Of(cases, passes => question.Of(passes) is { } of && Breaks(of))[0];
        var broken = guarantee.Never ? $"`{guarantee.Outcome.Name}`" : Outcomes(asked.Evaluator, simplest);
        return new($"with {Say(asked.Policy, simplest)} the outcome is {broken}", true)
        {
            Cases = [simplest],
        };

        // It holds, and the outcome is the one that is never to be; or is not the one that is always to be.
        bool Breaks(int answer) =>
            answer / count == 1 && answer % count == guarantee.Outcome.Index == guarantee.Never;
    }

    private static Verdict Check(IndependenceGuarantee guarantee, Asked asked)
    {
        var settled = true;
        foreach (var input in guarantee.Facts)
        {
            var (found, question) = asked.Ask(left => (left.Difference(), null), new Unknown(input, -1, null));
            if (found.Found.Count > 0) return Pair(asked, question, input, found);
            settled &= found.IsExact;
        }
        return new(null, settled);
    }

    private static Verdict Check(MonotoneGuarantee guarantee, Asked asked)
    {
        var ranks = asked.Policy.WorstToBest;
        var count = asked.Policy.Outcomes.Length;
        var along = new Unknown(guarantee.Fact, -1, null);
        var (found, question) = asked.Ask(left =>
        {
            var unstated = left.Parts.Unstated;
            // The first has the lower value.
            left.Parts.Formula.Always.Add(unstated.ValueOf(unstated.Of(along, 0))
                .Plus(unstated.ValueOf(unstated.Of(along, 1)), -1).Plus(Sum.Of(1), 1));
            return (left.Difference(), Worse);
        }, along);
        return found.Found.Count > 0
            ? Pair(asked, question, guarantee.Fact, found)
            : new(null, found.IsExact);

        bool Worse(int answer)
        {
            var (lower, higher) = (Rank(answer / count), Rank(answer % count));
            return lower >= 0 && higher >= 0 && (guarantee.Lower ? lower < higher : higher < lower);
        }

        int Rank(int outcome) =>
            ranks.Select((o, i) => (o, i)).Where(p => p.o.Index == outcome).Select(p => p.i).DefaultIfEmpty(-1).First();
    }

    private static Verdict Pair(Asked asked, ResidualQuestion question, Input input, Settled settled)
    {
        var (answer, whole) = settled.Found.First();
        var cases = new SimplestCase(asked.Evaluator.Rules, asked.Unstated, new Unknown(input, -1, null))
            .Of(whole, passes => question.Of(passes) == answer);
        var count = asked.Policy.Outcomes.Length;
        var (one, other) = ((cases[0], answer / count), (cases[1], answer % count));
        // The lower value first, whichever was found first.
        if (cases[0][input.Slot] is Scalar a && cases[1][input.Slot] is Scalar b && b.Value < a.Value) (one, other) = (other, one);
        return new(Pair(asked.Evaluator, input, one, other), true) { Cases = [one.Item1, other.Item1] };
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
