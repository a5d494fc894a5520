using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>What is said of a property that does not fit, behind its name: what it is, and what to write instead.</summary>
internal static class BindingMessages
{
    public static string NoFact(string name, string scope, IReadOnlyList<string> names) =>
        $"{scope} has no {Echo.Quote(name)} (" + (Spelling.Nearest(name, names) is { } near
            ? $"did you mean {Echo.Quote(near)}?"
            : $"it has {Allowed.Listed(names)}; mark what states nothing with NotAFact") + ")";

    public static string NoValue(string member, string word, ValueSet values) =>
        $"{member} is none of {Allowed.Listed(values.Names)}" + (Spelling.Nearest(word, values.Names) is { } near
            ? $" (did you mean {Echo.Quote(near)}?)"
            : " (where it means that nothing is known, take it out and make the property nullable)");

    /// <summary>Why a type cannot hold the values of a fact; null where it can.</summary>
    public static string? CannotHold(Type type, FactType fact)
    {
        var isHeld = fact switch
        {
            YesNoType => type == typeof(bool),
            DateType => type == typeof(DateOnly) || type == typeof(DateTime),
            NumberType { Whole: true } when TypeWords.IsWholeNumber(type) || type == typeof(ulong) => true,
            NumberType number => type == typeof(decimal) || (type == typeof(string) && number.Unit is not null),
            ChoiceType => type == typeof(string) || type.IsEnum,
            SetType => TypeWords.ElementOf(type) is { } element
                && (TypeWords.WithoutNull(element) == typeof(string) || TypeWords.WithoutNull(element).IsEnum),
            _ => false,
        };
        return isHeld ? null : $"{TypeWords.Of(type)} cannot hold {Words(fact)}{WhyNot(type, fact)}: use {Instead(fact)}";
    }

    public static string NoList(Type type) =>
        $"{TypeWords.Of(type)} cannot hold a list{(TypeWords.IsSequence(type) ? ReadOnce : "")}: "
            + "use a collection of records, such as IReadOnlyList<T>";

    public static string NotJudged(Type type) =>
        $"{TypeWords.Of(type)} cannot hold a judgement: use JudgedValue, or a record with the properties Value, By and "
            + "Because";

    private const string ReadOnce = ", since it may be read only once";

    private static string Words(FactType type) => type switch
    {
        NumberType { Written: true } number => (number.Unit!.Kind == UnitKind.Money ? "" : "an ") + type.Words,
        NumberType or DateType => "a " + type.Words,
        _ => $"`{Echo.Plain(type.Words)}`",
    };

    private static string WhyNot(Type type, FactType fact) => fact switch
    {
        NumberType when type == typeof(double) || type == typeof(float) => ", since it holds no exact decimal",
        NumberType when TypeWords.IsWholeNumber(type) || type == typeof(ulong) => ", which may have a fraction",
        DateType when type == typeof(DateTimeOffset) => ", since on which day a moment lies depends on where",
        SetType when TypeWords.IsSequence(type) => ReadOnce,
        _ => "",
    };

    private static string Instead(FactType fact) => fact switch
    {
        YesNoType => "bool, or bool? where it may not be stated",
        DateType => "DateOnly",
        NumberType { Whole: true } => "int, long or decimal",
        NumberType => "decimal",
        ChoiceType => "an enum or string",
        _ => "a collection of an enum or of string, such as IReadOnlyList<T>",
    };
}
