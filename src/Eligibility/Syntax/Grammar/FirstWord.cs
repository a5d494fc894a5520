using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Text;
using Pidgin;
using static Pidgin.Parser;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>A production that begins with words of the language.</summary>
/// <param name="Words">They.</param>
/// <param name="Parser">All of it.</param>
internal sealed record Alternative<T>(string Words, Parser<Token, T> Parser)
{
    /// <summary>The first of its words.</summary>
    public string First { get; } = Words.Split(' ')[0];

    /// <summary>What may begin with the same words, and is read where this does not fit.</summary>
    public Parser<Token, T>? Other { get; private init; }

    /// <summary>Words alone.</summary>
    public static Alternative<T> Begins(string words, Func<Token, T> make) =>
        new(words, Tokens.Words(words).Select(make));

    /// <summary>Words and what follows them.</summary>
    public static Alternative<T> Begins<A>(string words, Parser<Token, A> a, Func<A, T> make) =>
        new(words, Map((_, x) => make(x), Tokens.Words(words), a));

    /// <inheritdoc cref="Begins{A}"/>
    public static Alternative<T> Begins<A, B>(
        string words, Parser<Token, A> a, Parser<Token, B> b, Func<A, B, T> make) =>
        new(words, Map((_, x, y) => make(x, y), Tokens.Words(words), a, b));

    /// <inheritdoc cref="Begins{A}"/>
    public static Alternative<T> Begins<A, B, C>(
        string words, Parser<Token, A> a, Parser<Token, B> b, Parser<Token, C> c, Func<A, B, C, T> make) =>
        new(words, Map((_, x, y, z) => make(x, y, z), Tokens.Words(words), a, b, c));

    /// <inheritdoc cref="Begins{A}"/>
    public static Alternative<T> Begins<A, B, C, D>(
        string words, Parser<Token, A> a, Parser<Token, B> b, Parser<Token, C> c, Parser<Token, D> d,
        Func<A, B, C, D, T> make) =>
        new(words, Map((_, x, y, z, u) => make(x, y, z, u), Tokens.Words(words), a, b, c, d));

    /// <summary>The alternative whose first word stands there. Where none does, all are expected.</summary>
    public static FirstWordParser<T> ByFirstWord(params ImmutableArray<Alternative<T>> alternatives) =>
        new(alternatives, null);

    /// <summary>The alternative whose first word stands there, or else <paramref name="otherwise"/>.</summary>
    public static FirstWordParser<T> ByFirstWord(
        Parser<Token, T> otherwise, params ImmutableArray<Alternative<T>> alternatives) =>
        new(alternatives, otherwise);

    /// <summary>This one, or else a production that may begin alike: see <see cref="Backtracking.Else"/>.</summary>
    public Alternative<T> Else(Parser<Token, T> other) => this with { Other = other };
}

/// <summary>The one alternative whose first word stands there, so that no other is tried in vain.</summary>
internal sealed class FirstWordParser<T> : Parser<Token, T>
{
    private readonly FrozenDictionary<string, Parser<Token, T>> _byWord;
    private readonly Parser<Token, T>? _otherwise;

    // No line is empty: what all of them say of one is what they expect at its beginning.
    private readonly Lazy<ImmutableArray<Expected<Token>>> _expected;

    public FirstWordParser(ImmutableArray<Alternative<T>> alternatives, Parser<Token, T>? otherwise)
    {
        if (otherwise is not null) Unlisted = new Next<T>(token => _byWord!.GetValueOrDefault(token.Lower, otherwise));
        _byWord = alternatives.GroupBy(a => a.First).ToFrozenDictionary(
            same => same.Key,
            same => same.Select(a => a.Parser).Concat(same.Select(a => a.Other).OfType<Parser<Token, T>>().Take(1))
                .Aggregate(Backtracking.Else),
            StringComparer.Ordinal);
        _otherwise = otherwise;
        var parsers = alternatives.Select(a => a.Parser);
        var all = OneOf(otherwise is null ? parsers : parsers.Append(otherwise));
        _expected = new(() => [.. all.Parse(ReadOnlySpan<Token>.Empty).Error!.Expected.Distinct()]);
    }

    /// <summary>
    /// The same where the alternatives are too many to tell: expected is what else may stand there. Null where nothing
    /// may.
    /// </summary>
    public Parser<Token, T>? Unlisted { get; }

    public override bool TryParse(ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out T result)
    {
        var chosen = state.HasCurrent && _byWord.TryGetValue(state.Current.Lower, out var begun) ? begun : _otherwise;
        var start = state.Location;
        if (chosen is not null)
        {
            var own = new Expectations(state.Configuration.ArrayPoolProvider.GetArrayPool<Expected<Token>>());
            if (chosen.TryParse(ref state, ref own, out result)) { own.Dispose(); return true; }
            if (state.Location > start) expecteds.AddRange(own.AsSpan());
            own.Dispose();
            if (state.Location > start) return false;
        }
        expecteds.AddRange(_expected.Value);
        return state.Fail(out result);
    }
}
