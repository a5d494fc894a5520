using System.Diagnostics.CodeAnalysis;

namespace Eligibility.Justification;

/// <summary>
/// What was told of a definition, table or score, of an item where it reads one: by itself, not by its words.
/// </summary>
/// <typeparam name="T">What was told.</typeparam>
internal sealed class OnceTold<T>
{
    private readonly Dictionary<object, Dictionary<int, T>> _told = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was told of it before.</summary>
    public bool TryGet(object named, int row, [MaybeNullWhen(false)] out T told)
    {
        told = default;
        return _told.TryGetValue(named, out var rows) && rows.TryGetValue(row, out told);
    }

    /// <summary>Keeps what was told of it.</summary>
    public void Keep(object named, int row, T told)
    {
        if (!_told.TryGetValue(named, out var rows)) _told[named] = rows = [];
        rows[row] = told;
    }
}
