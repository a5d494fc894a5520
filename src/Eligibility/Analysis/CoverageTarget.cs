using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>The kinds of things in a rule file that an example can exercise.</summary>
internal enum CoverageKind
{
    /// <summary>A rule: by being a reason, or as an exception by defeating a rule that applies.</summary>
    Rule,

    /// <summary>A condition: by holding where it is worked out, and by failing.</summary>
    Condition,

    /// <summary>A row of a table, its <c>otherwise</c> among them: by being the one that counts.</summary>
    Row,

    /// <summary>An outcome: by prevailing.</summary>
    Outcome,

    /// <summary>The policy's <c>otherwise</c>: by being the reason.</summary>
    Otherwise,
}

/// <summary>One way in which something can be exercised.</summary>
internal enum CoverageWay
{
    /// <summary>A rule is a reason.</summary>
    Reason,

    /// <summary>An exception defeats a rule that applies.</summary>
    Defeats,

    /// <summary>A condition holds.</summary>
    Holds,

    /// <summary>A condition fails.</summary>
    Fails,

    /// <summary>A row counts.</summary>
    Counts,

    /// <summary>An outcome prevails, or <c>otherwise</c> is the reason.</summary>
    Reached,
}

/// <summary>
/// Something to be exercised, by its place: a condition in a vocabulary is one thing for all policies that read it.
/// </summary>
internal readonly record struct CoveragePlace(CoverageKind Kind, string File, int Start, int Length)
{
    public static CoveragePlace Of(CoverageKind kind, TextSpan span) =>
        new(kind, span.Source.Path, span.Start, span.Length);
}

/// <summary>One way to exercise one thing in one policy.</summary>
/// <param name="Place">What.</param>
/// <param name="Way">How.</param>
/// <param name="Span">Where it is written.</param>
/// <param name="Part">The part of the model: a rule, a condition, a row, an outcome.</param>
internal sealed record CoverageTarget(CoveragePlace Place, CoverageWay Way, TextSpan Span, object Part)
{
    /// <summary>The whole conditions that it stands in, through definitions, tables and scores.</summary>
    public List<Condition> Roots { get; } = [];

    /// <summary>
    /// What decides whether it is worked out: the lines above it in an <c>any of</c>, the
    /// <c>when</c> before an <c>unless</c>.
    /// </summary>
    public List<CoverageGuard> Guards { get; } = [];

    /// <summary>Whether that turns on the outcome too, as of an obligation's condition.</summary>
    public bool TurnsOnOutcome { get; set; }
}

/// <summary>Conditions that decide whether another is worked out: one, or the first lines of a group.</summary>
internal readonly record struct CoverageGuard(Condition Of, int? Lines)
{
    public IEnumerable<Condition> Conditions => Lines is { } lines ? ((GroupCondition)Of).Operands.Take(lines) : [Of];
}
