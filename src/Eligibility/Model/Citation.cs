using Eligibility.Model;

namespace Eligibility;

/// <summary>A source that a rule cites.</summary>
/// <param name="Source">The source.</param>
/// <param name="Place">The place in it, or null.</param>
/// <param name="Evidence">How sure it is.</param>
public sealed record Citation(Source Source, string? Place, Evidence Evidence)
{
    /// <summary>On whose side a source is that others dispute; null where that is not said.</summary>
    internal Side? Side { get; init; }
}

/// <summary>A citation's source.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="PublishedBy">Who published it, or null.</param>
/// <param name="PublishedOn">The day, or null.</param>
/// <param name="At">Its address, or null.</param>
public sealed record Source(string Key, string Title, string? PublishedBy, DateOnly? PublishedOn, string? At)
{
    /// <summary>The month or year in which it was published, as written, where the day is not told; else null.</summary>
    public string? PublishedIn { get; init; }
}

/// <summary>How sure a criterion is.</summary>
public enum Evidence
{
    /// <summary>A source states it.</summary>
    Explicit,

    /// <summary>It follows from a source that does not say it.</summary>
    Inferred,

    /// <summary>Sources, or readings of one, disagree.</summary>
    Disputed,

    /// <summary>Made up to show something.</summary>
    Illustrative,
}
