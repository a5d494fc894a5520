using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>A comment, which says nothing to the engine and is kept for the formatter.</summary>
/// <param name="Span">From its <c>#</c> to its last character that is no blank.</param>
/// <param name="TokensBefore">How many tokens of its line stand before it.</param>
internal readonly record struct Comment(TextSpan Span, int TokensBefore)
{
    public string Text => Span.Words;

    /// <summary>Whether nothing else stands on its line.</summary>
    public bool IsAlone => string.IsNullOrWhiteSpace(Span.Source.Line(Span.Line)[..(Span.Column - 1)]);
}

/// <summary>A joined line (continuations and multi-line texts included) with the lines that belong to it.</summary>
internal sealed class LineTree(int indent, TextSpan span, ImmutableArray<Token> tokens, bool malformed)
{
    // A file may hold half a million lines: what few of them have is kept apart.
    private List<LineTree>? _children;
    private Beside? _beside;

    public int Indent { get; } = indent;

    /// <summary>From its first token to its last.</summary>
    public TextSpan Span { get; } = span;

    public ImmutableArray<Token> Tokens { get; } = tokens;

    /// <summary>A character or a text in it was refused: what it says must not be guessed at.</summary>
    public bool Malformed { get; set; } = malformed;

    /// <summary>The lines that belong to it.</summary>
    public IReadOnlyList<LineTree> Children => _children ?? None;

    private static readonly IReadOnlyList<LineTree> None = [];

    /// <summary>
    /// The comments on lines of their own between the line before and this one, kept for the formatter.
    /// </summary>
    public ImmutableArray<Comment> CommentsAbove => _beside?.Above ?? [];

    /// <summary>
    /// The comment that ends it, and before it those between the parts of a line that goes on after commas.
    /// </summary>
    public ImmutableArray<Comment> CommentsWithin => _beside?.Within ?? [];

    /// <summary>
    /// What is wrong with its indentation where it may yet turn out to be a statement; null where nothing is.
    /// </summary>
    public Diagnostic? Uneven
    {
        get => _beside?.Uneven;
        set => _beside = (_beside ?? new Beside([], [], null)) with { Uneven = value };
    }

    /// <summary>Takes in the next of the lines that belong to it.</summary>
    public void Add(LineTree child) => (_children ??= []).Add(child);

    /// <summary>Keeps the comments that stand above and within it.</summary>
    public void Keep(ImmutableArray<Comment> above, ImmutableArray<Comment> within)
    {
        if (above.Length > 0 || within.Length > 0) _beside = new Beside(above, within, Uneven);
    }

    /// <summary>
    /// The last token of the line or of any line that belongs to it: where something missing is reported.
    /// </summary>
    public TextSpan LastLine
    {
        get
        {
            var line = this;
            while (line.Children.Count > 0) line = line.Children[^1];
            return line.Span;
        }
    }

    public bool HasColon
    {
        get
        {
            foreach (var token in Tokens)
                if (token.Kind == TokenKind.Colon) return true;
            return false;
        }
    }

    /// <summary>
    /// Whether it or a line that belongs to it is malformed. No line is read that lies deeper than a few dozen others.
    /// </summary>
    public bool AnyMalformed() =>
        Malformed || (_children is not null && _children.Exists(static child => child.AnyMalformed()));

    private sealed record Beside(ImmutableArray<Comment> Above, ImmutableArray<Comment> Within, Diagnostic? Uneven);
}
