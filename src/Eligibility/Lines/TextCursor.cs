using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// How far a text has been read, and what is known of the line at hand: what those who read its parts share.
/// </summary>
internal sealed class TextCursor(SourceText source, DiagnosticBag found)
{
    /// <summary>The whole text.</summary>
    public string Text { get; } = source.Text;

    /// <summary>The place of the next character.</summary>
    public int At { get; set; }

    /// <summary>Whether all of it has been read.</summary>
    public bool AtEnd => At >= Text.Length;

    /// <summary>The tokens of the line at hand.</summary>
    public ImmutableArray<Token>.Builder Tokens { get; } = ImmutableArray.CreateBuilder<Token>();

    /// <summary>Whether something in the line at hand was refused: what it says must not be guessed at.</summary>
    public bool Malformed { get; set; }

    /// <summary>Whether the line at hand is longer than a line may be: its tokens are kept no more.</summary>
    public bool TooLong { get; set; }

    /// <summary>A stretch of the text.</summary>
    public TextSpan Span(int start, int length) => new(source, start, length);

    /// <summary>Tells what is wrong.</summary>
    public void Tell(Diagnostic fault) => found.Add(fault);

    /// <summary>Tells what is wrong, and that the line at hand is not to be trusted.</summary>
    public void Refuse(Diagnostic fault)
    {
        found.Add(fault);
        Malformed = true;
    }
}
