using System.Runtime.CompilerServices;

namespace Eligibility.Evaluation;

/// <summary>A part of the model asked about for one item: two parts that read alike in two places are two.</summary>
internal sealed class PlaceComparer : IEqualityComparer<(object Part, int Row)>
{
    public bool Equals((object Part, int Row) one, (object Part, int Row) other) =>
        ReferenceEquals(one.Part, other.Part) && one.Row == other.Row;

    public int GetHashCode((object Part, int Row) at) => HashCode.Combine(RuntimeHelpers.GetHashCode(at.Part), at.Row);
}
