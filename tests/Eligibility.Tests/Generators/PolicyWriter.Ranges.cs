namespace Eligibility.Tests.Generators;

/// <summary>Ranges that begin or end at other facts and fields; by dice of their own, so that all else stays as it was.</summary>
internal sealed partial class PolicyWriter
{
    /// <summary>
    /// The lines of a fact or field with a range that begins or ends at another of its type, or the same lines.
    /// </summary>
    private List<TextLine> Ranged(IReadOnlyList<TextLine> lines, Readable own, IEnumerable<Readable> others)
    {
        var dice = new Dice(unchecked(~(seed * 31 + _facts.Count + _declared.Count * 7)));
        if (!options.Ranges || own.Secret || !dice.Chance(60) || lines.Any(l => l.Words.StartsWith("assumed", StringComparison.Ordinal)))
            return [.. lines];
        var all = others.Where(o => !o.Secret && o.Name != own.Name && o.Kind.Family == own.Kind.Family
            && o.Kind.Measure == own.Kind.Measure && o.Kind.Unit == own.Kind.Unit && o.Kind.Whole == own.Kind.Whole).ToList();
        if (all.Count == 0 || Range(own, dice.Pick(all), dice) is not { } range) return [.. lines];
        return [.. lines.Where(l => !l.Words.StartsWith("from ", StringComparison.Ordinal)), new TextLine(range)];
    }

    /// <summary>None where the two may lie apart, and for the days of a few weeks, which are tried one by one.</summary>
    private static string? Range(Readable own, Readable other, Dice dice)
    {
        if (own.Kind.Family == Family.Date)
            return own.IsShort || other.IsShort ? null : $"from {other.Name} to decision date";
        if (own.Kind.Family != Family.Number || own.Bounded != other.Bounded) return null;
        if (!own.Bounded) return $"from {other.Name} to {own.Kind.Literal(1_000, dice)}";
        if (dice.Chance(50)) return other.Low < own.High ? $"from {other.Name} to {own.Kind.Literal(own.High, dice)}" : null;
        return other.High > own.Low ? $"from {own.Kind.Literal(own.Low, dice)} to {other.Name}" : null;
    }
}
