using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.SemanticDiff;

/// <summary>A region as it was found: the places of its outcomes, what makes a case one of it, and a case.</summary>
internal sealed record FoundRegion(int Old, int New, ImmutableArray<SignedLiteral> When, ImmutableArray<Datum?> Case);

/// <summary>
/// Looks for cases that two policies decide differently, outside the regions that were found already. Each case that is
/// found is widened: of all that the policies tell it apart by, what can be left out is, as long as every case that agrees
/// in the rest has the same two outcomes. Where there is no further case, that is a proof.
/// </summary>
internal sealed class DiffSearch
{
    private const int Steps = 8_000_000;
    private const int Effort = 8_000_000;
    private const int StepsAQuestion = 200_000;

    private static readonly DateOnly PlainDay = new(2024, 6, 15);

    private readonly Allowance _allowance = new(Steps, Effort);
    private readonly PartBuilder _parts;
    private readonly (ResidualRules Old, ResidualRules New) _rules;
    private readonly ResidualSearch _search;
    private readonly Dictionary<int, (BroughtDifferently Brought, Part Part)> _brought = [];
    private readonly List<Literal> _literals = [];

    public DiffSearch(JointPolicy joint)
    {
        Joint = joint;
        _parts = new PartBuilder(joint.OldRules, joint.Old.Unstated, along: null, joint.Old.Conditions, _allowance.Effort);
        _rules = (new ResidualRules(_parts, joint.OldRules, 0), new ResidualRules(_parts, joint.NewRules, 0));
        _search = new ResidualSearch(_parts, [joint.OldRules, joint.NewRules], copies: 1);
        foreach (var old in joint.Old.Outcomes)
            foreach (var @new in joint.New.Outcomes.Where(n => Name.KeyOf(n.Name) == Name.KeyOf(old.Name)))
            {
                var brought = new BroughtDifferently(old, @new);
                _brought[old.Index * joint.New.Outcomes.Length + @new.Index] = (brought, brought.Part(_parts));
            }
        Gather();
    }

    /// <summary>The two policies.</summary>
    public JointPolicy Joint { get; }

    /// <summary>Whether it is proved that there is no other region than those found.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Every region, up to some number, none of which the others hold all of: one pair of outcomes after the other.</summary>
    public ImmutableArray<FoundRegion> All(int most)
    {
        var any = Question(_parts.Formula.Held, _ => true);
        var pairs = Ask(any, a => a != any.Same, stopAt: 0);
        IsSettled = true;
        var all = new List<FoundRegion>();
        foreach (var pair in pairs.Possible)
        {
            var of = new List<FoundRegion>();
            while (all.Count + of.Count < most && Next(of, pair) is { } found) of.Add(found);
            IsSettled &= all.Count + of.Count < most;
            for (var at = of.Count - 1; at >= 0; at--)
                if (IsCovered(of[at], [.. of.Where((_, i) => i != at)], pair)) of.RemoveAt(at);
            all.AddRange(of);
        }
        return [.. all];
    }

    /// <summary>
    /// A case that is decided differently, without what it can spare; null where there is none, which is proved where it is
    /// settled.
    /// </summary>
    public ImmutableArray<Datum?>? AnyCase()
    {
        var any = Question(_parts.Formula.Held, _ => true);
        var settled = Ask(any, a => a != any.Same);
        IsSettled = settled.IsExact || settled.Found.Count > 0;
        if (settled.Found.Count == 0) return null;
        var (pair, cases) = settled.Found.First();
        return Simplest(OfOurTime([], pair) ?? cases[0], pair);
    }

    /// <summary>Whether every case of a region is one of others.</summary>
    private bool IsCovered(FoundRegion region, ImmutableArray<FoundRegion> others, int pair)
    {
        var formula = _parts.Formula;
        var question = Question(formula.All(Together(region.When), NoneOf(others)),
            pass => Is(region.When, pass) && !others.Any(o => Is(o.When, pass)));
        var settled = Ask(question, a => a == pair);
        return settled.Found.Count == 0 && settled.IsExact;
    }

    private Part NoneOf(IEnumerable<FoundRegion> regions) =>
        _parts.Formula.Not(_parts.Formula.Any(regions.Select(r => Together(r.When))));

    private static bool Is(ImmutableArray<SignedLiteral> when, Pass pass) => when.All(l => l.Of.Holds(pass) == l.Holds);

    /// <summary>The next region of a pair of outcomes; null where there is none, or none was found.</summary>
    private FoundRegion? Next(List<FoundRegion> found, int pair)
    {
        var question = Question(NoneOf(found), pass => !found.Exists(f => Is(f.When, pass)));
        var settled = Ask(question, a => a == pair);
        IsSettled &= settled.IsExact || settled.Found.Count > 0;
        if (settled.Found.Count == 0) return null;
        var values = settled.Found.Values[0][0];
        var pass = Joint.OldRules.Work(values);
        ImmutableArray<SignedLiteral> all = [.. _literals.Select(l => new SignedLiteral(l, l.Holds(pass)))];
        // What no policy tells apart by a literal cannot be told as a region.
        if (!IsImplied(all, pair))
        {
            IsSettled = false;
            return null;
        }
        var when = IsImplied([], pair) ? [] : Needed([], [], all, pair);
        var (old, @new) = question.Of(pair);
        return new FoundRegion(old.Index, @new.Index, when, Simplest(OfOurTime(when, pair) ?? values, pair));
    }

