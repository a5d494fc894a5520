using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Comparing;

/// <summary>
/// Two recorded decisions about a case, held against each other: grounds that are gone, new and kept, rules found
/// again, facts that differ.
/// </summary>
internal sealed class DecisionPair
{
    private readonly RulePairs? _pairs;

    public DecisionPair(RecordedParts first, RecordedParts second)
    {
        // What only one form of a record tells is no difference of the decisions.
        if (first.IsSecondForm != second.IsSecondForm) (First, Second) = (first.InBothForms(), second.InBothForms());
        else (First, Second) = (first, second);
        (FirstRules, SecondRules) = (new RecordedRules(First), new RecordedRules(Second));
        Differences = [.. DecisionDifference.All(First, Second).Where(d => d.First != d.Second)];
        // A rule of another policy is another rule, whatever it is called.
        if (IsOnePolicy) _pairs = RulePairs.Of(FirstRules.Shapes, SecondRules.Shapes);
    }

    public RecordedParts First { get; }

    public RecordedParts Second { get; }

    public RecordedRules FirstRules { get; }

    public RecordedRules SecondRules { get; }

    /// <summary>Everything in which they differ, one by one.</summary>
    public ImmutableArray<DecisionDifference> Differences { get; }

    /// <summary>Whether both are of one policy, in whatever edition.</summary>
    public bool IsOnePolicy => First.Policy.Title == Second.Policy.Title;

    /// <summary>What the first is called in a sentence.</summary>
    public string InFirst => IsOnePolicy ? "before" : "in the first";

    /// <summary>What the second is called in a sentence.</summary>
    public string InSecond => IsOnePolicy ? "now" : "in the second";

    /// <summary>The rules that are in both; none of two policies.</summary>
    public IEnumerable<RulePair> Paired => _pairs?.Paired ?? [];

    /// <summary>The rules that only the first has.</summary>
    public IEnumerable<int> Gone => _pairs?.Gone ?? Enumerable.Range(0, FirstRules.All.Length);

    /// <summary>The rules that only the second has.</summary>
    public IEnumerable<int> Added => _pairs?.Added ?? Enumerable.Range(0, SecondRules.All.Length);

    /// <summary>Whether one outcome came of both, or both are undecided.</summary>
    public bool IsSameOutcome => First.Outcome?.Name == Second.Outcome?.Name;

    /// <summary>The facts that differ, each with how it stands in either, and whether a ground reads it.</summary>
    public IEnumerable<FactDifference> Facts
    {
        get
        {
            var (first, second) = (ByName(First), ByName(Second));
            var differing = Differences.Where(d => d.About == "fact").Select(d => d.Name)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var name in first.Keys.Concat(second.Keys).Distinct(StringComparer.Ordinal))
            {
                var (one, two) = (first.GetValueOrDefault(name), second.GetValueOrDefault(name));
                var items = Differences.Where(d => d.About == "fact" && IsItem(d.Name, name)).ToImmutableArray();
                if (!differing.Contains(name) && items.IsEmpty) continue;
                // The day is told by itself.
                if (name == Fact.DecisionDateName) continue;
                // A fact that one edition has not says nothing of the case, unless the case states it.
                if ((one is null || two is null) && (one ?? two)!.Standing is not "stated") continue;
                yield return new FactDifference(name, Differences.FirstOrDefault(d => d.About == "fact"
                    && d.Name == name), items,
                    one is not null && FirstRules.Reads(one) || two is not null && SecondRules.Reads(two));
            }
        }
    }

    private static OrderedDictionary<string, RecordedFact> ByName(RecordedParts parts)
    {
        var byName = new OrderedDictionary<string, RecordedFact>(StringComparer.Ordinal);
        foreach (var fact in parts.Facts.IsDefault ? [] : parts.Facts) byName.TryAdd(fact.Fact, fact);
        return byName;
    }

    private static bool IsItem(string name, string list) => name.Length > list.Length + 1
        && name.StartsWith(list + " ", StringComparison.Ordinal) && name[(list.Length + 1)..].All(char.IsAsciiDigit);
}

/// <summary>A fact that differs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">How it stands in either; null where only items differ.</param>
/// <param name="Items">The items that differ.</param>
/// <param name="IsReadByGround">Whether a ground of either decision reads it.</param>
internal sealed record FactDifference(string Name, DecisionDifference? Value, ImmutableArray<DecisionDifference> Items,
    bool IsReadByGround);
