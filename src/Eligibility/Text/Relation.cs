namespace Eligibility.Text;

/// <summary>How the left side of a comparison stands to its right side.</summary>
internal enum Relation
{
    /// <summary><c>is</c></summary>
    Equal,

    /// <summary><c>is not</c></summary>
    NotEqual,

    /// <summary><c>under</c>, <c>fewer than</c>, <c>less than</c>, <c>before</c></summary>
    Less,

    /// <summary><c>at most</c>, <c>on or before</c></summary>
    AtMost,

    /// <summary><c>over</c>, <c>more than</c>, <c>after</c></summary>
    More,

    /// <summary><c>at least</c>, <c>on or after</c></summary>
    AtLeast,
}
