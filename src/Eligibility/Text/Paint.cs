namespace Eligibility.Text;

/// <summary>What a stretch of rendered text is, for a terminal that can show it.</summary>
internal enum Tone
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>The one thing to read first.</summary>
    Strong,

    /// <summary>Places, numbers of lines, sources: there when looked for.</summary>
    Faint,

    /// <summary>What held.</summary>
    Good,

    /// <summary>What failed, and errors.</summary>
    Bad,

    /// <summary>What is open, and warnings.</summary>
    Unsure,

    /// <summary>What speaks against the person.</summary>
    Against,

    /// <summary>What speaks for the person.</summary>
    For,
}

/// <summary>Dresses a text for where it is shown; for a file or a pipe it returns the text as it is.</summary>
/// <param name="tone">What the text is.</param>
/// <param name="text">The text.</param>
internal delegate string Paint(Tone tone, string text);

/// <summary>The ways to dress a text.</summary>
internal static class Paints
{
    /// <summary>Leaves every text as it is, so that it can be compared line by line.</summary>
    public static string None(Tone tone, string text) => text;
}
