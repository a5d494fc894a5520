using System.Collections.Immutable;
using System.Text.Json;

namespace Eligibility.Comparing;

/// <summary>One thing in which two recorded decisions differ.</summary>
/// <param name="About">
/// What it is about: <c>policy</c>, <c>case</c>, <c>outcome</c>, <c>obligation</c>, <c>authority</c>, <c>told</c>,
/// <c>reason</c>, <c>rule</c>, <c>fact</c>, <c>question</c>, <c>record</c>; where each record of a list is decided
/// by itself, <c>records</c> of what is said of them together.
/// </param>
/// <param name="Name">The rule, the fact, or whatever it is.</param>
/// <param name="First">How it stands in the first; null where the first has no such thing.</param>
/// <param name="Second">How it stands in the second; null where the second has no such thing.</param>
internal sealed record DecisionDifference(string About, string Name, string? First, string? Second)
{
    /// <summary>
    /// The record that it is about, such as <c>charges 2</c>, where each is decided by itself; else null.
    /// </summary>
    public string? Record { get; init; }

    /// <summary>
    /// Everything in which two records differ, what matters most first; empty when they are the same.
    /// </summary>
    public static ImmutableArray<DecisionDifference> Between(RecordedDecision first, RecordedDecision second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ImmutableArray<DecisionDifference> told = [.. (first.Each is null && second.Each is null
            ? All(first.Parts, second.Parts)
            : RecordDifferences.Between(first, second)).Where(d => d.First != d.Second)];
        // What one form tells beside the other is in none of the decisions.
        if (!told.IsEmpty || first.Parts.IsSecondForm != second.Parts.IsSecondForm
            || JsonElement.DeepEquals(first.Whole, second.Whole)) return told;
        return [new DecisionDifference("record", JsonDifference.FirstPath(first.Whole, second.Whole), "as it is there",
            "otherwise")];
    }

    internal static IEnumerable<DecisionDifference> All(RecordedParts a, RecordedParts b)
    {
        if (a.IsSecondForm != b.IsSecondForm) (a, b) = (a.InBothForms(), b.InBothForms());
        return [.. Outcome(a, b), .. Reasons(a, b), .. Facts(a, b), .. Rules(a, b), .. Needed(a, b), .. Policy(a, b),
            .. Rest(a, b)];
    }

    private static IEnumerable<DecisionDifference> Outcome(RecordedParts a, RecordedParts b)
    {
        yield return new("outcome", "outcome", Prevailing(a), Prevailing(b));
        yield return new("outcome", "exact", a.Exact ? "exact" : "not exact", b.Exact ? "exact" : "not exact");
        if (a.Outcome is not { } one || b.Outcome is not { } two) yield break;
        yield return new("outcome", "text", one.Text, two.Text);
        yield return new("outcome", "lasts", Lasts(one), Lasts(two));
        yield return new("outcome", "refers", Refers(one), Refers(two));
        yield return new("outcome", "discretionary", one.Discretionary, two.Discretionary);
        foreach (var d in Pairs("obligation", one.Obligations, two.Obligations, c => c.Text ?? "", c => c.Status))
            yield return d;
        foreach (var d in Pairs("authority", one.Authority, two.Authority, c => c.Role ?? "", c => c.Status))
            yield return d;
        foreach (var d in Pairs("told", one.Tells, two.Tells, t => t.Label ?? t.Text!, Told)) yield return d;
    }

    private static string? Lasts(RecordedOutcome outcome) =>
        outcome.Lasts ?? (outcome.LastsNeeds.IsDefault ? null : "a time that is not known yet");

    private static string Told(RecordedTold told) => told switch
    {
        { Status: "open" } => "not known yet",
        { Status: "told", Label: not null, Text: { } value } => value,
        _ => told.Status,
    };

    internal static string Prevailing(RecordedParts decision) =>
        decision.Outcome?.Name ?? $"{decision.Status} (still possible: {string.Join(", ", decision.Possible)})";

    private static string? Refers(RecordedOutcome outcome) => outcome.Refers.ValueKind == JsonValueKind.Object
        ? outcome.Refers.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.String
            ? to.GetString()
            : "to a person"
        : null;

    private static IEnumerable<DecisionDifference> Reasons(RecordedParts a, RecordedParts b) =>
        Pairs("reason", a.Reasons, b.Reasons,
            r => r.Rule, r => (r.Because ?? "no rule applies") + (r.Open ? " (open)" : ""));

    private static IEnumerable<DecisionDifference> Facts(RecordedParts a, RecordedParts b)
    {
        foreach (var d in Pairs("fact", a.Facts, b.Facts, f => f.Fact, Told)) yield return d;
        foreach (var (one, two) in a.Facts.DistinctBy(f => f.Fact)
            .Join(b.Facts.DistinctBy(f => f.Fact), f => f.Fact, f => f.Fact, (x, y) => (x, y)))
            foreach (var d in Items(one, two)) yield return d;
    }

