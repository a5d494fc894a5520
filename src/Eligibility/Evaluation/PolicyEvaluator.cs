using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility;

/// <summary>Decides cases under one policy. Immutable and safe to share between threads.</summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var evaluator = PolicyCompiler.Compile(library, "sale.rules").Evaluator!;
/// var buyer = CaseReader.Read(evaluator.Policy, """{"age": 17}"""u8);
/// if (buyer.IsValid)
///     Console.WriteLine(evaluator.Decide(buyer.Case).Outcome?.Name); // refuse
/// </code>
/// </example>
public sealed class PolicyEvaluator
{
    private readonly Question _otherwise;
    private readonly ResidualDecider _residual;
    private LineEvaluator? _lines;

    /// <summary>Prepares a checked policy for deciding.</summary>
    internal PolicyEvaluator(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        Rules = new RuleEvaluator(policy);
        // Those that can prevail over the others first: they settle most.
        var conditions = policy.Rules.OrderBy(r => r.Outcome?.Index ?? -1)
            .SelectMany(r => (Condition?[])[r.When, r.Unless]).OfType<Condition>().ToImmutableArray();
        ImmutableArray<Input> dated = policy.Rules.Any(r => r.Period is not null) ? [policy.DatedBy] : [];
        Outcome = new Question(Rules.PossibleOutcomes, conditions, dated);
        _residual = new ResidualDecider(this);
        _otherwise = new Question(pass => Truths.ToAnswers(RuleEvaluator.Otherwise(pass)), conditions, dated);
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    internal RuleEvaluator Rules { get; }

    /// <summary>Its compiled form.</summary>
    internal PolicyPlan Plan => Lines.Plan;

    /// <summary>
    /// The plan, and what tells of known cases: made for the first case, since whoever only reads a policy or checks
    /// it needs none. Two threads that make it at once make the same, and keep one.
    /// </summary>
    private LineEvaluator Lines => _lines ?? Prepare();

    /// <summary>Makes what deciding needs, where it was not made yet.</summary>
    internal LineEvaluator Prepare()
    {
        if (_lines is { } known) return known;
        var made = new LineEvaluator(new PolicyPlan(Policy), Rules.Conditions);
        return Interlocked.CompareExchange(ref _lines, made, null) ?? made;
    }

    /// <summary>Which outcome prevails, by index.</summary>
    internal Question Outcome { get; }

    /// <summary>Decides a case of this policy.</summary>
    /// <param name="case">The case.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    /// <exception cref="ArgumentException">The case was read for another policy, or for another text of this
    /// one.</exception>
    public Decision Decide(Case @case, DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (!ReferenceEquals(@case.Policy, Policy) && !IsForThis(@case.Policy))
            throw new ArgumentException("the case was read for another policy", nameof(@case));
        var lines = Lines;
        var decision = lines.Plan.TryDecide(@case.Row, out var rule)
            ? new Decision(lines, @case, rule, detail)
            : DecideOpen(@case, detail);
        if ((detail & DecisionDetail.ForPerson) == 0) return decision;
        return decision with { ForPerson = Withholding.Withhold(this, decision) };
    }

    /// <summary>
    /// Whether a case of a policy is one of this, which may have been compiled again since it was read.
    /// </summary>
    private bool IsForThis(Policy other) =>
        other.Hash == Policy.Hash && other.Source.Path == Policy.Source.Path;

    /// <summary>The same without the plan: what the plan says is held against.</summary>
    internal Decision Search(Case @case, DecisionDetail detail)
    {
        var decision = Search(@case, Rules.Work(@case.Values));
        return (detail & DecisionDetail.Lines) == 0
            ? decision
            : decision with { Trace = TraceWalk.Of(Rules, decision) };
    }

    /// <summary>Something is unknown: two runs of the plan, where they are enough.</summary>
    private Decision DecideOpen(Case @case, DecisionDetail detail) => Plan.Settle(@case.Row) switch
    {
        0 => DecideByResidual(@case, detail) ?? Search(@case, detail),
        var possible when BitOperations.IsPow2(possible) =>
            new Decision(Lines, @case, Policy.Outcomes[BitOperations.TrailingZeroCount(possible)], detail),
        _ => new Decision(Lines, @case, outcome: null, detail),
    };

    /// <summary>
    /// Two runs are not enough: what is left of the policy once everything known is filled in is settled by cases and
    /// refutations, where all of it can be.
    /// </summary>
    private Decision? DecideByResidual(Case @case, DecisionDetail detail)
    {
        if (_residual.TryDecide(@case.Values) is not { } reading) return null;
        var decision = new Decision(Lines, @case, reading);
        return (detail & DecisionDetail.Lines) == 0
            ? decision
            : decision with { Trace = TraceWalk.Of(Rules, decision) };
    }

    /// <summary>
    /// It was not all settled: every question that the pass leaves open is put to every way of filling it in.
    /// </summary>
    private Decision Search(Case @case, Pass pass)
    {
        var completions = new Completions(Rules);
        var exact = true;
        var possible = Answer(Outcome);
        var outcome = possible is [var only] ? Policy.Outcomes[only] : null;
        var statuses = Policy.Rules
            .Select(r =>
                (Rule: r, May: Settle([.. Rules.PossibleStatuses(pass, r)], p => Rules.PossibleStatuses(p, r))))
            .ToList();
        var needed = outcome is null ? Needs(completions, @case.Values, ref exact) : [];
        var truths = pass.Truths.Select((truth, i) => truth != Truth.Open
            ? truth
            : Truths.FromAnswers(Answer(Question.Of(Policy.Conditions[i], Policy)))).ToImmutableArray();
        var undefeated = pass.Undefeated.Select((truth, i) => truth != Truth.Open
            ? truth
            : Ask(p => p.Undefeated[i], Outcome.Conditions, Outcome.Inputs)).ToImmutableArray();
        return new Decision(Lines, @case, new DecisionReading
        {
            Outcome = outcome,
            Possible = [.. possible.Select(i => Policy.Outcomes[i])],
            Statuses = [.. statuses.Select(s => s.May is [var status] ? (RuleStatus)status : RuleStatus.Open)],
            Needed = needed,
            Reasons = outcome is null ? [] : Reasons(statuses, outcome, Answer),
            Truths = truths, Undefeated = undefeated,
            Defeaters = [.. statuses.Select(s => Defeaters(s.Rule.Index, s.May))], Exact = exact,
        });

        // Two rules that may each apply need not do so in one way: which of several defeats is a question of its own.
        ImmutableArray<int> Defeaters(int rule, ImmutableSortedSet<int> may)
        {
            if (!may.Contains((int)RuleStatus.Defeated)) return [];
            var by = Rules.OverridersOf(rule).Where(o => undefeated[o] != Truth.Failed).ToImmutableArray();
            return by.Length < 2 ? by : [.. by.Where(o => Answer(Together(rule, o)).Contains(1))];
        }

        // Whether one rule applies, and another undefeated.
        Question Together(int rule, int by) => Outcome with
        {
            Possible = p => Truths.ToAnswers(Truths.And(p.Applies[rule], p.Undefeated[by])),
        };

        ImmutableSortedSet<int> Answer(Question question)
        {
            var answers = completions.Ask(question, @case.Values);
            exact &= answers.Exact;
            return answers.Possible;
        }

        ImmutableSortedSet<int> Settle(ImmutableSortedSet<int> may, Func<Pass, IEnumerable<int>> of) =>
            may.Count == 1 ? may : Answer(Outcome with { Possible = of });

        Truth Ask(Func<Pass, Truth> of, ImmutableArray<Condition> conditions, ImmutableArray<Input> inputs) =>
            Truths.FromAnswers(Answer(new Question(p => Truths.ToAnswers(of(p)), conditions, inputs)));
    }

    /// <summary>
    /// What an outcome says of each rule, and of <c>otherwise</c>, beyond what a case says of them: over the ways of
    /// filling in its unknowns that lead there.
    /// </summary>
    internal (ImmutableArray<RuleStatus> Statuses, Truth Otherwise) Given(Outcome outcome, Case @case)
    {
        var left = new ResidualPolicy(Rules, @case.Values, Policy.Conditions, Allowance.OfDecision());
        var (count, none) = (Policy.Outcomes.Length, left.Rules().NoneOf(Policy.Outcomes.Length, left.Parts.Formula));
        var otherwise = Ask(new TruthQuestion(none, RuleEvaluator.Otherwise));
        return ([.. Policy.Rules.Select(StatusOf)], Truths.FromAnswers(otherwise));

        RuleStatus StatusOf(Rule rule) =>
            Ask(left.Status(rule)) is [var status] ? (RuleStatus)status : RuleStatus.Open;

        List<int> Ask(ResidualQuestion question) =>
        [
            .. left.Ask(new PairQuestion(question, left.Outcome(), count), a => a % count == outcome.Index).Possible
                .Select(a => a / count).Distinct(),
        ];
    }

    /// <summary>
    /// The certain reasons; where the outcome is certain but none of its rules is, all that give it in some way
    /// (language, section 4.5).
    /// </summary>
    private ImmutableArray<Reason> Reasons(List<(Rule Rule, ImmutableSortedSet<int> May)> statuses, Outcome outcome,
        Func<Question, ImmutableSortedSet<int>> answer)
    {
        var certain = statuses.Where(s => s.May is [(int)RuleStatus.Reason])
            .Select(s => Reason.Of(s.Rule)).ToImmutableArray();
        if (!certain.IsEmpty) return certain;
        var open = statuses.Where(s => s.May.Contains((int)RuleStatus.Reason))
            .Select(s => Reason.Of(s.Rule, open: true)).ToList();
        if (Policy.Otherwise.Outcome == outcome && answer(_otherwise) is var otherwise && otherwise.Contains(1))
            open.Add(Reason.Of(Policy.Otherwise, otherwise.Count > 1));
        return [.. open];
    }

    /// <summary>
    /// The facts that can still change the outcome: those one of whose answers alone decides, then the others.
    /// </summary>
    private ImmutableArray<Need> Needs(Completions completions, ImmutableArray<Datum?> values, ref bool exact)
    {
        var needs = new List<(Unknown Unknown, bool Alone)>();
        var open = completions.TurnsOn(Outcome, values)
            .OrderBy(u => u.Input.Slot).ThenBy(u => u.Row).ThenBy(u => u.Field?.Index ?? -1).ToList();
        foreach (var unknown in open)
        {
            var matters = completions.Matters(Outcome, unknown, values);
            exact &= matters is not null;
            // A key changes nothing by itself where no two items may agree in it, and still settles the keys of the
            // others.
            if (matters == false && !unknown.IsKey) continue;
            var alone = completions.SettlesAlone(Outcome, unknown, values);
            exact &= alone is not null;
            if (matters == false && alone != true) continue;
            needs.Add((unknown, alone == true));
        }
        // Where no item can change its key by itself, and none settles the outcome, they change it together.
        if (needs.Count == 0) needs.AddRange(open.Where(u => u.IsKey).Select(u => (u, false)));
        return
        [
            .. needs.OrderByDescending(n => n.Alone).Select(n => new Need(n.Unknown.Name, n.Unknown.Ask, n.Alone)
            {
                Confidential = n.Unknown.Input.Confidential || n.Unknown.Field is { Confidential: true },
            }),
        ];
    }
}
