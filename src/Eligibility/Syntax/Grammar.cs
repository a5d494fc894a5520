using System.Collections.Concurrent;
using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using Sprache;

namespace Eligibility.Syntax;

/// <summary>The smallest parsers: one token each, and runs of words. Labels are the words of the reference.</summary>
internal static class Grammar
{
    /// <summary>One token that fits.</summary>
    public static Parser<Token> One(Func<Token, bool> fits, string label)
    {
        string[] expected = [label];
        return i =>
        {
            var input = (TokenInput)i;
            return !input.AtEnd && fits(input.Token)
                ? Sequence.Success(input.Token, input.Advance())
                : Result.Failure<Token>(input, "", expected);
        };
    }

    // What stands inside a query is asked for anew with every line that is read: it is made once.
    private static readonly ConcurrentDictionary<string, Parser<Token>> Phrases = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Parser<Phrase>> RunsByLabel = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Parser<ImmutableArray<Phrase>>> ListsByLabel = new(StringComparer.Ordinal);

    /// <summary>A keyword or a phrase of keywords, such as <c>in force from</c>; blamed as a whole.</summary>
    public static Parser<Token> Words(string phrase) => Phrases.GetOrAdd(phrase, MakeWords);

    private static Parser<Token> MakeWords(string phrase)
    {
        var words = phrase.Split(' ');
        string[] expected = [$"`{phrase}`"];
        return i =>
        {
            var input = (TokenInput)i;
            var first = input.Token;
            IInput at = i;
            foreach (var word in words)
            {
                if (at.AtEnd || !((TokenInput)at).Token.IsWord(word)) return Result.Failure<Token>(i, "", expected);
                at = at.Advance();
            }
            return Sequence.Success(first, at);
        };
    }

    public static readonly Parser<Token> Quoted = One(t => t.Kind == TokenKind.Text, "a text in double quotes");
    public static readonly Parser<Token> Numeral = One(t => t.Kind == TokenKind.Number || (t.Kind == TokenKind.Word && Keywords.NumberWord(t.Lower) >= 0), "a number");
    public static readonly Parser<Token> Comma = One(t => t.Kind == TokenKind.Comma, "a comma");
    public static readonly Parser<Token> Colon = One(t => t.Kind == TokenKind.Colon, "a colon");
    public static readonly Parser<Token> Open = One(t => t.Kind == TokenKind.Open, "`(`");
    public static readonly Parser<Token> Close = One(t => t.Kind == TokenKind.Close, "`)`");
    public static readonly Parser<Token> Word = One(t => t.Kind == TokenKind.Word && t.IsRunWord, "a word");

    // run = ( WORD | NUMBER | ISODATE ) { WORD | NUMBER | ISODATE }          no reserved word; maximal; `has` may begin one
    /// <summary>A run of words.</summary>
    public static Parser<Phrase> Run(string label) => RunsByLabel.GetOrAdd(label, MakeRun);

    private static Parser<Phrase> MakeRun(string label)
    {
        string[] expected = [label];
        return i =>
        {
            var start = (TokenInput)i;
            IInput at = i;
            if (!at.AtEnd && start.Token.IsWord("has")) at = at.Advance();
            while (!at.AtEnd && ((TokenInput)at).Token.IsRunWord) at = at.Advance();
            return at.Position == i.Position
                ? Result.Failure<Phrase>(i, "", expected)
                : Sequence.Success(new Phrase(((TokenInput)at).Between(i.Position)), at);
        };
    }

    // names = name { "," name }
    /// <summary>Runs of words, by commas.</summary>
    public static Parser<ImmutableArray<Phrase>> Runs(string label) => ListsByLabel.GetOrAdd(label, l => Run(l).ByCommas());

    // title = any text without a comma
    /// <summary>A title: whatever stands there up to a comma or the end of the line.</summary>
    public static readonly Parser<Phrase> Title = i =>
    {
        IInput at = i;
        while (!at.AtEnd && ((TokenInput)at).Token.Kind != TokenKind.Comma) at = at.Advance();
        return at.Position == i.Position
            ? Result.Failure<Phrase>(i, "", ["a name"])
            : Sequence.Success(new Phrase(((TokenInput)at).Between(i.Position)), at);
    };