    private static string Told(RecordedFact fact)
    {
        var value = fact.Standing switch
        {
            "assumed" => $"{fact.Value} (assumed)",
            "not known" => "not known",
            "not stated" => "not stated",
            _ => fact.Value ?? "not known"
        };
        return fact.Judged is { } judged ? $"{value}, judged by {judged.By}: {judged.Because}" : value;
    }

    private static IEnumerable<DecisionDifference> Items(RecordedFact a, RecordedFact b)
    {
        var (one, two) = (a.Items.IsDefault ? [] : a.Items, b.Items.IsDefault ? [] : b.Items);
        for (var i = 0; i < Math.Max(one.Length, two.Length); i++)
            yield return new("fact", FormattableString.Invariant($"{a.Fact} {i + 1}"),
                i < one.Length ? Item(one[i]) + Judged(a, i) : null, i < two.Length ? Item(two[i]) + Judged(b, i)
                    : null);
    }

    private static string Judged(RecordedFact fact, int item) => fact.JudgedItems.IsDefault ? ""
        : string.Concat(fact.JudgedItems.Where(j => j.Item == item + 1)
            .Select(j => $"; {j.Field} judged by {j.By}: {j.Because}"));

    private static string Item(JsonElement item) => item.ValueKind != JsonValueKind.Object ? item.ToString()
        : string.Join(", ", item.EnumerateObject()
            .Select(p => $"{p.Name} {(p.Value.ValueKind == JsonValueKind.Null ? "not known" : p.Value.ToString())}"));

    /// <summary>A rule that is a reason in both is compared there.</summary>
    private static IEnumerable<DecisionDifference> Rules(RecordedParts a, RecordedParts b) =>
        Pairs("rule", a.Rules, b.Rules, r => r.Rule, Told);

    private static string Told(RecordedRule rule)
    {
        var told = rule.Status switch
        {
            "reason" => "is a reason",
            "does not apply" or "not in force" => rule.Status,
            "open" => "is open",
            "outranked" => "applies, but another outcome prevails",
            "exception" => "applies as an exception",
            _ => $"is {rule.Status}"
        };
        if (rule.Outcome is { } outcome) told += $" ({outcome})";
        if (!rule.FailedOn.IsDefaultOrEmpty) told += ", because of: " + string.Join("; ", rule.FailedOn);
        if (!rule.DefeatedBy.IsDefaultOrEmpty) told += ", by " + string.Join(", ", rule.DefeatedBy.Select(d => d.Rule));
        return told;
    }

    internal static IEnumerable<DecisionDifference> Needed(RecordedParts a, RecordedParts b) =>
        Pairs("question", a.Needed, b.Needed, n => n.Fact, n => n.Ask ?? "asked");

    internal static IEnumerable<DecisionDifference> Policy(RecordedParts a, RecordedParts b)
    {
        yield return new("policy", "title", a.Policy.Title, b.Policy.Title);
        yield return new("policy", "edition", a.Policy.Edition, b.Policy.Edition);
        yield return new("policy", "force", a.Policy.Force, b.Policy.Force);
        yield return new("policy", "choice of the edition", a.Policy.Choice, b.Policy.Choice);
        yield return new("policy", "hash of its text", a.Policy.Hash, b.Policy.Hash);
        yield return new("policy", "engine", a.Engine, b.Engine);
    }

    internal static IEnumerable<DecisionDifference> Rest(RecordedParts a, RecordedParts b)
    {
        yield return new("case", "id", a.Id, b.Id);
        yield return new("case", "decided on", a.DecidedOn ?? "not known", b.DecidedOn ?? "not known");
        foreach (var d in Pairs("record", a.Notices, b.Notices, n => n, _ => "noted")) yield return d;
        foreach (var d in Pairs("record", a.Conventions, b.Conventions, c => c, _ => "relied on")) yield return d;
    }

    /// <summary>
    /// Things by their names: those that only one has, and those that both tell differently, in the order of the first.
    /// </summary>
    private static IEnumerable<DecisionDifference> Pairs<T>(string about, ImmutableArray<T> a, ImmutableArray<T> b,
        Func<T, string> name, Func<T, string> told)
    {
        var (first, second) = (ByName(a), ByName(b));
        return first.Keys.Concat(second.Keys).Distinct(StringComparer.Ordinal)
            .Select(n => new DecisionDifference(about, n, first.GetValueOrDefault(n), second.GetValueOrDefault(n)));

        // A name that comes twice, which no record has, is told by the first.
        OrderedDictionary<string, string> ByName(ImmutableArray<T> all)
        {
            var byName = new OrderedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var item in all.IsDefault ? [] : all) byName.TryAdd(name(item), told(item));
            return byName;
        }
    }
}
