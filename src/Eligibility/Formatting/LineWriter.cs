using System.Text;
using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>
/// Writes one joined line: one blank between two words, none before a comma, and no line wider than the page where a
/// comma or a quoted text lets it go on in the next. Says where lines break, never what they say.
/// </summary>
/// <param name="ownWords">The author's words.</param>
/// <param name="bare">Values that stand in quotes which they do not need.</param>
internal sealed class LineWriter(HashSet<Token> ownWords, HashSet<Token> bare)
{
    /// <summary>The widest line, in characters, where there is a place to break it.</summary>
    public const int Width = 100;

    /// <summary>What is left of that where lines are indented far.</summary>
    private const int Narrowest = 50;

    /// <summary>
    /// A line as it is written: its parts with all but the first one's indentation, counted from that of the line.
    /// </summary>
    public List<string> Write(LineTree line, int level)
    {
        var width = Math.Max(Width - level * Layout.Step, Narrowest);
        var lines = Fill(line, width, tight: false);
        // What breaks a line makes it longer, and a line has a limit: the longest are better wide than refused.
        if (IsTooLong(lines, level)) lines = Fill(line, int.MaxValue, tight: false);
        return IsTooLong(lines, level) ? Fill(line, int.MaxValue, tight: true) : lines;
    }

    private static bool IsTooLong(List<string> lines, int level) =>
        lines.Sum(l => l.Length + 1) + (lines.Count - 1) * level * Layout.Step > LineReader.MostLineLength;

    private List<string> Fill(LineTree line, int width, bool tight)
    {
        // What goes on is indented further than any line of its own that the line has.
        var hanging = new string(' ', line.Children.Count > 0 ? 2 * Layout.Step : Layout.Step);
        var lines = new List<string>();
        var current = new StringBuilder();
        var comments = new Queue<Comment>(line.CommentsWithin);
        var written = 0;
        foreach (var part in Parts(line, tight))
        {
            if (current.Length > 0 && current.Length + 1 + part.Text.Length > width) Break();
            if (current.Length == 0 && lines.Count > 0) current.Append(hanging);
            else if (current.Length > 0 && !(tight && part.AfterComma)) current.Append(' ');
            current.Append(part.Text);
            written += part.Tokens;
            while (comments.TryPeek(out var comment) && comment.TokensBefore == written && part.Tokens > 0)
                Append(comments.Dequeue());
        }
        if (current.Length > 0) Break();
        return lines;

        void Break()
        {
            lines.Add(current.ToString());
            current.Clear();
        }

        void Append(Comment comment)
        {
            if (comment.IsAlone)
            {
                if (current.Length > 0) Break();
                current.Append(hanging).Append(comment.Text);
            }
            else current.Append("  ").Append(comment.Text);
            Break();
        }
    }

    /// <summary>
    /// The words between two places where a line may break: after a comma, and at a single blank inside a quoted text.
    /// </summary>
    private IEnumerable<(string Text, int Tokens, bool AfterComma)> Parts(LineTree line, bool tight)
    {
        var part = new StringBuilder();
        var (tokens, afterComma) = (0, false);
        for (var i = 0; i < line.Tokens.Length; i++)
        {
            var token = line.Tokens[i];
            if (part.Length > 0 && IsApart(line.Tokens[i - 1], token, tight)) part.Append(' ');
            var text = Spell(token);
            // Prose may go on in the next line; a value in quotes is read at one glance.
            if (token.Kind == TokenKind.Text && !ownWords.Contains(token))
            {
                var from = 0;
                for (var at = 1; at < text.Length - 1; at++)
                {
                    if (!MayBreakAt(text, at)) continue;
                    yield return (part.Append(text, from, at - from).ToString(), tokens, afterComma);
                    part.Clear();
                    (tokens, afterComma, from) = (0, false, at + 1);
                }
                text = text[from..];
            }
            part.Append(text);
            tokens++;
            if (token.Kind != TokenKind.Comma) continue;
            yield return (part.ToString(), tokens, afterComma);
            part.Clear();
            (tokens, afterComma) = (0, true);
        }
        if (part.Length > 0) yield return (part.ToString(), tokens, afterComma);
    }

    /// <summary>
    /// A line break inside a quoted text reads as one blank, and takes away those around it and at the text's ends.
    /// </summary>
    private static bool MayBreakAt(string quoted, int at) =>
        quoted[at] == ' ' && quoted[at - 1] != ' ' && quoted[at + 1] != ' ' && at > 1 && at < quoted.Length - 2;

    private bool IsApart(Token before, Token token, bool tight)
    {
        if (token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Close || before.Kind == TokenKind.Open)
            return false;
        return !tight || (IsWord(before) && IsWord(token));
    }

    private bool IsWord(Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date || bare.Contains(token);

    /// <summary>A token as it is written: the author's words as they are, the language's in small letters.</summary>
    private string Spell(Token token) => token.Kind switch
    {
        TokenKind.Text when bare.Contains(token) => token.Text,
        TokenKind.Text => "\""
            + token.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            + "\"",
        TokenKind.Word when !ownWords.Contains(token) => token.Lower,
        _ => token.Text,
    };

    /// <summary>A stretch of tokens on one line.</summary>
    public string Write(IReadOnlyList<Token> tokens)
    {
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && IsApart(tokens[i - 1], tokens[i], tight: false)) text.Append(' ');
            text.Append(Spell(tokens[i]));
        }
        return text.ToString();
    }
}
