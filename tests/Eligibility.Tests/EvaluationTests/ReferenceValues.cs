using System.Globalization;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>What a fact of a reference policy is.</summary>
internal enum ReferenceKind { Flag, Choice, Set, Size, Date }

/// <summary>
/// A fact of a reference policy: each of its values is a whole number, of a set one bit a value, of a date
/// its day in a counted calendar.
/// </summary>
internal sealed record ReferenceFact(string Name, int Slot, ReferenceKind Kind, int Low, int High, int? Assumed = null)
{
    public const string DecisionDate = "decision date";
    public static readonly string[] Choices = ["red", "green", "blue"];
    private static readonly CountedCalendar Calendar = new(years: 430);

    /// <summary>Whether its range ends at the decision date.</summary>
    public bool EndsAtDecisionDate { get; init; }

    /// <summary>
    /// The values to try: all of them, or of the decision date those that anything in the policy could tell apart.
    /// </summary>
    public IReadOnlyList<int> Values { get; init; } = [.. Enumerable.Range(Low, High - Low + 1)];

    /// <summary>
    /// The values that a case states. At the very end of the days to try, those just past it would be missed.
    /// </summary>
    public IReadOnlyList<int> Stated => EndsAtDecisionDate ? [.. Values.SkipLast(8)] : Values;

    public string Declaration => Kind switch
    {
        ReferenceKind.Flag => $"fact {Name}: yes or no\n",
        ReferenceKind.Choice => $"fact {Name}: one of {string.Join(", ", Choices[..(High + 1)])}\n",
        ReferenceKind.Set => $"fact {Name}: any of {string.Join(", ", Choices[..int.Log2(High + 1)])}\n",
        ReferenceKind.Size => FormattableString.Invariant($"fact {Name}: whole number\n    from {Low} to {High}\n"),
        _ => $"fact {Name}: date\n    from {Say(Low)} to {(EndsAtDecisionDate ? DecisionDate : Say(High))}\n",
    } + (Assumed is { } assumed ? $"    assumed {Say(assumed)}\n" : "");

    public string Say(int value) => Kind switch
    {
        ReferenceKind.Flag => value == 1 ? "yes" : "no",
        ReferenceKind.Choice => Choices[value],
        ReferenceKind.Set => value == 0 ? "empty" : string.Join(", ", Choices.Where((_, i) => (value >> i & 1) == 1)),
        ReferenceKind.Size => value.ToString(CultureInfo.InvariantCulture),
        _ => SayDay(value),
    };

    public static string SayDay(int day) =>
        FormattableString.Invariant(
            $"{Calendar.Days[day].Year:D4}-{Calendar.Days[day].Month:D2}-{Calendar.Days[day].Day:D2}");

    public static DateOnly Date(int day) => Calendar.Date(day);

    public static int Day(int year, int month, int day) =>
        Enumerable.Range(150_000, 7_000).First(d => Calendar.Days[d] == (year, month, day));

    /// <summary>The same day some months later or earlier, or the last of that month.</summary>
    public static int Later(int day, int months) => Calendar.Later(day, months);

    /// <summary>Whole months from one day to another: as many as their anniversaries that have come.</summary>
    public static int Months(int from, int to)
    {
        if (to < from) return -Months(to, from);
        var months = 0;
        while (Calendar.Anniversary(from, months + 1) <= to) months++;
        return months;
    }
}

/// <summary>
/// A case of a reference policy: the value of each fact by its slot, and the items of its list. Null is unknown.
/// </summary>
internal sealed record ReferenceCase(IReadOnlyList<int?> Facts, IReadOnlyList<IReadOnlyList<int?>>? Items)
{
    public ReferenceCase With(int slot, int? value) =>
        this with { Facts = [.. Facts.Select((v, i) => i == slot ? value : v)] };

    public ReferenceCase With(int row, int field, int? value) =>
        this with
        {
            Items = [.. Items!.Select((item, r) =>
                (IReadOnlyList<int?>)[.. item.Select((v, f) => (r, f) == (row, field) ? value : v)])]
        };
}

/// <summary>
/// A value in a condition of a reference policy: its words, and what it comes to in a case without
/// unknowns, for the item at hand.
/// </summary>
internal sealed record ReferenceValue(string Text, Func<ReferenceCase, IReadOnlyList<int?>?, int> Of)
{
    public static ReferenceValue Literal(int value) =>
        new(value.ToString(CultureInfo.InvariantCulture), (_, _) => value);

    public static ReferenceValue Day(int day) => new(ReferenceFact.SayDay(day), (_, _) => day);

    public static ReferenceValue Fact(ReferenceFact fact) => new(fact.Name, (c, _) => c.Facts[fact.Slot]!.Value);

    public static ReferenceValue Field(ReferenceFact field) => new(field.Name, (_, item) => item![field.Slot]!.Value);

    public static ReferenceValue Sum(ReferenceValue a, ReferenceValue b, bool minus) =>
        new($"{a.Text} {(minus ? "minus" : "plus")} {b.Text}",
            (c, i) => minus ? a.Of(c, i) - b.Of(c, i) : a.Of(c, i) + b.Of(c, i));

    public static ReferenceValue Product(ReferenceValue a, int by) =>
        new(FormattableString.Invariant($"{a.Text} multiplied by {by}"), (c, i) => a.Of(c, i) * by);

    public static ReferenceValue Shift(ReferenceValue date, int by, bool months) =>
        new(FormattableString.Invariant(
                $"{date.Text} {(by < 0 ? "minus" : "plus")} {Math.Abs(by)} {(months ? "months" : "days")}"),
            (c, i) => months ? ReferenceFact.Later(date.Of(c, i), by) : date.Of(c, i) + by);

    public static ReferenceValue Elapsed(ReferenceValue from, ReferenceValue to, bool months) =>
        new($"{(months ? "months" : "days")} from {from.Text} to {to.Text}",
            (c, i) => months ? ReferenceFact.Months(from.Of(c, i), to.Of(c, i)) : to.Of(c, i) - from.Of(c, i));

    public static ReferenceValue Count(ReferenceCondition where) =>
        new($"(number of items where {where.Text})", (c, _) => c.Items!.Count(item => where.Holds(c, item)));

    public static ReferenceValue Different(ReferenceFact field) =>
        new($"(number of different {field.Name} of items)",
            (c, _) => c.Items!.Select(item => item[field.Slot]).Distinct().Count());

    public static ReferenceValue Total(ReferenceFact field, ReferenceCondition where) =>
        new($"(total {field.Name} of items where {where.Text})",
            (c, _) => c.Items!.Where(item => where.Holds(c, item)).Sum(item => item[field.Slot]!.Value));
}
