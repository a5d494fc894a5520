using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>What a case may state for a fact or a field; in the words of CSV where it is stated in cells.</summary>
internal readonly record struct Allowed(FactType Type, (Int128 Low, Int128 High)? Range, bool EndsAtDecisionDate,
    bool InCells = false, string? BeginsAt = null, string? EndsAt = null)
{
    private const int MostListed = 12;

    public static Allowed Of(Fact fact) => new(fact.Type, fact.Range, fact.EndsAtDecisionDate,
        BeginsAt: fact.LowEnd?.Name, EndsAt: fact.HighEnd?.Name);

    public static Allowed Of(Field field) => new(field.Type, field.Range, field.EndsAtDecisionDate,
        BeginsAt: field.LowEnd?.Name, EndsAt: field.HighEnd?.Name);

    /// <summary>As a message says it: <c>a whole number from 0 to 120</c>.</summary>
    public string Words => Type switch
    {
        YesNoType => InCells ? "yes or no" : "true or false",
        ChoiceType choice => "one of " + Listed(choice.Values.Names),
        SetType set =>
            (InCells ? "values, with semicolons between them, of " : "an array of ") + Listed(set.Values.Names),
        _ => Kind + (RangeWords is { } range ? " " + range : ""),
    };

    /// <summary>A text as it is written: JSON puts it between quotes.</summary>
    public string InMarks(string text) => InCells ? text : "\"" + text + "\"";

    /// <summary>From where to where it may run, or null for types without a range.</summary>
    public string? RangeWords => Range is not { } range ? null
        : $"from {End(BeginsAt, range.Low)} to {(EndsAtDecisionDate ? "the decision date" : End(EndsAt, range.High))}";

    private string End(string? name, Int128 value) => name is null ? Type.Say(new Scalar(value))
        : name == Fact.DecisionDateName ? "the decision date"
        : Echo.Quote(name);

    public bool Contains(Int128 value) => Range is not { } range || (value >= range.Low && value <= range.High);

    /// <summary>Names in backticks by commas, cut where there are many.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed).Select(Echo.Quote)) + (names.Count > MostListed ? " and others" : "");

    private string Kind => Type switch
    {
        DateType => "a date",
        NumberType { Written: true, Unit.Kind: not UnitKind.Money } => "an " + Type.Words,
        NumberType { Written: true } => Type.Words,
        _ => "a " + Type.Words,
    };
}
