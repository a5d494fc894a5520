using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Lines;
using Eligibility.Text;
using Pidgin;
using static Pidgin.Parser<Eligibility.Text.Token>;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>
/// The terminals of the grammar: one token each, phrases of keywords, and runs of words. Labels are the
/// words of the reference.
/// </summary>
internal static class Tokens
{
    /// <summary>One token that fits.</summary>
    public static Parser<Token, Token> One(Func<Token, bool> fits, string label) => Token(fits).Labelled(label);

    /// <summary>
    /// A keyword or a phrase of keywords, such as <c>in force from</c>; yields its first word, and is blamed as a
    /// whole.
    /// </summary>
    public static Parser<Token, Token> Words(string phrase) => new KeywordParser(phrase);

    public static readonly Parser<Token, Token> Quoted = One(t => t.Kind == TokenKind.Text, "a text in double quotes");
    public static readonly Parser<Token, Token> Numeral = One(IsNumeral, "a number");
    public static readonly Parser<Token, Token> Comma = One(t => t.Kind == TokenKind.Comma, "a comma");
    public static readonly Parser<Token, Token> Colon = One(t => t.Kind == TokenKind.Colon, "a colon");
    public static readonly Parser<Token, Token> Open = One(t => t.Kind == TokenKind.Open, "`(`");
    public static readonly Parser<Token, Token> Close = One(t => t.Kind == TokenKind.Close, "`)`");
    public static readonly Parser<Token, Token> Word = One(t => t.Kind == TokenKind.Word && t.IsRunWord, "a word");

    /// <summary>Whether a token is a number, in digits or as a word.</summary>
    public static bool IsNumeral(Token token) =>
        token.Kind == TokenKind.Number || (token.Kind == TokenKind.Word && Keywords.NumberWord(token.Lower) >= 0);

    // run = ( WORD | NUMBER | ISODATE ) { WORD | NUMBER | ISODATE }
    // No reserved word is in it, but `has` may begin one; it goes as far as it can.
    /// <summary>A run of words.</summary>
    public static Parser<Token, Phrase> Run(string label) =>
        new StretchParser(t => t.IsRunWord || t.IsWord("has"), t => t.IsRunWord, label);

    // names = name { "," name }
    /// <summary>Runs of words, by commas.</summary>
    public static Parser<Token, ImmutableArray<Phrase>> Runs(string label) => Run(label).ByCommas();

    // vname = name | TEXT                      TEXT: a value that no name can be
    /// <summary>A value: a run of words, or a text in quotes.</summary>
    public static readonly Parser<Token, Phrase> Value = new Next<Phrase>(
        token => token.Kind == TokenKind.Text ? QuotedValue! : BareValue!);

    private static readonly Parser<Token, Phrase> BareValue = Run("a value");
    private static readonly Parser<Token, Phrase> QuotedValue = Stretch(t => t.Kind == TokenKind.Text, "a value");

    /// <summary>Values, by commas.</summary>
    public static readonly Parser<Token, ImmutableArray<Phrase>> ValuesByCommas = Value.ByCommas();

    // title = any text without a comma
    /// <summary>A title: whatever stands there up to a comma or the end of the line.</summary>
    public static readonly Parser<Token, Phrase> Title = Stretch(t => t.Kind != TokenKind.Comma, "a name");

    /// <summary>As many tokens as fit, at least one.</summary>
    public static Parser<Token, Phrase> Stretch(Func<Token, bool> fits, string label) =>
        new StretchParser(fits, fits, label);

    /// <summary>The name in a heading, which ends where <c>for each</c> begins.</summary>
    public static Parser<Token, Phrase> HeadingName(Func<Token, bool> fits, string label) =>
        new StretchParser(fits, fits, label, endsAtForEach: true);

    /// <summary>Tokens as one run, where they are one.</summary>
    public static Phrase? AsRun(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
            if (!token.IsRunWord) return null;
        return AllOf(tokens);
    }

    /// <summary>Tokens as a phrase.</summary>
    public static Phrase AllOf(ReadOnlySpan<Token> tokens) => new(TokenRun.Create(tokens));

    /// <summary>From the first of some tokens to the last.</summary>
    public static TextSpan SpanOf(ReadOnlySpan<Token> tokens) => tokens[0].Span.To(tokens[^1].Span);

    /// <summary>The line that is read.</summary>
    public static readonly Parser<Token, LineTree> Line = new ContextParser<LineTree>(context => context.Line);

    /// <summary>The parser that the line as a whole asks for.</summary>
    public static Parser<Token, T> ByLine<T>(Func<LineTree, Parser<Token, T>> choose) => Line.Bind(choose);

    /// <summary>The conditions on the lines below the one that is read.</summary>
    public static readonly Parser<Token, ImmutableArray<ExpressionSyntax>> LinesBelow =
        new ContextParser<ImmutableArray<ExpressionSyntax>>(context => context.Below);

    // Pidgin's own sequence blames the word that does not fit: here a phrase is blamed as a whole.
    private sealed class KeywordParser(string phrase) : Parser<Token, Token>
    {
        private readonly ImmutableArray<string> _words = [.. phrase.Split(' ')];
        private readonly Expected<Token> _expected = new($"`{phrase}`");

        public override bool TryParse(
            ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out Token result)
        {
            var tokens = state.LookAhead(_words.Length);
            for (var i = 0; i < _words.Length; i++)
                if (i >= tokens.Length || !tokens[i].IsWord(_words[i]))
                    return state.Fail(_expected, ref expecteds, out result);
            result = tokens[0];
            state.Advance(_words.Length);
            return true;
        }
    }

    // Pidgin's own repetition would gather the tokens in lists: half a million runs of one word would fill as many.
    private sealed class StretchParser(
        Func<Token, bool> begins, Func<Token, bool> goesOn, string label, bool endsAtForEach = false) : Parser<Token, Phrase>
    {
        private readonly Expected<Token> _expected = new(label);

        public override bool TryParse(
            ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out Phrase result)
        {
            if (!state.HasCurrent || !begins(state.Current)) return state.Fail(_expected, ref expecteds, out result);
            TokenRun tokens = LineContext.Of(ref state).Line.Tokens;
            var start = (int)state.Location;
            var end = start + 1;
            while (end < tokens.Length && goesOn(tokens[end]) && !(endsAtForEach && IsForEach(tokens, end))) end++;
            state.Advance(end - start);
            result = new Phrase(tokens[start..end]);
            return true;
        }

        private static bool IsForEach(TokenRun tokens, int at) =>
            at + 1 < tokens.Length && tokens[at].Lower == "for" && tokens[at + 1].Lower == "each";
    }

    private sealed class ContextParser<T>(Func<LineContext, T> choose) : Parser<Token, T>
    {
        public override bool TryParse(ref State state, ref Expectations expecteds, out T result)
        {
            result = choose(LineContext.Of(ref state));
            return true;
        }
    }

    /// <summary>Fails at the token that stands here.</summary>
    public static bool Fail<T>(
        this ref State state, Expected<Token> expected, ref Expectations expecteds, out T? result)
    {
        expecteds.Add(expected);
        return state.Fail(out result);
    }

    /// <summary>As the other, of what is said already.</summary>
    public static bool Fail<T>(this ref State state, out T? result)
    {
        var here = state.HasCurrent ? Maybe.Just(state.Current) : Maybe.Nothing<Token>();
        state.SetError(here, !state.HasCurrent, state.Location, null);
        result = default;
        return false;
    }
}
