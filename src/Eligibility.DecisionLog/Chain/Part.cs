namespace Eligibility.DecisionLog.Chain;

/// <summary>
/// What of a record is personal, and goes with its salt when it is erased. The numbers stand in digests.
/// </summary>
internal enum Part
{
    /// <summary>The case as the engine read it, as JSON.</summary>
    Case,

    /// <summary>The word that the plan made of the case: eight bytes, the highest first.</summary>
    Word,

    /// <summary>What came of the case in brief; of a decision, what it answers by names.</summary>
    Brief,

    /// <summary>SHA-256 of the bytes that were shown to the officer.</summary>
    Shown,

    /// <summary>When, by whom and by what service it was decided, as <c>eligibility-run/1</c>.</summary>
    Run,

    /// <summary>
    /// What a person stated: a decision as <c>eligibility-decision/1</c>, or why a record was erased.
    /// </summary>
    Statement,
}
