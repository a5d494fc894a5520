using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>How much of a letter stands on its first page.</summary>
/// <param name="Grounds">The most reasons; where there are more, the first two.</param>
/// <param name="IsShort">Whether of what is quoted the first sentence stands there alone.</param>
/// <param name="HasDuties">Whether what the person would have to do stands there.</param>
internal sealed record LetterRoom(int Grounds, bool IsShort, bool HasDuties)
{
    /// <summary>From all there is to the least.</summary>
    public static ImmutableArray<LetterRoom> All { get; } =
    [
        new(3, false, true), new(2, false, true), new(2, true, true), new(1, true, true), new(1, true, false),
    ];
}

/// <summary>What a letter is made of, and what it turns out to lack.</summary>
internal sealed class LetterMaterial
{
    private readonly List<string> _missing = [];

    public LetterMaterial(Explanation told, LetterDecision? record, LetterRoom room, ImmutableArray<int>? adopted)
    {
        (Told, Record, Room, Policy) = (told, record, room, told.Decision.Policy);
        (Said, Quotes) = (Policy.Letters ?? new Letters(), new LetterQuotes(Policy));
        MayWithhold = PersonDocument.MayWithhold(Policy);
        Grounds = adopted is { } rules
            ? [.. told.Grounds.Where(g => rules.Contains(g.Part.Rule?.Index ?? LetterMaker.Otherwise))]
            : told.Grounds;
        if (record is null) _missing.Add("the officer's decision");
    }

    /// <summary>What there is to say of the decision, as the person may be told it.</summary>
    public Explanation Told { get; }

    public Policy Policy { get; }

    /// <summary>What the officer decided; null of a draft without it.</summary>
    public LetterDecision? Record { get; }

    public LetterRoom Room { get; }

    /// <summary>What the policy says for all its letters.</summary>
    public Letters Said { get; }

    public LetterQuotes Quotes { get; }

    /// <summary>Whether something that decides is confidential, in whatever case.</summary>
    public bool MayWithhold { get; }

    /// <summary>The reasons that the letter gives, of those that may be told those adopted.</summary>
    public ImmutableArray<ExplainedRule> Grounds { get; }

    /// <summary>Whether each reason that may be told is given.</summary>
    public bool HasAllGrounds => Grounds.Length == Told.Grounds.Length;

    /// <summary>Whether the rules led to the outcome decided on.</summary>
    public bool IsDeparted => Record is { Answer: LetterAnswer.Departed };

    /// <summary>The outcome decided on, or advised; null where there is none.</summary>
    public Outcome? Outcome => IsDeparted
        ? Policy.Outcomes.FirstOrDefault(o => o.Name == Record!.Outcome)
            ?? throw new InvalidOperationException($"the policy has no outcome \"{Record!.Outcome}\"")
        : Record is { Answer: LetterAnswer.Deferred } ? null : Told.Decision.Outcome;

    /// <summary>What it lacks, each once, in the order of the letter.</summary>
    public ImmutableArray<string> Missing => [.. _missing.Distinct(StringComparer.Ordinal)];

    /// <summary>What stands in the place of what the policy does not say.</summary>
    public string OfPolicy(string what) => Gap(what, "the policy does not say");

    /// <summary>What stands in the place of what the record of the decision does not say.</summary>
    public string OfRecord(string what)
    {
        // Without a record that one thing is missing, and not each that it would hold.
        if (Record is not null) _missing.Add(what);
        return $"[{Bare(what)}: {(Record is null ? "no decision is recorded" : "the record does not say")}]";
    }

    /// <summary>Words that an officer wrote, unless they name what no letter tells.</summary>
    public LetterSentence OfOfficer(string words, string what) =>
        Quotes.NamesSecret(words) || Record!.Number.Length > 0 && words.Contains(Record.Number, StringComparison.Ordinal)
            ? Gap(what, "they name what no letter tells")
            : new LetterSentence(words, Voice.Officer);

    /// <summary>A text of the policy that was not written for the person, as a quotation.</summary>
    /// <param name="before">What stands before it.</param>
    /// <param name="text">The text.</param>
    /// <param name="what">What is missing where it may not be quoted.</param>
    /// <param name="isShort">Whether the first sentence alone is quoted.</param>
    public LetterSentence Quoted(string before, string text, string what, bool isShort)
    {
        var quoted = Quotes.Of(text, isShort);
        if (quoted is null) return Gap(what, "its words are not for a letter");
        return LetterSentence.OfPolicy($"{before}\"{quoted}\"{(quoted[^1] is '.' or '?' or '!' ? "" : ".")}");
    }

    private string Gap(string what, string why)
    {
        _missing.Add(what);
        return $"[{Bare(what)}: {why}]";
    }

    private static string Bare(string what) => what.StartsWith("the ", StringComparison.Ordinal) ? what[4..] : what;
}
