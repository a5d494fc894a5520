using System.Text;

namespace Eligibility.Text;

/// <summary>
/// A run of words that the binder reads: a name, a literal, <c>number of LIST</c>. It knows its extent, so a misspelt
/// one can be underlined.
/// </summary>
internal sealed class Phrase(TokenRun tokens)
{
    private string? _key;

    public TokenRun Tokens { get; } = tokens;

    /// <summary>Whether it is a value in quotes, which names nothing else.</summary>
    public bool IsQuoted => Tokens is [{ Kind: TokenKind.Text }];

    public TextSpan Span => Tokens[0].Span.To(Tokens[^1].Span);

    /// <summary>The words as written, one space between two; of a value in quotes what stands between them.</summary>
    public string Words => Tokens.Length == 1 ? Tokens[0].Text : Joined(lower: false);

    /// <summary>The words in lower case: how names are compared (language, section 1); empty of a value in quotes.</summary>
    public string Key => Tokens.Length == 1 ? Tokens[0].Lower : _key ??= Joined(lower: true);

    // A phrase of hundreds of words may be cut in as many ways: each cut is joined once, and without an iterator.
    private string Joined(bool lower)
    {
        if (Tokens.Length == 2)
            return lower ? $"{Tokens[0].Lower} {Tokens[1].Lower}" : $"{Tokens[0].Text} {Tokens[1].Text}";
        var words = new StringBuilder();
        foreach (var token in Tokens)
        {
            if (words.Length > 0) words.Append(' ');
            words.Append(lower ? token.Lower : token.Text);
        }
        return words.ToString();
    }
}
