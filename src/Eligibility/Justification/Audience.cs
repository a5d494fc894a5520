namespace Eligibility;

/// <summary>For whom a decision is told.</summary>
public enum Audience
{
    /// <summary>The officer who decides, and whoever reviews: all that was looked at.</summary>
    Officer,

    /// <summary>The person decided about: what is confidential is withheld (language, section 5).</summary>
    Person,
}
