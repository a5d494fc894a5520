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
/// Which lines of a rule bear on what became of it: of one that applies those that helped, of one that does not those that
/// stopped it, of an open one those that are not known. A line bears only where all above it do.
/// </summary>
internal sealed class EffectiveLines
{
    private readonly Effect _effect;
    private readonly OnceTold<ImmutableArray<EffectLine>> _bodies = new();

    private EffectiveLines(Effect effect) => _effect = effect;

    /// <summary>The lines, in the order written.</summary>
    /// <param name="status">What became of the rule.</param>
    /// <param name="direction">On whose side it is.</param>
    /// <param name="when">Its <c>when</c>, or null.</param>
    /// <param name="unless">Its <c>unless</c>, or null.</param>
    public static ImmutableArray<EffectLine> Of(RuleStatus status, Side direction, StatedLine? when, StatedLine? unless)
    {
        switch (status)
        {
            case RuleStatus.NotInForce: return [];
            case RuleStatus.Open: return Of(Effect.Unknown, NodeState.Open, NodeState.Open);
            case RuleStatus.DoesNotApply:
                var effect = Effects.Of(Directions.Opposite(direction));
                var stops = Of(effect, NodeState.Failed, NodeState.Held);
                if (!stops.IsEmpty) return stops;
                // It fails in every way, now on one line and now on another.
                var open = Of(Effect.None, NodeState.Open, NodeState.Open);
                return open.IsEmpty ? [] : [new EffectLine("One or another of these stops it, whatever is not known:", effect,
                    open[0].Of) { IsHeading = true, Parts = open }];
            default: return Of(Effects.Of(direction), NodeState.Held, NodeState.Failed);
        }

        ImmutableArray<EffectLine> Of(Effect effect, NodeState ofWhen, NodeState ofUnless)
        {
            var lines = new EffectiveLines(effect);
            return [.. lines.In(when, ofWhen), .. lines.In(unless, ofUnless)];
        }
    }

    private IEnumerable<EffectLine> In(StatedLine? line, NodeState wanted) => line is null ? [] : Of(line, wanted);

    private ImmutableArray<EffectLine> Of(StatedLine line, NodeState wanted) =>
        StackGuard.Run((By: this, line, wanted), static at => at.By.OfOne(at.line, at.wanted));

    private ImmutableArray<EffectLine> OfOne(StatedLine line, NodeState wanted)
    {
        if (line.State != wanted) return [];
        return line.Form switch
        {
            LineForm.Test => [new EffectLine(line.Words, _effect, line) { Details = line.Details }],
            LineForm.Exactly => [Leaf(line)],
            LineForm.Not => Of(line.Parts[0], Turned(wanted)),
            LineForm.Named => [new EffectLine(line.Words, _effect, line) { Parts = Body(line, wanted) }],
            LineForm.All => Below(line, wanted, wanted, isChoice: false),
            LineForm.Any => Below(line, wanted, wanted, isChoice: wanted == NodeState.Held),
            LineForm.None => Below(line, wanted, Turned(wanted), isChoice: wanted == NodeState.Failed),
            LineForm.AtLeast => Below(line, wanted, wanted, isChoice: true),
            LineForm.AtMost => Below(line, wanted, Turned(wanted), isChoice: true),
            _ => throw new ArgumentOutOfRangeException(nameof(line)),
        };
    }

    /// <summary>What a definition says: the same wherever it is named, so worked out once.</summary>
    private ImmutableArray<EffectLine> Body(StatedLine named, NodeState wanted)
    {
        var body = named.Parts[0];
        if (!_bodies.TryGet(body, (int)wanted, out var lines)) _bodies.Keep(body, (int)wanted, lines = Of(body, wanted));
        return lines;
    }

    private ImmutableArray<EffectLine> Below(StatedLine group, NodeState wanted, NodeState below, bool isChoice)
    {
        var alternatives = group.Parts.Select(p => (Part: p, Lines: Of(p, below))).Where(a => !a.Lines.IsEmpty).ToList();
        // What comes to the same in every way may do so by no line alone.
        if (alternatives.Count == 0) return wanted == NodeState.Open ? [] : [Leaf(group)];
        var isCounted = group.Form is LineForm.AtLeast or LineForm.AtMost;
        if (!isChoice || wanted == NodeState.Open || alternatives.Count == 1 && !isCounted)
            return [.. alternatives.SelectMany(a => a.Lines)];
        return
        [
            new EffectLine(GroupWords.Of(group), _effect, group)
            {
                // Where there is a choice, what belongs together is told as one.
                IsHeading = true, Parts = [.. alternatives.SelectMany(a => a.Lines.Length == 1 ? a.Lines
                    : [new EffectLine("All of these:", _effect, a.Part) { IsHeading = true, Parts = a.Lines }])],
            },
        ];
    }

    private EffectLine Leaf(StatedLine group) => new(GroupWords.Of(group), _effect, group) { Details = group.Parts };

    private static NodeState Turned(NodeState state) => state switch
    {
        NodeState.Held => NodeState.Failed,
        NodeState.Failed => NodeState.Held,
        _ => state,
    };
}
