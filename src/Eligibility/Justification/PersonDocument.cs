using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What is told to the person of each record that is decided by itself: plain words, second person, nothing that a
/// confidential fact could show through. Of a case as a whole a letter tells (<see cref="LetterMaker"/>).
/// </summary>
internal static class PersonDocument
{
    public const string Advice = "This is advice to an officer, who decides. "
        + "If something recorded about you here is wrong, say so to the officer.";

    public const string Withheld =
        "Some grounds may be withheld from you: this policy has facts that are confidential.";

    /// <summary>
    /// What is told of one record of a case each of whose records is decided by itself. Its facts are told here and nowhere
    /// else: also where not its own decision looked at them, but that of another.
    /// </summary>
    /// <param name="record">What came of it.</param>
    /// <param name="all">What came of each record; null of one whose edition is not known.</param>
    public static Document OfRecord(JustificationRecord record, IReadOnlyList<JustificationRecord?> all)
    {
        var own = EachShared.Own(record);
        var others = record.Decision.Policy.Each!.Others;
        var isLookedAt = all.Any(r => r is not null && r != record && EachShared.LooksAtOthers(r));
        own = own with
        {
            Facts = [.. own.Facts.Where(f => f.Input.Slot != others).Select(f => f with { Used = f.Used || isLookedAt })],
        };
        return new Document("", "", Tone.Plain)
        {
            Summary = [.. Summary(own).SkipLast(1)], Sections = [.. Sections(own).SkipLast(1).OfType<Section>()],
        };
    }

    /// <exception cref="InvalidOperationException">The decision was not made to be told to the person.</exception>
    public static JustificationRecord RecordOf(Decision decision)
    {
        var withheld = decision.ForPerson ?? throw new InvalidOperationException(
            "the decision does not hold what may be told to the person: decide with DecisionDetail.ForPerson");
        return JustificationBuilder.Build(withheld.Decision with { ChosenBy = decision.ChosenBy }, rule => withheld.Tells[rule.Index]);
    }

    /// <summary>What the decisions about the records of a case share.</summary>
    public static IEnumerable<Section> Shared(JustificationRecord shared) =>
        new[] { Facts(shared), NotKnown(shared), About(shared) }.OfType<Section>();

    private static IEnumerable<Section?> Sections(JustificationRecord record) =>
    [
        Why(record), StillToFindOut(record), HowReached(record), OtherRoutes(record),
        Facts(record), NotKnown(record), About(record),
    ];

    /// <summary>
    /// Whether grounds may be withheld under a policy: something that it works out reads a confidential fact. One
    /// that only shares a vocabulary with others has such facts as well, and withholds none.
    /// </summary>
    public static bool MayWithhold(Policy policy) => Reads.Of(policy.Conditions).Any(r => r.Confidential);

    private static IEnumerable<Entry> Summary(JustificationRecord record)
    {
        if (record.Decision.Outcome is { } outcome)
        {
            yield return outcome.Text;
            if (record.Length is { } length)
                yield return new Entry(OutcomeJson.Length(length) is { } lasts
                    ? $"It lasts {lasts}."
                    : "How long it lasts is not known yet.")
                {
                    Lines = [.. Grounds(length)]
                };
            if (outcome.Refers)
                yield return outcome.RefersTo is { } to
                    ? $"Your case goes on to \"{to}\", because this policy does not settle it."
                    : "Your case goes to a person, because this policy does not settle it.";
            foreach (var duty in record.Obligations.Where(o => o.Status != Truth.Failed))
                yield return Brought(duty, "It obliges you: ", "It may oblige you: ");
            foreach (var role in record.Authorities.Where(o => o.Status != Truth.Failed))
                yield return Brought(role, "Somebody else must agree to it: ",
                    "Somebody else may have to agree to it: ");
            if (record.Discretion is { Status: not Truth.Failed } d)
                yield return d.Status == Truth.Held
                    ? "An officer may choose not to offer it to you."
                    : "An officer may yet be free not to offer it to you.";
            foreach (var told in record.Tells.Where(t => t.Status != Truth.Failed))
                yield return new Entry(Wording.Told(told) + WorkedOutOn(told, record.Decision.DecidedOn))
                {
                    Hangs = true, Lines = [.. Grounds(told)],
                };
        }
        else
        {
            var possible = Words.Listed(record.Decision.Possible.Select(o => o.Name), "or");
            yield return new Entry(Words.Of("It can still come to: ").Then(possible));
        }
        foreach (var notice in record.Notices) yield return new Entry("Note: " + notice) { Hangs = true };
        yield return Advice;
    }

    private static Entry Brought(ConsequencePart part, string held, string open) =>
        new((part.Status == Truth.Held ? held : open) + part.Text) { Hangs = true, Lines = [.. Grounds(part)] };

    /// <summary>Why a line is so, and what has to be found out before it is known.</summary>
    private static IEnumerable<Words> Grounds(ConsequencePart part) =>
        [.. Wording.Grounds(part.Grounds), .. part.Needs.Where(n => !n.Confidential)
            .Select(n => (Words)$"What still has to be found out: {Wording.Asked(n)}")];

    private static string WorkedOutOn(ConsequencePart told, DateOnly? day) => told.Value is { Value: not null }
        && day is { } on ? $" (worked out on {DateType.SayDay(on)})" : "";

