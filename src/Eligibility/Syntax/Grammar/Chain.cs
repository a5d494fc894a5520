using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Text;
using Pidgin;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>
/// Operands with operators between them, made into one: <c>a { op a }</c>. An operand alone is itself, and most are
/// alone: which tokens begin an operator is asked first, and nothing is gathered where none does.
/// </summary>
internal sealed class Chain(
    Parser<Token, ExpressionSyntax> operand, Func<Token, bool> begins, Parser<Token, Token> between,
    Func<ImmutableArray<ExpressionSyntax>, ImmutableArray<Token>, TextSpan, ExpressionSyntax> make)
    : Parser<Token, ExpressionSyntax>
{
    public override bool TryParse(
        ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out ExpressionSyntax result)
    {
        if (!operand.TryParse(ref state, ref expecteds, out result)) return false;
        if (!state.HasCurrent || !begins(state.Current)) return true;
        var operands = ImmutableArray.CreateBuilder<ExpressionSyntax>(2);
        var operators = ImmutableArray.CreateBuilder<Token>(1);
        operands.Add(result);
        while (state.HasCurrent && begins(state.Current) && Operator(ref state) is { } op)
        {
            if (!operand.TryParse(ref state, ref expecteds, out var next)) { result = null; return false; }
            operators.Add(op);
            operands.Add(next);
        }
        if (operators.Count == 0) return true;
        var span = result.Span.To(operands[^1].Span);
        result = make(operands.DrainToImmutable(), operators.DrainToImmutable(), span);
        return true;
    }

    // What begins like an operator and is none ends the chain.
    private Token? Operator(ref State state)
    {
        var own = new Expectations(state.Configuration.ArrayPoolProvider.GetArrayPool<Expected<Token>>());
        var read = between.TryParse(ref state, ref own, out var op);
        own.Dispose();
        return read ? op : null;
    }
}
