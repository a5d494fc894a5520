using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Documenting;

/// <summary>
/// How to challenge a decision, as the policy says it for its letters; and how the computer is used, in fixed words.
/// </summary>
internal static class ChallengeSection
{
    public static Section Of(Page page) => new("How to challenge", page.Policy.Letters is { } letters
        ? [.. Lines(page, letters)]
        : ["The policy does not say how to challenge a decision. Ask the force."]);

    /// <summary>What the policy says of it, a line each.</summary>
    public static IEnumerable<Entry> Lines(Page page, Letters letters)
    {
        if (letters.From is { } from) yield return Page.Labelled("Who writes", page.Text(from));
        if (letters.Contact is { } contact) yield return Page.Labelled("Contact", page.Text(contact));
        if (letters.Representations is { } limit)
            yield return Page.Labelled("Time to answer", $"{Limits.Of(limit)}, counted from the day of the letter.");
        if (letters.ReconsideredBy is { } again) yield return Page.Labelled("Who looks at the case again", Role(again));
        if (letters.ReferralSettledBy is { } settles)
            yield return Page.Labelled("Who settles a case that is referred", Role(settles));
        if (letters.Meanwhile is { } meanwhile) yield return Page.Labelled("In the meantime", page.Text(meanwhile));
        if (letters.Advice is { } advice) yield return Page.Labelled("Advice", page.Text(advice));
        if (letters.Complaints is { } complaints) yield return Page.Labelled("Complaints", page.Text(complaints));
        if (letters.Regulator is { } regulator) yield return Page.Labelled("Regulator", page.Text(regulator));
        if (letters.Formats is { } formats) yield return Page.Labelled("Other forms", page.Text(formats));
    }

    private static string Role(LetterRole role) => role.Role + Limits.Within(role.Within) + ".";

    public static Section OfComputer() => new("How the computer is used", [.. Computer.Select(text => (Entry)text)]);

    /// <summary>What is so of every policy.</summary>
    public static readonly System.Collections.Immutable.ImmutableArray<string> Computer =
    [
        "A computer program compares what is recorded about a case with these rules. It gives advice, with the reasons. "
            + "It does not decide.",
        "An officer reads the advice and decides. The officer may depart from it, and says why.",
        "The program learns nothing from cases and guesses nothing. What is not known is asked for. "
            + "The same case gets the same advice every time.",
    ];
}