    private static Section? Why(JustificationRecord record)
    {
        var entries = record.Reasons.Select(Reason).ToList();
        if (MayWithhold(record.Decision.Policy)) entries.Add(Withheld);
        if (entries.Count == 0) return null;
        return new Section(record.Reasons.Any(r => r.Open) ? "Why: one or more of these" : "Why", [.. entries]);
    }

    private static Entry Reason(RulePart reason) => new(reason.Because ?? "No rule of this policy applies to you.")
    {
        Lines =
        [
            reason.Rule is null
                ? "No rule of the policy leads to anything else."
                : Words.Of("rule ", Run.Name(reason.Name)).In(Tone.Faint),
            .. reason.Citations.Select(Wording.Cite),
        ],
    };

    private static Section? StillToFindOut(JustificationRecord record) => record.Decision.Needed.IsEmpty
        ? null
        : new Section("What still has to be found out", [.. record.Decision.Needed.Select(Asked)]);

    private static Entry Asked(Need need) =>
        new(Wording.Asked(need)) { Hangs = true };

    private static Section? HowReached(JustificationRecord record)
    {
        var shown = record.Reasons.Where(r => r.When is not null || r.Unless is not null).ToList();
        if (shown.Count == 0) return null;
        return new Section("How this was worked out",
            [.. shown.Select(Reached)]) { Spaced = true, ExplainsSigns = true };
    }

    private static Entry Reached(RulePart rule) =>
        new(Words.Of("rule ", Run.Name(rule.Name))) { Branches = [.. Branches(rule)] };

    private static IEnumerable<Branch> Branches(RulePart rule)
    {
        if (rule.When is { } when) yield return new Branch("this rule applies when", when);
        if (rule.Unless is { } unless) yield return new Branch("unless", unless);
    }

    /// <summary>Rules for other outcomes, and what keeps each from leading there.</summary>
    private static Section? OtherRoutes(JustificationRecord record)
    {
        if (record.Decision.Outcome is not { } outcome) return null;
        var others = record.OtherRules.Where(r => r.Outcome is { } other && other != outcome && r.Status
            is RuleStatus.DoesNotApply or RuleStatus.Defeated or RuleStatus.Outranked or RuleStatus.NotInForce)
            .ToList();
        if (others.Count == 0) return null;
        return new Section("Other rules of the policy, and why they do not decide your case",
            [.. others.Select(rule => Other(record, outcome, rule))]) { Spaced = true };
    }

    private static Entry Other(JustificationRecord record, Outcome outcome, RulePart rule)
    {
        var told = record.OtherRules.Concat(record.Reasons);
        var defeaters = rule.DefeatedBy.Select(d => d.Rule).Where(name => told.Any(r => r.Name == name)).ToList();
        Words why = rule.Status switch
        {
            RuleStatus.Outranked => Words.Of("It applies to you, but ", Run.Name(outcome.Name), " goes before it."),
            RuleStatus.Defeated when defeaters.Count == 0 => "It would apply to you, but another rule sets it aside.",
            RuleStatus.Defeated =>
                Words.Of("It would apply to you, but it is set aside by ").Then(Words.Listed(defeaters)).Then("."),
            RuleStatus.NotInForce => $"It is not in force on that day: it is in force {rule.Rule!.Period!.Words}.",
            _ when rule.Unless is { State: NodeState.Held } && rule.When is not { State: NodeState.Failed } =>
                "It does not apply to you, since this is so:",
            _ => "It does not apply to you, since this is not so:",
        };
        var of = Words.Of(" (rule ", Run.Name(rule.Name), ", for ", Run.Name(rule.Outcome!.Name), ")");
        return new Entry(Words.Of(rule.Because ?? "").Then(of.Runs))
        {
            Lines = [why], Branches = [.. rule.FailedOn.Select(node => new Branch(null, node))],
        };
    }

    private static Section? Facts(JustificationRecord record) =>
        Told(record, f => f.Value is not null) is { IsEmpty: false } facts
            ? new Section("What is recorded about you, and was looked at here", facts)
            : null;

    private static Section? NotKnown(JustificationRecord record) =>
        Told(record, f => f.Value is null) is { IsEmpty: false } facts ? new Section("What is not known", facts) : null;

    private static ImmutableArray<Entry> Told(JustificationRecord record, Func<FactPart, bool> belongs) =>
        [.. record.Facts.Where(f => f.Used && !f.Input.Confidential && belongs(f)).Select(Fact)];

    private static Entry Fact(FactPart fact)
    {
        var name = fact.Input.Ask is { } ask ? $"{ask} ({fact.Input.Name})" : fact.Input.Name;
        var assumed = fact.Standing == Provenance.Assumed ? " (nothing is recorded; this is assumed)" : "";
        return new($"{name}: {fact.Value ?? "not known"}{assumed}")
        {
            Hangs = true,
            Lines =
            [
                .. fact.Judgement is { } judged
                    ? [(Words)$"judged by {judged.By}: {judged.Because}"]
                    : ImmutableArray<Words>.Empty,
                .. fact.Input is ListInput list ? fact.Items.Select((row, i) => Item(list, fact, row, i)) : [],
            ],
        };
    }

    private static Words Item(ListInput list, FactPart fact, ImmutableArray<string?> row, int at)
    {
        var fields = list.Fields.Where(f => !f.Confidential)
            .Select(f => $"{f.Name} {row[f.Index] ?? "not known"}{Wording.Judged(fact, at, f)}");
        return FormattableString.Invariant($"{fact.Numbers[at]}. ") + string.Join(", ", fields);
    }

    private static Section About(JustificationRecord record) => new("About this advice", [.. Wording.Record(record)]);
}
