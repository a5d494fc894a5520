using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The sentences of a justification that more than one telling of it needs.</summary>
internal static class Wording
{
    public const string Advice = "This is advice to an officer, who decides.";

    /// <summary>What an outcome is and brings, as it stands for the case.</summary>
    public static IEnumerable<Entry> Outcome(JustificationRecord record, Outcome outcome)
    {
        yield return outcome.Text;
        if (record.Length is { } length)
            yield return WithGrounds(length,
                OutcomeJson.Length(length) is { } lasts ? $"Lasts {lasts}." : "How long it lasts is open.");
        if (outcome.Refers)
            yield return new Entry(outcome.RefersTo is { } to
                ? $"Refers the case to \"{to}\": this policy does not settle it."
                : "Refers the case to a person: this policy does not settle it.")
            {
                Lines = [.. Grounds(outcome.RefersOn)]
            };
        foreach (var duty in record.Obligations.Where(o => o.Status != Truth.Failed))
            yield return WithGrounds(duty, (duty.Status == Truth.Held ? "Obliges: " : "May oblige (open): ") + duty.Text);
        foreach (var role in record.Authorities.Where(o => o.Status != Truth.Failed))
            yield return WithGrounds(role,
                (role.Status == Truth.Held ? "Needs the authority of: " : "May need the authority of (open): ") + role.Text);
        if (record.Discretion is { Status: not Truth.Failed } d)
            yield return WithGrounds(d, d.Status == Truth.Held
                ? "An officer may decline it."
                : "Whether an officer may decline it is open.");
        foreach (var told in record.Tells.Where(t => t.Status != Truth.Failed))
            yield return WithGrounds(told, Told(told));
    }

    /// <summary>A value or a notice that comes with an outcome.</summary>
    public static string Told(ConsequencePart told) => told switch
    {
        { Value: { } value } => $"{told.Text}: {value.Said ?? "not known yet"}",
        { Status: Truth.Held } => told.Text,
        _ => $"May be so (open): {told.Text}",
    };

    private static Entry WithGrounds(ConsequencePart part, string words) => new(words)
    {
        Hangs = true, Lines = [.. Grounds(part.Grounds), .. part.Needs.Select(n => (Words)$"{HangsOn(part)}: {Asked(n)}")],
    };

    private static string HangsOn(ConsequencePart part) => part.NotSettled ? "May hang on (not settled)" : "Hangs on";

    /// <summary>What a line rests on, where it says so.</summary>
    public static IEnumerable<Words> Grounds(Grounds grounds) =>
        grounds.Citations.Select(Cite).Prepend((Words)(grounds.Because ?? "")).Skip(grounds.Because is null ? 1 : 0);

    /// <summary>The question that asks for a fact, and its name.</summary>
    public static string Asked(Need need) => need.Ask is null ? need.Name : $"{need.Ask} ({need.Name})";

    public static Words Cite(Citation citation)
    {
        var (source, said) = (citation.Source, $"source: \"{citation.Source.Title}\"{Published(citation)}");
        return (source.At is { } at ? Words.Of(said + " ", new Run(at, Link: Leading(at))) : said).In(Tone.Faint);
    }

    /// <summary>The same where there is little room: the address stands behind the title.</summary>
    public static Words CiteBriefly(Citation citation) =>
        Words.Of("source: ",
            new Run($"\"{citation.Source.Title}\"", Link: citation.Source.At is { } at ? Leading(at) : null),
            Published(citation)).In(Tone.Faint);

    private static string Published(Citation citation)
    {
        var source = citation.Source;
        var published = string.Join(", ",
            new[] { source.PublishedBy, source.PublishedOn is { } day ? DateType.SayDay(day) : source.PublishedIn }
                .OfType<string>());
        return (published.Length > 0 ? $", {published}" : "") + (citation.Place is null ? "" : $": {citation.Place}")
            + $" ({citation.Evidence.ToString().ToLowerInvariant()})";
    }

    /// <summary>An address that may be followed: only one of the web is made to lead anywhere.</summary>
    public static string? Leading(string at) => IsAddress(at) ? at : null;

    internal static bool IsAddress(string at) =>
        Uri.TryCreate(at, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && !at.AsSpan().ContainsAny(" <>\"\\`");

    /// <summary>What became of a rule that is no reason.</summary>
    public static Words Standing(RulePart rule, string? prevailing) => rule.Status switch
    {
        RuleStatus.DoesNotApply => Words.Of("does not apply").Then(Failing(rule)),
        RuleStatus.Defeated =>
            Words.Of("applies, but is defeated by ").Then(Words.Listed(rule.DefeatedBy.Select(d => d.Rule))),
        RuleStatus.Outranked => prevailing is null
            ? "applies, but an outcome declared earlier prevails"
            : Words.Of("applies, but ", Run.Name(prevailing), " prevails"),
        RuleStatus.Exception => rule.Defeats.IsEmpty
            ? "applies as an exception"
            : Words.Of("applies as an exception: it takes ").Then(Words.Listed(rule.Defeats)).Then(" out"),
        RuleStatus.NotInForce => $"not in force on that day: it is in force {rule.Rule!.Period!.Words}",
        RuleStatus.Open => rule.DefeatedBy.IsEmpty
            ? "open"
            : Words.Of("open, and may be defeated by ").Then(Words.Listed(rule.DefeatedBy.Select(d => d.Rule))),
        _ => "applies",
    };

    private static System.Collections.Immutable.ImmutableArray<Run> Failing(RulePart rule)
    {
        if (rule.FailedOn.IsEmpty) return [];
        var since = rule.Unless is { State: NodeState.Held } && rule.When is not { State: NodeState.Failed }
            ? ", since this holds: "
            : ", since this fails: ";
        return [since, .. Words.Listed(rule.FailedOn.Select(n => n.Words))];
    }

    /// <summary>How a fact came to its value, where the case did not simply state it.</summary>
    /// <summary>Who judged a field of an item, and why, in brackets; nothing where nobody did.</summary>
    public static string Judged(FactPart list, int row, Field field)
    {
        foreach (var (place, judged) in list.JudgedItems)
            if (place.Row == row && place.Field == field.Index) return $" (judged by {judged.By}: {judged.Because})";
        return "";
    }

    public static string Standing(FactPart fact) => fact.Standing switch
    {
        Provenance.Assumed => " (assumed: the case does not state it)",
        Provenance.NotKnown => " (stated as not known)",
        Provenance.NotStated => " (not stated)",
        _ => "",
    };

    /// <summary>What decided, when and by which text: enough to decide it again.</summary>
    public static IEnumerable<Entry> Record(JustificationRecord record)
    {
        var decision = record.Decision;
        var policy = decision.Policy;
        string?[] lines =
        [
            $"Policy: {policy.Title}" + (policy.Edition is null ? "" : $", edition \"{policy.Edition}\"")
                + (policy.Force is null ? "" : $", {policy.Force}"),
            $"Edition: {Sentences.ForPeople(record.EditionChoice)}",
            $"Decided on: {(decision.DecidedOn is { } day ? DateType.SayDay(day) : "not known")}",
            decision.Case.Id is { } id ? $"Case: {id}" : null,
            $"Policy hash: {policy.Hash}",
            $"Engine: {Engine.Version}",
        ];
        return lines.OfType<string>().Select(line => new Entry(line) { Hangs = true });
    }
}
