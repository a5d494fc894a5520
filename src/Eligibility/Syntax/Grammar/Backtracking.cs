using System.Diagnostics.CodeAnalysis;
using Eligibility.Text;
using Pidgin;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Productions that begin alike.</summary>
internal static class Backtracking
{
    /// <summary>
    /// One parser, or else another that may begin with the same words. Of two that fail the one that came further is
    /// believed, and the first where neither did; where neither began, both are expected. (Pidgin's <c>Or</c> would not
    /// try the other once the first has read a word.)
    /// </summary>
    public static Parser<Token, T> Else<T>(this Parser<Token, T> first, Parser<Token, T> second) =>
        new ElseParser<T>(first, second);

    private sealed class ElseParser<T>(Parser<Token, T> first, Parser<Token, T> second) : Parser<Token, T>
    {
        public override bool TryParse(ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out T result)
        {
            var pool = state.Configuration.ArrayPoolProvider.GetArrayPool<Expected<Token>>();
            var start = state.Bookmark();
            var (ofFirst, ofSecond) = (new Expectations(pool), new Expectations(pool));
            var read = first.TryParse(ref state, ref ofFirst, out result);
            if (read) state.DiscardBookmark(start);
            else
            {
                var reached = state.Location;
                state.Rewind(start);
                read = second.TryParse(ref state, ref ofSecond, out result);
                if (!read)
                {
                    if (reached >= state.Location) expecteds.AddRange(ofFirst.AsSpan());
                    if (reached < state.Location || reached == start) expecteds.AddRange(ofSecond.AsSpan());
                    if (reached > state.Location) state.Advance((int)(reached - state.Location));
                    state.Fail(out result);
                }
            }
            ofFirst.Dispose();
            ofSecond.Dispose();
            return read;
        }
    }
}
