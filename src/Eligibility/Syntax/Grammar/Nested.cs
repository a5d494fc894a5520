using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Eligibility.Text;
using Pidgin;
using static Pidgin.Parser<Eligibility.Text.Token>;
using Expectations = Pidgin.PooledList<Pidgin.Expected<Eligibility.Text.Token>>;
using State = Pidgin.ParseState<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>
/// A parser that may stand within itself. It goes on however little of the stack is left: what nests deep is read on a
/// fresh one. How deep that may be is counted before (<see cref="NestingGuard"/>).
/// </summary>
/// <param name="parser">Which it is, asked when it is needed.</param>
internal sealed class Nested<T>(Func<Parser<Token, T>> parser) : Parser<Token, T>
{
    public override bool TryParse(ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out T result) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? parser().TryParse(ref state, ref expecteds, out result)
            : OnFreshStack(ref state, ref expecteds, out result);

    // The state of a parser cannot leave its stack: the line is read anew from here, and what came of it carried over.
    private bool OnFreshStack(ref State state, ref Expectations expecteds, [MaybeNullWhen(false)] out T result)
    {
        var (line, start) = (LineContext.Of(ref state), (int)state.Location);
        var rest = Parser.Map((_, value, end) => (Value: value, End: end), new Skip(start), parser(), CurrentOffset);
        var read = StackGuard.Run((line, rest), static at => at.line.Read(at.rest));
        state.Advance((read.Success ? read.Value.End : read.Error!.ErrorOffset) - start);
        if (read.Success)
        {
            result = read.Value.Value!;
            return true;
        }
        expecteds.AddRange(read.Error!.Expected);
        return state.Fail(out result);
    }

    private sealed class Skip(int tokens) : Parser<Token, Unit>
    {
        public override bool TryParse(ref State state, ref Expectations expecteds, out Unit result)
        {
            state.Advance(tokens);
            result = Unit.Value;
            return true;
        }
    }
}
