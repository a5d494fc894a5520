using Sprache;

namespace Eligibility.Literals;

/// <summary>
/// Parsers that look at the next character before anything is tried: what fails in Sprache makes a message first, which
/// costs more than reading a literal.
/// </summary>
internal static class CharacterParsers
{
    /// <summary>One or more characters that fit, as many as there are.</summary>
    public static Parser<string> Run(Func<char, bool> fits) => Run(fits, _ => true);

    /// <summary>The same, where together they are what is wanted.</summary>
    public static Parser<string> Run(Func<char, bool> fits, Func<string, bool> isWhole) => input =>
    {
        var (text, end) = (input.Source, input.Position);
        while (end < text.Length && fits(text[end])) end++;
        return end > input.Position && text[input.Position..end] is var run && isWhole(run)
            ? Result.Success(run, ((CharacterInput)input).MoveTo(end))
            : Fail<string>(input);
    };

    /// <summary>What a parser reads behind a space.</summary>
    public static Parser<T> Spaced<T>(Parser<T> parser) =>
        input => NextOf(input) == ' ' ? parser(input.Advance()) : Fail<T>(input);

    /// <summary>The one parser that the next character allows; at the end that is <c>'\0'</c>.</summary>
    public static Parser<T> Next<T>(Func<char, Parser<T>> choose) => input => choose(NextOf(input))(input);

    /// <summary>Goes on with the one parser that what was read and the next character allow.</summary>
    public static Parser<TMore> Then<T, TMore>(this Parser<T> parser, Func<T, char, Parser<TMore>> choose) => input =>
        parser(input) is { WasSuccessful: true, Remainder: var behind, Value: var value }
            ? choose(value, NextOf(behind))(behind)
            : Fail<TMore>(input);

    /// <summary>What a parser reads, with what the next character begins; alone where that is nothing.</summary>
    public static Parser<TMore> Behind<T, TMore>(this Parser<T> parser, Func<T, char, Parser<TMore>?> more)
        where T : TMore => input =>
    {
        var read = parser(input);
        return read.WasSuccessful && more(read.Value, NextOf(read.Remainder)) is { } follows
            ? follows(read.Remainder)
            : (IResult<TMore>)read;
    };

    /// <summary>Fails whatever follows.</summary>
    public static IResult<T> Fail<T>(IInput input) => Result.Failure<T>(input, "", []);

    /// <summary>What a parser makes of a whole text, or null.</summary>
    public static T? Whole<T>(this Parser<T> parser, string text) where T : class =>
        parser(new CharacterInput(text, 0)) is { WasSuccessful: true, Remainder.AtEnd: true } read ? read.Value : null;

    private static char NextOf(IInput input) => input.AtEnd ? '\0' : input.Current;
}
