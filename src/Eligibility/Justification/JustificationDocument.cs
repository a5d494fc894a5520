using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification as a document (language, section 5): the outcome and its reasons first, then how each was reached,
/// then every other rule, the facts and the record.
/// </summary>
internal static class JustificationDocument
{
    /// <param name="record">The record to tell.</param>
    /// <param name="ofRecord">Whether what it shares with others of its case is told apart.</param>
    public static Document Of(JustificationRecord record, bool ofRecord = false)
    {
        var decision = record.Decision;
        var headline = decision.Outcome?.Name ?? "undecided";
        return new Document($"{headline}: {decision.Policy.Title}", headline,
            decision.IsDecided ? Tone.Strong : Tone.Unsure)
        {
            Summary = [.. ofRecord ? Summary(record).SkipLast(1) : Summary(record)],
            Sections = [.. Sections(ofRecord ? EachShared.Own(record) : record).OfType<Section>(), .. ofRecord ? [] : About(record)],
        };
    }

    /// <summary>What the decisions about the records of a case share.</summary>
    public static IEnumerable<Section> Shared(JustificationRecord shared) => [.. Facts(shared), .. About(shared)];

    private static IEnumerable<Section?> Sections(JustificationRecord record) =>
        [Reasons(record), Needed(record), HowReached(record), OtherRules(record), Consequences(record),
            .. Facts(record), Conventions(record)];

    private static IEnumerable<Section> About(JustificationRecord record) => [Record(record)];

