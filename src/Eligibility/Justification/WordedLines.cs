using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What is told of a policy's lines whatever the case: their words, their places, what they read. Worked out once for each policy: many records are made of one.</summary>
internal sealed class WordedLines
{
    private static readonly ConditionalWeakTable<Policy, WordedLines> Known = [];

    private readonly ConcurrentDictionary<object, WordedLine> _lines = new(ReferenceEqualityComparer.Instance);

    public static WordedLines Of(Policy policy) => Known.GetValue(policy, static _ => new WordedLines());

    public WordedLine this[Condition condition] => _lines.GetOrAdd(condition, static key => WordedLine.Of((Condition)key));

    public WordedLine this[Term term] => _lines.GetOrAdd(term, static key => WordedLine.Of((Term)key));

    public WordedLine this[ScoreStep step] => _lines.GetOrAdd(step, static key => WordedLine.Of(((ScoreStep)key).Span));
}

/// <summary>A condition or a calculation as it is written.</summary>
/// <param name="Words">Its words.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Reads">The facts and lists that a table reads, by slot: in its rows too.</param>
/// <param name="Terms">The values that a condition compares.</param>
internal sealed record WordedLine(string Words, string File, int Line, ImmutableArray<int> Reads, ImmutableArray<Term> Terms)
{
    public static WordedLine Of(TextSpan span) => new(OneLine.Of(span), span.Source.Path, span.Line, [], []);

    public static WordedLine Of(Condition condition) => Of(condition.Span) with
    {
        // The halves of one such as `between` are no lines of their own.
        Terms = [.. condition.Parts.OfType<Term>(), .. condition is JointComparison joint ? joint.Comparisons.SelectMany(c => (Term[])[c.Left, c.Right]) : []],
    };

    public static WordedLine Of(Term term) => Of(term.Span) with
    {
        Reads = term is TableTerm ? [.. Model.Reads.Of(term).Select(r => r.Input.Slot).Distinct()] : [],
    };
}
