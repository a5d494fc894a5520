using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Eligibility.DecisionLog.Chain;

namespace Eligibility.DecisionLog.Store;

/// <summary>The rows of records, within a transaction where one writes.</summary>
internal sealed class RecordTable(LogConnection log)
{
    private const string Insert =
        "INSERT INTO record(n, id, kind, policy, engine, at, \"user\", answers, layout, shown_as, digests, link, salt, "
            + "case_json, word, brief, shown, run, statement) "
            + "VALUES(@n, @id, @kind, @policy, @engine, @at, @user, @answers, @layout, @shown_as, @digests, @link, @salt, "
            + "@case, @word, @brief, @shown, @run, @statement)";

    private const int FirstPart = 13;

    /// <summary>How many records are read at a time: none is held while the next are.</summary>
    private const int Page = 64;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _read =
        $"SELECT n, {log.Bytes("id")}, {log.Bytes("kind")}, {log.Bytes("policy")}, {log.Bytes("engine")}, "
            + $"{log.Bytes("at")}, {log.Bytes("\"user\"")}, answers, layout, {log.Bytes("shown_as")}, digests, "
            + "link, salt, case_json, word, brief, shown, run, statement FROM record";

    /// <summary>The last record's number and link; nought and the chain's start where there is none.</summary>
    public (long Number, byte[] Link) Head => Links("SELECT n, link FROM record ORDER BY n DESC LIMIT 1") is [var head]
        ? head
        : (0, Chain.Links.Start);

    /// <summary>The head, and the link of another record, null where that is not there.</summary>
    public ((long Number, byte[] Link) Head, byte[]? Link) HeadAnd(long number)
    {
        var found = Links("SELECT n, link FROM record WHERE n = @n OR n = (SELECT max(n) FROM record) ORDER BY n DESC",
            ("@n", number));
        return (found.IsEmpty ? (0, Chain.Links.Start) : found[0], found.FirstOrDefault(l => l.Number == number).Link);
    }

    /// <summary>Writes a record as it is.</summary>
    public void Add(Entry added) => log.Defer(Insert,
        ("@n", added.Number), ("@id", added.Id), ("@kind", added.Kind), ("@policy", added.PolicyHash),
        ("@engine", added.Engine), ("@at", added.At), ("@user", added.User), ("@answers", added.Answers),
        ("@layout", added.Layout), ("@shown_as", added.ShownAs), ("@digests", added.Digests), ("@link", added.Link),
        ("@salt", added.Salt), ("@case", added[Part.Case]), ("@word", added[Part.Word]), ("@brief", added[Part.Brief]),
        ("@shown", added[Part.Shown]), ("@run", added[Part.Run]), ("@statement", added[Part.Statement]));

    /// <summary>Takes away what is personal of a record.</summary>
    public void Erase(long number) => log.Execute(
        "UPDATE record SET salt = NULL, case_json = NULL, word = NULL, brief = NULL, shown = NULL, run = NULL, "
            + "statement = NULL WHERE n = @n", ("@n", number));

    public Entry? ByNumber(long number) => Rows($"{_read} WHERE n = @n", ("@n", number)).FirstOrDefault();

    public Entry? ById(string id) => Rows($"{_read} WHERE id = @id", ("@id", id)).FirstOrDefault();

    /// <summary>Those of some ids that are there.</summary>
    public IEnumerable<Entry> ByIds(IEnumerable<string> ids)
    {
        using var texts = new MemoryStream();
        using (var json = new Utf8JsonWriter(texts))
        {
            json.WriteStartArray();
            foreach (var id in ids) json.WriteStringValue(id);
            json.WriteEndArray();
        }
        return Rows($"{_read} WHERE id IN ({log.Each("@ids")})", ("@ids", Encoding.UTF8.GetString(texts.ToArray())));
    }

    /// <summary>The first two advices of which these bytes were shown, or the one of them that has a number.</summary>
    /// <param name="digest">SHA-256 of the bytes.</param>
    /// <param name="number">The number of its record; null for any.</param>
    public IEnumerable<Entry> ByShown(byte[] digest, long? number) => number is { } known
        ? Rows($"{_read} WHERE n = @n AND shown = @shown AND kind = 'advice'", ("@n", known), ("@shown", digest))
        : Rows($"{_read} WHERE shown = @shown AND kind = 'advice' ORDER BY n LIMIT 2", ("@shown", digest));

    /// <summary>The decisions on an advice, in order.</summary>
    public IEnumerable<Entry> DecisionsOn(long advice) =>
        Rows($"{_read} WHERE answers = @n AND kind = 'decision' ORDER BY n", ("@n", advice));

    /// <summary>
    /// Every record in order, up to the one that is the last when this begins: others may write meanwhile.
    /// </summary>
    public IEnumerable<Entry> All()
    {
        if (log.Scalar<long?>("SELECT max(n) FROM record") is not { } last) yield break;
        var page = Values($"{_read} ORDER BY n LIMIT {Page}", []);
        while (page.Count > 0)
        {
            foreach (var row in page) yield return Row(row);
            page = Values($"{_read} WHERE n > @n AND n <= @last ORDER BY n LIMIT {Page}",
                [("@n", page[^1][0]), ("@last", last)]);
        }
    }

    private ImmutableArray<(long Number, byte[] Link)> Links(string text,
        params ReadOnlySpan<(string, object?)> parameters) =>
        [.. Values(text, parameters).Select(row => ((long)row[0], (byte[])row[1]))];

    /// <summary>
    /// Read whole, so that another command may follow at once; each is made sense of when its turn comes.
    /// </summary>
    private IEnumerable<Entry> Rows(string text, params ReadOnlySpan<(string, object?)> parameters) =>
        Values(text, parameters).Select(Row);

    private List<object[]> Values(string text, ReadOnlySpan<(string, object?)> parameters)
    {
        using var command = log.Command(text, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static Entry Row(object[] row) => new()
    {
        Number = (long)row[0], Id = Text(row[1])!, Kind = Text(row[2])!, PolicyHash = Text(row[3])!,
        Engine = Text(row[4])!, At = Text(row[5])!, User = Text(row[6])!, Answers = row[7] as long?,
        Layout = row[8] as long?,
        ShownAs = Text(row[9]), Digests = (byte[])row[10], Link = (byte[])row[11], Salt = row[12] as byte[],
        Parts = [.. row.Skip(FirstPart).Select(part => part as byte[])],
    };

    private static string? Text(object value) => value is byte[] bytes ? Strict.GetString(bytes) : null;
}
