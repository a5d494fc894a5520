using System.Collections.Immutable;
using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility;

/// <summary>What checking some files of a library found.</summary>
/// <param name="Compilations">Each file, in the order given.</param>
/// <param name="Diagnostics">Everything found, by place, each once.</param>
internal sealed record LibraryCheck(ImmutableArray<Compilation> Compilations, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.IsError);
}

/// <summary>
/// Checks files of a library together: each for itself, editions against each other,
/// vocabularies against all that use them.
/// </summary>
internal static class LibraryChecker
{
    /// <summary>Checks the files at the given paths from the library's root.</summary>
    /// <param name="library">The library.</param>
    /// <param name="files">The files, by their paths from its root.</param>
    /// <param name="closely">Whether to look also for what does nothing and what is not exact, which deciding a case has no need of.</param>
    /// <param name="compiled">What a file is known to compile to, or null; when silent, of none is it known.</param>
    public static LibraryCheck Check(Library library, IReadOnlyList<string> files, bool closely = false,
        Func<string, Compilation?>? compiled = null)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(files);
        var found = new DiagnosticBag();
        var compilations = files.Take(Library.MostFiles)
            .Select(f => compiled?.Invoke(f) ?? PolicyCompiler.Compile(library, f)).ToImmutableArray();
        if (files.Count > Library.MostFiles)
            found.Add(Messages.TooManyFiles(new TextSpan(compilations[^1].Source, 0, 0), Library.MostFiles));
        CheckEditions(compilations, found);
        CheckUnused(library, compilations, found);
        if (closely) CheckTogether(compilations, found);
        if (closely)
            foreach (var compilation in compilations.Where(c => c.Evaluator is not null))
            {
                IdleChecker.Check(compilation.Evaluator!, found);
                InexactForms.Note(compilation.Policy!, found);
                EmptyLists.Note(compilation.Policy!, found);
            }
        // A vocabulary's faults are found again by every policy that uses it.
        var all = compilations.SelectMany(c => c.Diagnostics).Concat(found.ToSorted())
            .DistinctBy(d => (d.Code, d.Span.Source.Path, d.Span.Start, d.Span.Length, d.Message))
            .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal);
        return new LibraryCheck(compilations, [.. all]);
    }

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

    /// <summary>What may be meant otherwise than it is: days that belong to no edition, titles nearly alike, a library below.</summary>
    private static void CheckTogether(ImmutableArray<Compilation> compilations, DiagnosticBag found)
    {
        foreach (var below in compilations.Where(c => c.File.EndsWith("/" + Library.RootFile, StringComparison.Ordinal)))
            found.Add(Messages.LibraryBelow(new TextSpan(below.Source, 0, 0), below.File[..^(Library.RootFile.Length + 1)]));
        var policies = compilations.Where(c => c.Policy is not null).Select(c => c.Policy!).OrderBy(p => p.Source.Path, StringComparer.Ordinal).ToList();
        foreach (var editions in policies.Where(p => p.Period is not null).GroupBy(p => p.Title, StringComparer.Ordinal))
            foreach (var (earlier, later) in editions.OrderBy(p => p.Period!.From) is var inTime ? inTime.Zip(inTime.Skip(1)) : [])
                if (earlier.Period!.Until is { } until && until.AddDays(1) < later.Period!.From)
                    found.Add(Messages.NoEditionBetween(HeadOf(later.Source), later.Title, Dates.InWords(until.AddDays(1)), Dates.InWords(later.Period.From.AddDays(-1))));
        foreach (var alike in policies.DistinctBy(p => p.Title).GroupBy(p => string.Concat(p.Title.Where(char.IsLetterOrDigit)).ToUpperInvariant(), StringComparer.Ordinal))
            foreach (var other in alike.Skip(1))
                found.Add(Messages.TitlesAlike(HeadOf(other.Source), other.Title, alike.First().Title, alike.First().Source.Path));
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

    /// <summary>What a vocabulary declares and nothing in the whole library uses.</summary>
    private static void CheckUnused(Library library, ImmutableArray<Compilation> compilations, DiagnosticBag found)
    {
        var vocabularies = compilations.Where(c => c.Evaluator is null && !c.HasErrors && !c.Declared.IsEmpty).ToList();
        if (vocabularies.Count == 0) return;
        var everything = library.Files().Take(Library.MostFiles).Select(f =>
            compilations.FirstOrDefault(c => c.Source.Path == f) ?? PolicyCompiler.Compile(library, f)).ToList();
        // A file with errors says nothing certain of what it uses.
        if (everything.Any(c => c.HasErrors)) return;
        var used = everything.SelectMany(c => c.Declared).Where(d => d.Used)
            .Select(d => (d.Span.Source.Path, d.Span.Start)).ToHashSet();
        foreach (var vocabulary in vocabularies)
            foreach (var (span, name, _) in vocabulary.Declared)
                if (span.Source == vocabulary.Source && !used.Contains((span.Source.Path, span.Start)))
                    found.Add(Messages.Unused(span, name));
    }
}
