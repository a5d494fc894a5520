using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>How much of a letter stands on its first page.</summary>
/// <param name="Grounds">The most reasons; where there are more, the first two.</param>
/// <param name="IsShort">Whether of what is quoted the first sentence stands there alone.</param>
/// <param name="HasDuties">Whether what the person would have to do stands there.</param>
/// <param name="HasTold">Whether the values that come with the outcome stand there.</param>
internal sealed record LetterRoom(int Grounds, bool IsShort, bool HasDuties, bool HasTold)
{
    /// <summary>All there is.</summary>
    public static LetterRoom Widest => All[0];

    /// <summary>From all there is to the least.</summary>
    public static ImmutableArray<LetterRoom> All { get; } =
    [
        new(3, false, true, true), new(2, false, true, true), new(2, true, true, true), new(1, true, true, true),
        // What an offer asks for is read before it is accepted: it is the last to go.
        new(1, true, true, false), new(1, true, false, false),
    ];
}

/// <summary>What a letter about a decided or undecided case is made of.</summary>
/// <param name="told">What there is to say of the decision, as the person may be told it.</param>
/// <param name="record">What the officer decided; null of a draft without it.</param>
/// <param name="room">How much of it stands on the first page.</param>
/// <param name="adopted">The rules that the officer adopted as reasons, by their places; null where nobody has.</param>
internal sealed class LetterMaterial(Explanation told, DecisionNote? record, LetterRoom room, ImmutableArray<int>? adopted)
    : LetterSetting(told.Decision.Policy, record, MayKeepBack(told.Decision.Policy))
{
    /// <summary>The place of <c>otherwise</c> among adopted reasons.</summary>
    public const int Otherwise = -1;

    /// <summary>What there is to say of the decision, as the person may be told it.</summary>
    public Explanation Told { get; } = told;

    public LetterRoom Room { get; } = room;

    /// <summary>The reasons that the letter gives: of those that may be told the ones adopted.</summary>
    public ImmutableArray<ExplainedRule> Grounds { get; } = adopted is not { } rules ? told.Grounds
        : [.. told.Grounds.Where(g => rules.Contains(g.Part.Rule?.Index ?? Otherwise))];

    /// <summary>Whether each reason that may be told is given.</summary>
    public bool HasAllGrounds => Grounds.Length == Told.Grounds.Length;

    /// <summary>Whether the officer decided otherwise than advised.</summary>
    public bool IsDeparted => Record is { Answer: AdviceAnswer.Departed };

    /// <summary>The outcome decided on, or advised; null where there is none.</summary>
    public Outcome? Outcome => IsDeparted
        ? Policy.Outcomes.FirstOrDefault(o => o.Name == Record!.Outcome)
            ?? throw new InvalidOperationException($"the policy has no outcome \"{Record!.Outcome}\"")
        : Record is { Answer: AdviceAnswer.Deferred } ? null : Told.Decision.Outcome;
}
