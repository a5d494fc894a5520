using System.Collections.Immutable;

namespace Eligibility.Handling;

/// <summary>
/// From the members of <c>eligibility-decision/1</c> to a note, and where they contradict each other.
/// </summary>
internal static class DecisionMembers
{
    private const string Followed = "followed";
    private const string Departed = "departed";
    private const string Deferred = "deferred";

    public static DecisionNote? Read(NoteMembers members)
    {
        var (advice, record) = (members.Digest("advice"), members.Number("record"));
        var kind = members.OneOf("decision", Followed, Departed, Deferred);
        var (outcome, grounds) = (members.Text("outcome", isNeeded: false), members.Numbers("grounds"));
        var reasons = members.Text("reasons", isNeeded: kind is Departed or Deferred, TextLength.Passage);
        var forPerson = members.Text("reasonsForPerson", isNeeded: kind is Departed, TextLength.Passage);
        var isPrinted = members.Use == NoteUse.Printed;
        var withheldBy = isPrinted ? members.Text("withheldBy", isNeeded: false) : null;
        var by = members.Object("by", """{ "role": "custody sergeant", "number": "1234" }""", b =>
            (Role: b.Text("role", such: "custody sergeant"), Number: b.Text("number", such: "1234")));
        var at = members.Time("at");
        var read = members.Texts("read");
        var notRead = members.Objects("notRead", """{ "what": "...", "because": "..." }""", n =>
            (What: n.Text("what"), Because: n.Text("because", length: TextLength.Passage)));
        var representations = members.Text("representations", isNeeded: false, TextLength.Passage);
        var letterOn = members.Date("letterOn");
        if (!isPrinted) members.Text("addressee", isNeeded: false);
        var addressee = isPrinted ? Addressee.Of(members, "addressee", mayHaveAdult: true) : null;
        var reference = members.Text("reference", isNeeded: false);

        OfTheOutcome(members, kind, outcome, grounds);
        OfTheMaterial(members, read, [.. notRead.Select(n => n.What)]);
        if (letterOn < (at is { } time ? DateOnly.FromDateTime(time.DateTime) : null))
            members.Fault("letterOn", "lies before the day of the decision", "one of the two days is wrong");
        if (withheldBy is not null && by.Role is not null && IsSameRole(withheldBy, by.Role))
            members.Fault("withheldBy", "is the role that decided; expected another",
                "name the role of whoever decided to withhold it, or leave it out");
        return !members.AllIsWell ? null : new DecisionNote
        {
            Advice = advice!, Record = record, Answer = AnswerOf(kind!), Outcome = outcome, Grounds = grounds,
            Reasons = reasons, ReasonsForPerson = forPerson, WithheldBy = withheldBy, Role = by.Role!,
                Number = by.Number!,
            At = at!.Value, MaterialRead = read, MaterialNotRead = [.. notRead.Select(n => (n.What!, n.Because!))],
            Representations = representations, LetterOn = letterOn, Addressee = addressee, Reference = reference,
        };
    }

    /// <summary>An answer as the form writes it.</summary>
    public static string WordOf(AdviceAnswer answer) => answer switch
    {
        AdviceAnswer.Followed => Followed,
        AdviceAnswer.Departed => Departed,
        _ => Deferred,
    };

    private static AdviceAnswer AnswerOf(string word) => word switch
    {
        Followed => AdviceAnswer.Followed,
        Departed => AdviceAnswer.Departed,
        _ => AdviceAnswer.Deferred,
    };

    private static void OfTheOutcome(NoteMembers members, string? kind, string? outcome, ImmutableArray<int> grounds)
    {
        if (kind is Followed or Departed && !members.States("outcome"))
            members.Fault("outcome", "is missing; expected the name of the outcome decided on",
                "write the name that the advice, or for a departure the policy, gives it");
        if (kind is Deferred && outcome is not null)
            members.Fault("outcome", "stands beside \"deferred\": what is deferred has no outcome yet", "take it out");
        if (kind is Followed && members.HasNothing("grounds"))
            members.Fault("grounds", "is missing; whoever follows an advice adopts one of its grounds at least",
                "write their numbers, such as \"grounds\": [1]");
        if (kind is Deferred && !grounds.IsEmpty)
            members.Fault("grounds", "stands beside \"deferred\": what is deferred adopts no ground yet",
                "take it out");
    }

    private static void OfTheMaterial(NoteMembers members, ImmutableArray<string> read, ImmutableArray<string?> notRead)
    {
        if (members.States("read") && members.HasNothing("read") && members.HasNothing("notRead"))
            members.Fault("read", "is empty, and so is notRead: say what was read, or what was not and why",
                "write \"read\": [\"the custody record\"], or \"notRead\": [{ \"what\": ..., \"because\": ... }]");
        for (var i = 0; i < notRead.Length; i++)
            if (notRead[i] is { } what && read.Contains(what, StringComparer.Ordinal))
                members.Fault(FormattableString.Invariant($"notRead/{i}/what"), "stands among what was read too",
                    "keep it in one of the two lists");
    }

    /// <summary>Two spellings of one role are one: it must not be told from itself by a capital.</summary>
    private static bool IsSameRole(string one, string other) =>
        string.Join(' ', Words(one)).Equals(string.Join(' ', Words(other)), StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string role) => role.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
