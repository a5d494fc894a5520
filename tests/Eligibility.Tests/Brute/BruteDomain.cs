using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>
/// Every value of what is unknown. All of them are tried but in two places, where it is plain that the others are like
/// one of those: decision dates far from any other date of the policy, and lists with more items alike than anything
/// counts.
/// </summary>
internal static class BruteDomain
{
    /// <summary>More values than this are not listed.</summary>
    public const int Most = 6_000;

    /// <summary>
    /// The unknowns of a case, in order of declaration, each with its values; null where there are too many.
    /// </summary>
    public static List<OracleUnknown>? Of(BrutePolicy brute, Policy policy, ImmutableArray<Datum?> values)
    {
        var found = new List<OracleUnknown>();
        foreach (var input in policy.Inputs)
        {
            var unknowns = input is Fact fact ? Of(brute, policy, fact, values) : Of((ListInput)input, policy, values);
            foreach (var unknown in unknowns)
            {
                if (unknown.Candidates.Count is 0 or > Most) return null;
                found.Add(unknown);
            }
        }
        return found;
    }

    private static IEnumerable<OracleUnknown> Of(BrutePolicy brute, Policy policy, Fact fact,
        ImmutableArray<Datum?> values)
    {
        if (values[fact.Slot] is not null) yield break;
        var unknown = OracleUnknown.Of(fact);
        unknown.Candidates = fact == policy.DecisionDate
            ? DecisionDates(brute, unknown)
            : Values(unknown, fact.EndsAtDecisionDate, policy, values);
        yield return unknown;
    }

    private static IEnumerable<OracleUnknown> Of(ListInput list, Policy policy, ImmutableArray<Datum?> values)
    {
        if (values[list.Slot] is null)
        {
            var whole = OracleUnknown.Of(list);
            whole.Candidates = Lists(list, policy, values);
            yield return whole;
            yield break;
        }
        var rows = ((Items)values[list.Slot]!).Rows;
        for (var row = 0; row < rows.Length; row++)
            foreach (var field in list.Fields)
                if (rows[row][field.Index] is null)
                {
                    var unknown = OracleUnknown.Of(list, row, field);
                    unknown.Candidates = Values(unknown, field.EndsAtDecisionDate, policy, values);
                    yield return unknown;
                }
    }

    private static List<Datum> Values(OracleUnknown unknown, bool ends, Policy policy, ImmutableArray<Datum?> values)
    {
        var all = unknown.FirstValues(Most + 1);
        return ends && values[policy.DecisionDate.Slot] is Scalar decided
            ? [.. all.Where(v => ((Scalar)v).Value <= decided.Value)]
            : all;
    }

    private static List<Datum> DecisionDates(BrutePolicy brute, OracleUnknown unknown)
    {
        var (first, last) = ((int)unknown.At(0), (int)unknown.At(unknown.Size - 1));
        if (!brute.ReadsDecisionDate) return [new Scalar(last)];
        var days = new SortedSet<int>([first, last, .. brute.Days]);
        // One of each stretch that no test tells apart, not always the same.
        foreach (var (before, after) in days.Zip(days.Skip(1)).ToList())
            if (after - before > 1) days.Add(before + 1 + (after - before - 1) * (brute.Generated.Seed & 15) / 16);
        return [.. days.Select(day => (Datum)new Scalar(day))];
    }

    /// <summary>
    /// Every list that could be, in no order. With <c>one per</c> there is an item or none for each key; without, of
    /// each item that could be up to as many as anything counts, and one more.
    /// </summary>
    private static List<Datum> Lists(ListInput list, Policy policy, ImmutableArray<Datum?> values)
    {
        var items = Records(list, policy, values);
        if (items is null) return [];
        var alike = list.OnePer.IsEmpty ? BrutePolicy.MostAlike : 1;
        var groups = list.OnePer.IsEmpty
            ? items.Select(item => new List<ImmutableArray<Datum?>> { item })
            : items.GroupBy(item => KeyOf(list, item), StringComparer.Ordinal).Select(g => g.ToList());
        var lists = new List<ImmutableArray<ImmutableArray<Datum?>>> { ImmutableArray<ImmutableArray<Datum?>>.Empty };
        foreach (var each in groups)
        {
            if (lists.Count * (long)(1 + each.Count * alike) > Most) return [];
            lists = [.. lists, .. from so in lists
                                  from item in each
                                  from count in Enumerable.Range(1, alike)
                                  select so.AddRange(Enumerable.Repeat(item, count))];
        }
        return [.. lists.Where(so => so.Length >= list.Least && so.Length <= list.Most).Select(so => (Datum)new Items(so))];
    }

    /// <summary>In what no other item of its list may be like an item.</summary>
    public static string KeyOf(ListInput list, IReadOnlyList<Datum?> item) =>
        string.Join('|', list.OnePer.Select(key => item[key]!.ToString()));

    private static List<ImmutableArray<Datum?>>? Records(ListInput list, Policy policy, ImmutableArray<Datum?> values)
    {
        var items = new List<ImmutableArray<Datum?>> { ImmutableArray.CreateRange(list.Fields, _ => (Datum?)null) };
        foreach (var field in list.Fields)
        {
            var each = Values(OracleUnknown.Of(list, 0, field), field.EndsAtDecisionDate, policy, values);
            if (items.Count * (long)each.Count > Most) return null;
            items = [.. items.SelectMany(item => each.Select(v => item.SetItem(field.Index, v)))];
        }
        return items;
    }
}
