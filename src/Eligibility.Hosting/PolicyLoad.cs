using System.Collections.Frozen;
using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>What became of the policies of a library: a catalogue of them all, or why there is none.</summary>
internal sealed record PolicyLoad
{
    private Library? _library;
    private FrozenDictionary<string, Compilation>? _compilations;

    private PolicyLoad()
    {
    }

    /// <summary>The policies, or null where one of them has an error or there is none.</summary>
    public PolicyCatalogue? Catalogue { get; private init; }

    /// <summary>What they were refused for.</summary>
    public ImmutableArray<Diagnostic> Errors { get; private init; } = [];

    /// <summary>In a line why there is no catalogue, with the place of the first error.</summary>
    public string? Fault { get; private init; }

    /// <summary>The same with every error, its line and what to do.</summary>
    public string? WholeFault { get; private init; }

    /// <summary>Compiles what lies at or below a path of a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="below">The path from its root.</param>
    /// <param name="name">What messages call the place.</param>
    /// <param name="before">What was compiled before, of a captured library: a file is not compiled again while its own
    /// bytes, and those of every file that it uses, are the same.</param>
    /// <param name="watch">What watches what they decide, or null.</param>
    public static PolicyLoad Of(Library library, string below, string name, PolicyLoad? before = null,
        DecisionWatch? watch = null)
    {
        var check = LibraryChecker.Check(library, library.Files(below),
            compiled: path => before?.Same(path, library));
        ImmutableArray<Diagnostic> errors = [.. check.Diagnostics.Where(d => d.IsError)];
        if (errors.Length > 0) return new PolicyLoad
        {
            Errors = errors,
            Fault = InALine(errors),
            WholeFault = $"the policies in {name} have errors; no case is decided before they are mended\n\n{string.Join('\n',
                errors.Select(e => DiagnosticText.Render(e)))}",
        };
        var evaluators = check.Compilations.Select(c => c.Evaluator).OfType<PolicyEvaluator>().ToList();
        if (evaluators.Count == 0) return Refused(
            $"{name} holds no policy: a policy is a file that ends in .rules and begins with the word policy");
        // A service takes its time when it starts, and not at its first case.
        foreach (var evaluator in evaluators) evaluator.Prepare();
        return new PolicyLoad
        {
            Catalogue = new PolicyCatalogue(evaluators, watch)
            {
                Compilations = [.. check.Compilations.Where(c => c.Evaluator is not null)],
            },
            _library = library,
            _compilations = check.Compilations.ToFrozenDictionary(c => c.File, StringComparer.Ordinal),
        };
    }

    /// <summary>No policies, for another reason than their texts.</summary>
    public static PolicyLoad Refused(string fault) => new() { Fault = fault, WholeFault = fault };

    private Compilation? Same(string path, Library now) =>
        _compilations?.GetValueOrDefault(path) is { } compilation
            && compilation.Files.All(f => BytesOf(_library!, f.Path) is { } bytes
                && BytesOf(now, f.Path) is { } others && bytes.AsSpan().SequenceEqual(others))
            ? compilation
            : null;

    private static byte[]? BytesOf(Library library, string path) => library.Read(path, SourceReader.MostBytes).Bytes;

    private static string InALine(ImmutableArray<Diagnostic> errors)
    {
        var first = errors[0];
        var more = errors.Length switch
        {
            1 => "",
            2 => "; and 1 error more",
            var all => FormattableString.Invariant($"; and {all - 1} errors more"),
        };
        var place = FormattableString.Invariant($"{SafeText.Show(first.File)}:{first.Line}:{first.Column}");
        return $"{place}: {first.Code} {SafeText.Show(first.Message)}{more}";
    }
}
