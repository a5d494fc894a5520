using System.Collections.Immutable;
using Eligibility.Text;
using Sprache;

namespace Eligibility.Syntax;

/// <summary>
/// One parser after another, or instead of another: what the query syntax of the grammars comes to. Sprache's own make several objects
/// for every step of every attempt, which a file of 1 MiB feels; these say the same of what was read and of what was expected.
/// Being nearer, they are the ones that the grammars mean.
/// </summary>
internal static class Sequence
{
    /// <summary>What was read, made into something else.</summary>
    public static Parser<U> Select<T, U>(this Parser<T> parser, Func<T, U> make) => i =>
    {
        var result = parser(i);
        return result.WasSuccessful ? Success(make(result.Value), result.Remainder) : result.Failed<T, U>();
    };

    /// <summary>One parser, then the one that what it read leads to.</summary>
    public static Parser<U> Then<T, U>(this Parser<T> first, Func<T, Parser<U>> second) => i =>
    {
        var result = first(i);
        return result.WasSuccessful ? second(result.Value)(result.Remainder) : result.Failed<T, U>();
    };

    /// <summary>Two parsers in turn, and what both read.</summary>
    public static Parser<V> SelectMany<T, U, V>(this Parser<T> first, Func<T, Parser<U>> second, Func<T, U, V> make) => i =>
    {
        var one = first(i);
        if (!one.WasSuccessful) return one.Failed<T, V>();
        var other = second(one.Value)(one.Remainder);
        return other.WasSuccessful ? Success(make(one.Value, other.Value), other.Remainder) : other.Failed<U, V>();
    };

    /// <summary>A parser of what fits only; nothing is said of what does not.</summary>
    public static Parser<T> Where<T>(this Parser<T> parser, Func<T, bool> fits) => i =>
    {
        var result = parser(i);
        return !result.WasSuccessful || fits(result.Value) ? result : Result.Failure<T>(i, "", []);
    };

    /// <summary>The first alternative, or else the second. Of two that fail the one that came further is believed; where neither did, both are expected.</summary>
    public static Parser<T> Or<T>(this Parser<T> first, Parser<T> second) => i =>
    {
        var one = first(i);
        if (one.WasSuccessful && one.Remainder.Position > i.Position) return one;
        var other = second(i);
        if (other.WasSuccessful) return other;
        return one.WasSuccessful ? one : Further(one, other);
    };

    private static IResult<T> Further<T>(IResult<T> one, IResult<T> other) =>
        other.Remainder.Position > one.Remainder.Position ? other
        : other.Remainder.Position < one.Remainder.Position ? one
        : Result.Failure<T>(one.Remainder, one.Message, one.Expectations.Union(other.Expectations));

    /// <summary>One or more by commas; behind a comma there must be one.</summary>
    public static Parser<ImmutableArray<T>> ByCommas<T>(this Parser<T> parser) => i =>
    {
        var all = ImmutableArray.CreateBuilder<T>(1);
        var result = parser(i);
        while (result.WasSuccessful)
        {
            all.Add(result.Value);
            var comma = Grammar.Comma(result.Remainder);
            if (!comma.WasSuccessful) return Success(all.DrainToImmutable(), result.Remainder);
            result = parser(comma.Remainder);
        }
        return result.Failed<T, ImmutableArray<T>>();
    };

    /// <summary>What a parser read.</summary>
    public static IResult<T> Success<T>(T value, IInput remainder) => new Read<T>(value, remainder);

    /// <summary>A failure, of a parser that was to yield something else.</summary>
    public static IResult<U> Failed<T, U>(this IResult<T> result) => Result.Failure<U>(result.Remainder, result.Message, result.Expectations);

    /// <summary>A reading that came out. Sprache's own keeps room for what a failure would say, and every token read makes several.</summary>
    private sealed class Read<T>(T value, IInput remainder) : IResult<T>
    {
        public T Value { get; } = value;

        public IInput Remainder { get; } = remainder;

        public bool WasSuccessful => true;

        public string Message => "";

        public IEnumerable<string> Expectations => [];
    }
}