    /// <summary>The one parser that the next token allows, so that no other is tried in vain.</summary>
    public static Parser<T> By<T>(Func<Token, Parser<T>> choose) => i => choose(((TokenInput)i).Token)(i);

    /// <summary>A parser that may stand within itself: it goes on however little of the stack is left.</summary>
    public static Parser<T> Deep<T>(Func<Parser<T>> parser) => i => StackGuard.Run((Parser: parser, Input: i), static at => at.Parser()(at.Input));

    /// <summary>
    /// Operands with operators between them, made into one; an operand alone is itself. Which tokens begin an operator is asked first:
    /// most operands stand alone. What is wrong after an operator is blamed on what follows it.
    /// </summary>
    public static Parser<T> Chain<T>(Parser<T> operand, Func<Token, bool> begins, Parser<Token> between, Func<ImmutableArray<T>, ImmutableArray<Token>, TextSpan, T> make) => i =>
    {
        var last = operand(i);
        if (!last.WasSuccessful || !begins(((TokenInput)last.Remainder).Token)) return last;
        var operands = ImmutableArray.CreateBuilder<T>(2);
        var operators = ImmutableArray.CreateBuilder<Token>(1);
        operands.Add(last.Value);
        while (begins(((TokenInput)last.Remainder).Token) && between(last.Remainder) is { WasSuccessful: true } op)
        {
            var next = operand(op.Remainder);
            if (!next.WasSuccessful) return next;
            operators.Add(op.Value);
            operands.Add(next.Value);
            last = next;
        }
        return operators.Count == 0 ? last
            : Sequence.Success(make(operands.DrainToImmutable(), operators.DrainToImmutable(), ((TokenInput)last.Remainder).SpanFrom(i.Position)), last.Remainder);
    };

    /// <summary>What a parser read, with what follows it where the next token begins something that may.</summary>
    public static Parser<V> Followed<T, U, V>(this Parser<T> parser, Func<Token, Parser<U>?> begun, Func<T, U?, TextSpan, V> make) => i =>
    {
        var first = parser(i);
        if (!first.WasSuccessful) return first.Failed<T, V>();
        var (end, tail) = (first.Remainder, default(U));
        if (begun(((TokenInput)end).Token) is { } follows)
        {
            var then = follows(end);
            if (!then.WasSuccessful) return then.Failed<U, V>();
            (end, tail) = (then.Remainder, then.Value);
        }
        return Sequence.Success(make(first.Value, tail, ((TokenInput)end).SpanFrom(i.Position)), end);
    };

    /// <summary>What a parser read, made with the span it read it from.</summary>
    public static Parser<U> Spanned<T, U>(this Parser<T> parser, Func<T, TextSpan, U> make) => i =>
    {
        var result = parser(i);
        return result.WasSuccessful
            ? Sequence.Success(make(result.Value, ((TokenInput)result.Remainder).SpanFrom(i.Position)), result.Remainder)
            : result.Failed<T, U>();
    };

    /// <summary>What a parser read, made with the place where it ended and the number of the token with which it began.</summary>
    public static Parser<U> Worded<T, U>(this Parser<T> parser, Func<T, TokenInput, int, U> make) => i =>
    {
        var result = parser(i);
        return result.WasSuccessful ? Sequence.Success(make(result.Value, (TokenInput)result.Remainder, i.Position), result.Remainder) : result.Failed<T, U>();
    };

    /// <summary>
    /// Alternatives of which the next token mostly allows one. That one is tried alone; where it fails, all are, since what is
    /// expected is told of all of them.
    /// </summary>
    public static Parser<T> Likely<T>(Func<Token, Parser<T>> choose, Parser<T> all) => i => choose(((TokenInput)i).Token)(i) is { WasSuccessful: true } read ? read : all(i);

    /// <summary>The line that is read.</summary>
    public static readonly Parser<LineTree> Tree = i => Sequence.Success(((TokenInput)i).Tree, i);

    /// <summary>Where the input stands, without reading on.</summary>
    public static readonly Parser<TokenInput> Here = i => Sequence.Success((TokenInput)i, i);

    /// <summary>The span from a place to just before the next token.</summary>
    public static Parser<TextSpan> SpanFrom(TokenInput start) => i => Sequence.Success(((TokenInput)i).SpanFrom(start.Position), i);
}
