namespace Eligibility;

/// <summary>How a fact or a list of a case came to its value.</summary>
public enum Provenance
{
    /// <summary>The case says nothing of it, and nothing is assumed: unknown.</summary>
    NotStated,

    /// <summary>The case says that it is not known.</summary>
    NotKnown,

    /// <summary>The case says nothing of it, and the policy assumes a value.</summary>
    Assumed,

    /// <summary>The case states it.</summary>
    Stated,
}
