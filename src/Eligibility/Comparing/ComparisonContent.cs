using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>Makes the page of a comparison from what came of the case under each policy.</summary>
internal static class ComparisonContent
{
    private const string OneName = "Outcomes are told apart by their names; two policies may mean different things by one name.";
    private const string NoAdvice = "No policy here is in force on the day that counts: nothing here is advice.";

    public static ComparisonPage Of(PolicyComparison comparison)
    {
        if (comparison.Decisions.Any(d => d.Result.Each is not null)) return OfRecords(comparison);
        var columns = Columns(comparison);
        return new ComparisonPage
        {
            Headline = ComparisonHeadline.Of(columns),
            About = [.. About(comparison.Decisions.Select(d => d.Record?.Decision.Case.Id
                ?? d.Result.Undated.FirstOrDefault()?.Case.Id),
                columns.Any(c => c.IsInForce || c.Of.Result.NeedsDate))],
            AtAGlance = AtAGlance(columns), Columns = [.. columns.Select(c => c.Title)],
            Tables = [.. Tables(columns, "")],
        };
    }

    /// <summary>The headline alone.</summary>
    public static string Headline(PolicyComparison comparison) =>
        comparison.Decisions.Select(d => d.Result.Each?.Each).OfType<string>().FirstOrDefault() is { } list
            ? ComparisonHeadline.Of(list, comparison.Decisions, comparison.Records)
            : ComparisonHeadline.Of(Columns(comparison));

    /// <summary>What came of each, as every form reads it.</summary>
    internal static ImmutableArray<ComparedColumn> Columns(PolicyComparison comparison) =>
        [.. comparison.Decisions.Select(d => new ComparedColumn(d))];

    /// <summary>Where each record is decided by itself: all of them at a glance, then each as a case is told.</summary>
    private static ComparisonPage OfRecords(PolicyComparison comparison)
    {
        var (all, records) = (comparison.Decisions, comparison.Records);
        var list = all.Select(d => d.Result.Each?.Each).OfType<string>().First();
        var whole = Columns(comparison);
        var each = records.Select(Columns).ToList();
        return new ComparisonPage
        {
            Headline = ComparisonHeadline.Of(list, all, records),
            About = [$"Each of {list} is decided by itself; the case as a whole is not.",
                .. About(all.Select(d => d.Result.Each?.Case.Id), isAdvice: true)],
            AtAGlance = [], Columns = [.. whole.Select(c => c.Title)],
            Tables =
            [
                new ComparedTable("Side by side", each.Count == 0 ? ComparedRows.First(whole)
                    : [.. each.Select((columns, at) => new ComparedRow(Name(at), [.. columns.Select(Briefly)]))]),
                .. each.SelectMany((columns, at) => Tables(columns, Name(at) + ": ")),
            ],
        };

        string Name(int record) => string.Create(CultureInfo.InvariantCulture, $"{list} {record + 1}");
    }

    private static ImmutableArray<CellLine> Briefly(ComparedColumn column) =>
        ComparedRows.Advice(column) is [var advice, ..]
            ? [column.Decision?.Outcome is null ? new CellLine("Undecided", advice.Effect, advice.Tone) : advice] : [];

    private static IEnumerable<ComparedTable> Tables(ImmutableArray<ComparedColumn> columns, string before)
    {
        yield return new ComparedTable(Headed("What each says"), ComparedRows.First(columns))
        {
            Below = [.. ComparedFacts.ReadBySome(columns)],
        };
        foreach (var (heading, rows) in new[]
        {
            ("The other rules", ComparedRows.Others(columns)),
                ("The facts, as each policy read them", ComparedFacts.Of(columns)),
            ("Record: day, edition, policy file", ComparedRows.Record(columns)),
        })
            if (!rows.IsEmpty) yield return new ComparedTable(Headed(heading), rows) { IsFolded = true };

        string Headed(string heading) =>
            before.Length == 0 ? heading : before + char.ToLowerInvariant(heading[0]) + heading[1..];
    }

    private static IEnumerable<string> About(IEnumerable<string?> ids, bool isAdvice) =>
        [.. ids.OfType<string>().Take(1).Select(id => $"Case {id}."), OneName, isAdvice ? Wording.Advice : NoAdvice];

    /// <summary>
    /// What each comes to, in a line: the title, with its edition only where another has the same title.
    /// </summary>
    private static ImmutableArray<string> AtAGlance(ImmutableArray<ComparedColumn> columns) =>
        columns.Length <= ComparisonPage.MostColumns ? [] : [.. columns.Select(column =>
        {
            var title = column.Of.Policy.Editions.Title;
            var alone = columns.Count(c => c.Of.Policy.Editions.Title.Equals(title,
                StringComparison.OrdinalIgnoreCase)) == 1;
            return $"{(alone ? title : column.Title)}: {column.Decision?.Outcome?.Name ?? Without(column)}";
        })];

    private static string Without(ComparedColumn column) => column switch
    {
        { Decision: not null } or { Of.Result.NeedsDate: true } => "undecided",
        { Of.Result.NoneInForceOn: not null } => "no edition is in force",
        _ => "cannot take the case",
    };
}
