using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>What a letter is about.</summary>
internal enum LetterKind
{
    /// <summary>A decision.</summary>
    Decided,

    /// <summary>That there is none yet.</summary>
    Undecided,

    /// <summary>That the rules leave the case to an officer or to other rules.</summary>
    Referred,

    /// <summary>No letter at all, since the rules are not in force.</summary>
    None,
}

/// <summary>
/// A letter to the person decided about, before it takes a form: parts and sentences and nothing else, so that every form
/// holds the same and none can say more.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Its title, without a full stop.</param>
internal sealed record Letter(LetterKind Kind, string Title)
{
    /// <summary>The most words before the annex: what fits on one page.</summary>
    public const int MostWords = 350;

    /// <summary>The parts before the annex; the first stands above the title.</summary>
    public required ImmutableArray<LetterPart> Parts { get; init; }

    /// <summary>What stands on the next page.</summary>
    public ImmutableArray<LetterPart> Annex { get; init; } = [];

    /// <summary>What it lacks before it can be sent.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Whether it may be sent.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What stands above a letter that may not be sent; null above one that may.</summary>
    public string? Draft => IsFinal || Kind == LetterKind.None ? null : Missing.IsEmpty ? LetterWords.Draft
        : $"{LetterWords.Draft} Missing: {string.Join("; ", Missing)}.";

    /// <summary>How many words stand before the annex, from the sender to the last line.</summary>
    public int Words => CountOf(Title) + Parts.Sum(p => p.Words);

    /// <summary>All that it says, in order.</summary>
    public IEnumerable<LetterSentence> Sentences => Parts.Concat(Annex).SelectMany(p => p.Lines).SelectMany(l => l.Sentences);

    /// <summary>How many words a text has.</summary>
    internal static int CountOf(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));
}

/// <summary>A part of a letter.</summary>
/// <param name="Code">As a program reads it.</param>
/// <param name="Heading">Its heading, or null.</param>
/// <param name="Lines">What it says.</param>
internal sealed record LetterPart(string Code, string? Heading, ImmutableArray<LetterLine> Lines)
{
    /// <summary>How many words it has.</summary>
    public int Words => (Heading is null ? 0 : Letter.CountOf(Heading))
        + Lines.SelectMany(l => l.Sentences).Sum(s => Letter.CountOf(s.Words));
}

/// <summary>A paragraph, a numbered reason, a line of an address, or a row of what was relied on.</summary>
/// <param name="Sentences">What it says; of a row what is recorded.</param>
internal sealed record LetterLine(params ImmutableArray<LetterSentence> Sentences)
{
    /// <summary>The number of a reason, from 1; 0 of what has none.</summary>
    public int Number { get; init; }

    /// <summary>Of a row the reasons that read it; null of what is no row.</summary>
    public string? Reasons { get; init; }

    /// <summary>Whether the next line follows closely, as in an address.</summary>
    public bool IsClose { get; init; }

    /// <summary>The sentences as one paragraph.</summary>
    public string Words => string.Join(' ', Sentences.Select(s => s.Words));
}

/// <summary>Whose words a sentence holds.</summary>
internal enum Voice
{
    /// <summary>The engine's own, the same in every letter but for days, counts and roles.</summary>
    Fixed,

    /// <summary>The engine's own around labels and values of the case.</summary>
    Case,

    /// <summary>The policy's.</summary>
    Policy,

    /// <summary>The officer's who decided.</summary>
    Officer,
}

/// <summary>A sentence of a letter.</summary>
/// <param name="Words">It, with its full stop.</param>
/// <param name="Voice">Whose words it holds.</param>
internal sealed record LetterSentence(string Words, Voice Voice)
{
    /// <summary>A sentence of the engine's own.</summary>
    public static implicit operator LetterSentence(string words) => new(words, Voice.Fixed);

    /// <summary>What a form says in the policy's own words.</summary>
    public static LetterSentence OfPolicy(string words) => new(words, Voice.Policy);

    /// <summary>What a form says of the case.</summary>
    public static LetterSentence OfCase(string words) => new(words, Voice.Case);
}
