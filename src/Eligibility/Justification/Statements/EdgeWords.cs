using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>On which side of a round value a number lies by the least step there is.</summary>
internal enum Edge
{
    /// <summary>It is told as it is.</summary>
    None,

    /// <summary>Just over what is told.</summary>
    Over,

    /// <summary>Just under what is told.</summary>
    Under,
}

/// <summary>
/// A number that lies a millionth beside a round one, as those do where a test turns, by that one: nobody reads
/// <c>GBP 500.000001</c>.
/// </summary>
internal static class EdgeWords
{
    private const int Fewer = 3;

    /// <summary>The value in words, and on which side of them it lies.</summary>
    public static (string Words, Edge Edge) Of(FactType type, Datum value)
    {
        var words = type.Say(value);
        if (type is not NumberType { Whole: false } || value is not Scalar { Value: var number }) return (words, Edge.None);
        var (below, above) = (type.Say(new Scalar(number - type.Step)), type.Say(new Scalar(number + type.Step)));
        if (below.Length + Fewer <= words.Length && below.Length <= above.Length) return (below, Edge.Over);
        return above.Length + Fewer <= words.Length ? (above, Edge.Under) : (words, Edge.None);
    }

    /// <summary>A value that serves: <c>5</c>, <c>over 5</c> or <c>under 5</c>.</summary>
    public static string Value(FactType type, Datum value) => Of(type, value) switch
    {
        (var words, Edge.Over) => $"over {words}",
        (var words, Edge.Under) => $"under {words}",
        var (words, _) => words,
    };

    /// <summary>What all values up to one are.</summary>
    public static string UpTo(FactType type, Datum last) => Of(type, last) switch
    {
        (var words, Edge.Under) => $"under {words}",
        var (words, _) => type is DateType ? $"on or before {words}" : $"at most {words}",
    };

    /// <summary>What all values from one on are.</summary>
    public static string From(FactType type, Datum first) => Of(type, first) switch
    {
        (var words, Edge.Over) => $"over {words}",
        var (words, _) => type is DateType ? $"on or after {words}" : $"at least {words}",
    };
}
