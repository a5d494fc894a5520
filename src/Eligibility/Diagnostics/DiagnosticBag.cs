using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>Gathers what the stages find. The wording of every message is in <see cref="Messages"/>.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>How many errors are reported before the rest is only counted (language, section 7).</summary>
    public const int MostErrors = 100;

    private readonly List<Diagnostic> _found = [];
    private int _lookedFor;

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.IsError;
        if (!IsFull) _found.Add(diagnostic);
    }

    /// <summary>
    /// The candidate nearest to a misspelt word; looked for only while few were, since hostile text has no end of them.
    /// </summary>
    public string? Near(string word, IEnumerable<string> candidates) =>
        ++_lookedFor <= 3 * MostErrors ? Nearest.Of(word, candidates) : null;

    /// <summary>Whether the search for what is meant still goes on.</summary>
    public bool Searches => _lookedFor < 3 * MostErrors;

    /// <summary>Far more than is ever shown is enough: hostile text must not fill the memory with complaints.</summary>
    public bool IsFull => _found.Count >= 20 * MostErrors;

    /// <summary>Whether another error would change nothing.</summary>
    public bool IsDone => IsFull && HasErrors;

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    /// <summary>
    /// Everything found, by place, each once; past the hundredth error one line says that there are more.
    /// </summary>
    public ImmutableArray<Diagnostic> ToSorted()
    {
        var sorted = _found.Distinct()
            .OrderBy(d => d.Span.Source.Path, StringComparer.Ordinal).ThenBy(d => d.Span.Start)
            .ThenBy(d => d.Code, StringComparer.Ordinal)
            .ToList();
        var errors = 0;
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        TextSpan? last = null;
        foreach (var diagnostic in sorted)
        {
            if (diagnostic.IsError && ++errors > MostErrors) continue;
            kept.Add(diagnostic);
            if (diagnostic.IsError) last = diagnostic.Span;
        }
        if (errors > MostErrors && last is { } place) kept.Add(Messages.TooManyErrors(place, MostErrors));
        return kept.ToImmutable();
    }
}
