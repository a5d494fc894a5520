using System.Text.Json;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// Checks the text of one policy file, as an editor sends it: every error and warning, with its offsets in that text
/// counted in UTF-16 units.
/// </summary>
internal sealed class CheckRoute
{
    private const string OwnFile = "policy.rules";

    public static async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "file");
        var file = query.Text("file") ?? OwnFile;
        if (file.Length is 0 or > 200 || !file.EndsWith(".rules", StringComparison.Ordinal) || file.Contains('/', StringComparison.Ordinal)
            || !file.All(Library.IsPlain))
            throw QueryValues.Fault("file", $"found {QueryValues.Quote(file)}", "write a plain name that ends in .rules");
        MediaTypes.Of(call.Http.Request, MediaTypes.PlainText);
        using var body = await RequestBody.ReadAsync(call, SourceReader.MostBytes).ConfigureAwait(false);
        var bytes = body.Bytes.ToArray();
        var check = LibraryChecker.Check(Library.OfBytes((file, bytes)), [file], closely: true);
        var offsets = new SentText(file, bytes);
        return new Answer(Answer.Json, JsonStyle.Document(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("errors", check.Diagnostics.Count(d => d.IsError));
            json.WriteNumber("warnings", check.Diagnostics.Count(d => d.Severity == Severity.Warning));
            DiagnosticJson.Write(json, check.Diagnostics, (writer, span) => offsets.Write(writer, span));
            json.WriteEndObject();
        }));
    }

    /// <summary>
    /// The text as it was sent: the engine reads it without its byte order mark and with line ends made alike, and an
    /// editor counts both.
    /// </summary>
    private sealed class SentText
    {
        private readonly string _file;
        private readonly int[] _starts;

        public SentText(string file, byte[] bytes)
        {
            _file = file;
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            var start = text.StartsWith('\uFEFF') ? 1 : 0;
            _starts = [start, .. text.Select((c, i) => (c, i)).Where(p => p.c == '\n').Select(p => p.i + 1)];
        }

        public void Write(Utf8JsonWriter json, TextSpan span)
        {
            if (span.Source.Path != _file) return;
            json.WriteNumber("start", Of(span.Source, span.Start));
            json.WriteNumber("end", Of(span.Source, span.End));
        }

        private int Of(SourceText source, int offset) =>
            _starts[Math.Min(source.LineOf(offset), _starts.Length) - 1] + source.ColumnOf(offset) - 1;
    }
}
