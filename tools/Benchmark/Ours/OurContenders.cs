using System.Text.Json;
using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;

namespace Eligibility.Benchmarking.Ours;

/// <summary>This engine at each depth.</summary>
internal static class OurContenders
{
    public static IEnumerable<Contender> All(Engine engine, CaseText text) =>
    [
        new OfCases("ours: Decide, outcome", engine, text, withRecord: false),
        new OfCases("ours: Decide with its record", engine, text, withRecord: true) { Bar = 1 },
        new FromJson("ours: JSON to outcome", text, engine.JsonToOutcome, OutcomeOf)
            { Beside = HandContenders.JsonToOutcome, Bar = 0.7 },
        new FromJson("ours: JSON to brief", text, engine.JsonToBrief, OutcomeOf)
            { Beside = HandContenders.JsonToOutcome },
        new FromJson("ours: JSON to justification", text, utf8 => engine.JsonToJustification(utf8),
            json => json.GetProperty("outcome").GetProperty("name").GetString()!)
            { Beside = HandContenders.JsonToTrace, Bar = 2 },
    ];

    private static string OutcomeOf(JsonElement line) => line.GetProperty("outcome").GetString()!;

    /// <summary>Cases read before the time and decided once in it: no case was ever decided before.</summary>
    internal sealed class OfCases(string name, Engine engine, CaseText text, bool withRecord) : Contender(name)
    {
        private Case[] _cases = [];
        private int _first;

        public override void Prepare(int first, int count)
        {
            _first = first;
            _cases = new Case[count];
            for (var i = 0; i < count; i++) _cases[i] = engine.Read(text[first + i]);
        }

        public override Verdict Decide(int index) =>
            Engine.VerdictOf(withRecord
                ? engine.WithRecord(_cases[index - _first])
                : engine.Outcome(_cases[index - _first]));

        public override long Run(int first, int count)
        {
            var sum = 0L;
            if (withRecord)
                foreach (var @case in _cases)
                {
                    var decision = engine.WithRecord(@case);
                    sum += decision.Outcome?.Index ?? 0;
                    foreach (var reason in decision.Reasons) sum += reason.Name.Length;
                }
            else
                foreach (var @case in _cases) sum += engine.Outcome(@case).Outcome?.Index ?? 0;
            return sum;
        }
    }

    private delegate ReadOnlySpan<byte> Answer(ReadOnlySpan<byte> utf8);

    private sealed class FromJson(string name, CaseText text, Answer answer, Func<JsonElement, string> outcome)
        : Contender(name)
    {
        public override Verdict Decide(int index)
        {
            using var json = JsonDocument.Parse(answer(text[index]).ToArray());
            var root = json.RootElement;
            var reason = root.TryGetProperty("reasons", out var reasons) ? reasons[0] : (JsonElement?)null;
            return Verdict.Of(outcome(root), reason is not { } first ? null
                : first.ValueKind == JsonValueKind.String ? first.GetString() : first.GetProperty("rule").GetString());
        }

        public override long Run(int first, int count)
        {
            var sum = 0L;
            for (var i = first; i < first + count; i++) sum += answer(text[i]).Length;
            return sum;
        }
    }
}
