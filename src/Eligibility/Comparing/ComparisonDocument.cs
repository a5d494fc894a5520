using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison as a document: the outcomes side by side, why each, and what each policy made of the facts.
/// </summary>
internal static class ComparisonDocument
{
    private static readonly ImmutableArray<Words> Nothing = [];

    public static Document Of(PolicyComparison comparison)
    {
        var all = comparison.Decisions;
        if (all.Any(d => d.Result.Each is not null)) return RecordComparison.Of(comparison);
        var outcomes = all.Select(d => d.Record?.Decision.Outcome?.Name).OfType<string>()
            .Distinct(StringComparer.Ordinal).Count();
        var headline = $"{Count(all.Length, "policy", "policies")}, {Count(outcomes, "outcome", "outcomes")}";
        return new Document($"One case under {Count(all.Length, "policy", "policies")}", headline, Tone.Strong)
        {
            Summary =
            [
                .. all.Select(d => AtAGlance(d, all)),
                .. all.Select(d => d.Record?.Decision.Case.Id ?? d.Result.Undated.FirstOrDefault()?.Case.Id)
                    .OfType<string>().Take(1).Select(id => (Entry)$"The case: {id}"),
                "Outcomes are told apart by their names; two policies may mean different things by one name.",
                new Entry(Words.Of(new Run(Wording.Advice, Tone.Faint))),
            ],
            Sections =
            [
                SideBySide(all),
                .. Facts(all) is { IsEmpty: false } facts
                    ? [new Section("What each made of the facts",
                        []) { Grid = new Grid([.. all.Select(Title)], facts) }]
                    : ImmutableArray<Section>.Empty,
            ],
        };
    }

    /// <summary>What came of it under each policy, row by row.</summary>
    internal static Section SideBySide(ImmutableArray<ComparedDecision> all) => new("Side by side", [])
    {
        Grid = new Grid([.. all.Select(Title)], [.. Rows.Select(row =>
                new GridRow(row.Name, [.. all.Select(d => row.Cell(d).ToImmutableArray())]))
            .Where(r => r.Cells.Any(c => !c.IsEmpty))])
    };

    /// <summary>
    /// What one policy comes to, in a line: its title, with its edition only where another has the same
    /// title, and the outcome's name.
    /// </summary>
    private static Entry AtAGlance(ComparedDecision compared, ImmutableArray<ComparedDecision> all)
    {
        var title = compared.Policy.Editions.Title;
        var alone = all.Count(d => d.Policy.Editions.Title.Equals(title, StringComparison.OrdinalIgnoreCase)) == 1;
        return new Entry(
            Words.Of($"{(alone ? title : Title(compared))}: ").Then(Outcome(compared).First().Runs)) { Hangs = true };
    }

    internal static string Count(int count, string one, string many) =>
        FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    internal static string Title(ComparedDecision compared)
    {
        var policy = compared.Record?.Decision.Policy ?? PolicyComparison.UsedAsItStands(compared.Policy);
        return policy?.Edition is { } edition ? $"{policy.Title}: {edition}" : compared.Policy.Editions.Title;
    }

    private static (string Name, Func<ComparedDecision, IEnumerable<Words>> Cell)[] Rows =>
    [
        ("Outcome", Outcome),
        ("Brings", d => Told(d,
            r => r.Decision.Outcome is { } outcome ? Wording.Outcome(r, outcome).Skip(1).Select(e => e.Words) : [])),
        ("Because", d => Told(d, r => r.Reasons.SelectMany(Reason))),
        ("Ask next", d => d.Result.NeedsDate
            ? [d.Policy.Editions.DatedBy.Ask ?? d.Policy.Editions.DatedBy.Name]
            : Told(d, r => r.Decision.Needed.Select(n => (Words)(n.Ask ?? n.Name)))),
        ("Other rules", d => Told(d, r => r.OtherRules.Where(o => o.Outcome is not null).Select(o => Other(r, o)))),
        ("Notes", d => Told(d, r => r.Notices.Select(n => (Words)n))),
        ("Decided on", d => Told(d, r => [r.Decision.DecidedOn is { } day ? DateType.SayDay(day) : "not known"])),
        ("Edition", d => Told(d, r => [r.EditionChoice])),
        ("Read from", d => Told(d, r => [$"{r.Decision.Policy.Source.Path}, hash {r.Decision.Policy.Hash[..12]}..."])),
    ];

