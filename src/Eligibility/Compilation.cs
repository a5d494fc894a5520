using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility;

/// <summary>What compiling a file yielded: the one object that every host shares.</summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", "policy \"Sale\"\nfact age: whole nummer\n"));
/// var compilation = PolicyCompiler.Compile(library, "sale.rules");
/// foreach (var found in compilation.Diagnostics.Where(d =&gt; d.IsError))
///     Console.WriteLine($"{found.Line}: {found.Code}");
/// Console.WriteLine(compilation.HasErrors); // True
/// Console.WriteLine(compilation.Evaluator is null); // True
/// </code>
/// </example>
public sealed record Compilation
{
    internal Compilation(SourceText source, PolicyEvaluator? evaluator, ImmutableArray<Diagnostic> diagnostics) =>
        (Source, Evaluator, Diagnostics) = (source, evaluator, diagnostics);

    /// <summary>The file, by its path from the library's root, with <c>/</c>.</summary>
    public string File => Source.Path;

    /// <summary>What decides cases; null for a vocabulary, a library file, or a policy with errors.</summary>
    public PolicyEvaluator? Evaluator { get; }

    /// <summary>The checked policy, or null.</summary>
    public Policy? Policy => Evaluator?.Policy;

    /// <summary>Everything found, by place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; internal init; }

    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.IsError);

    internal SourceText Source { get; }

    /// <summary>The file and those it uses.</summary>
    internal ImmutableArray<SourceText> Files { get; init; } = [];

    internal ImmutableArray<(TextSpan Span, string Name, bool Used)> Declared { get; init; } = [];
}
