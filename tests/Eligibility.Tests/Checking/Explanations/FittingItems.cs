using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Which items of a list fit, as the oracle finds them, and how that is told.</summary>
internal static class FittingItems
{
    /// <summary>The row of an item seen from an item in hand, as the oracle numbers them.</summary>
    public static int RowOf(int from, int item) => from < 0 ? item : item + (from % 1_000 + 1) * 1_000;

    public static string? Told(KnownCase known, ListCondition list, int row)
    {
        var name = (list.IsOfOthers ? "other " : "") + list.List.Name;
        if (known.Values[list.List.Slot] is not Items { Rows: var rows }) return $"{name}: {CaseWords.Unknown}";
        var (fit, open) = (new List<int>(), new List<int>());
        var all = Enumerable.Range(0, rows.Length).Where(i => !list.IsOfOthers || i != row % 1_000).ToList();
        foreach (var item in all)
            switch (known.TruthOf(list.Where.Root, RowOf(row, item)))
            {
                case OracleTruth.Held: fit.Add(item + 1); break;
                case OracleTruth.Open: open.Add(item + 1); break;
                case OracleTruth.Failed: break;
                default: return null;
            }
        if (all.Count == 0) return $"{name}: none";
        var fitting = fit.Count == 0
            ? null
            : $"{CaseWords.Number(fit.Count)} of {CaseWords.Number(all.Count)} {(fit.Count == 1 ? "fits" : "fit")}{Numbers(fit)}";
        var unknown = open.Count == 0
            ? null
            : $"of {CaseWords.Number(open.Count)} of {CaseWords.Number(all.Count)} that is not known{Numbers(open)}";
        return fitting is null && unknown is null
            ? $"{name}: none of {CaseWords.Number(all.Count)} fits"
            : $"{name}: {string.Join("; ", new[] { fitting, unknown }.OfType<string>())}";
    }

    // Of more than five a reader would not read which.
    private static string Numbers(List<int> numbers) => numbers.Count > 5 ? ""
        : $" ({(numbers.Count == 1 ? "item" : "items")} {string.Join(", ", numbers.Select(CaseWords.Number))})";
}
