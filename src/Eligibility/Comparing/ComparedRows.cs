using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// What each policy says, row by row; the first row is how it stands, since the rest is advice only where it is in
/// force.
/// </summary>
internal static class ComparedRows
{
    /// <summary>The rows that are read first.</summary>
    public static ImmutableArray<ComparedRow> First(ImmutableArray<ComparedColumn> columns) => Told(columns,
        ("Standing", Standing),
        // Where every policy is a position, nothing is advised at all.
        (columns.All(c => c.IsNeverInForce) ? "Would call for" : "Advice", c =>
            Advice(c, columns.All(o => o.IsNeverInForce))),
        ("Brings", Brings), ("Grounds", Grounds), ("Nearest", Nearest), ("Asks", Asks));

    /// <summary>The rules that are no ground.</summary>
    public static ImmutableArray<ComparedRow> Others(ImmutableArray<ComparedColumn> columns) =>
        Told(columns, ("Other rules", Others));

    /// <summary>The day, the edition, the file.</summary>
    public static ImmutableArray<ComparedRow> Record(ImmutableArray<ComparedColumn> columns) => Told(columns,
        ("Decided on", c => One(c, r => r.Decision.DecidedOn is { } day ? DateType.SayDay(day) : "not known")),
        ("Edition", c => One(c, Edition)),
        ("Policy file", c => One(c, r => $"{r.Decision.Policy.Source.Path}, hash {r.Decision.Policy.Hash[..12]}...")),
        ("Check", c => c.Record is null ? [] : [.. c.Record.Notices.Select(n => (CellLine)n)]));

    private static ImmutableArray<ComparedRow> Told(ImmutableArray<ComparedColumn> columns,
        params ReadOnlySpan<(string Name, Func<ComparedColumn, ImmutableArray<CellLine>> Cell)> rows)
    {
        var told = ImmutableArray.CreateBuilder<ComparedRow>();
        foreach (var (name, cell) in rows)
        {
            var row = new ComparedRow(name, [.. columns.Select(cell)]);
            if (!row.IsEmpty) told.Add(row);
        }
        return told.ToImmutable();
    }

    private static ImmutableArray<CellLine> One(ComparedColumn column, Func<JustificationRecord, string> tell) =>
        column.Record is { } record ? [tell(record)] : [];

    /// <summary>
    /// Which edition decided, and what chose it. That one without a first day decides nothing is said of its
    /// standing.
    /// </summary>
    private static string Edition(JustificationRecord record) =>
        record.Decision.Policy.Period is null ? "used as it stands" : record.EditionChoice;

    private static ImmutableArray<CellLine> Standing(ComparedColumn column)
    {
        if (column.Standing is { } standing) return [new CellLine(standing.Text, Tone: standing.IsInForce
            ? Tone.Plain : Tone.Unsure)];
        var result = column.Of.Result;
        if (result.NeedsDate)
            return [$"Which edition decides hangs on the {column.Of.Policy.Editions.DatedBy.Name}, which is not known."];
        if (result.NoneInForceOn is { } day)
            return [new CellLine($"No edition is in force on {DateType.SayDay(day)}. The editions: "
                + $"{PolicyComparison.InForce(column.Of.Policy.Editions)}.", Tone: Tone.Bad)];
        if (result.Each is { } each) return [each.Records is null
            ? $"{each.Each} are not stated." : $"There are no {each.Each}."];
        return [new CellLine("The case cannot be stated here.", Tone: Tone.Bad)
        {
            Parts = [.. result.Faults.Select(f => (CellLine)f.ToString())],
        }];
    }

