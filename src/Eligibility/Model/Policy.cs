using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>A checked policy: names resolved, units converted, bounds shown. What evaluators, renderers and analyses read.</summary>
public sealed record Policy
{
    /// <summary>What it decides.</summary>
    public required string Title { get; init; }

    /// <summary>The name of this edition, or null.</summary>
    public string? Edition { get; init; }

    /// <summary>The force whose policy it is, or null.</summary>
    public string? Force { get; init; }

    /// <summary>What it says in brief, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which it must be reviewed, or null.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>When it is in force; null for a prospective policy, which is never chosen by date.</summary>
    public Period? Period { get; init; }

    /// <summary>The date that selects the edition and starts and ends its rules.</summary>
    public required Fact DatedBy { get; init; }

    /// <summary>Its facts and lists in order of declaration, the decision date last.</summary>
    public required ImmutableArray<Input> Inputs { get; init; }

    /// <summary>Its outcomes; the one declared first prevails.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>Its rules in order of declaration, which never matters to the outcome.</summary>
    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>The outcome when no rule applies.</summary>
    public required Otherwise Otherwise { get; init; }

    /// <summary>SHA-256 of its files, in lower-case hexadecimal (language, section 5).</summary>
    public required string Hash { get; init; }

    /// <summary>The file it is written in.</summary>
    public required SourceText Source { get; init; }

    internal ImmutableArray<Outcome> WorstToBest { get; init; } = [];
    internal ImmutableArray<MayRead> MayRead { get; init; } = [];

    /// <summary>Every condition that a decision works out, each after those it is made of.</summary>
    internal ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>
    /// Whether a condition is one of <see cref="Conditions"/>, so that every pass has a truth for it: the key of a table and
    /// what stands inside <c>where</c> have none.
    /// </summary>
    internal bool Owns(Condition condition) =>
        condition.Index >= 0 && condition.Index < Conditions.Length && ReferenceEquals(Conditions[condition.Index], condition);

    /// <summary>How many values of definitions and tables a pass works out once.</summary>
    internal int ValueSlots { get; init; }

    internal ImmutableArray<Guarantee> Guarantees { get; init; } = [];
    internal ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>The decision date, a fact of every policy.</summary>
    public Fact DecisionDate => (Fact)Inputs[^1];

    /// <summary>What it asks for: the inputs that a decision may look at, the decision date and what is recorded for monitoring among them.</summary>
    public ImmutableArray<Input> AsksFor
    {
        get
        {
            var read = Reads.Of(Conditions).Select(r => r.Input.Slot).Append(DecisionDate.Slot).Append(DatedBy.Slot).ToHashSet();
            return [.. Inputs.Where(i => i.Protected || read.Contains(i.Slot))];
        }
    }

    /// <summary>The values of a case that states nothing, nothing assumed either.</summary>
    internal ImmutableArray<Datum?> Unstated => ImmutableArray.CreateRange(Inputs, _ => (Datum?)null);

    /// <summary>The facts, without the lists.</summary>
    public IEnumerable<Fact> Facts => Inputs.OfType<Fact>();
}

/// <summary>A stretch of days, both ends in it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day in force, or null for no end.</param>
/// <param name="FromWords">The first day as written, which may be a month or a year.</param>
/// <param name="UntilWords">The last day as written, or null.</param>
public sealed record Period(DateOnly From, DateOnly? Until, string FromWords, string? UntilWords)
{
    /// <summary>Whether a day belongs to it.</summary>
    public bool Contains(DateOnly day) => day >= From && (Until is null || day <= Until);

    /// <summary>Whether two have a day in common.</summary>
    public bool Overlaps(Period other) => (Until is null || other.From <= Until) && (other.Until is null || From <= other.Until);

    /// <summary>The period as written: <c>from December 2017 until January 2020</c>.</summary>
    public string Words => "from " + FromWords + (UntilWords is null ? "" : " until " + UntilWords);
}

/// <summary>A protected fact that the policy tests all the same, and why.</summary>
internal sealed record MayRead(Input Fact, string Because, TextSpan Span);

/// <summary>A possible result.</summary>
public sealed record Outcome
{
    /// <summary>Its place in the order of declaration: the lowest prevails.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Text { get; init; }

