using System.Diagnostics.CodeAnalysis;
using Eligibility.Text;
using Pidgin;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>The one parser that the next token allows, so that no other is tried in vain.</summary>
/// <param name="choose">Which it is; at the end of the line, the token that stands for it.</param>
internal sealed class Next<T>(Func<Token, Parser<Token, T>> choose) : Parser<Token, T>
{
    public override bool TryParse(ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out T result) =>
        choose(state.HasCurrent ? state.Current : Ends.OfLine).TryParse(ref state, ref expecteds, out result);
}

internal static class Ends
{
    /// <summary>Stands behind the last token of any line.</summary>
    public static readonly Token OfLine = new(TokenKind.End, default, "", "");
}