    /// <summary>The outcome's sentence, and before it what kind of word it is where that is no advice.</summary>
    internal static ImmutableArray<CellLine> Advice(ComparedColumn column, bool allCallFor = false)
    {
        if (column.Decision is null && !column.Of.Result.NeedsDate) return [];
        var kind = allCallFor || column.IsInForce || column.Decision is null ? ""
            : column.IsNeverInForce ? "Would call for: " : "Trial run: ";
        if (column.Decision is { Outcome: { } outcome, Policy: var policy })
            return [new CellLine(kind + (kind.Length > 0 ? BehindColon.Of(outcome.Text) : outcome.Text),
                Effects.Of(Directions.Of(policy, outcome)), Tone.Strong)];
        var still = column.IsNeverInForce ? "It would call for one of these:" : "Still possible:";
        return [new CellLine($"{(kind == "Trial run: " ? kind + "undecided" : "Undecided")}. {still}", Effect.Unknown,
            Tone.Strong)
        {
            Parts = [.. column.Possible.Select(p =>
                new CellLine(p.Outcome.Text, Effects.Of(Directions.Of(p.Policy, p.Outcome))))],
        }];
    }

    /// <summary>A referral's own sentence stands above already, and so does what is still possible.</summary>
    private static ImmutableArray<CellLine> Brings(ComparedColumn column) =>
        column is { Decision.Outcome: { } outcome, Page: { } page }
        ? [.. page.Brings.Skip(outcome is { Refers: true } ? 1 : 0).Select(b => (CellLine)b)] : [];

    private static ImmutableArray<CellLine> Grounds(ComparedColumn column) => column.Page is not { } page ? []
        : [.. page.Warnings.Select(w => new CellLine(w, Tone: Tone.Unsure)), .. page.Grounds.Select(Ground)];

    private static CellLine Ground(OfficerGround ground) => new(ground.Heading, ground.Effect)
    {
        Number = string.Create(CultureInfo.InvariantCulture, $"{ground.Number}."),
        Parts = [.. ground.Lines.Select(l => Line(l, ground.Effect)), .. ground.Exceptions.Select(e => (CellLine)e),
            .. ground.Basis.Length > 0 ? [new CellLine(ground.Basis, Tone: Tone.Faint)]
                : ImmutableArray<CellLine>.Empty],
    };

    /// <summary>Where all lines share what the heading does for the person, that is said there alone.</summary>
    private static CellLine Line(EffectLine line, Effect above) =>
        new(line.Words, line.IsHeading || line.Effect == above ? Effect.None : line.Effect)
        {
            Parts = [.. line.Parts.Select(p => Line(p, line.IsHeading ? above : line.Effect))],
        };

    private static ImmutableArray<CellLine> Nearest(ComparedColumn column) => column.Page is not { } page ? []
        : [.. page.Nearest.Take(1)
            .Select(n => new CellLine(n.Words) { Parts = [.. n.Missing.Select(m => new CellLine(m, n.Effect))] })];

    private static ImmutableArray<CellLine> Asks(ComparedColumn column)
    {
        if (column.Of.Result.NeedsDate) return [column.Of.Policy.Editions.DatedBy.Ask
            ?? column.Of.Policy.Editions.DatedBy.Name];
        if (column.Decision is not { } decision) return [];
        if (decision.IsDecided) return ["Nothing."];
        return [.. Needs(true, "Any one of these can settle it:"), .. Needs(false, "These count only together:")];

        IEnumerable<CellLine> Needs(bool alone, string heading)
        {
            var some = decision.Needed.Where(n => n.Alone == alone).ToImmutableArray();
            if (!some.IsEmpty)
                yield return new CellLine(heading, Effect.Unknown) { Parts = [.. some.Select(n => (CellLine)n.Name)] };
        }
    }

    private static ImmutableArray<CellLine> Others(ComparedColumn column) => column.Page is not { } page ? []
        : [.. page.Others.Select(group => new CellLine(group.Heading, group.Effect)
        {
            Parts = [.. group.Rules.Select(r => new CellLine(Rule(r.Rule, r.Lines, r.Words)))],
        })];

    private static string Rule(string name, ImmutableArray<EffectLine> lines, string words)
    {
        var said = lines.SelectMany(l => l.Leaves).Select(l => l.Words.TrimEnd(':')).ToList();
        return name + (said.Count > 0 ? ": " + OfficerSentences.Few(said, 3) : "")
            + (words.Trim() is { Length: > 0 } more ? ". " + more : "");
    }
}
