using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>How much a diagnostic weighs: a policy with an error is never evaluated.</summary>
public enum Severity
{
    /// <summary>Worth a second look; the policy still works.</summary>
    Warning,

    /// <summary>The policy is refused.</summary>
    Error,
}

/// <summary>One thing found in a policy file: where, what was found and expected, and what to do.</summary>
/// <param name="Code">A stable code such as <c>ELG201</c>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Span">The words it is about.</param>
/// <param name="Message">What was found and what was expected, in one sentence without a full stop.</param>
/// <param name="Help">What to do about it, or the nearest name; null when the message says it all.</param>
/// <param name="Related">A second place that belongs to it, such as the other declaration of a name.</param>
public sealed record Diagnostic(string Code, Severity Severity, TextSpan Span, string Message, string? Help = null, TextSpan? Related = null)
{
    /// <summary>Whether it refuses the policy.</summary>
    public bool IsError => Severity == Severity.Error;
}
