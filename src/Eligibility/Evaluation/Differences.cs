namespace Eligibility.Evaluation;

/// <summary>
/// How far values of one case lie apart: for each two of them the most that one can be above the other,
/// closed under adding up (simple temporal problems: Dechter, Meiri and Pearl 1991). Values are told by
/// points; the first point is nought.
/// </summary>
internal sealed class Differences
{
    private readonly Int128[,] _most;
    private readonly int _count;

    /// <param name="bounds">Between which bounds each point lies, the first of them nought.</param>
    public Differences(IReadOnlyList<Between> bounds)
    {
        _count = bounds.Count;
        _most = new Int128[_count, _count];
        for (var a = 0; a < _count; a++)
            for (var b = 0; b < _count; b++) _most[a, b] = a == b ? 0 : bounds[a].High - bounds[b].Low;
    }

    /// <summary>Whether no values are as far apart as they must be.</summary>
    public bool Contradict { get; private set; }

    /// <summary>Whether anything was said since this was last set to false.</summary>
    public bool Changed { get; set; }

    /// <summary>The least and the most that one point can be above another.</summary>
    public Between Of(int point, int above) => new(-_most[above, point], _most[point, above]);

    /// <summary>Says between which bounds one point is above another.</summary>
    public void Say(int point, int above, Between bounds)
    {
        AtMost(point, above, bounds.High);
        AtMost(above, point, -bounds.Low);
    }

    /// <summary>Says how much one point is above another at most.</summary>
    public void AtMost(int point, int above, Int128 most)
    {
        if (Contradict || most >= _most[point, above]) return;
        Changed = true;
        for (var a = 0; a < _count; a++)
            for (var b = 0; b < _count; b++)
                _most[a, b] = Int128.Min(_most[a, b], _most[a, point] + most + _most[above, b]);
        for (var a = 0; a < _count; a++) Contradict |= _most[a, a] < 0;
    }
}
