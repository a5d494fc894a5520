using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Cli;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// Hundreds of texts that readers of JSON have disagreed about (RFC 8259; language, section 6): the library, the
/// command and the reader of many cases come to the same verdict on each, and tell what they refuse in the same words.
/// </summary>
public class JsonCorpusTests
{
    private static readonly (string Line, byte[] Bytes, bool IsRead)[] Corpus =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "CasesTests", "json-corpus.txt"))
            .Where(l => l.StartsWith("+ ", StringComparison.Ordinal) || l.StartsWith("- ", StringComparison.Ordinal))
            .Select(l => (l, Unescape(l[2..]), l[0] == '+'))];

    internal static int Count => Corpus.Length;

    [Fact]
    public void The_corpus_holds_hundreds_of_texts_of_both_kinds()
    {
        Assert.InRange(Corpus.Count(c => c.IsRead), 80, 1_000);
        Assert.InRange(Corpus.Count(c => !c.IsRead), 300, 1_000);
    }

    [Fact]
    public void The_library_reads_what_is_a_case_and_tells_of_all_else_where_and_how_it_is_wrong() =>
        Each((bytes, isRead) =>
        {
            var read = CaseReader.Read(Sample.Policy, bytes);
            if (read.IsValid != isRead) return read.IsValid ? "is read" : $"is refused: {read.Faults[0]}";
            return read.Faults.All(f => f.ToString().Length is > 10 and < 3_000
                && f.Code.StartsWith("ELG7", StringComparison.Ordinal))
                    ? null
                    : "has a fault without its code";
        });

    /// <summary>What the command reads and nothing else does: comments are for whoever fills in a case by hand.</summary>
    private static readonly string[] WithComments = ["{}//", "{}// end", "//\n{}", "{\"violent\":true//\n}"];

    [Fact]
    public void The_command_comes_to_the_same_verdict_with_an_exit_code_but_passes_over_comments()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("sample.rules", Sample.Policy.Source.Text);
        Each((bytes, isRead) =>
        {
            using var output = new MemoryStream();
            using var error = new MemoryStream();
            using var given = new MemoryStream(bytes);
            var code = CommandLine.Run(["decide", policy, "--case", "-", "--format", "json"],
                new Terminal(output, error, given, colour: false));
            var said = Encoding.UTF8.GetString(error.ToArray());
            if (WithComments.Contains(Encoding.UTF8.GetString(bytes), StringComparer.Ordinal))
                return !isRead && code == 3 && said.Length == 0 ? null : $"gives {code} and {said}";
            var expected = string.Concat(CaseReader.Read(Sample.Policy, bytes).Faults.Select(f => $"-: {f}\n"));
            return (isRead ? code is 0 or 3 : code == 2) && said == expected ? null : $"gives {code} and {said}";
        });
    }

    [Fact]
    public void A_line_among_many_gets_the_same_verdict() => Each((bytes, isRead) =>
    {
        // A line cannot hold a line end, and an empty one is no case.
        if (bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0
            || Encoding.Latin1.GetString(bytes).Trim(' ', '\t').Length == 0)
            return null;
        var told = Many([.. bytes, (byte)'\n']);
        if (told.Count(c => c == '\n') != 1) return $"gives {told}";
        var root = JsonDocument.Parse(told).RootElement;
        var isError = root.GetProperty("status").ValueEquals("error");
        var errors = isError
            ? root.GetProperty("errors").EnumerateArray()
                .Select(e => new CaseFault(e.GetProperty("code").GetString()!, e.GetProperty("path").GetString()!,
                    e.GetProperty("message").GetString()!, e.GetProperty("help").GetString()))
            : [];
        return isError != isRead && errors.SequenceEqual(CaseReader.Read(Sample.Policy, bytes).Faults)
            ? null
            : $"gives {told}";
    });

    [Fact]
    public void A_byte_order_mark_stands_before_the_first_line_only()
    {
        var lines = Many("\uFEFF{}\n\uFEFF{}\n"u8.ToArray()).Split('\n');
        Assert.Contains("\"status\":\"undecided\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"line\":2,\"errors\":[{\"code\":\"ELG", lines[1], StringComparison.Ordinal);
        Assert.Contains("belongs at the beginning of a file only", lines[1], StringComparison.Ordinal);
    }

    private static string Many(byte[] ndjson)
    {
        using var output = new MemoryStream();
        new BulkDecider(new PolicyEvaluator(Sample.Policy))
            .DecideAsync(new MemoryStream(ndjson), BulkForm.Ndjson, output).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static void Each(Func<byte[], bool, string?> faultOf)
    {
        var told = new StringBuilder();
        foreach (var (line, bytes, isRead) in Corpus)
            if (faultOf(bytes, isRead) is { } fault)
                told.Append(CultureInfo.InvariantCulture, $"{line}\n    {fault}\n");
        Assert.True(told.Length == 0, told.ToString());
    }

    private static byte[] Unescape(string line)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '%') { bytes.Add((byte)line[i]); continue; }
            bytes.Add(byte.Parse(line.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }
        return [.. bytes];
    }
}