    /// <summary>A case of a region that is decided in our time, which is soonest understood; null where none was found.</summary>
    private ImmutableArray<Datum?>? OfOurTime(ImmutableArray<SignedLiteral> when, int answer)
    {
        var variable = _parts.Unstated.Of(new Unknown(Joint.Old.DecisionDate, -1, null), 0);
        var question = Question(Together(when), pass => Is(when, pass));
        var state = State.Of(_parts.Formula);
        foreach (var day in (DateOnly?[])[PlainDay, Joint.New.InForceFrom, Joint.Old.InForceFrom])
        {
            if (day is not { DayNumber: var number }) continue;
            var mark = state.Enter();
            var settled = state.Take(variable, number, number)
                ? _search.Ask(question, Math.Min(StepsAQuestion, _allowance.Left), a => a == answer, stopAt: 1, from: state)
                : new Settled([], []);
            state.Leave(mark);
            if (settled.Found.Count > 0) return settled.Found.Values[0][0];
        }
        return null;
    }

    /// <summary>Of some literals those without which others do not tell the answer, the first preferred: each half is asked for what it takes beside the other.</summary>
    private ImmutableArray<SignedLiteral> Needed(ImmutableArray<SignedLiteral> given, ImmutableArray<SignedLiteral> added,
        ImmutableArray<SignedLiteral> among, int answer)
    {
        if (added.Length > 0 && IsImplied(given, answer)) return [];
        if (among.Length <= 1) return among;
        var (first, second) = (among[..(among.Length / 2)], among[(among.Length / 2)..]);
        var ofSecond = Needed([.. given, .. first], first, second, answer);
        var ofFirst = Needed([.. given, .. ofSecond], ofSecond, first, answer);
        return [.. ofFirst, .. ofSecond];
    }

    /// <summary>Whether every case in which some literals are so has one answer.</summary>
    private bool IsImplied(ImmutableArray<SignedLiteral> literals, int answer)
    {
        var settled = Ask(Question(Together(literals), pass => Is(literals, pass)), a => a != answer);
        return settled.Found.Count == 0 && settled.IsExact;
    }

    private Part Together(ImmutableArray<SignedLiteral> literals) => _parts.Formula.All(
        literals.Select(l => l.Holds ? l.Of.Part : _parts.Formula.Not(l.Of.Part)));

    private MeaningQuestion Question(Part within, Func<Pass, bool> isWithin) => new(Joint, _rules, _brought, within, isWithin);

    private Settled Ask(MeaningQuestion question, Func<int, bool> wanted, int stopAt = 1)
    {
        var before = _search.Steps;
        var settled = _search.Ask(question, Math.Min(StepsAQuestion, _allowance.Left), wanted, stopAt);
        _allowance.Take(_search.Steps - before);
        return settled;
    }

    /// <summary>The case without what it can spare.</summary>
    private ImmutableArray<Datum?> Simplest(ImmutableArray<Datum?> values, int answer)
    {
        var question = Question(_parts.Formula.Held, _ => true);
        return new SimplestCase(Joint.OldRules, Joint.Old.Unstated)
            .Of([values], passes => question.Of([passes[0], Joint.NewRules.Work(passes[0].Values)]) == answer)[0];
    }

    /// <summary>
    /// All that the policies tell cases apart by: what they have a name for first, then tests of one fact, since these are
    /// soonest understood.
    /// </summary>
    private void Gather()
    {
        var met = new HashSet<Part>(ReferenceEqualityComparer.Instance);
        var named = Joint.Old.Conditions.OfType<DefinitionCondition>().ToLookup(d => Name.KeyOf(d.Definition.Name),
            d => _parts.Of(d, Scope.Outside(0)), StringComparer.Ordinal);
        foreach (var test in Joint.Old.Conditions.Where(c => c.IsTest || c is DefinitionCondition)
            .OrderBy(c => c is DefinitionCondition ? 0 : Plan.FactTest.Of(c) is null ? 2 : 1))
        {
            var part = _parts.Of(test, Scope.Outside(0));
            if (part is SettledPart || !met.Add(part) || met.Contains(_parts.Formula.Not(part))) continue;
            var isOfTwo = test is DefinitionCondition { Definition.Name: var name }
                && named[Name.KeyOf(name)].Distinct(ReferenceEqualityComparer.Instance).Count() > 1;
            _literals.Add(new Literal(part, pass => pass.Truths[test.Index] == Truth.Held)
            {
                Test = test, Note = !isOfTwo ? "" : Joint.IsOld(test) ? " (as it was defined)" : " (as it is defined now)",
            });
        }
        foreach (var policy in (Policy[])[Joint.Old, Joint.New])
            foreach (var day in policy.Rules.Select(r => r.Period).OfType<Period>()
                .SelectMany(p => p.Until is { } until ? (DateOnly[])[p.From, until.AddDays(1)] : [p.From]).Distinct().Order())
            {
                var (date, number) = (policy.DatedBy, day.DayNumber);
                var value = _parts.Unstated.ValueOf(_parts.Unstated.Of(new Unknown(date, -1, null), 0));
                var part = _parts.Compare(value, Relation.AtLeast, Sum.Of(number));
                if (part is SettledPart || !met.Add(part)) continue;
                _literals.Add(new Literal(part, pass => pass.Values[date.Slot] is Scalar on && on.Value >= number) { Day = (date, day) });
            }
        foreach (var (brought, part) in _brought.OrderBy(b => b.Key).Select(b => b.Value))
            if (part is not SettledPart && met.Add(part))
                _literals.Add(new Literal(part, pass => brought.Holds(Joint.OldRules, Joint.NewRules, pass, Joint.NewRules.Work(pass.Values))));
    }
}
