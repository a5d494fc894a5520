using System.Collections.Immutable;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>
/// Gives a rule file its one canonical layout (language, section 8, <c>format</c>). It works from the lines
/// and the syntax that the engine itself reads, and reads its own result again: what does not say exactly
/// the same is never handed out.
/// </summary>
internal static class PolicyFormatter
{
    /// <summary>Lays out one file of a library, read as <c>check</c> reads it.</summary>
    /// <param name="library">Where the file is.</param>
    /// <param name="path">Its path from the library's root, with <c>/</c>.</param>
    /// <returns>The laid-out text, or why there is none; never an exception, whatever the text.</returns>
    public static FormatResult Format(Library library, string path)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(path);
        var found = new DiagnosticBag();
        var read = library.Read(path, SourceReader.MostBytes);
        if (read.Bytes is null)
        {
            var nowhere = new SourceText(path, "");
            found.Add(Messages.CannotRead(new TextSpan(nowhere, 0, 0), path, read.Fault));
            return FormatResult.Refused(nowhere, found);
        }
        var source = SourceReader.Read(path, read.Bytes, found);
        if (found.HasErrors) return FormatResult.Refused(source, found);
        var result = Format(source);
        // A byte order mark and the line ends of Windows are layout too, and are gone from the text by now.
        return result with
        {
            IsChanged = result.Text is { } text && !read.Bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))
        };
    }

    /// <summary>Lays out a text by itself. Names and types are not looked at: whatever parses has a layout.</summary>
    public static FormatResult Format(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var found = new DiagnosticBag();
        var file = Parse(source, found);
        if (found.HasErrors) return FormatResult.Refused(source, found);
        var text = Layout.Of(file);
        var whole = new TextSpan(source, 0, 0);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > SourceReader.MostBytes) found.Add(Messages.LaidOutTooLong(whole, bytes, SourceReader.MostBytes));
        else if (!SaysTheSame(file, text)) found.Add(Messages.LaidOutOtherwise(whole));
        return found.HasErrors
            ? FormatResult.Refused(source, found)
            : new FormatResult(source, text, text != source.Text, []);
    }

    private static FileSyntax Parse(SourceText source, DiagnosticBag found)
    {
        var file = new SyntaxParser(source, found).Parse();
        FileShape.Check(file, found);
        return file;
    }

    /// <summary>
    /// The safety net: the laid-out text parses, to the same words in the same trees with the same comments.
    /// </summary>
    private static bool SaysTheSame(FileSyntax file, string text)
    {
        var found = new DiagnosticBag();
        var again = Parse(new SourceText(file.Source.Path, text), found);
        return !found.HasErrors && Contents.SaySame(file, again);
    }
}

/// <summary>What laying out a file came to.</summary>
/// <param name="Source">The file as it was read.</param>
/// <param name="Text">
/// The text as it should stand, with LF line ends; null where the file does not parse and is left alone.
/// </param>
/// <param name="IsChanged">Whether the file reads otherwise now.</param>
/// <param name="Diagnostics">Why there is no text; empty where there is one.</param>
internal sealed record FormatResult(SourceText Source, string? Text, bool IsChanged,
    ImmutableArray<Diagnostic> Diagnostics)
{
    internal static FormatResult Refused(SourceText source, DiagnosticBag found) =>
        new(source, null, false, found.ToSorted());
}
