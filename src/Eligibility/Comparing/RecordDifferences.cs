using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Comparing;

/// <summary>
/// In what two recorded decisions differ of which at least one is about each record of a list by itself: record by
/// record, paired by their places, since nothing else of a record says which it is.
/// </summary>
internal static class RecordDifferences
{
    /// <summary>What a difference is about that is said of the records together.</summary>
    public const string About = "records";

    /// <summary>What came of the records, in a few words.</summary>
    public static string Headline(ImmutableArray<DecisionDifference> differences) =>
        differences.Any(d => d is { About: About, Name: "what is decided" })
            ? "Not of the same list: they cannot be held against each other"
        : differences.Count(d => d is { About: "outcome", Name: "outcome" }) is > 0 and var others
            ? $"Another outcome of {ComparisonHeadline.Count(others, "record", "records")}"
        : differences.Any(d => d is { About: About, Name: "how many" }) ? "Not as many records" : "The same outcomes";

    /// <summary>The place of a record, from 0, by what it is called.</summary>
    public static int PlaceOf(string record) =>
        int.Parse(record.AsSpan(record.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture) - 1;

    /// <summary>What differs, and what does not.</summary>
    public static IEnumerable<DecisionDifference> Between(RecordedDecision first, RecordedDecision second)
    {
        yield return new(About, "what is decided", Decided(first), Decided(second));
        // An outcome of a case and those of its records, or of two lists, say nothing about each other.
        if (first.Each is { } list && first.Each == second.Each)
        {
            yield return new(About, "how many", Count(first), Count(second));
            yield return new(About, "status", first.Parts.Status, second.Parts.Status);
            foreach (var difference in Paired(list, first, second)) yield return difference;
            if (first.Records is null || second.Records is null)
                foreach (var need in DecisionDifference.Needed(first.Parts, second.Parts)) yield return need;
        }
        foreach (var difference in DecisionDifference.Policy(first.Parts, second.Parts)) yield return difference;
        foreach (var difference in DecisionDifference.Rest(first.Parts, second.Parts)) yield return difference;
    }

    private static IEnumerable<DecisionDifference> Paired(string list, RecordedDecision first, RecordedDecision second)
    {
        var (one, two) = (first.Records ?? [], second.Records ?? []);
        for (var i = 0; i < Math.Max(one.Length, two.Length); i++)
        {
            var name = FormattableString.Invariant($"{list} {i + 1}");
            if (i >= one.Length || i >= two.Length)
            {
                yield return new(About, name, i < one.Length ? DecisionDifference.Prevailing(one[i].Parts) : null,
                    i < two.Length ? DecisionDifference.Prevailing(two[i].Parts) : null);
                continue;
            }
            foreach (var difference in DecisionDifference.All(one[i].Parts, two[i].Parts))
                if (IsOwn(difference, list, first.HasOwnEditions || second.HasOwnEditions))
                    yield return difference with { Record = name };
        }
    }

    /// <summary>What is of the case is told once, and what is of another record with that.</summary>
    private static bool IsOwn(DecisionDifference difference, string list, bool hasOwnEditions) =>
        difference.About switch
    {
        "case" => false,
        "policy" => hasOwnEditions,
        "fact" => difference.Name != $"other {list}"
            && !difference.Name.StartsWith($"other {list} ", StringComparison.Ordinal),
        _ => true,
    };

    private static string Decided(RecordedDecision decision) =>
        decision.Each is { } list ? $"each of {list}" : "the case as a whole";

    private static string Count(RecordedDecision decision) => decision.Records is not { } all ? "not stated"
        : FormattableString.Invariant($"{all.Length} {(all.Length == 1 ? "record" : "records")}");
}
