using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Binding;

/// <summary>Values of another type than their place asks for: what they are, and what to write.</summary>
internal static class TypeMistakes
{
    /// <summary>What a type is called in a message, and what can be said of it.</summary>
    public static TypeWords InWords(this FactType type) => new(Kind(type), Fitting(type));

    /// <summary>A value that is no value of the type which its place asks for.</summary>
    public static Diagnostic WrongType(Phrase phrase, FactType type) =>
        Messages.WrongType(phrase.Span, phrase.Words, Kind(type), type switch
        {
            YesNoType => "write `yes` or `no`",
            DateType => "write `2017-12-01` or `1 December 2017`",
            NumberType { Unit: { } unit } => $"such as `{unit.Say(Number.Of(5))}`",
            _ => null,
        });

    /// <summary>A value that stands where a condition does; null for one of no type of its own.</summary>
    public static Diagnostic ValueForCondition(TextSpan span, FactType? type) =>
        Messages.ValueForCondition(span, type is null ? "a value" : Kind(type), type switch
        {
            null or NumberType { Unit: null } => "is at least 3",
            NumberType { Unit: { } unit } => "is at least " + unit.Say(Number.Of(3)),
            DateType => "is before 1 June 2024",
            ChoiceType choice => "is " + choice.Values.Names[0],
            SetType set => "includes " + set.Values.Names[0],
            _ => "",
        });

    /// <summary>A date compared in words that are said of numbers.</summary>
    public static Diagnostic NumberWordsForDate(CompareSyntax compare) =>
        Messages.NumberWordsForDate(compare.Span, compare.Words,
            TypeOf(compare.Value) is { } type and not DateType
                ? $"{Quote(compare.Value.Span.Words)} is {(type is NumberType { Unit: null } ? "a number" : Kind(type))}: "
                    + $"compare a date with a date, or write `years from DATE to decision date is {compare.Words} N`"
                : $"write `{OfDates(compare.Relation)} {Shorten(compare.Value.Span.Words)}`");

    /// <summary>A number compared in words that are said of dates.</summary>
    public static Diagnostic DateWordsForNumber(CompareSyntax compare) =>
        Messages.DateWordsForNumber(compare.Span, compare.Words,
            $"write `{OfNumbers(compare.Relation)} {(TypeOf(compare.Value) is DateType ? "N" : Shorten(compare.Value.Span.Words))}`");

    private static string OfDates(Relation relation) =>
        relation switch
        {
            Relation.AtLeast => "on or after",
            Relation.AtMost => "on or before",
            Relation.More => "after",
            _ => "before"
        };

    private static string OfNumbers(Relation relation) =>
        relation switch
        {
            Relation.AtLeast => "at least",
            Relation.AtMost => "at most",
            Relation.More => "over",
            _ => "under"
        };

    /// <summary>The type of a literal, or null for anything else.</summary>
    private static FactType? TypeOf(ExpressionSyntax value) =>
        value is PhraseSyntax { Where: null, Phrase: var phrase }
        && LiteralBinder.TryRead(phrase, new DiagnosticBag(), out var constant)
            ? constant?.Type
            : null;

    private static string Kind(FactType type) => type switch
    {
        YesNoType => "a yes-or-no fact",
        NumberType { Unit: { } unit } => $"a number of {Shorten(unit.Name)}",
        NumberType => "a number",
        DateType => "a date",
        ChoiceType => "one of several values",
        _ => "a set of values",
    };

    private static string Fitting(FactType type) => type switch
    {
        YesNoType => "write the fact alone, or `not` and the fact",
        NumberType =>
            "after `is` write a number, `at least N`, `at most N`, `over N`, `under N`, `between N and N` or `one of N, N`",
        DateType => "after `is` write `before D`, `after D`, `on or before D`, `on or after D`, `between D and D` "
            + "or `within 3 months before D`",
        ChoiceType => "after `is` write one of its values, or `one of V, V`",
        _ => "write `includes V`, `includes any of V, V` or `is empty`",
    };
}
