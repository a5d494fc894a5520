using System.Text;
using Eligibility.Evaluation;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>A rule of a reference policy. The outcome is null for one that only <c>applies</c>.</summary>
internal sealed record ReferenceRule(string Name, int? Outcome, ReferenceCondition? When, ReferenceCondition? Unless,
    IReadOnlyList<string> Overrides, (int From, int? Until)? Period)
{
    public string Text
    {
        get
        {
            var text = new StringBuilder(
                $"rule {Name}\n    {(Outcome is { } o ? ReferencePolicy.Outcomes[o] : "applies")}");
            if (When is not null) text.Append(" when ").Append(When.Lines(4));
            else if (Unless is null) text.Append(" always");
            if (Unless is not null)
                text.Append(When is null ? " " : "\n    ").Append("unless ").Append(Unless.Lines(4));
            text.Append("\n    because \"So it is.\"\n");
            if (Overrides.Count > 0) text.Append("    overrides ").AppendJoin(", ", Overrides).Append('\n');
            if (Period is (var from, var until))
                text.Append("    in force from ").Append(ReferenceFact.SayDay(from))
                    .Append(until is { } last ? $" until {ReferenceFact.SayDay(last)}\n" : "\n");
            return text.ToString();
        }
    }
}

/// <summary>
/// A small policy that says itself what it comes to: the meaning of section 4 for cases without unknowns, written from
/// the reference and sharing nothing with the engine.
/// </summary>
internal sealed record ReferencePolicy(IReadOnlyList<ReferenceFact> Facts, IReadOnlyList<ReferenceFact>? Fields,
    string Definitions, IReadOnlyList<ReferenceRule> Rules, int Otherwise, int MostItems, bool OnePerKind)
{
    public static readonly string[] Outcomes = ["refer", "caution", "prosecute"];

    public string Text
    {
        get
        {
            var text = new StringBuilder("policy \"Reference\"\n");
            foreach (var fact in Facts.Where(f => f.Name != ReferenceFact.DecisionDate)) text.Append(fact.Declaration);
            if (Fields is not null)
                text.Append("list items\n").AppendJoin("",
                        Fields.Select(f => "    " + f.Declaration.Replace("fact ", "", StringComparison.Ordinal)
                            .Replace("\n    ", "\n        ", StringComparison.Ordinal)))
                    .Append(OnePerKind ? "    one per kind\n" : "");
            foreach (var outcome in Outcomes) text.Append("outcome ").Append(outcome).Append(" \"An outcome\"\n");
            return text.Append(Definitions).AppendJoin("", Rules.Select(r => r.Text)).Append("otherwise ")
                .Append(Outcomes[Otherwise]).Append("\nend\n").ToString();
        }
    }

    /// <summary>
    /// What a case without unknowns comes to: the outcome, the status of each rule, and whether its condition holds.
    /// </summary>
    public (int Outcome, RuleStatus[] Statuses, bool[] Whens) Decide(ReferenceCase @case)
    {
        var day =
            Facts.FirstOrDefault(f => f.Name == ReferenceFact.DecisionDate) is { } date ? @case.Facts[date.Slot] : null;
        var inForce = Rules.Select(r => r.Period is not (var from, var until)
            || day >= from && (until is null || day <= until)).ToList();
        var whens = Rules.Select(r => r.When?.Holds(@case, null) ?? true).ToArray();
        var applies = Rules.Select((r, i) => inForce[i] && whens[i] && !(r.Unless?.Holds(@case, null) ?? false))
            .ToList();
        var undefeated = Rules.Select(Undefeated).ToList();
        var given = Rules.Where((r, i) => r.Outcome is not null && undefeated[i]).Select(r => r.Outcome!.Value)
            .DefaultIfEmpty(int.MaxValue).Min();
        var statuses = Rules.Select((r, i) =>
            !inForce[i] ? RuleStatus.NotInForce
            : !applies[i] ? RuleStatus.DoesNotApply
            : !undefeated[i] ? RuleStatus.Defeated
            : r.Outcome is null ? RuleStatus.Exception
            : r.Outcome == given ? RuleStatus.Reason : RuleStatus.Outranked);
        return (given == int.MaxValue ? Otherwise : given, [.. statuses], whens);

        bool Undefeated(ReferenceRule rule) =>
            applies[Rules.ToList().IndexOf(rule)]
                && !Rules.Any(other => other.Overrides.Contains(rule.Name) && Undefeated(other));
    }

    /// <summary>Every case that a case with unknowns can turn out to be and that could be stated.</summary>
    public IEnumerable<ReferenceCase> Completions(ReferenceCase @case) => Fillings(@case).Where(IsValid);

    /// <summary>
    /// No date past the decision date that must not be, no two items of one kind where there is one for each.
    /// </summary>
    private bool IsValid(ReferenceCase @case)
    {
        var decided =
            Facts.FirstOrDefault(f => f.Name == ReferenceFact.DecisionDate) is { } date ? @case.Facts[date.Slot] : null;
        return Facts.All(f => !f.EndsAtDecisionDate || @case.Facts[f.Slot] <= decided)
            && !(OnePerKind && @case.Items!.GroupBy(i => i[0]).Any(same => same.Count() > 1));
    }

    private IEnumerable<ReferenceCase> Fillings(ReferenceCase @case)
    {
        for (var slot = 0; slot < Facts.Count; slot++)
            if (@case.Facts[slot] is null) return Facts[slot].Values.SelectMany(v => Fillings(@case.With(slot, v)));
        if (Fields is null) return [@case];
        if (@case.Items is null) return Lists(MostItems).Select(items => @case with { Items = items });
        for (var row = 0; row < @case.Items.Count; row++)
            for (var field = 0; field < Fields.Count; field++)
                if (@case.Items[row][field] is null)
                    return Fields[field].Values.SelectMany(v => Fillings(@case.With(row, field, v)));
        return [@case];
    }

    /// <summary>Lists of up to so many items; the order of the items never matters.</summary>
    private IEnumerable<IReadOnlyList<IReadOnlyList<int?>>> Lists(int most)
    {
        var kinds = Fields![0].Values.SelectMany(a => Fields[1].Values.Select(b => (IReadOnlyList<int?>)[a, b]))
            .ToList();
        return Enumerable.Range(0, most + 1).SelectMany(length => Of(length, 0));

        IEnumerable<IReadOnlyList<IReadOnlyList<int?>>> Of(int length, int from) => length == 0
            ? [[]]
            : Enumerable.Range(from, kinds.Count - from).SelectMany(kind =>
                Of(length - 1, kind).Select(rest => (IReadOnlyList<IReadOnlyList<int?>>)[kinds[kind], .. rest]));
    }

    /// <summary>Policies with something left out, to find the least in which a failure shows.</summary>
    public IEnumerable<ReferencePolicy> Smaller =>
        Rules.Count < 2
            ? Simpler
            : Rules.Select(gone => this with
            {
                Rules = [.. Rules.Where(r => r != gone).Select(r => Without(r, gone.Name))]
            }).Concat(Simpler);

    private static ReferenceRule Without(ReferenceRule rule, string name)
    {
        var left = rule.Overrides.Where(o => o != name).ToList();
        return rule with { Overrides = left, Outcome = left.Count == 0 ? rule.Outcome ?? 0 : rule.Outcome };
    }

    private IEnumerable<ReferencePolicy> Simpler => Rules.SelectMany((rule, i) =>
        (rule.When?.Smaller.Select(when => rule with { When = when }) ?? [])
            .Concat(rule.Unless is null
                ? []
                : rule.Unless.Smaller.Select(unless => rule with { Unless = unless })
                    .Append(rule with { Unless = null }))
            .Concat(rule.Period is null ? [] : [rule with { Period = null }])
            .Select(simpler => this with { Rules = [.. Rules.Select((r, j) => i == j ? simpler : r)] }));
}
