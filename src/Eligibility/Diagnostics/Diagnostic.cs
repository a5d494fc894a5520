using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility;

/// <summary>One thing found in a policy file: where, what was found and expected, and what to do.</summary>
/// <example>
/// <code>
/// var library = Library.Of(("theft.rules", "policy \"Shop theft\"\n    in farce from 1 January 2026\n"));
/// var first = PolicyCompiler.Compile(library, "theft.rules").Diagnostics[0];
/// Console.WriteLine($"{first.File}:{first.Line}:{first.Column} {first.Code}");
/// Console.WriteLine(first.Message);
/// </code>
/// </example>
public sealed record Diagnostic
{
    internal Diagnostic(
        string code, Severity severity, TextSpan span, string message, string? help = null, TextSpan? related = null) =>
        (Code, Severity, Span, Message, Help, Related) = (code, severity, span, message, help, related);

    /// <summary>A stable code such as <c>ELG201</c>, whose meaning never changes.</summary>
    public string Code { get; }

    /// <summary>Whether it refuses the policy; else it is a warning or a note, and the policy still works.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>The file, by its path from the library's root, with <c>/</c>.</summary>
    public string File => Span.Source.Path;

    /// <summary>The line on which the words begin that it is about, from 1.</summary>
    public int Line => Span.Line;

    /// <summary>The column at which they begin, from 1, in UTF-16 units.</summary>
    public int Column => Span.Column;

    /// <summary>How many UTF-16 units they have; 0 marks a place between two characters.</summary>
    public int Length => Span.Length;

    /// <summary>What was found and what was expected, in one sentence without a full stop.</summary>
    public string Message { get; }

    /// <summary>What to do about it, or the nearest name; null when the message says it all.</summary>
    public string? Help { get; internal init; }

    /// <summary>
    /// What to put in the place of which lines, tried beforehand. One, or several that belong together; where they have a
    /// <see cref="Correction.Meaning"/>, one of them is to be chosen. Empty where nobody can know what was meant.
    /// </summary>
    public ImmutableArray<Correction> Corrections { get; internal init; } = [];

    /// <summary>Whether its words can be read in two ways, between which only their author can choose.</summary>
    internal bool IsTwofold { get; init; }

    internal Severity Severity { get; init; }

    /// <summary>What it is in one word.</summary>
    internal string Kind => KindOf(Severity);

    internal static string KindOf(Severity severity) =>
        severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    /// <summary>The words it is about.</summary>
    internal TextSpan Span { get; }

    /// <summary>A second place that belongs to it, such as the other declaration of a name.</summary>
    internal TextSpan? Related { get; }
}
