namespace Eligibility.Evaluation;

/// <summary>What became of a rule (language, section 4.2).</summary>
internal enum RuleStatus
{
    /// <summary>It differs between ways of filling in what is unknown.</summary>
    Open,

    /// <summary>It applies undefeated for the prevailing outcome.</summary>
    Reason,

    /// <summary>It applies undefeated, but an outcome declared earlier prevails.</summary>
    Outranked,

    /// <summary>It applies, and a rule that overrides it applies undefeated.</summary>
    Defeated,

    /// <summary>An <c>applies</c> rule that applies undefeated.</summary>
    Exception,

    /// <summary>Its condition fails.</summary>
    DoesNotApply,

    /// <summary>The day lies outside its own period.</summary>
    NotInForce,
}
