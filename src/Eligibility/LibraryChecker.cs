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
internal static partial class LibraryChecker
{
    /// <summary>Checks the files at the given paths from the library's root.</summary>
    /// <param name="library">The library.</param>
    /// <param name="files">The files, by their paths from its root.</param>
    /// <param name="closely">Whether to look also for what does nothing and what is not exact, which deciding a case
    /// has no need of.</param>
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
                Findings.Check(compilation.Evaluator!, found);
                InexactForms.Note(compilation.Policy!, found);
            }
        // A vocabulary's faults are found again by every policy that uses it; what to write instead is known where it is read itself.
        var all = compilations.SelectMany(c => c.Diagnostics.Where(d => d.Span.Source.Path == c.File))
            .Concat(compilations.SelectMany(c => c.Diagnostics)).Concat(found.ToSorted())
            .DistinctBy(d => (d.Code, d.Span.Source.Path, d.Span.Start, d.Span.Length, d.Message))
            .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal);
        return new LibraryCheck(compilations, [.. all]);
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
