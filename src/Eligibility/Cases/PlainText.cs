using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Eligibility.Cases;

/// <summary>
/// The parts of plain JSON, each from one place in a text to the next: what is written in another way is given up, and
/// read by <see cref="JsonText"/> from the start. Nothing here takes what that reader refuses.
/// </summary>
internal static class PlainText
{
    /// <summary>The place behind what was not read.</summary>
    public const int GivenUp = -1;

    private const int MostBefore = 12;
    private const int MostAfter = 6;

    /// <summary>What a string does not hold as it stands: its end, an escape, a control character.</summary>
    private static readonly SearchValues<byte> Stops =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(c => (byte)c)]);

    private static ReadOnlySpan<long> Tens => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>The byte at a place; a nought, which no JSON holds, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte At(ReadOnlySpan<byte> text, int at) =>
        unchecked((uint)at) < (uint)text.Length ? text[at] : (byte)0;

    /// <summary>The place behind white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Space(ReadOnlySpan<byte> text, int at) => At(text, at) > ' ' ? at : AllSpace(text, at);

    /// <summary>The place behind one sign and the white space on both sides of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sign(ReadOnlySpan<byte> text, int at, byte sign)
    {
        at = Space(text, at);
        return At(text, at) == sign ? Space(text, at + 1) : GivenUp;
    }

    /// <summary>
    /// The place of the next part of an array or an object, behind the comma; behind the last, the place behind the
    /// sign that ends it, which <see cref="HasEnded"/> tells.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(ReadOnlySpan<byte> text, int at, byte end)
    {
        at = Space(text, at);
        var sign = At(text, at);
        return sign == ',' ? Space(text, at + 1) : sign == end ? ~(at + 1) : GivenUp;
    }

    /// <summary>Whether the end was met, and what is behind it.</summary>
    public static bool HasEnded(ref int at)
    {
        if (at >= GivenUp) return false;
        at = ~at;
        return true;
    }

    private static int AllSpace(ReadOnlySpan<byte> text, int at)
    {
        while (At(text, at) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        return at;
    }

    /// <summary>The place of the next quote.</summary>
    public static int Quote(ReadOnlySpan<byte> text, int at)
    {
        if (at + Vector128<byte>.Count <= text.Length)
        {
            var quotes = Vector128.Equals(Vector128.Create(text.Slice(at, Vector128<byte>.Count)),
                Vector128.Create((byte)'"')).ExtractMostSignificantBits();
            if (quotes != 0) return at + int.TrailingZeroCount((int)quotes);
        }
        var found = unchecked((uint)at) < (uint)text.Length ? text[at..].IndexOf((byte)'"') : GivenUp;
        return found < 0 ? GivenUp : at + found;
    }

    /// <summary>A string of sound UTF-8 without escapes.</summary>
    public static int Words(ReadOnlySpan<byte> text, int at, out ReadOnlySpan<byte> words)
    {
        words = default;
        if (At(text, at) != '"') return GivenUp;
        var length = text[++at..].IndexOfAny(Stops);
        if (length < 0 || text[at + length] != '"') return GivenUp;
        words = text.Slice(at, length);
        return Ascii.IsValid(words) || Utf8.IsValid(words) ? at + length + 1 : GivenUp;
    }

    /// <summary>A number of at most 12 digits before the point and 6 after it, in millionths.</summary>
    public static int Number(ReadOnlySpan<byte> text, int at, out long millionths)
    {
        millionths = 0;
        var isNegative = At(text, at) == '-';
        var start = isNegative ? at + 1 : at;
        at = Digits(text, start, MostBefore, ref millionths);
        // JSON has no number that begins with a nought which says nothing.
        if (at == start || (at > start + 1 && text[start] == '0')) return GivenUp;
        if (At(text, at) == '.')
        {
            var point = at++;
            at = Digits(text, at, MostAfter, ref millionths);
            if (at == point + 1) return GivenUp;
            millionths *= Tens[MostAfter - (at - point - 1)];
        }
        else millionths *= Tens[MostAfter];
        if (isNegative) millionths = -millionths;
        // More digits, and an exponent, are told of by whoever reads all numbers.
        return At(text, at) is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E' ? GivenUp : at;
    }

    /// <summary>A day in figures between quotes.</summary>
    public static int Day(ReadOnlySpan<byte> text, int at, out long day)
    {
        const int Length = 12;
        day = 0;
        if (at + Length > text.Length) return GivenUp;
        var part = text.Slice(at, Length);
        if (part[0] != '"' || part[5] != '-' || part[8] != '-' || part[11] != '"') return GivenUp;
        var (year, month, of) = (Four(part[1..5]), Two(part[6..8]), Two(part[9..11]));
        if (year < 1 || month is < 1 or > 12 || of < 1 || of > DateTime.DaysInMonth(year, month)) return GivenUp;
        day = new DateOnly(year, month, of).DayNumber;
        return at + Length;
    }

    /// <summary>The day behind the first of some texts that stands in a case, or null.</summary>
    public static DateOnly? DayOf(ReadOnlySpan<byte> text, byte[][] members)
    {
        foreach (var member in members)
            if (text.IndexOf(member) is >= 0 and var at)
                return Day(text, Space(text, at + member.Length), out var day) < 0
                    ? null
                    : DateOnly.FromDayNumber((int)day);
        return null;
    }

    /// <summary>One of the three words of JSON.</summary>
    public static int Word(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) =>
        text[at..].StartsWith(word) ? at + word.Length : GivenUp;

    private static int Digits(ReadOnlySpan<byte> text, int at, int most, ref long number)
    {
        for (; most > 0 && At(text, at) is >= (byte)'0' and <= (byte)'9'; at++, most--)
            number = number * 10 + (text[at] - '0');
        return at;
    }

    private static int Four(ReadOnlySpan<byte> digits) =>
        Two(digits) is >= 0 and var high && Two(digits[2..]) is >= 0 and var low ? high * 100 + low : -1;

    private static int Two(ReadOnlySpan<byte> digits) =>
        digits[0] is >= (byte)'0' and <= (byte)'9' and var tens
            && digits[1] is >= (byte)'0' and <= (byte)'9' and var ones
            ? (tens - '0') * 10 + (ones - '0')
            : -1;
}
