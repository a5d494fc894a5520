using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// The first stage: bytes to text. Refuses what is no UTF-8 or too long before anything else looks at it.
/// </summary>
internal static class SourceReader
{
    /// <summary>The largest policy file, in bytes (language, section 7).</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file's bytes; the text is empty where they are refused.</summary>
    public static SourceText Read(string path, ReadOnlySpan<byte> bytes, DiagnosticBag found)
    {
        if (bytes.Length > MostBytes)
        {
            found.Add(Messages.FileTooLong(Nowhere(path), bytes.Length, MostBytes));
            return new SourceText(path, "");
        }
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        try
        {
            // Line ends are made alike here and nowhere else, so that a hash, a place and a
            // text agree on every machine.
            return new SourceText(path, WithLineFeeds(Strict.GetString(bytes)));
        }
        catch (DecoderFallbackException fault)
        {
            var good = WithLineFeeds(Encoding.UTF8.GetString(bytes[..Math.Clamp(fault.Index, 0, bytes.Length)]));
            var source = new SourceText(path, good);
            found.Add(Messages.NotUtf8(new TextSpan(source, good.Length, 0), bytes));
            return new SourceText(path, "");
        }
    }

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static TextSpan Nowhere(string path) => new(new SourceText(path, ""), 0, 0);
}
