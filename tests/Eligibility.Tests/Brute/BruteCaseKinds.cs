using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>Of which kinds a case is: what its policy asks of what it leaves unknown.</summary>
internal static class BruteCaseKinds
{
    private const int FewestOfWide = 65;

    public static BruteKinds Of(BrutePolicy brute, Policy policy, ImmutableArray<Datum?> values,
        List<OracleUnknown> unknowns)
    {
        var open = unknowns.Select(u => policy.Inputs[u.Slot].Name).ToHashSet(StringComparer.Ordinal);
        var kinds = BruteKinds.None;
        foreach (var mark in brute.Marks)
            if (mark.Inputs.IsEmpty || mark.Inputs.Count(open.Contains) >= mark.Unknown) kinds |= mark.Kind;
        foreach (var unknown in unknowns)
            if (unknown.Numeric && unknown.Candidates.Count >= FewestOfWide
                && Reads(brute, policy.Inputs[unknown.Slot].Name))
                kinds |= BruteKinds.Wide;
        foreach (var list in policy.Inputs.OfType<ListInput>())
        {
            if (!open.Contains(list.Name) || !Reads(brute, list.Name)) continue;
            kinds |= values[list.Slot] is null ? BruteKinds.UnknownLists : BruteKinds.UnknownFields;
            if (values[list.Slot] is null && (kinds & (BruteKinds.Others | BruteKinds.Each)) != 0) kinds |= BruteKinds.OthersOfUnknown;
            var keys = values[list.Slot] is null
                ? list.OnePer.Length
                : unknowns.Count(u => u.Slot == list.Slot && list.OnePer.Contains(u.Field));
            if (keys > 0) kinds |= BruteKinds.OnePer;
        }
        return kinds;
    }

    /// <summary>Whether a line names it that does not declare it.</summary>
    private static bool Reads(BrutePolicy brute, string name) =>
        brute.Generated.Statements.SelectMany(s => s.All)
            .Any(l => l.Keyword is not ("fact" or "list") && l.Words.Contains(name, StringComparison.Ordinal));
}
