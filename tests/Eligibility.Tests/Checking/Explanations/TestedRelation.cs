using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>The relation in words: the test where it is true, its opposite where it is not.</summary>
internal static class TestedRelation
{
    public static string Of(Comparison comparison, bool isTrue) => comparison.Left.Type switch
    {
        DateType => isTrue && comparison is { Relation: Relation.Equal, Right: ConstantTerm } ? "" : ((isTrue ? "" : "not ") + comparison.Relation switch
        {
            Relation.AtLeast => "on or after",
            Relation.AtMost => "on or before",
            Relation.More => "after",
            Relation.Less => "before",
            _ => comparison.Right is ConstantTerm ? "" : "the same as",
        }).TrimEnd(),
        _ => (isTrue ? comparison.Relation : Opposite(comparison.Relation)) switch
        {
            Relation.AtLeast => "at least",
            Relation.AtMost => "at most",
            Relation.More => "over",
            Relation.Less => "under",
            Relation.Equal => comparison.Right is ConstantTerm ? "" : "the same as",
            _ => comparison.Right is ConstantTerm ? "not" : "not the same as",
        },
    };

    private static Relation Opposite(Relation relation) => relation switch
    {
        Relation.AtLeast => Relation.Less,
        Relation.AtMost => Relation.More,
        Relation.More => Relation.AtMost,
        Relation.Less => Relation.AtLeast,
        Relation.Equal => Relation.NotEqual,
        _ => Relation.Equal,
    };
}
