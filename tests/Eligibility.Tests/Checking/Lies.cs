using System.Globalization;
using System.Text.Json.Nodes;

namespace Eligibility.Tests.Checking;

/// <summary>
/// Corrupts a justification: each kind of lie finds its places in the JSON, and tells one of them otherwise. What it
/// makes may come out as the same JSON; then it is no lie.
/// </summary>
internal static class Lies
{
    private static readonly string[] Statuses =
        ["reason", "outranked", "defeated", "exception", "does not apply", "not in force", "open"];

    /// <summary>The kinds, by what they do.</summary>
    public static IReadOnlyList<(string Name, Func<JsonObject, Random, bool> Tell)> Kinds { get; } =
    [
        ("two facts' values are swapped", (j, r) => Swap(r, Objects(j["facts"]), "value")),
        ("two values of lines are swapped", (j, r) => Swap(r, Values(j), "value")),
        ("a number in a value is off by one",
            (j, r) => Change(r, Values(j).Concat(Objects(j["facts"])), "value", OffByOne)),
        ("a value becomes unknown",
            (j, r) => Change(r, Values(j).Concat(Objects(j["facts"])), "value", v => v is null ? "1" : null)),
        ("a value of a record is another", (j, r) =>
            Change(r, Every(j).Where(o => o.ContainsKey("items")).SelectMany(o => Objects(o["items"])), null, Other)),
        ("a line held that failed",
            (j, r) => Change(r, Lines(j), "state", v => v switch { "held" => "failed", "failed" => "held", _ => v })),
        ("a line is open that was settled",
            (j, r) => Change(r, Lines(j), "state", v => v is "held" or "failed" ? "open" : v)),
        ("an open line is settled",
            (j, r) => Change(r, Lines(j), "state", v => v == "open" ? r.Next(2) == 0 ? "held" : "failed" : v)),
        ("a line was not needed",
            (j, r) => Change(r, Lines(j), "state", v => v == "not needed" ? "held" : "not needed")),
        ("a line of a group is dropped", (j, r) => Drop(r, Every(j), "parts")),
        ("a line is told twice", (j, r) => Double(r, Every(j), "parts")),
        ("two lines change places", (j, r) => Turn(r, Every(j), "parts")),
        ("all that a line is made of is dropped", (j, r) => Remove(r, Every(j), "parts")),
        ("a value of a line is dropped", (j, r) => Drop(r, Every(j), "values")),
        ("a value is told of another name", (j, r) => Change(r, Values(j), "name", Other)),
        ("a threshold in the words is off by one", (j, r) => Change(r, Lines(j), "words", OffByOne)),
        ("a word of a line is another", (j, r) => Change(r, Lines(j), "words", Other)),
        ("a definition is no longer told elsewhere", (j, r) => Remove(r, Lines(j), "openedElsewhere")),
        ("a line is off by one", (j, r) => Step(r, Every(j), "line")),
        ("a file is another", (j, r) => Change(r, Every(j), "file", Other)),
        ("a fact is dropped", (j, r) => Drop(r, [j], "facts")),
        ("two facts change places", (j, r) => Turn(r, [j], "facts")),
        ("how a fact came to its value is another", (j, r) => Change(r, Objects(j["facts"]), "standing", v =>
            v switch { "stated" => "assumed", "assumed" => "stated", "not stated" => "not known", _ => "not stated" })),
        ("a used fact was not, or the reverse", (j, r) => Flip(r, Objects(j["facts"]), "used")),
        ("a judgement is dropped", (j, r) => Remove(r, Objects(j["facts"]), "judged")),
        ("someone else judged", (j, r) => Change(r, Every(j), "by", Other)),
        ("an assumed fact is dropped or added",
            (j, r) => Drop(r, [j], "assumed") || Add(j["assumed"]!.AsArray(), "a fact")),
        ("what was never looked at is dropped or added",
            (j, r) => Drop(r, [j], "neverLookedAt") || Add(j["neverLookedAt"]!.AsArray(), "a fact")),
        ("a reason is dropped", (j, r) => Drop(r, [j], "reasons")),
        ("a reason is added", (j, r) => Double(r, [j], "reasons")),
        ("a reason names another rule",
            (j, r) => Change(r, Objects(j["reasons"]), "rule", v => Objects(j["rules"]).Select(o => (string?)o["rule"])
                .Append("otherwise").Where(n => n != v).OrderBy(_ => r.Next()).FirstOrDefault())),
        ("a reason is open or no longer", (j, r) => Mark(r, Objects(j["reasons"]))),
        ("the reason given is another", (j, r) => Change(r, Every(j), "because", Other)),
        ("a rule has another status", (j, r) =>
            Change(r, Objects(j["rules"]), "status", v => r.GetItems(Statuses.Where(s => s != v).ToArray(), 1)[0])),
        ("a rule gives another outcome", (j, r) => Change(r, Objects(j["rules"]), "outcome", Other)),
        ("two rules change places", (j, r) => Turn(r, [j], "rules")),
        ("a rule is dropped", (j, r) => Drop(r, [j], "rules")),
        ("what defeats a rule is dropped", (j, r) => Drop(r, Objects(j["rules"]), "defeatedBy")),
        ("what a rule defeats is dropped or added",
            (j, r) => Drop(r, Every(j), "defeats") || Grow(r, Every(j), "defeats")),
        ("an exception is dropped or added", (j, r) => Drop(r, [j], "exceptions")
            || Add(j["exceptions"]!.AsArray(), new JsonObject { ["rule"] = "a rule", ["defeats"] = new JsonArray() })),
        ("a line on which a rule failed is dropped", (j, r) => Drop(r, Objects(j["rules"]), "failedOn")),
        ("a line on which a rule failed is added", (j, r) => Grow(r, Objects(j["rules"]), "failedOn")),
        ("an unless is dropped, or an always", (j, r) => Remove(r, Every(j), r.Next(2) == 0 ? "unless" : "always")),
        ("a period of a rule is another",
            (j, r) => Change(r, Every(j).Where(o => o.ContainsKey("until")), "from", OffByOne)),
        ("a source is dropped", (j, r) => Drop(r, Every(j), "sources")),
        ("a source is cited twice", (j, r) => Double(r, Every(j), "sources")),
        ("evidence is another",
            (j, r) => Change(r, Every(j), "evidence", v => v == "explicit" ? "inferred" : "explicit")),
        ("the place in a source is another", (j, r) =>
            Change(r, Every(j).Where(o => o.ContainsKey("evidence")), "place", v => v is null ? "page 1" : null)),
        ("a source's title, day, publisher or address is another",
            (j, r) => Change(r, Every(j).Where(o => o.ContainsKey("evidence")),
                r.GetItems(["title", "publishedOn", "publishedBy", "at", "source"], 1)[0], Other)),
        ("the outcome is another",
            (j, r) => Change(r, Objects(j["outcome"]), r.GetItems(["name", "text", "lasts"], 1)[0], Other)),
        ("an obligation or authority is dropped",
            (j, r) => Drop(r, Objects(j["outcome"]), r.Next(4) > 0 ? "obligations" : "authority")),
        ("an obligation is owed that is not, or the reverse",
            (j, r) => Change(r, Every(j["outcome"]), "status", v => v == "owed" ? "not owed" : "owed")),
        ("an officer may decline, or may not",
            (j, r) => Change(r, Objects(j["outcome"]), "discretionary", v => v == "yes" ? "no" : "yes")),
        ("a referral is dropped", (j, r) => Remove(r, Objects(j["outcome"]), "refers")),
        ("a possible outcome is dropped", (j, r) => Drop(r, [j], "possible")),
        ("a possible outcome is added", (j, r) => Grow(r, [j], "possible")),
        ("a fact needed is dropped", (j, r) => Drop(r, [j], "needed")),
        ("a fact is needed that is not", (j, r) => Add(j["needed"]!.AsArray(), new JsonObject
        {
            ["fact"] = (string?)Objects(j["facts"]).OrderBy(_ => r.Next()).First()["fact"], ["ask"] = null,
            ["alone"] = false
        })),
        ("a fact decides alone, or does not", (j, r) => Flip(r, Objects(j["needed"]), "alone")),
        ("a question is another", (j, r) => Change(r, Objects(j["needed"]), "ask", v => v is null ? "Why?" : Other(v))),
        ("the hash ends otherwise",
            (j, r) => Change(r, Objects(j["policy"]), "hash", v => v![..^1] + (v[^1] == '0' ? '1' : '0'))),
        ("the policy, its edition, force or choice is another", (j, r) => Change(r, Objects(j["policy"]),
            r.GetItems(["title", "edition", "force", "choice"], 1)[0], v => v is null ? "Another" : Other(v))),
        ("the day is another", (j, r) => Change(r, [j], "decidedOn", v => v is null ? "2018-01-10" : OffByOne(v))),
        ("the case is another", (j, r) => Change(r, [j], "id", v => v is null ? "1" : Other(v))),
        ("it is not exact", (j, r) => Flip(r, [j], "exact")),
        ("a notice is dropped or added", (j, r) => Drop(r, [j], "notices")
            || Add(j["notices"]!.AsArray(), "The review of this policy was due by 1 January 2018.")),
        ("a convention is dropped", (j, r) => Drop(r, [j], "conventions")),
        ("a convention is added", (j, r) => Add(j["conventions"]!.AsArray(),
            "Adding or taking months keeps the day of the month, or takes the month's last day where it has no such day.")),
        ("the engine, the form or the advice is another",
            (j, r) => Change(r, [j], r.GetItems(["engine", "format", "advice"], 1)[0], Other)),
    ];

