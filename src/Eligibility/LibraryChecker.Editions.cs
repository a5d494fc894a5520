using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility;

/// <content>Policies held against each other: editions of one title, and what was perhaps meant to be one.</content>
internal static partial class LibraryChecker
{
    private static void CheckEditions(ImmutableArray<Compilation> compilations, DiagnosticBag found)
    {
        foreach (var editions in compilations.Where(c => c.Policy is not null).Select(c => c.Policy!)
            .GroupBy(p => p.Title, StringComparer.Ordinal))
        {
            var inOrder = editions.OrderBy(p => p.Source.Path, StringComparer.Ordinal).ToList();
            for (var i = 0; i < inOrder.Count; i++)
                for (var j = 0; j < i; j++) CheckPair(inOrder[i], inOrder[j], found);
        }
    }

    /// <summary>
    /// What may be meant otherwise than it is: days that belong to no edition, titles nearly alike, a library below.
    /// </summary>
    private static void CheckTogether(ImmutableArray<Compilation> compilations, DiagnosticBag found)
    {
        foreach (var below in compilations.Where(c => c.File.EndsWith("/" + Library.RootFile, StringComparison.Ordinal)))
            found.Add(Messages.LibraryBelow(new TextSpan(below.Source, 0, 0), below.File[..^(Library.RootFile.Length + 1)]));
        // A file with errors may be the edition that is wanting.
        if (compilations.Any(c => c.HasErrors)) return;
        var policies = compilations.Where(c => c.Policy is not null).Select(c => c.Policy!)
            .OrderBy(p => p.Source.Path, StringComparer.Ordinal).ToList();
        CheckGaps(policies, found);
        CheckTitles(policies, found);
    }

    private static void CheckGaps(List<Policy> policies, DiagnosticBag found)
    {
        foreach (var editions in policies.Where(p => p.Period is not null).GroupBy(p => p.Title, StringComparer.Ordinal))
        {
            var inTime = editions.OrderBy(p => p.Period!.From).ToList();
            foreach (var (earlier, later) in inTime.Zip(inTime.Skip(1)))
                if (earlier.Period!.Until is { } until && until.AddDays(1) < later.Period!.From)
                    found.Add(Messages.NoEditionBetween(HeadOf(later.Source), later.Title,
                        Dates.InWords(until.AddDays(1)), Dates.InWords(later.Period.From.AddDays(-1))));
        }
    }

    private static void CheckTitles(List<Policy> policies, DiagnosticBag found)
    {
        foreach (var alike in policies.DistinctBy(p => p.Title).GroupBy(p => LettersOf(p.Title), StringComparer.Ordinal))
            foreach (var other in alike.Skip(1))
                found.Add(Messages.TitlesAlike(
                    HeadOf(other.Source), other.Title, alike.First().Title, alike.First().Source.Path));

        static string LettersOf(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    private static void CheckPair(Policy edition, Policy other, DiagnosticBag found)
    {
        var (here, there) = (HeadOf(edition.Source), HeadOf(other.Source));
        if (edition.DatedBy.Name != other.DatedBy.Name || edition.IsDatedByRecord != other.IsDatedByRecord)
            found.Add(Messages.EditionsDatedDifferently(here, there, edition.Title));
        if (edition.Each?.List.Name != other.Each?.List.Name)
            found.Add(Messages.EditionsDecideOther(here, there, edition.Title));
        if (edition.Period is { } one && other.Period is { } two && one.Overlaps(two))
            found.Add(Messages.EditionsOverlap(here, there, edition.Title, one.From > two.From ? one.From : two.From));
    }

    /// <summary>The line of the <c>policy</c> statement, which may follow comments.</summary>
    private static TextSpan HeadOf(SourceText source)
    {
        for (var line = 1; line <= source.LineCount; line++)
            if (source.Line(line).StartsWith("policy", StringComparison.OrdinalIgnoreCase))
                return new TextSpan(source, source.StartOfLine(line), source.Line(line).Length);
        return new TextSpan(source, 0, 0);
    }
}
