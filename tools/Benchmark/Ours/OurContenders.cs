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
        new FromJson("ours: JSON to outcome", text, engine.JsonToOutcome)
            { Beside = HandContenders.JsonToOutcome, Bar = 0.7 },
        new FromJson("ours: JSON to brief", text, engine.JsonToBrief) { Beside = HandContenders.JsonToOutcome },
        new FromJson("ours: JSON to justification, a line", text, engine.JsonToJustificationLine)
            { Beside = HandContenders.JsonToTrace, Bar = 2 },
        new FromJson("ours: JSON to justification, indented", text, utf8 => engine.JsonToJustification(utf8))
            { Beside = HandContenders.JsonToTrace },
        new InBulk("ours: in bulk, a line each", engine, text) { Beside = HandContenders.JsonToTrace, Bar = 2 },
    ];

    /// <summary>What the JSON of a decision says, whichever of its forms it has.</summary>
    internal static Verdict VerdictOf(JsonElement json)
    {
        var outcome = json.GetProperty("outcome");
        var reason = json.TryGetProperty("reasons", out var reasons) ? reasons[0] : (JsonElement?)null;
        return Verdict.Of(Text(outcome, "name")!, reason is { } first ? Text(first, "rule") : null);

        static string? Text(JsonElement part, string member) =>
            part.ValueKind == JsonValueKind.String ? part.GetString() : part.GetProperty(member).GetString();
    }

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

    private sealed class FromJson(string name, CaseText text, Answer answer) : Contender(name)
    {
        public override Verdict Decide(int index)
        {
            using var json = JsonDocument.Parse(answer(text[index]).ToArray());
            return VerdictOf(json.RootElement);
        }

        public override long Run(int first, int count)
        {
            var sum = 0L;
            for (var i = first; i < first + count; i++) sum += answer(text[i]).Length;
            return sum;
        }
    }
}
