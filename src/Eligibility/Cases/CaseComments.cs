using System.Buffers;
using System.Globalization;
using System.Text;

namespace Eligibility.Cases;

/// <summary>
/// Comments in the file of one case: <c>//</c>, outside texts, to the end of its line. They are made blank, byte by
/// byte, so that every fault keeps its line and column; the reader of cases itself knows JSON alone.
/// </summary>
internal static class CaseComments
{
    /// <summary>
    /// The same bytes with blanks for comments. What could show a reader another case than is read, or is no UTF-8,
    /// stays where it is, and is refused as it would be anywhere.
    /// </summary>
    public static byte[] Blank(ReadOnlySpan<byte> utf8)
    {
        var blanked = utf8.ToArray();
        var inText = false;
        for (var at = 0; at < blanked.Length; at++)
            switch (blanked[at])
            {
                case (byte)'\\' when inText: at++; break;
                case (byte)'"': inText = !inText; break;
                // A text stands on one line: one that does not is at fault there, whatever follows.
                case (byte)'\n' or (byte)'\r': inText = false; break;
                case (byte)'/' when !inText && at + 1 < blanked.Length && blanked[at + 1] == '/':
                    at = BlankLine(blanked, at) - 1;
                    break;
            }
        return blanked;
    }

    /// <summary>Where the line ends.</summary>
    private static int BlankLine(byte[] bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is not ((byte)'\n' or (byte)'\r'))
        {
            var whole = Rune.DecodeFromUtf8(bytes.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            if (whole && IsHarmless(rune)) bytes.AsSpan(at, length).Fill((byte)' ');
            at += length;
        }
        return at;
    }

    private static bool IsHarmless(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