    private static IEnumerable<Words> Told(ComparedDecision compared,
        Func<JustificationRecord, IEnumerable<Words>> tell) => compared.Record is { } record ? tell(record) : [];

    internal static IEnumerable<Words> Outcome(ComparedDecision compared)
    {
        if (compared.Record is { } record)
            return record.Decision.Outcome is { } outcome
                ? [Words.Of(new Run(outcome.Name, Tone.Strong)), outcome.Text]
                : [Words.Of(new Run("undecided", Tone.Unsure)), Words.Of("still possible: ")
                    .Then(Words.Listed(record.Decision.Possible.Select(o => o.Name), "or"))];
        if (compared.Result.NeedsDate)
            return [Words.Of(new Run("undecided", Tone.Unsure)),
                $"which edition decides depends on the {compared.Policy.Editions.DatedBy.Name}, which is unknown"];
        if (compared.Result.NoneInForceOn is { } day)
            return [Words.Of(new Run("no edition is in force", Tone.Bad)),
                $"on {DateType.SayDay(day)}; the editions are {compared.Policy.Editions.Describe()}"];
        if (compared.Result.Each is { } each)
            return [Words.Of(new Run(each.IsDecided ? "decided" : "undecided", Tone.Strong)),
                each.Records is null ? $"{each.Each} are not stated" : $"there are no {each.Each}"];
        return compared.Result.Faults.Select(f => (Words)f.ToString())
            .Prepend(Words.Of(new Run("the case cannot be stated here", Tone.Bad)));
    }

    private static IEnumerable<Words> Reason(RulePart reason)
    {
        yield return reason.Because ?? "No rule of this policy applies.";
        Words name = reason.Rule is null ? "otherwise" : Words.Of("rule ", Run.Name(reason.Name));
        yield return name.Then(FormattableString.Invariant(
            $", {reason.File}:{reason.Line}{(reason.Open ? " (open)" : "")}")).In(Tone.Faint);
        foreach (var citation in reason.Citations) yield return Wording.CiteBriefly(citation);
    }

    private static Words Other(JustificationRecord record, RulePart rule) =>
        Words.Of(Run.Name(rule.Name), $" ({rule.Outcome!.Name}): ")
            .Then(Wording.Standing(rule, record.Decision.Outcome?.Name).Runs);

    /// <summary>
    /// Every fact that any of the policies knows, by its name, in the order in which they declare them.
    /// </summary>
    internal static ImmutableArray<GridRow> Facts(ImmutableArray<ComparedDecision> all)
    {
        var names = all.SelectMany(d => d.Record?.Facts ?? []).Where(f => f.Used || f.Standing != Provenance.NotStated)
            .Select(f => f.Input.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. names.Select(name => new GridRow(name, [.. all.Select(d => Fact(d, name))]))];
    }

    private static ImmutableArray<Words> Fact(ComparedDecision compared, string name)
    {
        if (compared.Record is not { } record) return Nothing;
        var fact = record.Facts.FirstOrDefault(f => f.Input.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (fact is null) return [Words.Of(new Run("not a fact of this policy", Tone.Faint))];
        var value = (fact.Value ?? "unknown") + Wording.Standing(fact);
        return fact.Used
            ? [Words.Of(new Run(value, fact.Value is null ? Tone.Unsure : Tone.Plain)), .. Items(fact)]
            : [Words.Of(new Run(value + " (not looked at)", Tone.Faint))];
    }

    private static IEnumerable<Words> Items(FactPart fact) => fact.Input is not ListInput list ? []
        : fact.Items.Select((row, i) => (Words)(FormattableString.Invariant($"{i + 1}. ")
            + string.Join(", ", list.Fields.Select(f => $"{f.Name} {row[f.Index] ?? "unknown"}"))));
}
