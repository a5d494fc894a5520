using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>Asks for cases that two policies decide differently: each answer is one that a case gives, or was not refuted.</summary>
internal sealed class MeaningSearch
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
    private readonly List<Clause> _clauses = [];

    public MeaningSearch(JointPolicy joint)
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
        Literals = DiffLiterals.Of(joint, _parts, _brought);
        Known = new KnownCases(Literals);
        ThereAndBack.Require(_parts.Formula);
        var any = Question(Within.Everything);
        (Same, Of) = (any.Same, any.Of);
    }

    /// <summary>The two policies.</summary>
    public JointPolicy Joint { get; }

    /// <summary>All that they tell cases apart by.</summary>
    public ImmutableArray<Literal> Literals { get; }

    /// <summary>Cases that were found.</summary>
    public KnownCases Known { get; }

    /// <summary>The answer of a case in which nothing differs.</summary>
    public int Same { get; }

    /// <summary>The outcomes that an answer stands for.</summary>
    public Func<int, (Outcome Old, Outcome New)> Of { get; }

    /// <summary>Keeps the literals of a clause: where one of them will do, another may do as well.</summary>
    public void Learn(Clause clause)
    {
        if (clause.Any.Length > 1 && !_clauses.Exists(c => c.Says(clause))) _clauses.Add(clause);
    }

    /// <summary>Literals that stood beside one of a clause before.</summary>
    public IEnumerable<SignedLiteral> Siblings(Clause clause) =>
        _clauses.Where(c => c.Any.Intersect(clause.Any).Any()).SelectMany(c => c.Any).Distinct().Except(clause.Any).ToList();

    /// <summary>What is asked of some cases.</summary>
    public MeaningQuestion Question(Within within) => new(Joint, _rules, _brought, within);

    /// <summary>The answers of some cases.</summary>
    /// <param name="within">The cases.</param>
    /// <param name="wanted">The answers that are of interest.</param>
    /// <param name="stopAt">Whether it is enough to find so many of them; 0 for all.</param>
    public Settled Ask(Within within, Func<int, bool> wanted, int stopAt = 1)
    {
        if (stopAt == 1 && Known.Find(within, wanted) is var (known, values)) return new Settled(new() { [known] = [values] }, []);
        var before = _search.Steps;
        var settled = _search.Ask(Question(within), Math.Min(StepsAQuestion, _allowance.Left), wanted, stopAt);
        _allowance.Take(_search.Steps - before);
        foreach (var (answer, cases) in settled.Found) Known.Add(Joint.OldRules.Work(cases[0]), answer);
        return settled;
    }

    /// <summary>Whether it is proved that none of some cases has a wanted answer.</summary>
    public bool IsNone(Within within, Func<int, bool> wanted)
    {
        var settled = Ask(within, wanted);
        return settled.Found.Count == 0 && settled.IsExact;
    }

    /// <summary>Whether every case of a region has one answer; those that lie in a clause are left out.</summary>
    public bool IsImplied(ImmutableArray<Clause> region, int answer, Clause? outside = null) =>
        IsNone(new Within(region, outside is { } clause ? [[clause]] : []), a => a != answer);

    /// <summary>A case that is decided in our time, which is soonest understood; null where none was found.</summary>
    public ImmutableArray<Datum?>? OfOurTime(Within within, int answer)
    {
        foreach (var day in (DateOnly?[])[PlainDay, Joint.New.InForceFrom, Joint.Old.InForceFrom])
            if (day is { } on && OnDay(on, within, answer) is { } values) return values;
        return null;
    }

    /// <summary>A case that is decided on a day and has an answer; null where none was found.</summary>
    private ImmutableArray<Datum?>? OnDay(DateOnly day, Within within, int answer)
    {
        var variable = _parts.Unstated.Of(new Unknown(Joint.Old.DecisionDate, -1, null), 0);
        var state = State.Of(_parts.Formula);
        var settled = state.Take(variable, day.DayNumber, day.DayNumber)
            ? _search.Ask(Question(within), Math.Min(StepsAQuestion, _allowance.Left), a => a == answer, stopAt: 1, from: state)
            : new Settled([], []);
        return settled.Found.Count > 0 ? settled.Found.Values[0][0] : null;
    }

    /// <summary>The case without what it can spare: what is left has the answer, and is one of some cases, whatever the rest is.</summary>
    public ImmutableArray<Datum?> Simplest(ImmutableArray<Datum?> values, Within within, int answer)
    {
        var question = Question(within);
        return new SimplestCase(Joint.OldRules, Joint.Old.Unstated)
            .Of([values], passes => question.Of([passes[0], Joint.NewRules.Work(passes[0].Values)]) == answer)[0];
    }
}
