namespace Eligibility.Text;

/// <summary>How many of a group's lines must hold.</summary>
internal enum GroupKind
{
    /// <summary><c>all of</c>, and <c>and</c>.</summary>
    All,

    /// <summary><c>any of</c>, and <c>or</c>.</summary>
    Any,

    /// <summary><c>none of</c></summary>
    None,

    /// <summary><c>at least N of</c></summary>
    AtLeast,

    /// <summary><c>at most N of</c></summary>
    AtMost,

    /// <summary><c>exactly N of</c></summary>
    Exactly,
}
