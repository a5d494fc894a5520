using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.HandlingTests;

/// <summary>Writes decisions of random values, as <c>eligibility-decision/1</c>, and knows what each must be read as.</summary>
internal sealed class NoteWriter(int seed)
{
    private static readonly ImmutableArray<string> Bits =
        ["a", "Ó", "the custody record", "\"", "\\", "/", "7", "ß", "漢", "é", "{", "]", "GBP 20", "😀", "-"];

    private readonly Dice _dice = new(seed);

    public JsonObject Json { get; } = [];

    /// <summary>What is read of it, told as one text.</summary>
    public string Expected { get; private set; } = "";

    public static string Told(DecisionNote note) => string.Join('|',
        note.Advice, note.Record, note.Answer, note.Outcome, string.Join(',', note.Grounds), note.Reasons,
        note.ReasonsForPerson, note.WithheldBy, note.Role, note.Number, note.At.ToString("O", CultureInfo.InvariantCulture),
        string.Join('^', note.MaterialRead), string.Join('^', note.MaterialNotRead.Select(n => $"{n.What}~{n.Because}")),
        note.Representations, note.LetterOn?.ToString("O", CultureInfo.InvariantCulture), Told(note.Addressee), note.Reference);

    public NoteWriter Write()
    {
        var kind = _dice.Pick(AdviceAnswer.Followed, AdviceAnswer.Departed, AdviceAnswer.Deferred);
        var isDeferred = kind == AdviceAnswer.Deferred;
        var at = new DateTimeOffset(_dice.Between(1950, 2100), 5, _dice.Between(1, 31), _dice.Between(0, 23), _dice.Between(0, 59),
            _dice.Between(0, 59), TimeSpan.FromMinutes(_dice.Between(-56, 56) * 15));
        var grounds = isDeferred ? [] : _dice.Shuffled(Enumerable.Range(1, 9)).Take(_dice.Between(1, 4)).ToList();
        var note = new DecisionNote
        {
            Advice = string.Concat(Enumerable.Range(0, 64).Select(_ => _dice.Pick("0", "9", "a", "f"))),
            Record = Sometimes() ? _dice.Between(1L, long.MaxValue - 1) : null,
            Answer = kind, Outcome = isDeferred ? null : Line(), Grounds = [.. grounds],
            Reasons = kind != AdviceAnswer.Followed || Sometimes() ? Passage() : null,
            ReasonsForPerson = kind == AdviceAnswer.Departed || Sometimes() ? Passage() : null,
            WithheldBy = Sometimes() ? "by " + Line() : null, Role = "as " + Line(), Number = Line(), At = at,
            MaterialRead = [.. Lines(1)], MaterialNotRead = [.. Lines(0).Select(w => ("not " + w, Passage()))],
            Representations = Sometimes() ? Passage() : null,
            LetterOn = Sometimes() ? DateOnly.FromDateTime(at.DateTime).AddDays(_dice.Between(0, 30)) : null,
            Addressee = Sometimes() ? Person(_dice.Chance(50)) : null, Reference = Sometimes() ? Line() : null,
        };
        Expected = Told(note);
        State(note);
        return this;
    }

    private void State(DecisionNote note)
    {
        var members = new List<(string Name, JsonNode? Value)>
        {
            ("format", DecisionNote.Form), ("advice", note.Advice), ("record", note.Record),
            ("decision", note.Answer.ToString().ToLowerInvariant()), ("outcome", note.Outcome),
            ("grounds", Array(note.Grounds.Select(g => (JsonNode)g))), ("reasons", note.Reasons),
            ("reasonsForPerson", note.ReasonsForPerson), ("withheldBy", note.WithheldBy),
            ("by", new JsonObject { ["role"] = note.Role, ["number"] = note.Number }),
            ("at", note.At.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture)), ("read", Texts(note.MaterialRead)),
            ("notRead", Array(note.MaterialNotRead.Select(n => new JsonObject { ["what"] = n.What, ["because"] = n.Because }))),
            ("representations", note.Representations), ("reference", note.Reference), ("addressee", Stated(note.Addressee)),
            ("letterOn", note.LetterOn?.ToString("O", CultureInfo.InvariantCulture)),
        };
        // In any order, and with or without what is null.
        foreach (var (name, value) in _dice.Shuffled(members))
            if (value is not null || Sometimes()) Json[name] = value;
    }

    private Addressee Person(bool hasAdult) => new(Line(), [.. Lines(0)], hasAdult ? Person(hasAdult: false) : null);

    private JsonNode? Stated(Addressee? person) => person switch
    {
        null => null,
        { AppropriateAdult: null } when Sometimes() => string.Join('\n', person.Address.Prepend(person.Name)),
        { AppropriateAdult: { } adult } => new JsonObject
        {
            ["name"] = person.Name, ["address"] = Texts(person.Address), ["appropriateAdult"] = Stated(adult),
        },
        _ => new JsonObject { ["name"] = person.Name, ["address"] = Texts(person.Address) },
    };

    private bool Sometimes() => _dice.Chance(60);

    private IEnumerable<string> Lines(int least) =>
        Enumerable.Range(0, _dice.Between(least, 3)).Select(_ => Line()).Distinct(StringComparer.Ordinal);

    private string Line() => "x" + string.Join(' ', Enumerable.Range(0, _dice.Between(1, 6)).Select(_ => _dice.Pick(Bits)));

    private string Passage() => string.Join(_dice.Pick("\n", "\n\n"), Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => Line()));

    private static string Told(Addressee? to) =>
        to is null ? "" : $"{to.Name}^{string.Join('^', to.Address)}<{Told(to.AppropriateAdult)}>";

    private static JsonArray Texts(IEnumerable<string> texts) => Array(texts.Select(t => (JsonNode)t));

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
