using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told of a policy's lines whatever the case: their words and their places. Worked out once for each policy:
/// many records are made of one. Two threads that meet a line at once find the same words.
/// </summary>
internal sealed class WordedLines
{
    private static readonly ConditionalWeakTable<Policy, WordedLines> Known = [];

    private readonly WordedLine?[] _lines;
    private readonly string?[] _steps;
    private readonly string?[] _columns;

    private WordedLines(int count) =>
        (_lines, _steps, _columns) = (new WordedLine?[count], new string?[count], new string?[count]);

    public static WordedLines Of(Policy policy) =>
        Known.GetValue(policy, static p => new WordedLines(NodeNumbers.Of(p).Count));

    /// <summary>A condition or a calculation as it is written.</summary>
    public WordedLine this[Node line, NumberedNode node] => _lines[node.Number] ??= WordedLine.Of(line.Span);

    /// <summary>The words of a step of a score, by what it turns on.</summary>
    public string OfStep(ScoreStep step, NumberedNode on) => _steps[on.Number] ??= OneLine.Of(step.Span);

    /// <summary>The words of the range of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="wasOver">Whether its lines add up to more than the range has, or to less; null where that is not known.</param>
    public static string OfRange(Score score, bool? wasOver) =>
        (wasOver switch { true => "brought down: ", false => "brought up: ", null => "" }) + OneLine.Of(score.RangeSpan);

    /// <summary>The words of what each record gives to a group of values.</summary>
    public string OfEach(ValueLineTerm line) => $"each {line.Each!.Name} of {(line.IsOfOthers ? "other " : "")}{line.List!.Name}";

    /// <summary>The words of a condition that is the column of a table, by what it says.</summary>
    public string OfColumn(ConditionTerm column, NumberedNode says) =>
        _columns[says.Number] ??= $"{column.Definition.Name} as {this[column.Condition, says].Words}";
}

/// <summary>A condition or a calculation as it is written.</summary>
/// <param name="Words">Its words.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record WordedLine(string Words, string File, int Line)
{
    public static WordedLine Of(TextSpan span) => new(OneLine.Of(span), span.Source.Path, span.Line);
}
