using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility;

/// <summary>What compiling a file yielded: the one object that every host shares.</summary>
/// <param name="Source">The file's text.</param>
/// <param name="Evaluator">What decides cases; null for a vocabulary, a library file, or a policy with errors.</param>
/// <param name="Diagnostics">Everything found, by place.</param>
public sealed record Compilation(SourceText Source, PolicyEvaluator? Evaluator, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The checked policy, or null.</summary>
    public Policy? Policy => Evaluator?.Policy;

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.IsError);

    /// <summary>The file and those it uses.</summary>
    public ImmutableArray<SourceText> Files { get; init; } = [];

    internal ImmutableArray<(TextSpan Span, string Name, bool Used)> Declared { get; init; } = [];
}