    /// <summary>How long it lasts, in words such as <c>up to 4 months</c>, or null.</summary>
    public string? Lasts { get; init; }

    /// <summary>Whether it hands the case to a person or to another policy.</summary>
    public bool Refers { get; init; }

    /// <summary>The policy it refers to, or null.</summary>
    public string? RefersTo { get; init; }

    internal ImmutableArray<Consequence> Obligations { get; init; } = [];
    internal ImmutableArray<Consequence> Authorities { get; init; } = [];

    /// <summary>Whether an officer may decline it; null where it is not discretionary.</summary>
    internal Consequence? Discretion { get; init; }

    /// <summary>All that it brings, in the order in which it is told.</summary>
    internal IEnumerable<Consequence> Consequences =>
        [.. Obligations, .. Authorities, .. Discretion is { } discretion ? [discretion] : ImmutableArray<Consequence>.Empty];

    internal TextSpan Span { get; init; }
}

/// <summary>An obligation, an authority or a discretion, owed always or when its condition holds.</summary>
internal sealed record Consequence(string Text, Condition? When, TextSpan Span);

/// <summary>A rule: one outcome, or an exception that only defeats others.</summary>
public sealed record Rule
{
    /// <summary>Its place in the order of declaration.</summary>
    public required int Index { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The outcome it gives; null for an <c>applies</c> rule.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Because { get; init; }

    /// <summary>What it rests on.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>When it is in force, where that is narrower than its policy.</summary>
    public Period? Period { get; init; }

    internal Condition? When { get; init; }
    internal Condition? Unless { get; init; }

    /// <summary>The rules it defeats, by their places.</summary>
    internal ImmutableArray<int> Overrides { get; init; } = [];

    internal TextSpan Span { get; init; }
}

/// <summary><c>otherwise OUTCOME</c></summary>
/// <param name="Outcome">The outcome when no rule applies.</param>
/// <param name="Because">The reason in words, or null.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Otherwise(Outcome Outcome, string? Because, TextSpan Span);

/// <summary>A source that a rule cites.</summary>
/// <param name="Source">The source.</param>
/// <param name="Place">The place in it, or null.</param>
/// <param name="Evidence">How sure it is.</param>
public sealed record Citation(Source Source, string? Place, Evidence Evidence);

/// <summary>A citation's source.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="PublishedBy">Who published it, or null.</param>
/// <param name="PublishedOn">When, or null.</param>
/// <param name="At">Its address, or null.</param>
public sealed record Source(string Key, string Title, string? PublishedBy, DateOnly? PublishedOn, string? At);

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

/// <summary>A promise for every case without unknowns. A closed family.</summary>
internal abstract record Guarantee(string Name, TextSpan Span)
{
    /// <summary>The conditions that only it asks, numbered after those of its policy.</summary>
    public virtual ImmutableArray<Condition> Conditions => [];
}

/// <summary><c>never OUTCOME when C</c>, <c>always OUTCOME when C</c></summary>
internal sealed record OutcomeGuarantee(string Name, bool Never, Outcome Outcome, Condition When, ImmutableArray<Condition> Asked, TextSpan Span) : Guarantee(Name, Span)
{
    public override ImmutableArray<Condition> Conditions => Asked;
}

/// <summary><c>never depends on FACT, FACT</c></summary>
internal sealed record IndependenceGuarantee(string Name, ImmutableArray<Input> Facts, TextSpan Span) : Guarantee(Name, Span);

/// <summary><c>never worse when FACT is lower</c> (or <c>higher</c>)</summary>
internal sealed record MonotoneGuarantee(string Name, Fact Fact, bool Lower, TextSpan Span) : Guarantee(Name, Span);

/// <summary>A case in the policy and what must come of it: what it gives, by slot, and no more, since a policy may have many of both.</summary>
internal sealed record Example(string Name, ImmutableArray<(int Slot, Datum Value)> Given, Expectation Expected, TextSpan Span);

/// <summary>What an example expects: an outcome with some of its reasons (null is <c>otherwise</c>), or undecided with exactly these needs.</summary>
internal sealed record Expectation(Outcome? Outcome, ImmutableArray<Rule?> By, ImmutableArray<string>? Needing, TextSpan Span);
