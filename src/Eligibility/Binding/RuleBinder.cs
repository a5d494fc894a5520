using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds rules and guarantees, and finds what they name.</summary>
internal sealed class RuleBinder(
    Scope scope, NameTable<Outcome> outcomes, NameTable<Rule> rules, GroundsBinder grounds,
    ExpressionBinder expressions, DiagnosticBag found)
{
    public Rule? BindRule(RuleStatement statement, int index)
    {
        var properties = new Properties(statement.Clauses, found);
        var verdict = properties.Single<VerdictClause>(Messages.SecondOutcome);
        var because = properties.Text(TextClauseKind.Because);
        var before = expressions.Block.Next;
        if (verdict is null) found.Add(Messages.RuleWithoutOutcome(statement.Line.LastLine));
        if (because is null) found.Add(Messages.BecauseMissing(statement.Line.LastLine, "rule"));
        if (statement.Title.Key == "otherwise") found.Add(Messages.RuleNamedOtherwise(statement.Title));
        var unless = properties.Single<UnlessClause>();
        if (unless is not null && verdict?.Unless is not null)
            found.Add(Messages.ClauseTwice(unless.Span, verdict.Unless.Span));
        if (unless is not null && verdict is { When: null, Unless: null })
            found.Add(Messages.AlwaysUnless(unless.Span));
        var overrides = properties.Single<OverridesClause>();
        if (verdict is { Outcome: null } && overrides is null)
            found.Add(Messages.AppliesOverridesNothing(verdict.Span));
        if (verdict is { Outcome: null, When: null }) found.Add(Messages.AppliesWithoutWhen(verdict.Span));
        if (verdict is null) return null;
        Outcome? outcome = null;
        if (verdict.Outcome is { } named && (!FindOutcome(named, out outcome) || outcome is null)) return null;
        var when = verdict.When is null ? null : expressions.BindCondition(verdict.When);
        var exception = verdict.Unless ?? unless?.Condition;
        var except = exception is null ? null : expressions.BindCondition(exception);
        if ((verdict.When is not null && when is null) || (exception is not null && except is null) || because is null)
            return null;
        return new Rule
        {
            Index = index, Name = statement.Title.Words, Outcome = outcome, Because = because,
            When = when, Unless = except, Span = statement.Title.Span,
            ForPerson = properties.Text(TextClauseKind.ForPerson),
            Citations = grounds.BindCitations(statement.Clauses),
            Period = BindPeriod(properties.Single<PeriodClause>()),
        };
    }

    public bool FindOutcome(Phrase phrase, out Outcome? outcome)
    {
        if (outcomes.TryFind(phrase.Words, out outcome)) return true;
        found.Add(Messages.Undeclared(phrase, "outcome", found.Near(phrase.Words, outcomes.Names), outcomes.Names));
        return false;
    }

    public bool FindRule(Phrase phrase, out Rule? rule)
    {
        if (rules.TryFind(phrase.Words, out rule)) return true;
        found.Add(Messages.Undeclared(phrase, "rule", found.Near(phrase.Words, rules.Names), rules.Names));
        return false;
    }

    public Period? BindPeriod(PeriodClause? clause)
    {
        if (clause is null || LiteralBinder.ReadDay(clause.From, last: false, found) is not { } from) return null;
        if (clause.Until is null) return new Period(from, null, Say(clause.From, from), null);
        if (LiteralBinder.ReadDay(clause.Until, last: true, found) is not { } until) return null;
        if (until < from) found.Add(Messages.BackwardsPeriod(clause.Span));
        return new Period(from, until, Say(clause.From, from), Say(clause.Until, until));
    }

    private static string Say(Phrase phrase, DateOnly day) =>
        phrase.Tokens.Length == 1 && phrase.Tokens[0].Kind == TokenKind.Date ? DateType.SayDay(day) : phrase.Words;

    /// <summary>The rules with what they override; cycles are errors.</summary>
    public ImmutableArray<Rule> BindOverrides(IReadOnlyList<(RuleStatement Statement, Rule Rule)> bound)
    {
        var overrides = new List<ImmutableArray<int>>();
        foreach (var (statement, rule) in bound)
        {
            var places = ImmutableArray.CreateBuilder<int>();
            foreach (var phrase in statement.Clauses.OfType<OverridesClause>().SelectMany(c => c.Rules))
            {
                if (!FindRule(phrase, out var other) || other is null) continue;
                if (other.Index == rule.Index) found.Add(Messages.OverridesItself(phrase));
                else if (places.Contains(other.Index)) found.Add(Messages.SaidTwice(phrase.Span, phrase.Words));
                else places.Add(other.Index);
            }
            overrides.Add(places.ToImmutable());
        }
        var result = bound.Select((b, i) => b.Rule with { Overrides = overrides[i] }).ToImmutableArray();
        RefuseCycles(result);
        return result;
    }

    private void RefuseCycles(ImmutableArray<Rule> all)
    {
        var byIndex = all.ToDictionary(r => r.Index);
        var state = new Dictionary<int, int>();
        foreach (var rule in all)
        {
            var way = new List<(int Rule, int Next)> { (rule.Index, 0) };
            while (way.Count > 0)
            {
                var (at, next) = way[^1];
                if (next == 0 && !state.TryAdd(at, 1)) { way.RemoveAt(way.Count - 1); continue; }
                var targets = byIndex[at].Overrides.Where(byIndex.ContainsKey).ToList();
                if (next >= targets.Count) { state[at] = 2; way.RemoveAt(way.Count - 1); continue; }
                way[^1] = (at, next + 1);
                if (state.GetValueOrDefault(targets[next]) != 1) { way.Add((targets[next], 0)); continue; }
                var round = way.Select(w => w.Rule).SkipWhile(r => r != targets[next]).Append(targets[next])
                    .Select(r => byIndex[r].Name);
                found.Add(Messages.OverridesCycle(byIndex[at].Span, [.. round]));
            }
        }
    }

    public Guarantee? BindGuarantee(GuaranteeStatement statement)
    {
        if (statement.Clauses.IsEmpty)
        {
            found.Add(Messages.GuaranteeWithoutPromise(statement.Line.LastLine));
            return null;
        }
        if (statement.Clauses.Length > 1)
        {
            found.Add(Messages.ClauseTwice(statement.Clauses[1].Span, statement.Clauses[0].Span));
            return null;
        }
        var name = statement.Title.Words;
        switch (statement.Clauses[0])
        {
            case NeverDependsClause never:
                var inputs = never.Facts.Select(FindInput).ToList();
                return inputs.Any(i => i is null)
                    ? null
                    : new IndependenceGuarantee(name, [.. inputs.Select(i => i!)], never.Span);
            case NeverWorseClause worse:
                if (FindInput(worse.Fact) is not { } input) return null;
                if (input is Fact { Type: NumberType or DateType or ChoiceType { Ranked: true } } fact)
                    return new MonotoneGuarantee(name, fact, worse.Lower, worse.Span);
                found.Add(Messages.NothingLower(worse.Fact));
                return null;
            case PromiseClause promise:
                // Its conditions stand apart, after those of the policy: no decision works them out.
                var outer = expressions.Block;
                var own = expressions.Block = new Block(outer.Next);
                var condition = expressions.BindCondition(promise.When);
                expressions.Block = outer;
                return FindOutcome(promise.Outcome, out var outcome) && outcome is not null && condition is not null
                    ? new OutcomeGuarantee(name, promise.Never, outcome, condition, own.ToImmutable(), promise.Span)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A fact or a list by its name, the decision date included.</summary>
    public Input? FindInput(Phrase phrase)
    {
        if (scope.Find(phrase.Key) is InputSymbol symbol)
        {
            scope.Use(symbol);
            return symbol.Input;
        }
        if (scope.Find(phrase.Key) is not BrokenSymbol)
            found.Add(Messages.Undeclared(phrase, "fact or list",
                found.Near(phrase.Words, scope.InOrder.OfType<InputSymbol>().Select(s => s.Name)),
                scope.InOrder.OfType<InputSymbol>().Select(s => s.Name)));
        return null;
    }
}
