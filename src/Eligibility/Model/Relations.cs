using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>What relations mean, in one place.</summary>
internal static class Relations
{
    public static bool Holds(Int128 left, Relation relation, Int128 right) => relation switch
    {
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        Relation.Less => left < right,
        Relation.AtMost => left <= right,
        Relation.More => left > right,
        Relation.AtLeast => left >= right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>The relation that holds where this one does not.</summary>
    public static Relation Negated(Relation relation) => relation switch
    {
        Relation.Equal => Relation.NotEqual,
        Relation.NotEqual => Relation.Equal,
        Relation.Less => Relation.AtLeast,
        Relation.AtMost => Relation.More,
        Relation.More => Relation.AtMost,
        Relation.AtLeast => Relation.Less,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>The relation with its sides exchanged.</summary>
    public static Relation Flipped(Relation relation) => relation switch
    {
        Relation.Less => Relation.More,
        Relation.AtMost => Relation.AtLeast,
        Relation.More => Relation.Less,
        Relation.AtLeast => Relation.AtMost,
        _ => relation,
    };
}
