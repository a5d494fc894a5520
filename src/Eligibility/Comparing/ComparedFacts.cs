using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>The facts as each policy read them, and which are read by some and not by others.</summary>
internal static class ComparedFacts
{
    private static readonly ImmutableArray<string> Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>
    /// Every fact that any of the policies knows, by its name, in the order in which they declare them.
    /// </summary>
    public static ImmutableArray<ComparedRow> Of(ImmutableArray<ComparedColumn> columns)
    {
        var names = columns.SelectMany(c => c.Record?.Facts ?? [])
            .Where(f => f.Used || f.Standing != Provenance.NotStated)
            .Select(f => f.Input.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => new ComparedRow(name, [.. columns.Select(c => Fact(c, name))]))];
    }

    /// <summary>
    /// The facts that some policies read and others do not, a sentence for each such part of the policies.
    /// </summary>
    public static IEnumerable<string> ReadBySome(ImmutableArray<ComparedColumn> columns)
    {
        foreach (var (readers, isNot, facts) in Parted(columns))
        {
            var who = string.Join(" and ", readers.Select(r => "the " + Ordinal(r)));
            yield return $"{(isNot ? "Not read by " : "Read by ")}{who}{(isNot ? "" : " only")}: {string.Join("; ", facts)}.";
        }
    }

    /// <summary>Each such fact with the places of the policies that read it.</summary>
    public static IEnumerable<(string Fact,
        ImmutableArray<int> Readers)> Readers(ImmutableArray<ComparedColumn> columns)
    {
        var told = Enumerable.Range(0, columns.Length).Where(i => columns[i].Record is not null).ToList();
        foreach (var name in told.SelectMany(i => columns[i].Reads).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            ImmutableArray<int> readers = [.. told.Where(i => columns[i]
                .Reads.Contains(name, StringComparer.OrdinalIgnoreCase))];
            if (readers.Length < told.Count) yield return (name, readers);
        }
    }

    private static IEnumerable<(ImmutableArray<int> Who, bool IsNot,
        List<string> Facts)> Parted(ImmutableArray<ComparedColumn> columns)
    {
        var told = Enumerable.Range(0, columns.Length).Where(i => columns[i].Record is not null).ToList();
        foreach (var part in Readers(columns).GroupBy(r => string.Join(' ', r.Readers.Select(i =>
            i.ToString(CultureInfo.InvariantCulture))), StringComparer.Ordinal))
        {
            var readers = part.First().Readers;
            // The shorter list of the two is the one to read.
            var isNot = readers.Length * 2 > told.Count;
            yield return (isNot ? [.. told.Except(readers)] : readers, isNot, [.. part.Select(p => p.Fact)]);
        }
    }

    private static string Ordinal(int place) =>
        place < Ordinals.Length ? Ordinals[place] : string.Create(CultureInfo.InvariantCulture, $"policy {place + 1}");

    private static ImmutableArray<CellLine> Fact(ComparedColumn column, string name)
    {
        if (column.Record is not { } record) return [];
        var fact = record.Facts.FirstOrDefault(f => f.Input.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (fact is null) return [new CellLine("No fact of this policy.", Tone: Tone.Faint)];
        var value = (fact.Value is null ? ValueInCase.NotKnown : OfficerContent.ValueOf(fact)) + Known(fact);
        return fact.Used
            ? [new CellLine(value, Tone: fact.Value is null ? Tone.Unsure : Tone.Plain) { Parts = [.. Items(fact)] }]
            : [new CellLine(value + " (not read)", Tone: Tone.Faint)];
    }

    private static string Known(FactPart fact) => fact switch
    {
        { Standing: Provenance.Assumed } => " (assumed)",
        { Judgement: { } judged } => $" (judged by {judged.By}: {judged.Because})",
        _ => "",
    };

    private static IEnumerable<CellLine> Items(FactPart fact) => fact.Input is not ListInput list ? []
        : fact.Items.Select((row, i) => (CellLine)(string.Create(CultureInfo.InvariantCulture, $"{fact.Numbers[i]}. ")
            + string.Join(", ", list.Fields.Select(f => $"{f.Name}: {row[f.Index] ?? ValueInCase.NotKnown}"))));
}
