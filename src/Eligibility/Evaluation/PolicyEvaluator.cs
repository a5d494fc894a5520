using System.Collections.Immutable;
using Eligibility.Evaluation;
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
    private LineEvaluator? _lines;

    /// <summary>Prepares a checked policy for deciding.</summary>
    internal PolicyEvaluator(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        Rules = new RuleEvaluator(policy);
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
        var made = new LineEvaluator(new PolicyPlan(Policy), Rules);
        return Interlocked.CompareExchange(ref _lines, made, null) ?? made;
    }

    /// <summary>Decides a case of this policy.</summary>
    /// <param name="case">The case.</param>
    /// <param name="detail">What the decision holds beside its outcome: when silent, all that a justification
    /// tells.</param>
    /// <exception cref="ArgumentException">The case was read for another policy, or for another text of this
    /// one.</exception>
    public Decision Decide(Case @case, DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (Policy.Each is { } each && @case.Policy.Each is null)
            throw new ArgumentException($"the policy decides each of {each.List.Name}: call {nameof(DecideEach)}", nameof(@case));
        if (!ReferenceEquals(@case.Policy, Policy) && !IsForThis(@case.Policy))
            throw new ArgumentException("the case was read for another policy", nameof(@case));
        var decision = Lines.Decide(@case, detail);
        if ((detail & DecisionDetail.ForPerson) == 0) return decision;
        return decision with { ForPerson = Withholding.Withhold(this, decision) };
    }

    /// <summary>
    /// Decides each record of a case by itself, under a policy that says <c>decides each of</c> a list (language, section
    /// 12).
    /// </summary>
    /// <param name="case">The case, as it was read for this policy.</param>
    /// <param name="detail">What each decision holds beside its outcome.</param>
    /// <exception cref="ArgumentException">The case was read for another policy.</exception>
    /// <exception cref="InvalidOperationException">The policy decides the case as a whole.</exception>
    public EachDecision DecideEach(Case @case, DecisionDetail detail = DecisionDetail.Lines)
    {
        ArgumentNullException.ThrowIfNull(@case);
        if (Policy.Each is not { } each)
            throw new InvalidOperationException($"\"{Policy.Title}\" decides a case as a whole");
        if (@case.Policy.Each is not null || !IsForThis(@case.Policy))
            throw new ArgumentException("the case was read for another policy", nameof(@case));
        var cases = RecordCases.Of(Policy, @case);
        return new EachDecision(Policy, @case, cases is null ? null : [.. cases.Value.Select(c => new RecordDecision(Decide(c, detail)))]);
    }

    /// <summary>What may come of a case; where each record is decided by itself, of a record of which nothing is known.</summary>
    internal Decision DecideAny(Case @case) =>
        Decide(Policy.Each is null ? @case : RecordCases.OfAny(Policy, @case), DecisionDetail.None);

    /// <summary>
    /// Whether a case of a policy is one of this, which may have been compiled again since it was read.
    /// </summary>
    private bool IsForThis(Policy other) =>
        other.Hash == Policy.Hash && other.Source.Path == Policy.Source.Path;

    /// <summary>
    /// What is left of the policy once everything known is filled in is settled by cases and refutations: where runs of
    /// the plan are not enough, and what they say is held against.
    /// </summary>
    internal Decision DecideByProof(Case @case, DecisionDetail detail) => Lines.DecideByProof(@case, detail);

    /// <summary>
    /// What an outcome says of each rule, and of <c>otherwise</c>, beyond what a case says of them: over the ways of
    /// filling in its unknowns that lead there.
    /// </summary>
    internal (ImmutableArray<RuleStatus> Statuses, Truth Otherwise) Given(Outcome outcome, Case @case)
    {
        var left = new ResidualPolicy(Rules, @case.Values, Policy.Conditions, Allowance.Of(@case));
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
}
