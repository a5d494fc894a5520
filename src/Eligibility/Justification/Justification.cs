using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>
/// The record of section 5, ready to be written in any form: what the evaluation did, not a second opinion on it.
/// Made from a <see cref="Decision"/>, so that it cannot disagree with it.
/// </summary>
internal sealed record JustificationRecord
{
    /// <summary>The decision it is the record of.</summary>
    public required Decision Decision { get; init; }

    /// <summary>
    /// Whether everything told is exact, the lines about single items included; where not, something told as open may
    /// in truth be certain, never the reverse.
    /// </summary>
    public required bool Exact { get; init; }

    /// <summary>Which edition decided, and which date chose it.</summary>
    public required string EditionChoice { get; init; }

    /// <summary>
    /// What a reader must know before relying on it: a review overdue, a day outside the period, protected facts that
    /// are read.
    /// </summary>
    public required ImmutableArray<string> Notices { get; init; }

    /// <summary>What the outcome obliges to, and whether it is owed.</summary>
    public required ImmutableArray<ConsequencePart> Obligations { get; init; }

    /// <summary>Whose authority it needs.</summary>
    public required ImmutableArray<ConsequencePart> Authorities { get; init; }

    /// <summary>Whether an officer may decline it; null where it is not discretionary.</summary>
    public ConsequencePart? Discretion { get; init; }

    /// <summary>The values and notices that come with the outcome.</summary>
    public required ImmutableArray<ConsequencePart> Tells { get; init; }

    /// <summary>How long it lasts; null where nothing is said of it.</summary>
    public ConsequencePart? Length { get; init; }

    /// <summary>All that comes with the outcome, in the order in which it is told.</summary>
    public IEnumerable<ConsequencePart> Brought => [.. Obligations, .. Authorities, .. One(Discretion), .. Tells, .. One(Length)];

    private static ImmutableArray<ConsequencePart> One(ConsequencePart? part) => part is null ? [] : [part];

    /// <summary>The reasons, in order.</summary>
    public required ImmutableArray<RulePart> Reasons { get; init; }

    /// <summary>Every other rule, in order of declaration.</summary>
    public required ImmutableArray<RulePart> OtherRules { get; init; }

    /// <summary>Every fact and list of the policy, in order.</summary>
    public required ImmutableArray<FactPart> Facts { get; init; }

    /// <summary>Whether what goes for the case as a whole is told with it.</summary>
    public bool TellsCase { get; init; } = true;

    /// <summary>The conventions relied on: leap days, month ends.</summary>
    public required ImmutableArray<string> Conventions { get; init; }
}

/// <summary>A line below the outcome as it stands for the case.</summary>
/// <param name="Text">What is owed, whose authority is needed, or the label or notice that is told.</param>
/// <param name="Status">Whether it is owed or told.</param>
/// <param name="Condition">The condition it turns on, or null.</param>
internal sealed record ConsequencePart(string Text, Truth Status, ConditionNode? Condition)
{
    /// <summary>The line of the policy.</summary>
    public required Consequence Of { get; init; }

    /// <summary>The value that is told; null for a line without one.</summary>
    public ToldValue? Value { get; init; }

    /// <summary>Grounds of its own.</summary>
    public Grounds Grounds { get; init; } = Grounds.None;

    /// <summary>Of an open one what can still change it.</summary>
    public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>Whether it is told as open and may in truth be certain, or hang on less.</summary>
    public bool NotSettled { get; init; }
}

/// <summary>A value that is told with an outcome.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">It; null where it is not known, or not told.</param>
/// <param name="Words">Its words in the policy.</param>
/// <param name="From">The values from which it is worked out, the last of which it is itself.</param>
/// <param name="Parts">The lines that these are made of.</param>
internal sealed record ToldValue(FactType Type, Datum? Value, string Words, ImmutableArray<NodeValue> From,
    ImmutableArray<ConditionNode> Parts)
{
    /// <summary>It in words; null where it is not known.</summary>
    public string? Said => Value is null ? null : Type.Say(Value);
}

/// <summary>A rule, or <c>otherwise</c>, as it came out.</summary>
internal sealed record RulePart
{
    /// <summary>The rule, or null for <c>otherwise</c>.</summary>
    public Rule? Rule { get; init; }

    /// <summary>Its name; <c>otherwise</c> for that.</summary>
    public string Name => Rule?.Name ?? "otherwise";

    /// <summary>The outcome it gives; null for an <c>applies</c> rule.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What became of it.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Whether it is told as open and may in truth be certain.</summary>
    public bool NotSettled { get; init; }

    /// <summary>Whether it is a reason only in some way of filling in what is unknown.</summary>
    public bool Open { get; init; }

    /// <summary>Its file, as a path from the library's root.</summary>
    public required string File { get; init; }

    /// <summary>Its line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Why, in the policy's words; null where <c>otherwise</c> says nothing.</summary>
    public string? Because { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>Its <c>when</c>, or null.</summary>
    public ConditionNode? When { get; init; }

    /// <summary>Its <c>unless</c>, or null.</summary>
    public ConditionNode? Unless { get; init; }

    /// <summary>The rules that defeat it, or may.</summary>
    public ImmutableArray<Defeat> DefeatedBy { get; init; } = [];

    /// <summary>The rules that it defeats, told with a reason that it is or that it let through.</summary>
    public ImmutableArray<string> Defeats { get; init; } = [];

    /// <summary>The lines on which it failed, or may fail, in the policy's words.</summary>
    public ImmutableArray<ConditionNode> FailedOn { get; init; } = [];
}

/// <summary>A rule that defeats another.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Open">Whether it does so only in some way of filling in what is unknown.</param>
internal sealed record Defeat(string Rule, bool Open);

/// <summary>A fact of the case.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Value">Its value in words; null when unknown.</param>
/// <param name="Standing">How it came to it.</param>
/// <param name="Judgement">Who judged and why, or null.</param>
/// <param name="Used">Whether a line that was worked out read it.</param>
/// <param name="Items">For a list, its items, each with its fields in words; null where a field is unknown.</param>
internal sealed record FactPart(Input Input, string? Value, Provenance Standing, Judgement? Judgement, bool Used,
    ImmutableArray<ImmutableArray<string?>> Items)
{
    /// <summary>The numbers by which the case tells the items, from 1.</summary>
    public ImmutableArray<int> Numbers { get; init; } = [.. Enumerable.Range(1, Items.Length)];

    /// <summary>Who judged a field of an item and why, in order.</summary>
    public ImmutableArray<(FieldPlace Place, Judgement Judgement)> JudgedItems { get; init; } = [];
}
