using System.Globalization;

namespace Eligibility.Justification;

/// <summary>
/// The words that are the same in every letter. They are short and plain: a person of nine to eleven can read them, which a
/// test measures.
/// </summary>
internal static class LetterWords
{
    public const string Draft = "DRAFT. Not to be sent.";
    public const string NoTitle = "About your case";
    public const string NotDecided = "We have not decided your case yet";
    public const string Referred = "An officer will look at your case";
    public const string NoLetter = "There is no letter";

    public const string EachTitle = "Our decision on each part of your case";

    public const string ToldHeading = "What goes with it";
    public const string OfferHeading = "What it means";
    public const string NextHeading = "What happens next";
    public const string WhyHeading = "Why";
    public const string HelpUsHeading = "What you can help with";
    public const string DisagreeHeading = "If you disagree or something is wrong";
    public const string ComputerHeading = "How a computer was used";
    public const string HelpHeading = "More help";
    public const string ReliedHeading = "What we relied on";
    public const string MoreHeading = "More reasons";
    public const string DutiesHeading = "What you would have to do";
    public const string RulesHeading = "The rules";
    public const string RightsHeading = "Your rights over your information";
    public const string RecordedColumn = "What is recorded";
    public const string ReasonColumn = "Reason";

    public const string LengthOpen = "How long it lasts is not known yet.";
    public const string EachAlone = "Each part was looked at by itself.";
    public const string PartNotDecided = "We have not decided this part yet.";
    public const string RestBelow = "There is more about each part on the next page.";
    public const string NeedNotAccept = "You do not have to accept.";
    public const string ToldBelow = "What goes with it is on the next page.";
    public const string DutiesBelow = "What you would have to do is on the next page.";
    public const string AnyOne = "Any one of them is enough.";
    public const string NotAllSure = "At least one of them counts, but we do not know which.";
    public const string NoRule = "No part of the written rules leads to another result.";
    public const string Nearest = "The part of the rules that comes nearest says this.";
    public const string OneWrong = "To change the result, this would have to be wrong.";
    public const string Disputed = "Published sources do not agree on this.";
    public const string MadeUp = "This letter is a sample: its policy is made up.";
    public const string Restricted = "Some reasons are kept back.";

    public const string CallUs = "Call, write or email us, and give the reference.";
    public const string SomeoneElse = "Someone can do it for you.";
    public const string NothingOfOffence = "You do not have to say anything about the offence itself.";
    public const string LegalAdvice = "Get legal advice first if you can.";
    public const string NotAgainstYou = "Asking does not count against you.";
    public const string Compared =
        "A computer program compared what is recorded about you with the force's written rules.";
    public const string GaveAdvice = "It gave advice, and did not decide.";
    public const string GaveNone = "It did not decide. A person will.";
    public const string LeftOut =
        "Some things may be left out of this letter to protect other people or police work.";
    public const string AnyForm = "You can ask us for this letter in another form.";

    public const string NotKnown = "Some things are not known.";
    public const string StillLooking = "An officer is still looking at it.";
    public const string WriteWhenDecided = "We will write to you when we have decided.";
    public const string TellUs = "You can tell us what you want us to know.";
    public const string TellUsFirst = "You can tell us first what you want them to know.";
    public const string NoAnswer = "The written rules do not give an answer for a case like yours.";
    public const string NoAnswerYet = "The written rules gave no result, as some things are not known.";

    public const string TellIfWrong = "Tell us if any of this is wrong.";
    public const string NextAnyway = "This comes next even if you do nothing.";
    public const string OfferUnanswered = "If you do nothing, you have not accepted.";
    public const string AskForCopy = "You can ask us for a copy.";
    public const string Correct = "You can ask us to correct what is wrong, and ask for a copy of what we hold.";
    public const string HowToComplain = "If you are not happy with what we do, ask us how to complain.";

    public static string Reasons(int count, bool mayWithhold) => string.Create(CultureInfo.InvariantCulture,
        $"There are {count} reasons{(mayWithhold ? " that we can tell you" : "")}.");

    public static string MoreReasons(int count) => string.Create(CultureInfo.InvariantCulture,
        $"and {count} more {(count == 1 ? "reason" : "reasons")}, on the next page.");

    public static string AllWrong(int count) => count == 2
        ? "To change the result, both reasons would have to be wrong."
        : string.Create(CultureInfo.InvariantCulture, $"To change the result, all {count} reasons would have to be wrong.");

    public static string Made(string role, string day) => $"{Capital(With(role))} made this decision on {day}.";

    public static string Departed(string role) => $"The {Short(role)} departed from them for the reasons above.";

    public static string Settled(string role) => $"The {Short(role)} settled it for the reasons above.";

    public static string WithoutAnswers(string role) => $"The {Short(role)} decided all the same, for the reasons above.";

    public static string ReadAndMade(string role, string read) => read.Length == 0
        ? $"The {Short(role)} made the decision and gave these reasons."
        : $"The {Short(role)} read {read}, made the decision and gave these reasons.";

    public static string KeptBackBy(string role) => $"{Capital(With(role))} decided that, to protect other people or police work.";

    public static string TellUsWhy(string until) => $"If you disagree, you can tell us why {until}.";

    public static string LookAgain(string? role) =>
        $"{(role is null ? "An officer" : Capital(With(role)))} who did not make this decision will look at it again.";

    public static string TheyWrite(string? within) =>
        within is null ? "They will write to you." : $"They will write to you within {within}.";

    public static string WillDecide(string? role, string by) =>
        $"{(role is null ? "An officer" : Capital(With(role)))} will decide {by}, and we will write to you.";

    public static string PartInferred(string reasons) =>
        $"Part of {reasons} is not there in so many words: it is how the force reads it.";

    /// <summary>A role with its article.</summary>
    public static string With(string role) => ("aeiouAEIOU".Contains(role[0], StringComparison.Ordinal) ? "an " : "a ") + role;

    /// <summary>A rank is told by itself after it was told with its post; any other role as a whole.</summary>
    private static string Short(string role)
    {
        var last = role[(role.LastIndexOf(' ') + 1)..];
        return last is "constable" or "sergeant" or "inspector" or "superintendent" or "officer" ? last : role;
    }

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A list as people say it: <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> all) => all.Count < 2 ? string.Concat(all)
        : string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1];

    /// <summary>Numbers of reasons: <c>reason 1</c>, <c>reasons 1 and 3</c>.</summary>
    public static string Numbered(IReadOnlyList<int> reasons) => (reasons.Count == 1 ? "reason " : "reasons ")
        + Listed([.. reasons.Select(r => r.ToString(CultureInfo.InvariantCulture))]);
}
