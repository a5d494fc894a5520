namespace Eligibility.World;

/// <summary>The rows that were derived at the start of a search, and how long the trail was by then.</summary>
internal sealed class Rows
{
    private readonly List<(RowStep Step, int Length)> _rows = [];

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>One of them.</summary>
    public (RowStep Step, int Length) this[int at] => _rows[at];

    /// <summary>One more.</summary>
    public void Add(RowStep step, int length) => _rows.Add((step, length));
}
