namespace Eligibility.Cases;

/// <summary>
/// Passes over a value that only another edition reads. It must be sound all the same: what <see cref="Members"/> would
/// report in it is given up.
/// </summary>
internal static class PlainUnread
{
    private const int MostNesting = 4;

    /// <summary>The place behind the value.</summary>
    public static int Pass(ReadOnlySpan<byte> text, int at) => Pass(text, at, 1);

    private static int Pass(ReadOnlySpan<byte> text, int at, int depth) => PlainText.At(text, at) switch
    {
        (byte)'"' => PlainText.Words(text, at, out _),
        (byte)'t' => PlainText.Word(text, at, "true"u8),
        (byte)'f' => PlainText.Word(text, at, "false"u8),
        (byte)'n' => PlainText.Word(text, at, "null"u8),
        (byte)'[' or (byte)'{' when depth > MostNesting => PlainText.GivenUp,
        (byte)'[' => PassArray(text, PlainText.Space(text, at + 1), depth),
        (byte)'{' => PassObject(text, PlainText.Space(text, at + 1), depth),
        _ => PlainText.Number(text, at, out _),
    };

    private static int PassArray(ReadOnlySpan<byte> text, int at, int depth)
    {
        if (PlainText.At(text, at) == ']') return at + 1;
        while (at >= 0)
        {
            at = PlainText.Next(text, Pass(text, at, depth + 1), (byte)']');
            if (PlainText.HasEnded(ref at)) return at;
        }
        return PlainText.GivenUp;
    }

    private static int PassObject(ReadOnlySpan<byte> text, int at, int depth)
    {
        if (PlainText.At(text, at) == '}') return at + 1;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (at >= 0)
        {
            at = PlainText.Words(text, at, out var name);
            if (at < 0 || CaseNames.KeyOf(name) is not { } key || !keys.Add(key)) return PlainText.GivenUp;
            at = PlainText.Sign(text, at, (byte)':');
            if (at < 0) return PlainText.GivenUp;
            at = PlainText.Next(text, Pass(text, at, depth + 1), (byte)'}');
            if (PlainText.HasEnded(ref at)) return at;
        }
        return PlainText.GivenUp;
    }
}
