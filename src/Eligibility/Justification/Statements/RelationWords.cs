using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What is true of a value and what it was held against, whether or not that was the test.</summary>
internal static class RelationWords
{
    /// <summary>The relation, or where it is not so its opposite, before what it holds against.</summary>
    /// <param name="relation">The relation that was tested.</param>
    /// <param name="isTrue">Whether it is so.</param>
    /// <param name="isDate">Whether days are held against each other.</param>
    /// <returns>Empty where the value says it all: it is the one that was asked for.</returns>
    public static string Of(Relation relation, bool isTrue, bool isDate)
    {
        if (isDate && !isTrue && relation is not (Relation.Equal or Relation.NotEqual))
            return "not " + Of(relation, true, true);
        return (isTrue ? relation : Relations.Negated(relation)) switch
        {
            Relation.Equal => "",
            Relation.NotEqual => "not",
            Relation.Less => isDate ? "before" : "under",
            Relation.AtMost => isDate ? "on or before" : "at most",
            Relation.More => isDate ? "after" : "over",
            Relation.AtLeast => isDate ? "on or after" : "at least",
            _ => throw new ArgumentOutOfRangeException(nameof(relation)),
        };
    }

    /// <summary>Values of a set, or how many there are where a reader would not read them all.</summary>
    /// <param name="names">The values, in order.</param>
    /// <param name="isTrue">Whether the one of the case is among them.</param>
    public static string OneOf(IReadOnlyList<string> names, bool isTrue) => names.Count switch
    {
        1 => isTrue ? "" : "not " + names[0],
        > Most => FormattableString.Invariant($"{(isTrue ? "one" : "none")} of the {names.Count} listed"),
        _ => (isTrue ? "one of " : "not one of ") + string.Join(", ", names),
    };

    /// <summary>More values than this are not told one by one.</summary>
    public const int Most = 5;
}
