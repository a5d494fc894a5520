using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison of policies that decide each record of a list by itself, as a document: the records and their outcomes side by
/// side, then each record as a case is told.
/// </summary>
internal static class RecordComparison
{
    public static Document Of(PolicyComparison comparison)
    {
        var (all, records) = (comparison.Decisions, comparison.Records);
        var list = all.Select(d => d.Result.Each?.Each).OfType<string>().First();
        var policies = ComparisonDocument.Count(all.Length, "policy", "policies");
        var headline = $"{policies}, {ComparisonDocument.Count(records.Length, "record", "records")}";
        return new Document($"One case under {policies}, each of {list} by itself", headline, Tone.Strong)
        {
            Summary =
            [
                $"Each of {list} is decided by itself; the case as a whole is not.",
                .. all.Select(d => d.Result.Each?.Case.Id).OfType<string>().Take(1).Select(id => (Entry)$"The case: {id}"),
                "Outcomes are told apart by their names; two policies may mean different things by one name.",
                new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint))),
            ],
            Sections =
            [
                new Section("Side by side", [])
                {
                    Grid = new Grid([.. all.Select(ComparisonDocument.Title)], records.IsEmpty
                        ? [new GridRow(list, [.. all.Select(d => ComparisonDocument.Outcome(d).ToImmutableArray())])]
                        : [.. records.Select((r, at) => new GridRow(Name(at), [.. r.Decisions.Select(d =>
                            ImmutableArray.Create(ComparisonDocument.Outcome(d).First()))]))]),
                },
                .. records.SelectMany((record, at) => Sections(record, Name(at))),
            ],
        };

        string Name(int record) => FormattableString.Invariant($"{list} {record + 1}");
    }

    private static IEnumerable<Section> Sections(PolicyComparison record, string name)
    {
        var all = record.Decisions;
        yield return ComparisonDocument.SideBySide(all) with { Heading = $"{name}: side by side" };
        if (ComparisonDocument.Facts(all) is { IsEmpty: false } facts)
            yield return new Section($"{name}: what each made of the facts", [])
            {
                Grid = new Grid([.. all.Select(ComparisonDocument.Title)], facts),
            };
    }
}
