using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What stands beside a case on the officer's page: the run, and what an officer decided. Neither is read to decide.</summary>
/// <param name="Run">When, by whom and by what service it was decided; null where that was not recorded.</param>
/// <param name="Decision">What an officer decided on this advice; null where nothing is recorded.</param>
internal sealed record OfficerNotes(RunNote? Run, DecisionNote? Decision)
{
    /// <summary>Where nothing stands beside it.</summary>
    public static OfficerNotes None { get; } = new(null, null);

    /// <summary>The run in words.</summary>
    public string RunWords => Run is { } run ? $"{Said(run.At)}, by {run.By}, {run.Service}"
        : "time and user were not recorded.";

    /// <summary>What was decided, in a line; null where nothing is recorded.</summary>
    public string? Decided => Decision is not { } made ? null : made.Answer switch
    {
        AdviceAnswer.Followed => $"The advice was followed, on {Grounds(made)}",
        AdviceAnswer.Departed => made.Outcome is { } outcome ? $"The advice was departed from: {outcome}" : "The advice was departed from",
        AdviceAnswer.Deferred => "Nothing was decided yet: it was deferred",
        _ => throw new InvalidOperationException("an answer that nobody knows"),
    } + $", by a {made.Role}, {Said(made.At)}.";

    /// <summary>The whole of it, line by line; none where nothing is recorded.</summary>
    public IEnumerable<(string Name, string Words)> Lines()
    {
        if (Decision is not { } made) yield break;
        yield return ("Decision", Decided!);
        if (made.Reasons is { } reasons) yield return ("Reasons", OnOneLine(reasons));
        if (made.ReasonsForPerson is { } told) yield return ("Reasons for the person", OnOneLine(told));
        if (!made.MaterialRead.IsEmpty) yield return ("Read", string.Join("; ", made.MaterialRead));
        foreach (var (what, because) in made.MaterialNotRead) yield return ("Not read", $"{what}: {because}");
        yield return ("What the person said about it", made.Representations is { } said ? OnOneLine(said) : "nothing was received");
        if (made.WithheldBy is { } withheld) yield return ("Grounds withheld by", withheld);
        yield return ("Rank and number", $"{made.Role}, {made.Number}");
        if (made.Reference is { } reference) yield return ("Reference", reference);
    }

    // What was written on several lines is told on one, which is wrapped where it is shown.
    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Grounds(DecisionNote made) => (made.Grounds.Length == 1 ? "ground " : "grounds ")
        + string.Join(", ", made.Grounds.Select(g => g.ToString(CultureInfo.InvariantCulture)));

    // In the zone in which it was written down.
    private static string Said(DateTimeOffset at) => DateType.SayDay(DateOnly.FromDateTime(at.DateTime))
        + at.ToString(", HH:mm (zzz)", CultureInfo.InvariantCulture);
}
