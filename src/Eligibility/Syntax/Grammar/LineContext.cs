using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using Pidgin;
using Pidgin.Configuration;

namespace Eligibility.Syntax;

/// <summary>
/// The line that is read. Pidgin hands its configuration to every parser, and so whatever they must know beside
/// the tokens.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="below">The conditions on the lines below, already read, for a group at the end of this one.</param>
internal sealed class LineContext(LineTree line, ImmutableArray<ExpressionSyntax> below) : IConfiguration<Token>
{
    public LineTree Line => line;

    public ImmutableArray<ExpressionSyntax> Below => below;

    public Func<Token, SourcePosDelta> SourcePosCalculator => DefaultConfiguration<Token>.Instance.SourcePosCalculator;

    public IArrayPoolProvider ArrayPoolProvider => DefaultConfiguration<Token>.Instance.ArrayPoolProvider;

    /// <summary>The line of a parser that is at work.</summary>
    public static LineContext Of(ref ParseState<Token> state) => (LineContext)state.Configuration;

    /// <summary>Reads a whole line, or says which token did not fit and what could have stood there.</summary>
    public Result<Token, T> Read<T>(Parser<Token, T> parser) => parser.Parse(line.Tokens.AsSpan(), this);
}
