using System.Text;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>How an author's words stand in a message: in backticks, by commas, cut where they are long.</summary>
internal static class Quoting
{
    /// <summary>Words that belong together, in backticks.</summary>
    public static string Quote(string words) => "`" + Shorten(words) + "`";

    /// <summary>An author's words in a message: hostile text may be long.</summary>
    public static string Shorten(string words) =>
        words.Length <= 60 ? words : string.Concat(words.AsSpan(0, 57), "...");

    /// <summary>Names by commas, cut where there are many.</summary>
    public static string Listed(IEnumerable<string> names)
    {
        var all = names.Take(13).Select(Quote).ToList();
        if (all.Count == 0) return "none";
        return all.Count < 13 ? string.Join(", ", all) : string.Join(", ", all.Take(12)) + " and others";
    }

    /// <summary>Values by commas, for a line to be copied; cut where they are many.</summary>
    public static string Listing(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(12).Select(Shorten)) + (values.Count > 12 ? ", ..." : "");

    /// <summary>What may stand somewhere: by commas, with `or` before the last; statements in backticks.</summary>
    public static string Either(IEnumerable<string> options)
    {
        var all = options.Select(o => Keywords.Statements.Contains(o) ? $"`{o}`" : o).ToList();
        return all.Count == 1 ? all[0] : string.Join(", ", all[..^1]) + " or " + all[^1];
    }

    /// <summary>The nearest name as a question, or what else to do where none is near.</summary>
    public static string DidYouMean(string? near, string otherwise) =>
        near is null ? otherwise : $"did you mean {Quote(near)}?";

    /// <summary>A token that was found where something else was expected.</summary>
    public static string Found(Token token) => token.Kind switch
    {
        TokenKind.Text => "the text \"" + Shorten(token.Text) + "\"",
        TokenKind.Comma => "a comma",
        TokenKind.Colon => "a colon",
        _ => "`" + Shorten(token.Text) + "`",
    };

    /// <summary>Tokens as a line shows them.</summary>
    public static string Said(TokenRun tokens)
    {
        var text = new StringBuilder();
        Token? last = null;
        foreach (var token in tokens)
        {
            if (last is not null && token.Kind is not (TokenKind.Comma or TokenKind.Colon or TokenKind.Close)
                && last.Kind != TokenKind.Open)
                text.Append(' ');
            text.Append(token.Kind == TokenKind.Text ? "\"" + token.Text + "\"" : token.Text);
            last = token;
        }
        return text.ToString();
    }
}