    /// <summary>Every object at and below a node.</summary>
    public static IEnumerable<JsonObject> Every(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(m => m.Value).SelectMany(Every).Prepend(o),
        JsonArray a => a.SelectMany(Every),
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch { JsonObject o => [o], JsonArray a => a.OfType<JsonObject>(), _ => [] };

    private static IEnumerable<JsonObject> Lines(JsonNode json) => Every(json).Where(o => o.ContainsKey("words"));

    private static IEnumerable<JsonObject> Values(JsonNode json) => Lines(json).SelectMany(o => Objects(o["values"]));

    private static T? One<T>(Random random, IEnumerable<T> among) where T : class
    {
        var all = among.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    private static string? Other(string? text) =>
        text is null ? null : text.Length == 0 ? "x" : text[..^1] + (text[^1] == 'x' ? 'y' : 'x');

    /// <summary>The last number in a text, one more.</summary>
    private static string? OffByOne(string? text)
    {
        if (text is null) return null;
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1])) end--;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return end == 0
            ? text
            : text[..start]
                + (decimal.Parse(text[start..end], CultureInfo.InvariantCulture) + 1)
                    .ToString(CultureInfo.InvariantCulture).PadLeft(end - start, '0')
                + text[end..];
    }

    /// <summary>
    /// Changes one member of one object, among those where that makes a difference; of any name where none is given.
    /// </summary>
    private static bool Change(Random random, IEnumerable<JsonObject> among, string? member,
        Func<string?, string?> change)
    {
        var places = among.SelectMany(o =>
            (member is null ? o.Select(m => m.Key) : o.ContainsKey(member) ? [member] : Array.Empty<string>())
                .Select(m => (Object: o, Member: m)))
            .Where(p => p.Object[p.Member] is null or JsonValue
                && change((string?)p.Object[p.Member]) != (string?)p.Object[p.Member]).ToList();
        if (places.Count == 0) return false;
        var (place, name) = places[random.Next(places.Count)];
        place[name] = change((string?)place[name]);
        return true;
    }

    private static bool Swap(Random random, IEnumerable<JsonObject> among, string member)
    {
        var all = among.ToList();
        if (all.Count < 2) return false;
        var one = all[random.Next(all.Count)];
        if (One(random, all.Where(o => (string?)o[member] != (string?)one[member])) is not { } other) return false;
        (one[member], other[member]) = ((string?)other[member], (string?)one[member]);
        return true;
    }

    private static bool Step(Random random, IEnumerable<JsonObject> among, string member)
    {
        if (One(random, among.Where(o => o.ContainsKey(member))) is not { } place) return false;
        place[member] = (int)place[member]! + (random.Next(2) == 0 ? 1 : -1);
        return true;
    }

    private static bool Flip(Random random, IEnumerable<JsonObject> among, string member)
    {
        if (One(random, among.Where(o => o.ContainsKey(member))) is not { } place) return false;
        place[member] = !(bool)place[member]!;
        return true;
    }

    private static bool Mark(Random random, IEnumerable<JsonObject> among)
    {
        if (One(random, among) is not { } place) return false;
        if (!place.Remove("open")) place.Insert(1, "open", true);
        return true;
    }

    private static JsonArray? Among(Random random, IEnumerable<JsonObject> among, string member, int least) =>
        One(random, among.Select(o => o[member]).OfType<JsonArray>().Where(a => a.Count >= least));

    private static bool Drop(Random random, IEnumerable<JsonObject> among, string member)
    {
        if (Among(random, among, member, 1) is not { } array) return false;
        array.RemoveAt(random.Next(array.Count));
        return true;
    }

    private static bool Double(Random random, IEnumerable<JsonObject> among, string member)
    {
        if (Among(random, among, member, 1) is not { } array) return false;
        array.Add(array[random.Next(array.Count)]!.DeepClone());
        return true;
    }

    private static bool Turn(Random random, IEnumerable<JsonObject> among, string member)
    {
        if (Among(random, among, member, 2) is not { } array) return false;
        var first = array[0]!;
        array.RemoveAt(0);
        array.Insert(random.Next(1, array.Count + 1), first);
        return true;
    }

    private static bool Grow(Random random, IEnumerable<JsonObject> among, string member) =>
        Among(random, among, member, 0) is { } array && Add(array, "something else");

    private static bool Add(JsonArray array, JsonNode added)
    {
        array.Add(added);
        return true;
    }

    private static bool Remove(Random random, IEnumerable<JsonObject> among, string member) =>
        One(random, among.Where(o => o.ContainsKey(member))) is { } place && place.Remove(member);
}
