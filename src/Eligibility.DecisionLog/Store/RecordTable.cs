using System.Collections.Immutable;
using System.Text;
using Eligibility.DecisionLog.Chain;
using Microsoft.Data.Sqlite;

namespace Eligibility.DecisionLog.Store;

/// <summary>The rows of records, within a transaction where one writes.</summary>
internal sealed class RecordTable(SqliteConnection connection, SqliteTransaction? transaction = null)
{
    private const string Columns =
        "n, id, kind, policy, engine, at, user, answers, layout, shown_as, digests, link, salt, "
            + "case_json, word, brief, shown, run, statement";

    // Texts are read as the bytes that they are: as texts they would end at the first zero byte.
    private const string Read =
        "SELECT n, CAST(id AS BLOB), CAST(kind AS BLOB), CAST(policy AS BLOB), CAST(engine AS BLOB), CAST(at AS BLOB), "
            + "CAST(user AS BLOB), answers, layout, CAST(shown_as AS BLOB), digests, link, salt, "
            + "case_json, word, brief, shown, run, statement FROM record";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int FirstPart = 13;

    /// <summary>The last record's number and link; nought and the chain's start where there is none.</summary>
    public (long Number, byte[] Link) Head
    {
        get
        {
            using var command = connection.Command("SELECT n, link FROM record ORDER BY n DESC LIMIT 1", transaction);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetInt64(0), (byte[])reader[1]) : (0, Links.Start);
        }
    }

    /// <summary>Writes a record behind the last.</summary>
    /// <returns>The record with its number and link.</returns>
    public Entry Add(Entry entry)
    {
        var (number, link) = Head;
        var added = entry with { Number = number + 1 };
        added = added with { Link = Links.Of(link, added) };
        connection.Execute(
            $"INSERT INTO record({Columns}) VALUES($n, $id, $kind, $policy, $engine, $at, $user, $answers, $layout, "
                + "$shown_as, $digests, $link, $salt, $case, $word, $brief, $shown, $run, $statement)",
            transaction,
            ("$n", added.Number), ("$id", added.Id), ("$kind", added.Kind), ("$policy", added.PolicyHash),
            ("$engine", added.Engine), ("$at", added.At), ("$user", added.User), ("$answers", added.Answers),
            ("$layout", added.Layout), ("$shown_as", added.ShownAs), ("$digests", added.Digests), ("$link", added.Link),
            ("$salt", added.Salt), ("$case", added[Part.Case]), ("$word", added[Part.Word]), ("$brief", added[Part.Brief]),
            ("$shown", added[Part.Shown]), ("$run", added[Part.Run]), ("$statement", added[Part.Statement]));
        return added;
    }

    /// <summary>Takes away what is personal of a record.</summary>
    public void Erase(long number) => connection.Execute(
        "UPDATE record SET salt = NULL, case_json = NULL, word = NULL, brief = NULL, shown = NULL, run = NULL, "
            + "statement = NULL WHERE n = $n", transaction, ("$n", number));

    public Entry? ByNumber(long number) =>
        Rows($"{Read} WHERE n = $n", ("$n", number)).FirstOrDefault();

    public Entry? ById(string id) =>
        Rows($"{Read} WHERE id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>The last advice of which these bytes were shown.</summary>
    /// <param name="digest">SHA-256 of the bytes.</param>
    public Entry? ByShown(byte[] digest) =>
        Rows($"{Read} WHERE shown = $shown AND kind = 'advice' ORDER BY n DESC LIMIT 1",
            ("$shown", digest)).FirstOrDefault();

    /// <summary>The decisions on an advice, in order.</summary>
    public ImmutableArray<Entry> DecisionsOn(long advice) =>
        [.. Rows($"{Read} WHERE answers = $n AND kind = 'decision' ORDER BY n", ("$n", advice))];

    /// <summary>Every record in order; none is held while the next is read.</summary>
    public IEnumerable<Entry> All() => Rows($"{Read} ORDER BY n");

    private IEnumerable<Entry> Rows(string text, params (string, object?)[] parameters)
    {
        using var command = connection.Command(text, transaction, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Row(reader);
    }

    private static Entry Row(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0), Id = Text(row, 1)!, Kind = Text(row, 2)!, PolicyHash = Text(row, 3)!,
        Engine = Text(row, 4)!, At = Text(row, 5)!, User = Text(row, 6)!,
        Answers = row.IsDBNull(7) ? null : row.GetInt64(7), Layout = row.IsDBNull(8) ? null : row.GetInt64(8),
        ShownAs = Text(row, 9), Digests = (byte[])row[10], Link = (byte[])row[11],
        Salt = Bytes(row, 12),
        Parts = [.. Enumerable.Range(FirstPart, Entry.PartCount).Select(column => Bytes(row, column))],
    };

    private static string? Text(SqliteDataReader row, int column) =>
        Bytes(row, column) is { } bytes ? Strict.GetString(bytes) : null;

    private static byte[]? Bytes(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : (byte[])row[column];
}
