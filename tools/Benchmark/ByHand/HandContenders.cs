using System.Text.Json;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.ByHand;

/// <summary>Code written by hand: what every other contender is set beside.</summary>
internal static class HandContenders
{
    public const string Outcome = "by hand: outcome";
    public const string JsonToOutcome = "by hand: JSON to outcome";
    public const string JsonToTrace = "by hand: JSON to trace";

    public static IEnumerable<Contender> All(Facts[] cases, CaseText text) =>
        [new OutcomeAlone(cases), new WithTrace(cases), new FromJson(text), new FromJsonToTrace(text)];

    private sealed class OutcomeAlone(Facts[] cases) : Contender(Outcome)
    {
        public override Verdict Decide(int index) => new(HandWritten.Decide(cases[index]), -1);

        public override long Run(int first, int count)
        {
            var sum = 0L;
            foreach (ref readonly var facts in cases.AsSpan(first, count)) sum += (long)HandWritten.Decide(facts);
            return sum;
        }
    }

    private sealed class WithTrace(Facts[] cases) : Contender("by hand: trace objects")
    {
        public override Verdict Decide(int index)
        {
            var decision = HandTraced.Decide(cases[index]);
            return Verdict.Of(decision.Outcome, decision.Rule);
        }

        public override long Run(int first, int count)
        {
            var sum = 0L;
            foreach (ref readonly var facts in cases.AsSpan(first, count)) sum += HandTraced.Decide(facts).Rules.Count;
            return sum;
        }
    }

    private sealed class FromJson(CaseText text) : Contender(JsonToOutcome)
    {
        private readonly HandJson _hand = new();

        public override Verdict Decide(int index)
        {
            using var answer = JsonDocument.Parse(_hand.Outcome(text[index]).ToArray());
            return Verdict.Of(answer.RootElement.GetProperty("outcome").GetString()!, null);
        }

        public override long Run(int first, int count)
        {
            var sum = 0L;
            for (var i = first; i < first + count; i++) sum += _hand.Outcome(text[i]).Length;
            return sum;
        }
    }

    private sealed class FromJsonToTrace(CaseText text) : Contender(JsonToTrace)
    {
        private readonly HandJson _hand = new();

        public override Verdict Decide(int index)
        {
            using var answer = JsonDocument.Parse(_hand.Trace(text[index]).ToArray());
            var root = answer.RootElement;
            return Verdict.Of(root.GetProperty("outcome").GetString()!, root.GetProperty("rule").GetString());
        }

        public override long Run(int first, int count)
        {
            var sum = 0L;
            for (var i = first; i < first + count; i++) sum += _hand.Trace(text[i]).Length;
            return sum;
        }
    }
}
