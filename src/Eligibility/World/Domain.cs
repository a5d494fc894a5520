using System.Numerics;

namespace Eligibility.World;

/// <summary>The whole numbers that a variable may be.</summary>
/// <param name="Low">The least of them.</param>
/// <param name="High">The greatest of them.</param>
/// <param name="Allowed">
/// Which of few: a bit for each number from 0 to <paramref name="High"/>, for variables that are places among the values
/// of a choice; null where all from low to high are.
/// </param>
internal readonly record struct Domain(Int128 Low, Int128 High, BigInteger? Allowed = null)
{
    /// <summary>One number alone.</summary>
    public static Domain Of(Int128 only) => new(only, only);
}
