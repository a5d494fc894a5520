using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A rule, or <c>otherwise</c>, as every form tells it.</summary>
/// <param name="Part">What became of it.</param>
/// <param name="Direction">On whose side it is.</param>
/// <param name="Lines">The lines that bear on that.</param>
/// <param name="When">Its <c>when</c> as statements, or null.</param>
/// <param name="Unless">Its <c>unless</c> as statements, or null.</param>
internal sealed record ExplainedRule(RulePart Part, Side Direction, ImmutableArray<EffectLine> Lines, StatedLine? When,
    StatedLine? Unless)
{
    /// <summary>Its number in order of declaration, from 1; 0 of <c>otherwise</c>.</summary>
    public int Number => Part.Rule is { } rule ? rule.Index + 1 : 0;

    /// <summary>Its number among the grounds, from 1; 0 where it is none.</summary>
    public int Ground { get; init; }

    /// <summary>The conditions that bear on it.</summary>
    public IEnumerable<Condition> Conditions =>
        Lines.SelectMany(l => l.Leaves).Select(l => l.Of.Of).OfType<Condition>();
}

/// <summary>
/// What there is to say of a decision, before it takes a form: each form reads it here, so that none says more or
/// less than another, or something else.
/// </summary>
internal sealed record Explanation
{
    /// <summary>The whole record.</summary>
    public required JustificationRecord Record { get; init; }

    /// <summary>The decision.</summary>
    public Decision Decision => Record.Decision;

    /// <summary>How the policy stands on the day that counts.</summary>
    public required PolicyStanding Standing { get; init; }

    /// <summary>The reasons, numbered.</summary>
    public required ImmutableArray<ExplainedRule> Grounds { get; init; }

    /// <summary>Every other rule, in order of declaration.</summary>
    public required ImmutableArray<ExplainedRule> Others { get; init; }

    /// <summary>
    /// Of an <c>otherwise</c> the rules it came nearest to, each with the statements that would have to be other.
    /// </summary>
    public required ImmutableArray<(NearestRule Rule, ImmutableArray<StatedLine> Missing)> Nearest { get; init; }

    /// <summary>On what each line below the outcome hangs that has a condition.</summary>
    public required ImmutableArray<(Consequence Of, ImmutableArray<EffectLine> Lines)> Since { get; init; }

    /// <summary>What would come of the case without its grounds; null where that is not known.</summary>
    public WithoutGrounds? Without { get; init; }

    /// <summary>The facts of which the outcome hangs, one alone.</summary>
    public required ImmutableArray<CouldChange> CouldChange { get; init; }

    /// <summary>What settles the outcome, and what would lead to each other: worked out when it is first asked for.</summary>
    public WhatWouldChange WhatWouldChange => _whatWouldChange.Value;

    private readonly Lazy<WhatWouldChange> _whatWouldChange;

    private Explanation(Decision decision) =>
        _whatWouldChange = new Lazy<WhatWouldChange>(() => Explaining.WhatWouldChange.Of(decision));

    /// <summary>Explains a decision.</summary>
    /// <exception cref="InvalidOperationException">The decision was made without its lines (<see
    /// cref="DecisionDetail.Lines"/>).</exception>
    public static Explanation Of(Decision decision) => Of(decision, _ => true);

    /// <summary>
    /// The same of some of the rules, as if there were no others, and as it may be told to the person: never which
    /// fact alone could have changed it.
    /// </summary>
    internal static Explanation ForPerson(Decision decision, Func<Rule, bool> tells) =>
        Of(decision, tells, triesFacts: false);

    /// <summary>The same of some of the rules, as if there were no others.</summary>
    internal static Explanation Of(Decision decision, Func<Rule, bool> tells, bool triesFacts = true)
    {
        ArgumentNullException.ThrowIfNull(decision);
        // Of a known case the lines are worked out whenever they are asked for.
        var traced = decision.Trace is { } trace ? decision with { Trace = trace } : decision;
        var record = JustificationBuilder.Build(traced, tells);
        var tree = new StatementTree(traced, traced.Trace!);
        var policy = decision.Policy;
        return new Explanation(traced)
        {
            Record = record,
            Standing = PolicyStanding.Of(policy, decision.Case.DayOf(policy.DatedBy)),
            Grounds = [.. record.Reasons.Select((r, i) => Explain(policy, tree, r) with { Ground = i + 1 })],
            Others = [.. record.OtherRules.OrderBy(r => r.Rule!.Index).Select(r => Explain(policy, tree, r))],
            Nearest = [.. NearestRules.Of(traced, tells)
                .Select(n => (n, n.Missing.Select(tree.TellAsked).ToImmutableArray()))],
            Since = [.. record.Brought.Where(b => b.Of.When is not null).Select(b => (b.Of, EffectiveLines.Of(
                b.Status switch { Truth.Held => RuleStatus.Reason, Truth.Failed => RuleStatus.DoesNotApply,
                    _ => RuleStatus.Open },
                Side.Neither, tree.Tell(b.Of.When!), null)))],
            Without = WithoutGrounds.Of(traced),
            CouldChange = !triesFacts ? [] : Justification.CouldChange.Of(traced, record.Facts.Where(f => f.Used)
                .Select(f => f.Input)),
        };
    }

    private static ExplainedRule Explain(Policy policy, StatementTree tree, RulePart part)
    {
        if (part.Rule is not { } rule) return new(part, Directions.Of(policy, policy.Otherwise.Outcome), [], null,
            null);
        var direction = Directions.Of(policy, rule);
        var when = rule.When is null ? null : tree.Tell(rule.When);
        var unless = rule.Unless is null ? null : tree.Tell(rule.Unless);
        return new(part, direction, EffectiveLines.Of(part.Status, direction, when, unless), when, unless);
    }
}