    private static IEnumerable<Entry> Summary(JustificationRecord record)
    {
        foreach (var entry in record.Decision.Outcome is { } outcome ? Wording.Outcome(record, outcome) : [])
            yield return entry;
        if (!record.Decision.IsDecided)
            yield return new Entry("Still possible: " + string.Join(", ", record.Decision.Possible.Select(o => o.Name))
                + ".") { Hangs = true };
        foreach (var notice in record.Notices) yield return new Entry("Note: " + notice) { Hangs = true };
        yield return new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint)));
    }

    private static Section? Reasons(JustificationRecord record)
    {
        if (record.Reasons.IsEmpty) return null;
        var exceptions = record.OtherRules.Where(r => r.Status == RuleStatus.Exception && !r.Defeats.IsEmpty);
        return new Section(record.Reasons.Any(r => r.Open) ? "Because of one or more of these" : "Because",
        [
            .. record.Reasons.Select(r => Reason(r, r.Open ? " (open)" : "")),
            .. exceptions.Select(r =>
                Reason(r, Words.Of(" (an exception: it takes ").Then(Words.Listed(r.Defeats)).Then(" out)"))),
        ]);
    }

    private static Entry Reason(RulePart reason, Words mark)
    {
        Words name = reason.Rule is null ? "otherwise" : Words.Of("rule ", Run.Name(reason.Name));
        return new Entry(reason.Because ?? "No rule of this policy applies.")
        {
            Lines = [name.Then($", {Place(reason)}").Then(mark.Runs).In(Tone.Faint),
                .. reason.Citations.Select(Wording.Cite)],
        };
    }

    private static string Place(RulePart rule) => FormattableString.Invariant($"{rule.File}:{rule.Line}");

    private static Section? Needed(JustificationRecord record)
    {
        if (record.Decision.Needed.IsEmpty) return null;
        return new Section("Ask next", [.. record.Decision.Needed.Select(need =>
            new Entry(Words.Of(Wording.Asked(need),
                new Run(need.Alone ? "" : " - decides only together with others", Tone.Faint))) { Hangs = true })]);
    }

    private static Section? HowReached(JustificationRecord record)
    {
        var shown = record.Reasons.Where(r => r.When is not null || r.Unless is not null).ToList();
        if (shown.Count == 0) return null;
        return new Section("How it was reached", [.. shown.Select(rule =>
            new Entry($"{rule.Name}: {rule.Outcome?.Name ?? "applies"}") { Branches = Branches(rule) })])
        {
            Spaced = true, ExplainsSigns = true,
        };
    }

    private static ImmutableArray<Branch> Branches(RulePart rule) =>
        [.. new[]
        {
            rule.When is { } when ? new Branch("when", when) : null,
            rule.Unless is { } unless ? new Branch("unless", unless) : null
        }.OfType<Branch>()];

    private static Section? OtherRules(JustificationRecord record)
    {
        if (record.OtherRules.IsEmpty) return null;
        return new Section("Every other rule",
            [.. record.OtherRules.Select(rule => new Entry($"{rule.Name}: {rule.Outcome?.Name ?? "applies"}")
            {
                Hangs = true, Branches = Branches(rule),
                Lines = [Wording.Standing(rule, record.Decision.Outcome?.Name),
                    Words.Of(new Run(Place(rule), Tone.Faint))],
            })])
        { Spaced = true };
    }

    private static Section? Consequences(JustificationRecord record)
    {
        var parts = record.Obligations.Select(o => (Words: "obliges: " + o.Text, Part: o))
            .Concat(record.Authorities.Select(a => (Words: "needs the authority of: " + a.Text, Part: a)))
            .Concat(record.Discretion is { } d ? [(Words: "an officer may decline it", Part: d)] : [])
            .Concat(record.Tells.Select(t => (Words: Wording.Told(t), Part: t)))
            .Concat(record.Length is { } l ? [(Words: "lasts " + (OutcomeJson.Length(l) ?? "an open time"), Part: l)] : [])
            .Where(p => p.Part.Condition is not null || p.Part.Value is { From.IsEmpty: false }).ToList();
        if (parts.Count == 0) return null;
        return new Section("What the outcome brings, and when", [.. parts.Select(p => new Entry(p.Words
            + (p.Part.Status switch { Truth.Held => "", Truth.Failed => " - not here", _ => " - open" }))
        {
            Hangs = true, Lines = [.. WorkedOut(p.Part)],
            Branches = [.. new[] { p.Part.Condition }.OfType<ConditionNode>().Concat(p.Part.Value?.Parts ?? [])
                .Select(node => new Branch(null, node))],
        })]);
    }

    /// <summary>From which values one that is told is worked out.</summary>
    private static IEnumerable<Words> WorkedOut(ConsequencePart part)
    {
        if (part.Value is { From: { IsEmpty: false } from } value)
            yield return $"from {value.Words}  [{string.Join("; ", from.Select(v => $"{v.Name}: {v.Value}"))}]";
    }

    private static IEnumerable<Section> Facts(JustificationRecord record)
    {
        (string Heading, Func<FactPart, bool> Belongs)[] kinds =
        [
            ("Facts used", f => f.Used && f.Value is not null),
            ("Not known", f => f.Used && f.Value is null),
            ("Stated, but read by no line that was worked out", f => !f.Used && f.Standing == Provenance.Stated),
        ];
        foreach (var (heading, belongs) in kinds)
            if (record.Facts.Where(belongs).Select(Fact).ToImmutableArray() is { IsEmpty: false } entries)
                yield return new Section(heading, entries);
        if (record.TellsCase && record.Decision.Case.NeverLookedAt is { IsEmpty: false } never)
            yield return new Section("Stated, but unknown to this edition and never looked at",
                [.. never.Select(name => (Entry)name)]);
    }

    private static Entry Fact(FactPart fact) =>
        new($"{fact.Input.Name}: {fact.Value ?? "unknown"}{Wording.Standing(fact)}")
        {
            Hangs = true,
            Lines =
            [
                .. fact.Judgement is { } judged
                    ? [(Words)$"judged by {judged.By}: {judged.Because}"]
                    : ImmutableArray<Words>.Empty,
                .. fact.Input is ListInput list
                    ? fact.Items.Select((row, i) => (Words)(FormattableString.Invariant($"{fact.Numbers[i]}. ")
                        + string.Join(", ", list.Fields.Select(f => $"{f.Name} {row[f.Index] ?? "unknown"}{Wording.Judged(fact, i, f)}"))))
                    : [],
            ],
        };

    private static Section? Conventions(JustificationRecord record) =>
        record.Conventions.IsEmpty
            ? null
            : new Section("Conventions relied on", [.. record.Conventions.Select(c => (Entry)c)]);

    private static Section Record(JustificationRecord record) => new("Record", [.. Wording.Record(record)]);
}
