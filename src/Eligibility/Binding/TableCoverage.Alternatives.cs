using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>Whether each alternative in a cell can count.</content>
internal sealed partial class TableCoverage
{
    /// <summary>A row is written out no further than this for the alternatives in its cells.</summary>
    private const int MostWays = 64;

    /// <summary>
    /// Warns of an alternative that rows, and other alternatives of its cell, take before it in every case: each is held
    /// against the others as a row of its own.
    /// </summary>
    public void WarnOfAlternatives(Table table, ImmutableArray<RowClause> written, DiagnosticBag found)
    {
        if (!written.Any(r => r.Keys.Any(k => k is EitherSyntax))) return;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var alternatives = new List<(int Row, TextSpan Span)>();
        for (var at = 0; at < written.Length; at++)
            foreach (var (row, spans) in WaysOf(table.Rows[at], written[at]))
            {
                alternatives.AddRange(spans.Select(span => (rows.Count, span)));
                rows.Add(row);
            }
        var split = table with { Rows = rows.ToImmutable() };
        if (Columns(split) is not { } columns) return;
        var counts = CountsOf(split, columns, out _);
        foreach (var (span, all) in alternatives.GroupBy(a => a.Span, a => a.Row).Select(g => (g.Key, g)))
            if (all.All(row => !counts[row])) found.Add(Messages.AlternativeNeverCounts(span));
    }

    /// <summary>A row once for each of the alternatives in its cells, with the words of these.</summary>
    private static List<(TableRow Row, ImmutableArray<TextSpan> Spans)> WaysOf(TableRow row, RowClause written)
    {
        List<(TableRow Row, ImmutableArray<TextSpan> Spans)> ways = [(row, [])];
        for (var column = 0; column < written.Keys.Length; column++)
        {
            if (written.Keys[column] is not EitherSyntax either
                || AlternativesOf(row.Keys[column]!, either) is not { } keys) continue;
            if (ways.Count * keys.Length > MostWays) return [(row, [])];
            var at = column;
            ways = [.. ways.SelectMany(way => keys.Zip(either.Keys, (key, words) =>
                (way.Row with { Keys = way.Row.Keys.SetItem(at, key) }, way.Spans.Add(words.Span))))];
        }
        return ways;
    }

    /// <summary>What each alternative of a cell says by itself; null where that cannot be told apart.</summary>
    private static ImmutableArray<Condition>? AlternativesOf(Condition cell, EitherSyntax either)
    {
        ImmutableArray<Condition>? keys = cell switch
        {
            GroupCondition { Kind: GroupKind.Any } group => group.Operands,
            JointComparison { All: false } joint => [.. joint.Comparisons],
            MemberCondition member when member.Term.Type is ChoiceType choice
                && either.Keys.All(k => k.AsValue is { } value && choice.Values.IndexOf(value) >= 0) =>
                [.. either.Keys.Select(k => member with { Values = BigInteger.One << choice.Values.IndexOf(k.AsValue!) })],
            _ => null,
        };
        return keys is { } all && all.Length == either.Keys.Length ? all : null;
    }
}
