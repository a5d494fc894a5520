using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Productions that repeat: <c>a { b }</c>.</summary>
internal static class Lists
{
    /// <summary>One or more by commas; behind a comma there must be one.</summary>
    public static Parser<Token, ImmutableArray<T>> ByCommas<T>(this Parser<Token, T> parser) =>
        parser.ThenMany(Tokens.Comma.Then(parser));

    /// <summary>One, and as many more as follow it.</summary>
    public static Parser<Token, ImmutableArray<T>> ThenMany<T>(this Parser<Token, T> first, Parser<Token, T> next) =>
        new ListParser<T>(first, next);

    // Pidgin's own lists of objects are lists of lists of lists to the compiler that works ahead of time, without end.
    private sealed class ListParser<T>(Parser<Token, T> first, Parser<Token, T> next) : Parser<Token, ImmutableArray<T>>
    {
        public override bool TryParse(ref State state, ref Expectations expecteds, out ImmutableArray<T> result)
        {
            result = default;
            if (!first.TryParse(ref state, ref expecteds, out var item)) return false;
            var all = ImmutableArray.CreateBuilder<T>(1);
            var own = new Expectations(state.Configuration.ArrayPoolProvider.GetArrayPool<Expected<Token>>());
            long start;
            do
            {
                all.Add(item);
                own.Clear();
                start = state.Location;
            }
            while (next.TryParse(ref state, ref own, out item));
            // One that began and stopped is wrong; none is the end of the list.
            var ended = state.Location == start;
            if (ended) result = all.DrainToImmutable();
            else expecteds.AddRange(own.AsSpan());
            own.Dispose();
            return ended;
        }
    }
}
