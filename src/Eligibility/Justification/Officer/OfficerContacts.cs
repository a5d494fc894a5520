using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>Whom to turn to about a decision, where the policy declares it in <c>letters</c>.</summary>
internal static class OfficerContacts
{
    /// <summary>Each by what it is for.</summary>
    public static IEnumerable<(string Name, string Words)> Of(Policy policy)
    {
        if (policy.Letters is not { } said) yield break;
        if ((said.From, said.Contact) is not (null, null))
            yield return ("Whom to turn to", string.Join(": ", new[] { said.From, said.Contact }.OfType<string>()));
        if (said.ReconsideredBy is { } again)
            yield return ("Looked at again by", $"{LetterWords.With(again.Role)} who did not make the decision{Within(again)}");
        if (Settler(policy) is { } settler) yield return ("Referrals", settler);
    }

    /// <summary>Who settles what the policy does not, and by when; null where it does not say.</summary>
    public static string? Settler(Policy policy) => policy.Letters?.ReferralSettledBy is { } by
        ? $"To be settled by {LetterWords.With(by.Role)}{Within(by)}." : null;

    private static string Within(LetterRole role) => role.Within is { } within ? $", within {LetterDays.Say(within)}" : "";
}
