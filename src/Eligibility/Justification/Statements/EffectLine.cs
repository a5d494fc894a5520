using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A statement that bears on what became of its rule, and what that does for the person.</summary>
/// <param name="Words">The statement; of several that belong together what holds them together.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Of">The line.</param>
internal sealed record EffectLine(string Words, Effect Effect, StatedLine Of)
{
    /// <summary>The lines below it that bear on it.</summary>
    public ImmutableArray<EffectLine> Parts { get; init; } = [];

    /// <summary>Whether it only heads those below it.</summary>
    public bool IsHeading { get; init; }

    /// <summary>What is told of it and bears on nothing by itself.</summary>
    public ImmutableArray<StatedLine> Details { get; init; } = [];

    /// <summary>It and all below it that are no heading.</summary>
    public IEnumerable<EffectLine> Leaves => Parts.IsEmpty ? [this] : Parts.SelectMany(p => p.Leaves);
}

/// <summary>
/// Which lines of a rule bear on what became of it: of one that applies those that helped, of one that does not
/// those that stopped it, of an open one those that are not known. A line bears only where all above it do.
/// </summary>
internal sealed class EffectiveLines
{
    private readonly OnceTold<ImmutableArray<EffectLine>> _bodies = new();

    private EffectiveLines()
    {
    }

    /// <summary>The lines, in the order written.</summary>
    /// <param name="status">What became of the rule.</param>
    /// <param name="direction">On whose side it is.</param>
    /// <param name="when">Its <c>when</c>, or null.</param>
    /// <param name="unless">Its <c>unless</c>, or null.</param>
    public static ImmutableArray<EffectLine> Of(RuleStatus status, Side direction, StatedLine? when, StatedLine? unless)
    {
        if (status == RuleStatus.NotInForce) return [];
        var bearing = Bearing.Of(status, direction);
        var lines = Of(bearing, when, unless);
        if (status != RuleStatus.DoesNotApply || !lines.IsEmpty) return lines;
        // It fails in every way, now on one line and now on another.
        var open = Of(bearing with { Effect = Effect.None, IsByHelp = null }, when, unless);
        return open.IsEmpty ? [] :
        [
            new EffectLine("One or another of these stops it, whatever is not known:", bearing.Effect, open[0].Of)
            {
                IsHeading = true, Parts = open,
            },
        ];
    }

    private static ImmutableArray<EffectLine> Of(Bearing bearing, StatedLine? when, StatedLine? unless)
    {
        var lines = new EffectiveLines();
        return [.. lines.In(when, bearing), .. lines.In(unless, bearing.Turned)];
    }

    private ImmutableArray<EffectLine> In(StatedLine? line, Bearing bearing) => line is null ? [] : Of(line, bearing);

    private ImmutableArray<EffectLine> Of(StatedLine line, Bearing bearing) =>
        StackGuard.Run((By: this, line, bearing), static at => at.By.OfOne(at.line, at.bearing));

    private ImmutableArray<EffectLine> OfOne(StatedLine line, Bearing bearing)
    {
        if (!bearing.IsMetBy(line.State)) return [];
        var below = bearing.Below(line.Form);
        return line.Form switch
        {
            LineForm.Test => [new EffectLine(line.Words, bearing.Effect, line) { Details = line.Details }],
            LineForm.Exactly => [Leaf(line, bearing)],
            LineForm.Not => Of(line.Parts[0], below),
            LineForm.Named => [new EffectLine(line.Words, bearing.Effect, line) { Parts = Body(line, below) }],
            LineForm.All => Below(line, bearing, isChoice: false),
            LineForm.Any => Below(line, bearing, isChoice: line.State == NodeState.Held),
            LineForm.None => Below(line, bearing, isChoice: line.State == NodeState.Failed),
            LineForm.AtLeast or LineForm.AtMost => Below(line, bearing, isChoice: true),
            _ => throw new ArgumentOutOfRangeException(nameof(line)),
        };
    }

    /// <summary>What a definition says: the same wherever it is named, so worked out once.</summary>
    private ImmutableArray<EffectLine> Body(StatedLine named, Bearing bearing)
    {
        var (body, wanted) = (named.Parts[0], (int)bearing.Wanted);
        if (!_bodies.TryGet(body, wanted, out var lines)) _bodies.Keep(body, wanted, lines = Of(body, bearing));
        return lines;
    }

    private ImmutableArray<EffectLine> Below(StatedLine group, Bearing bearing, bool isChoice)
    {
        var (below, isOpen) = (bearing.Below(group.Form), group.State == NodeState.Open);
        var alternatives = group.Parts.Select(p => (Part: p, Lines: Of(p, below))).Where(a => !a.Lines.IsEmpty)
            .ToList();
        // What comes to the same in every way may do so by no line alone.
        if (alternatives.Count == 0) return isOpen ? [] : [Leaf(group, bearing)];
        var isCounted = group.Form is LineForm.AtLeast or LineForm.AtMost;
        if (!isChoice || isOpen || alternatives.Count == 1
            && !isCounted) return [.. alternatives.SelectMany(a => a.Lines)];
        return
        [
            new EffectLine(GroupWords.Of(group), bearing.Effect, group)
            {
                // Where there is a choice, what belongs together is told as one.
                IsHeading = true, Parts = [.. alternatives.SelectMany(a => a.Lines.Length == 1 ? a.Lines
                    : [new EffectLine("All of these:", bearing.Effect, a.Part) { IsHeading = true, Parts = a.Lines }])],
            },
        ];
    }

    private static EffectLine Leaf(StatedLine group, Bearing bearing) =>
        new(GroupWords.Of(group), bearing.Effect, group) { Details = group.Parts };
}
