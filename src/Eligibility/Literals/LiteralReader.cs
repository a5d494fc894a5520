namespace Eligibility.Literals;

/// <summary>
/// Reads a text as a literal: in policies, in texts and cells of cases, on the command line.
/// </summary>
internal static class LiteralReader
{
    /// <summary>The literal that the whole text is; null where it is none, or none that its place takes.</summary>
    /// <param name="text">The text, with one space between two words and none around them.</param>
    /// <param name="taken">The forms that its place takes.</param>
    public static Literal? Read(string text, LiteralForms taken)
    {
        var literal = PlainLiteral.Read(text);
        if (literal is null && (taken & ~PlainLiteral.All) != 0) literal = Parsed(text);
        return literal is not null && (literal.Forms & ~taken) == 0 ? literal : null;
    }

    /// <summary>What the grammar makes of the whole text, which is not asked of what cannot begin a literal.</summary>
    private static Literal? Parsed(string text) =>
        text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '-')
            ? LiteralGrammar.Literal.Whole(text)
            : null;
}
