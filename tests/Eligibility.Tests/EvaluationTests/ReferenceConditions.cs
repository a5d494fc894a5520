namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// A condition of a reference policy: its words, and whether it holds in a case without unknowns. Nothing here knows
/// how the engine works it out.
/// </summary>
internal abstract record ReferenceCondition
{
    /// <summary>Its words on one line.</summary>
    public abstract string Text { get; }

    public abstract bool Holds(ReferenceCase @case, IReadOnlyList<int?>? item);

    /// <summary>Simpler conditions to look for a failure in.</summary>
    public virtual IEnumerable<ReferenceCondition> Smaller => [];

    /// <summary>Its words after <c>when</c>: a group puts its conditions on lines of their own.</summary>
    public virtual string Lines(int indent) => Text;
}

/// <summary>A test that is not made of others.</summary>
internal sealed record ReferenceTest(string Words, Func<ReferenceCase, IReadOnlyList<int?>?, bool> Test)
    : ReferenceCondition
{
    public override string Text => Words;

    public override bool Holds(ReferenceCase @case, IReadOnlyList<int?>? item) => Test(@case, item);

    private static readonly (string Number, string Date, Func<int, int, bool> Holds)[] Relations =
    [
        ("is", "is", (a, b) => a == b), ("is not", "is not", (a, b) => a != b),
        ("is at least", "is on or after", (a, b) => a >= b),
        ("is at most", "is on or before", (a, b) => a <= b), ("is over", "is after", (a, b) => a > b),
        ("is under", "is before", (a, b) => a < b),
    ];

    public static int RelationCount => Relations.Length;

    public static ReferenceTest Compare(ReferenceValue left, int relation, ReferenceValue right, bool dates)
    {
        var (number, date, holds) = Relations[relation];
        return new($"{left.Text} {(dates ? date : number)} {right.Text}",
            (c, i) => holds(left.Of(c, i), right.Of(c, i)));
    }

    public static ReferenceTest Between(ReferenceValue value, ReferenceValue low, ReferenceValue high) =>
        new($"{value.Text} is between {low.Text} and {high.Text}",
            (c, i) => low.Of(c, i) <= value.Of(c, i) && value.Of(c, i) <= high.Of(c, i));

    public static ReferenceTest Within(ReferenceValue value, int days, bool before, ReferenceValue date) =>
        new(FormattableString.Invariant(
                $"{value.Text} is within {days} days {(before ? "before" : "after")} {date.Text}"),
            (c, i) =>
                (before ? date.Of(c, i) - value.Of(c, i) : value.Of(c, i) - date.Of(c, i)) is >= 0 and var apart
                    && apart <= days);

    public static ReferenceTest OneOf(ReferenceValue value, string[] names, int[] values) =>
        new(values.Length == 1 ? $"{value.Text} is {names[0]}" : $"{value.Text} is one of {string.Join(", ", names)}",
            (c, i) => values.Contains(value.Of(c, i)));

    public static ReferenceTest Any(ReferenceCondition where, bool any) =>
        new($"({(any ? "any" : "no")} items where {where.Text})",
            (c, _) => c.Items!.Any(item => where.Holds(c, item)) == any);
}

internal sealed record ReferenceNot(ReferenceCondition Operand) : ReferenceCondition
{
    public override string Text => $"not ({Operand.Text})";

    public override bool Holds(ReferenceCase @case, IReadOnlyList<int?>? item) => !Operand.Holds(@case, item);

    public override IEnumerable<ReferenceCondition> Smaller => [Operand];
}

/// <summary>
/// Several conditions of which so many must hold: by <c>and</c> or <c>or</c> on one line, or
/// a group with a line for each.
/// </summary>
internal sealed record ReferenceGroup(string Head, Func<int, int, bool> Enough, IReadOnlyList<ReferenceCondition> Parts)
    : ReferenceCondition
{
    public override string Text => $"({string.Join($" {Head} ", Parts.Select(p => p.Text))})";

    public override bool Holds(ReferenceCase @case, IReadOnlyList<int?>? item) =>
        Enough(Parts.Count(p => p.Holds(@case, item)), Parts.Count);

    public override IEnumerable<ReferenceCondition> Smaller =>
        Parts.Concat(Parts.Count < 2
            ? []
            : Parts.Select((_, i) => this with { Parts = [.. Parts.Where((_, j) => j != i)] }));

    public override string Lines(int indent) => Head is "and" or "or"
        ? Text
        : Head + string.Concat(Parts.Select(p => "\n" + new string(' ', indent + 4) + p.Lines(indent + 4)));

    public static ReferenceGroup Of(string head, int count, IReadOnlyList<ReferenceCondition> parts) => new(
        head is "at least" or "at most" or "exactly" ? FormattableString.Invariant($"{head} {count} of") : head,
        head switch
        {
            "and" or "all of" => (held, all) => held == all,
            "or" or "any of" => (held, _) => held > 0,
            "none of" => (held, _) => held == 0,
            "at least" => (held, _) => held >= count,
            "at most" => (held, _) => held <= count,
            _ => (held, _) => held == count,
        }, parts);
}
