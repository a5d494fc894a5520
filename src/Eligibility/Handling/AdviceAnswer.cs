namespace Eligibility;

/// <summary>What an officer did with an advice.</summary>
public enum AdviceAnswer
{
    /// <summary>Decided as advised, on grounds of the advice.</summary>
    Followed,

    /// <summary>Decided otherwise, or without the answers that an undecided advice asks for.</summary>
    Departed,

    /// <summary>Did not decide yet.</summary>
    Deferred,
}
