using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// Whether a case could be stated (language, section 4.1): dates that end at the decision date, how many items a list
/// holds, items that must differ.
/// </summary>
internal static class Validity
{
    /// <summary>What no way of filling in the unknowns could mend, or null.</summary>
    public static Invalid? Fault(Policy policy, ImmutableArray<Datum?> values) =>
        Fault(policy, values.AsSpan());

    /// <summary>The same of values that are still being read.</summary>
    public static Invalid? Fault(Policy policy, ReadOnlySpan<Datum?> values)
    {
        var latest = values[policy.DecisionDate.Slot] is Scalar decided
            ? decided.Value
            : policy.DecisionDate.Range!.Value.High;
        var ranges = policy.Orders.Any ? RangesOfCase.Of(policy, values) : null;
        foreach (var input in policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact && Earliest(values[fact.Slot], fact.Range) > latest)
                return Later(fact.Name, latest);
            // Where no value is left for something, that is told below.
            if (input is ListInput list
                && FaultOf(list, values[list.Slot] as Items, latest, ranges is { IsPossible: true } ? ranges : null) is { } fault)
                return fault;
        }
        return ranges is null ? null : RangeFaults.First(policy, values, ranges);
    }

    /// <summary>What is wrong with the items of a list; of one that is unknown, with as few as it must hold.</summary>
    private static Invalid? FaultOf(ListInput list, Items? stated, Int128 latest, RangesOfCase? ranges)
    {
        if ((stated ?? list.Fewest) is not { } items) return null;
        if (items.Rows.Length < list.Least || items.Rows.Length > list.Most) return Count(list, items.Rows.Length);
        foreach (var field in list.Fields)
            for (var row = 0; field.EndsAtDecisionDate && row < items.Rows.Length; row++)
                if (Earliest(items.Rows[row][field.Index], field.Range) > latest)
                    return stated is null
                        ? NoItems(list, $"no day is left for {field.Name}: the decision date is {Day(latest)}")
                        : Later(new Unknown(list, row, field).Name, latest);
        if (list.OnePer.IsEmpty || OnePerFault(list, items, latest, ranges) is not { } fault) return null;
        return stated is null ? NoItems(list, "so many cannot differ as they must") : fault;
    }

    private static Invalid Count(ListInput list, int count) => count < list.Least
        ? new(InvalidKind.TooFew, list.Name, FormattableString.Invariant(
            $"has {(count == 1 ? "1 item" : $"{count} items")}; it holds at least {list.Least}"))
        : new(InvalidKind.TooMany, list.Name, FormattableString.Invariant($"has {count} items; it holds at most {list.Most}"));

    private static Invalid NoItems(ListInput list, string why) => new(InvalidKind.NoItemsLeft, list.Name,
        FormattableString.Invariant($"holds at least {list.Least}, and {why}"));

    private static string Day(Int128 day) => DateType.SayDay(DateOnly.FromDayNumber((int)day));

    private static Invalid Later(string name, Int128 latest) => new(InvalidKind.LaterThanDecision, name,
        $"is later than the decision date, {Day(latest)}");

    /// <summary>The latest stated date that must not lie after the decision date.</summary>
    public static Int128 LatestStated(Policy policy, ReadOnlySpan<Datum?> values)
    {
        Int128 latest = 0;
        foreach (var input in policy.Inputs)
        {
            if (input is Fact { EndsAtDecisionDate: true } fact && values[fact.Slot] is Scalar day)
                latest = Int128.Max(latest, day.Value);
            if (input is not ListInput list || values[list.Slot] is not Items items) continue;
            foreach (var field in list.Fields)
                foreach (var row in items.Rows)
                    if (field.EndsAtDecisionDate && row[field.Index] is Scalar of) latest = Int128.Max(latest, of.Value);
        }
        return latest;
    }

    private static Int128 Earliest(Datum? value, (Int128 Low, Int128 High)? range) =>
        value is Scalar scalar ? scalar.Value : range!.Value.Low;

    /// <summary>
    /// Items must be able to differ: each unknown key field is given a value so that no two
    /// keys agree, if that can be done.
    /// </summary>
    private static Invalid? OnePerFault(ListInput list, Items items, Int128 latest, RangesOfCase? ranges)
    {
        var fields = list.OnePer.Select(i => list.Fields[i]).ToList();
        var words = string.Join(", ", fields.Select(f => f.Name));
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new List<int>();
        for (var row = 0; row < items.Rows.Length; row++)
        {
            var key = fields.Select(f => items.Rows[row][f.Index]).ToList();
            if (key.Contains(null)) { open.Add(row); continue; }
            if (known.TryGetValue(KeyOf(key!), out var first))
                return new Invalid(InvalidKind.ItemsAgree, list.Name, FormattableString.Invariant(
                    $"items {first + 1} and {row + 1} agree in {words}; the list has one item per {words}, so add them up"));
            known[KeyOf(key!)] = row;
        }
        // An item with more possible keys than there are items can always be told apart;
        // the others are matched to keys.
        var few = open.Where(row => KeysOf(row) is not null).ToList();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in few)
            if (!Match(row, new HashSet<string>(StringComparer.Ordinal)))
                return new Invalid(InvalidKind.TooManyItems, list.Name, $"has more items than {words} has values"
                    + (ranges is null ? "" : " left") + $"; the list has one item per {words}");
        return null;

        bool Match(int row, HashSet<string> tried)
        {
            foreach (var key in KeysOf(row)!)
            {
                if (known.ContainsKey(key) || !tried.Add(key)) continue;
                if (taken.TryGetValue(key, out var other) && !Match(other, tried)) continue;
                taken[key] = row;
                return true;
            }
            return false;
        }

        List<string>? KeysOf(int row) => Validity.KeysOf(items.Rows[row], fields, latest, items.Rows.Length,
            field => ranges?.At(new(list.Slot, row, field.Index)) ?? field.Range);
    }

    /// <summary>Every key an item could have, or null when there are more than <paramref name="most"/>.</summary>
    private static List<string>? KeysOf(ImmutableArray<Datum?> row, List<Field> fields, Int128 latest, int most,
        Func<Field, (Int128 Low, Int128 High)?> between)
    {
        var keys = new List<string> { "" };
        foreach (var field in fields)
        {
            var options = row[field.Index] is { } known ? [known] : Options(field, latest, most, between);
            if (options is null) return null;
            keys = [.. keys.SelectMany(k => options.Select(o => k + KeyOf([o])))];
            if (keys.Count > most * 4) return null;
        }
        return keys.Count > most ? null : keys;
    }

    private static List<Datum>? Options(Field field, Int128 latest, int most,
        Func<Field, (Int128 Low, Int128 High)?> between)
    {
        switch (field.Type)
        {
            case YesNoType: return [Datum.No, Datum.Yes];
            case ChoiceType choice when choice.Values.Names.Length <= most:
                return [.. Enumerable.Range(0, choice.Values.Names.Length).Select(i => (Datum)new Scalar(i))];
            case SetType set when set.Values.Names.Length < 10 && 1 << set.Values.Names.Length <= most:
                return [.. Enumerable.Range(0, 1 << set.Values.Names.Length).Select(i => (Datum)new Choices(i))];
            case NumberType or DateType:
                var (low, high) = between(field)!.Value;
                if (field.EndsAtDecisionDate) high = Int128.Min(high, latest);
                var step = field.Type.Step;
                return (high - low) / step >= most
                    ? null
                    : [.. Enumerable.Range(0, (int)((high - low) / step) + 1)
                        .Select(i => (Datum)new Scalar(low + i * step))];
            default: return null;
        }
    }

    private static string KeyOf(IEnumerable<Datum> key) => string.Concat(key.Select(d => d switch
    {
        Scalar s => s.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/",
        Choices c => c.Mask.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/",
        _ => "/",
    }));
}

/// <summary>Why a case could not be stated.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Name">The fact, field or list that it shows in.</param>
/// <param name="Words">The same in words.</param>
internal readonly record struct Invalid(InvalidKind Kind, string Name, string Words)
{
    /// <summary>What of it nobody stated, so that stating it may mend the case; empty where all was.</summary>
    public string Assumed { get; init; } = "";
}

/// <summary>What makes a case one that could not be stated.</summary>
internal enum InvalidKind
{
    LaterThanDecision,
    ItemsAgree,
    TooManyItems,
    TooFew,
    TooMany,
    NoItemsLeft,
    BeyondItsEnd,
    NoValueLeft,
}
