using System.Collections.Immutable;
using Eligibility.Analysis;
using Eligibility.Binding;
using Eligibility.Corrections;
using Eligibility.Diagnostics;

namespace Eligibility;

/// <summary>
/// From the text of a policy to an evaluator that decides cases with their justification. Open this
/// first: each line is a stage.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var compilation = PolicyCompiler.Compile(library, "sale.rules");
/// Console.WriteLine(compilation.Policy?.Title); // Sale of fireworks
/// </code>
/// </example>
public static class PolicyCompiler
{
    /// <summary>Compiles one policy file of a library, with the vocabularies that it uses.</summary>
    /// <param name="library">Where the files are.</param>
    /// <param name="path">The policy's path from the library's root, with <c>/</c>.</param>
    /// <returns>The policy, and everything found in it; never an exception, whatever the text.</returns>
    public static Compilation Compile(Library library, string path)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(path);
        var compilation = Uncorrected(library, path, out var files);

        // errors -> what was meant, tried (Corrections)
        return compilation.HasErrors
            ? compilation with { Diagnostics = Corrected(library, path, files, compilation) }
            : compilation;
    }

    private static ImmutableArray<Diagnostic> Corrected(Library library, string path, FileSet files, Compilation compilation) =>
        new Corrector(text => Bound(library.With(path, text), path), new DeclaredNames(files.Statements))
            .Correct(compilation.Source, compilation.Diagnostics);

    /// <summary>What a text is told up to its binding: more is not asked of a correction, and costs more.</summary>
    private static ImmutableArray<Diagnostic> Bound(Library library, string path)
    {
        var found = new DiagnosticBag();
        var files = FileSet.Read(library, path, found);
        if (files.IsWhole) new Binder(files.Root, files.Statements, found).Bind("");
        return found.ToSorted();
    }

    /// <summary>The same where each error is to be told by itself, without the line that would be right.</summary>
    internal static Compilation Uncorrected(Library library, string path) => Uncorrected(library, path, out _);

    private static Compilation Uncorrected(Library library, string path, out FileSet files)
    {
        var found = new DiagnosticBag();

        // bytes -> text -> lines -> line trees -> syntax, for the file and each that it uses (Text, Syntax)
        files = FileSet.Read(library, path, found);

        // syntax -> checked model: names resolved, units converted, bounds shown (Binding, Model)
        // Where a file that is used cannot be read, what it declares would be told as unknown all over.
        var bound = files.IsWhole ? new Binder(files.Root, files.Statements, found).Bind(files.Hash) : new Bound(null, []);

        // checked model -> evaluator (Evaluation); from its decisions, on request, the justification (Justification)
        var evaluator = bound.Policy is null ? null : new PolicyEvaluator(bound.Policy);

        // what the model promises of itself (Analysis)
        if (evaluator is not null) GuaranteeChecker.Check(evaluator, found);

        return new Compilation(files.Root.Source, found.HasErrors ? null : evaluator,
            found.ToSorted()) { Declared = bound.Declared, Files = files.Sources };
    }
}
