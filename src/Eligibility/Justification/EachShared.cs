using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What the decisions about the records of a case share, so that it is told once.</summary>
internal static class EachShared
{
    /// <summary>A record with the facts of the case alone: each is used that any of the decisions uses.</summary>
    /// <param name="records">The decisions of one edition.</param>
    /// <param name="chosenByRecord">Whether each has a day of its own that chose the edition, which is told with each.</param>
    public static JustificationRecord Of(ImmutableArray<JustificationRecord> records, bool chosenByRecord)
    {
        var (first, used) = (records[0], new HashSet<int>());
        foreach (var record in records)
            foreach (var fact in record.Facts)
                if (fact.Used) used.Add(fact.Input.Slot);
        return first with
        {
            Facts = [.. first.Facts.Where(f => !IsOfRecord(first, f.Input)).Select(f => f with { Used = used.Contains(f.Input.Slot) })],
            EditionChoice = chosenByRecord ? Sentences.Period(first.Decision.Policy) : first.EditionChoice,
        };
    }

    /// <summary>What is told of the record in hand alone, and of the others: no fact of the case.</summary>
    public static JustificationRecord Own(JustificationRecord record) =>
        record with { Facts = [.. record.Facts.Where(f => IsOfRecord(record, f.Input))], TellsCase = false };

    private static bool IsOfRecord(JustificationRecord record, Input input) =>
        record.Decision.Policy.Each is { } each && (input.Slot == each.Others || each.Facts.Contains(input.Slot));
}
