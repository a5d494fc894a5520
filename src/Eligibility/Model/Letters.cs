namespace Eligibility.Model;

/// <summary>On whose side something is.</summary>
internal enum Side
{
    /// <summary>For the person decided about.</summary>
    For,

    /// <summary>Against the person.</summary>
    Against,

    /// <summary>Neither way.</summary>
    Neither,
}

/// <summary>A time within which something is done: whole days, weeks, months or years.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Of what.</param>
internal sealed record TimeLimit(int Count, Unit Unit);

/// <summary>How a fact, a list or a field is told to the person decided about.</summary>
/// <param name="Label">What it is called there; null for its name.</param>
/// <param name="Because">Why it is confidential, for the officer alone; null where nothing is said, or it is not.</param>
/// <param name="OnlyAs">What is told in its place, whatever its value; null where nothing is.</param>
/// <param name="NeverAsChange">Whether it is never told as what would have changed the result.</param>
internal sealed record Telling(string? Label, string? Because, string? OnlyAs, bool NeverAsChange)
{
    /// <summary>Of what is told as it stands.</summary>
    public static Telling Plain { get; } = new(null, null, null, false);
}

/// <summary>What a letter says of an outcome.</summary>
/// <param name="Counts">On whose side it is; null where the policy does not say.</param>
/// <param name="ForPerson">The letter's title, or null.</param>
/// <param name="Means">What it comes to, or null.</param>
/// <param name="Next">The next step, or null.</param>
/// <param name="Within">Within which time that is taken, or null.</param>
internal sealed record OutcomeLetter(Side? Counts, string? ForPerson, string? Means, string? Next, TimeLimit? Within)
{
    /// <summary>Of an outcome that says nothing for letters.</summary>
    public static OutcomeLetter None { get; } = new(null, null, null, null, null);
}

/// <summary>Who looks at a case again, or settles one that was referred.</summary>
/// <param name="Role">The role.</param>
/// <param name="Within">Within which time, or null.</param>
internal sealed record LetterRole(string Role, TimeLimit? Within);

/// <summary><c>letters</c>: what every letter of a policy needs beside the decision; null is not said.</summary>
internal sealed record Letters
{
    /// <summary>Who writes.</summary>
    public string? From { get; init; }

    /// <summary>How to reach them.</summary>
    public string? Contact { get; init; }

    /// <summary>Until when the person can answer, counted from the day of the letter.</summary>
    public TimeLimit? Representations { get; init; }

    /// <summary>Who looks at the case again.</summary>
    public LetterRole? ReconsideredBy { get; init; }

    /// <summary>Who settles a case that was referred.</summary>
    public LetterRole? ReferralSettledBy { get; init; }

    /// <summary>What becomes of the case in the meantime.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>Where to get advice.</summary>
    public string? Advice { get; init; }

    /// <summary>Where to complain.</summary>
    public string? Complaints { get; init; }

    /// <summary>Who watches over the use of information.</summary>
    public string? Regulator { get; init; }

    /// <summary>In which other forms the letter can be had.</summary>
    public string? Formats { get; init; }
}
