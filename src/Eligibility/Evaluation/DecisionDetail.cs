namespace Eligibility;

/// <summary>
/// What a decision holds beside its outcome, reasons and needs, so that it can be told later without the policy's
/// evaluator. What is not asked for is not worked out.
/// </summary>
[Flags]
public enum DecisionDetail
{
    /// <summary>Nothing: for those who only want to know what came of the case. It cannot be justified.</summary>
    None = 0,

    /// <summary>What each line came to: all that a justification tells.</summary>
    Lines = 1,

    /// <summary>
    /// What may be told to the person decided about. Where the policy has confidential facts the case is decided once
    /// more without them, which takes longer than the decision itself.
    /// </summary>
    ForPerson = 2,

    /// <summary>All that can be told to anybody.</summary>
    All = Lines | ForPerson,
}
