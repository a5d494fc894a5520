namespace Eligibility.Diagnostics;

/// <summary>How much a diagnostic weighs: a policy with an error is never evaluated.</summary>
internal enum Severity
{
    /// <summary>Good to know; nothing needs to change.</summary>
    Note,

    /// <summary>Worth a second look; the policy still works.</summary>
    Warning,

    /// <summary>The policy is refused.</summary>
    Error,
}
