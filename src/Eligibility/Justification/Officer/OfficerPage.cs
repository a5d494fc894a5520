using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>
/// What the officer is told, in the order in which it is read: first what is advised, why, what would change it, what to
/// check and the decision that is the officer's own; then all else. Text, Markdown and HTML are written from it.
/// </summary>
internal sealed record OfficerPage
{
    /// <summary>What the policy is, where it never was in force; else null.</summary>
    public string? Banner { get; init; }

    /// <summary>What is advised, or that nothing is yet.</summary>
    public required string Headline { get; init; }

    /// <summary>The case, the day that counts, and the policy.</summary>
    public required ImmutableArray<string> About { get; init; }

    /// <summary>What comes with the outcome, a sentence each.</summary>
    public required ImmutableArray<string> Brings { get; init; }

    /// <summary>How many grounds there are, and how they stand to each other.</summary>
    public required string GroundsHeading { get; init; }

    /// <summary>What a reader must know of grounds that no source states.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The grounds.</summary>
    public required ImmutableArray<OfficerGround> Grounds { get; init; }

    /// <summary>Of an <c>otherwise</c> the rules it came nearest to.</summary>
    public required ImmutableArray<OfficerNear> Nearest { get; init; }

    /// <summary>Of an undecided case what can settle it by itself, and what only together with others.</summary>
    public required ImmutableArray<OfficerQuestions> Questions { get; init; }

    /// <summary>What would change the advice, a sentence each.</summary>
    public required ImmutableArray<string> Change { get; init; }

    /// <summary>The same in a few words.</summary>
    public required ImmutableArray<string> ChangeInBrief { get; init; }

    /// <summary>The facts that settle the outcome, in a sentence; null where that is not told.</summary>
    public string? Settled { get; init; }

    /// <summary>Each other outcome with what would have led there; none where that is not told.</summary>
    public ImmutableArray<OfficerAlternative> Alternatives { get; init; } = [];

    /// <summary>What to check before deciding, a sentence each.</summary>
    public required ImmutableArray<string> Check { get; init; }

    /// <summary>From what each value that is told is worked out.</summary>
    public required ImmutableArray<string> WorkedOut { get; init; }

    /// <summary>The other rules, in groups.</summary>
    public required ImmutableArray<OfficerRules> Others { get; init; }

    /// <summary>The facts used.</summary>
    public required ImmutableArray<OfficerFact> Facts { get; init; }

    /// <summary>What was stated and not looked at.</summary>
    public required ImmutableArray<string> NotUsed { get; init; }

    /// <summary>What the person's letter leaves out, and why.</summary>
    public required ImmutableArray<string> KeptOut { get; init; }

    /// <summary>The policy: what it is called, and its words.</summary>
    public required ImmutableArray<(string Name, string Words)> Policy { get; init; }

    /// <summary>The sources, each with the grounds that rest on it.</summary>
    public required ImmutableArray<(string Words, string? Link)> Sources { get; init; }

    /// <summary>The run, the policy file, its fingerprint, the engine.</summary>
    public required ImmutableArray<(string Name, string Words)> Record { get; init; }

    /// <summary>What an officer decided, in a line; null where nothing is recorded.</summary>
    public string? Decided { get; init; }

    /// <summary>The whole of what is recorded of it.</summary>
    public required ImmutableArray<(string Name, string Words)> Recorded { get; init; }

    /// <summary>What the decision box offers.</summary>
    public required ImmutableArray<string> Choices { get; init; }
}

/// <summary>A ground as the officer reads it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Effect">What it does for the person.</param>
/// <param name="Heading">The first sentence of its reason.</param>
/// <param name="Lines">What bears on it.</param>
/// <param name="Rest">The rest of its reason; empty where there is none.</param>
/// <param name="Basis">Its rule, and what that rests on.</param>
internal sealed record OfficerGround(int Number, Effect Effect, string Heading, ImmutableArray<EffectLine> Lines, string Rest,
    string Basis)
{
    /// <summary>The exceptions that let it stand.</summary>
    public ImmutableArray<string> Exceptions { get; init; } = [];
}

/// <summary>A rule that an <c>otherwise</c> came near to.</summary>
/// <param name="Words">Which, for which outcome, and how much of it is met.</param>
/// <param name="Missing">What would have to be other.</param>
/// <param name="Effect">What these do for the person.</param>
internal sealed record OfficerNear(string Words, ImmutableArray<string> Missing, Effect Effect);

/// <summary>Questions of an undecided case.</summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="All">The questions, in the order in which to ask.</param>
internal sealed record OfficerQuestions(string Heading, ImmutableArray<string> All);

/// <summary>Rules that came out alike.</summary>
/// <param name="Effect">What they do for the person.</param>
/// <param name="Heading">What became of them.</param>
/// <param name="Rules">Each by its number and name, with what is so in this case.</param>
internal sealed record OfficerRules(Effect Effect, string Heading,
    ImmutableArray<(string Rule, ImmutableArray<EffectLine> Lines, string Words)> Rules);

/// <summary>A fact as the officer reads it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Known">How it is known.</param>
/// <param name="Reads">Which grounds read it; empty where none does.</param>
/// <param name="Items">Of a list its items.</param>
internal sealed record OfficerFact(string Name, string Value, string Known, string Reads, ImmutableArray<string> Items);
