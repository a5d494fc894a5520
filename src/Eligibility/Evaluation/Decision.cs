using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <summary>
/// What an evaluation came to: the case, and what each condition, each rule and, unless it was not asked for, each
/// line came to. It stands alone: a justification is told from it whenever that is asked for, so that the two cannot
/// disagree, and the evaluator that made it may be gone by then.
/// </summary>
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
/// var decision = evaluator.Decide(CaseReader.Read(evaluator.Policy, "{}"u8).Case!);
/// Console.WriteLine(decision.IsDecided); // False
/// foreach (var need in decision.Needed)
///     Console.WriteLine(need.Ask); // How old is the buyer?
/// </code>
/// </example>
public sealed record Decision
{
    private readonly LineEvaluator _lines;

    // Of a known case the place of the rule that decides; else that of the outcome, -1 while undecided.
    private readonly int _rule;
    private readonly int _chosenBy;
    private readonly DecisionDetail _detail;
    private readonly Means _by;

    private Told? _told;

    /// <summary>What came of a case that leaves nothing unknown: told from its plan when it is asked for.</summary>
    /// <param name="lines">The policy: its plan, and what works out lines again.</param>
    /// <param name="case">The case.</param>
    /// <param name="rule">The place of the rule that decides; -1 of <c>otherwise</c>.</param>
    /// <param name="detail">What is asked for beside.</param>
    internal Decision(LineEvaluator lines, Case @case, int rule, DecisionDetail detail) =>
        (_lines, Case, _rule, _detail) = (lines, @case, rule, detail);

    /// <summary>What came of a case with unknowns of which the outcome is known to be certain, or open.</summary>
    /// <param name="lines">The policy: its plan, and what works out the rest when that is asked for.</param>
    /// <param name="case">The case.</param>
    /// <param name="outcome">The outcome; null while undecided.</param>
    /// <param name="by">What told it.</param>
    /// <param name="detail">What is asked for beside.</param>
    internal Decision(LineEvaluator lines, Case @case, Outcome? outcome, Means by, DecisionDetail detail) =>
        (_lines, Case, _rule, _by, _detail) = (lines, @case, outcome?.Index ?? -1, by, detail);

    /// <summary>What came of a case of which all there is to read is told with it.</summary>
    internal Decision(LineEvaluator lines, Case @case, DecisionReading reading, DecisionDetail detail)
        : this(lines, @case, reading.Outcome, Means.Proof, detail) => _told = new Told { Reading = reading };

    /// <summary>The policy that decided.</summary>
    public Policy Policy => _lines.Plan.Policy;

    /// <summary>The case decided.</summary>
    public Case Case { get; }

    /// <summary>The outcome; null while undecided.</summary>
    public Outcome? Outcome => IsKnown ? _lines.Plan.OutcomeOf(_rule) : _rule < 0 ? null : Policy.Outcomes[_rule];

    /// <summary>The outcomes still possible, in order of declaration; the one decided where there is one.</summary>
    public ImmutableArray<Outcome> Possible => Outcome is { } only ? _lines.Only(only)
        : PlanTells is var told and not 0 ? [.. Policy.Outcomes.Where(o => (told >> o.Index & 1) != 0)]
        : Reading.Possible;

    /// <summary>Whether the decision is decided (language, section 4.4).</summary>
    public bool IsDecided => Outcome is not null;

    /// <summary>
    /// Whether the outcome, the outcomes still possible, the reasons and what is needed are exact; where not, something
    /// told as open may in truth be certain, never the reverse. A line that may be is told as one that is not settled.
    /// </summary>
    public bool Exact => OutcomeIsExact && NeedsAreExact;

    /// <summary>Whether the outcome is exact, and where undecided which are possible.</summary>
    public bool OutcomeIsExact => IsToldByRuns || PlanTells != 0 || Reading.OutcomeIsExact;

    /// <summary>Whether each that is needed can matter, and is told to decide alone where it does.</summary>
    public bool NeedsAreExact => IsDecided || Needs.AreExact;

    /// <summary>Whether everything told is exact, each line and each rule among it.</summary>
    internal bool AllIsSettled => Exact
        && (IsToldByRuns || Reading.ConditionsNotSettled.IsEmpty && Reading.RulesNotSettled.IsEmpty);

    /// <summary>Whether each condition that is told as open can come out either way.</summary>
    internal bool IsSettled(Condition condition) =>
        IsToldByRuns || !Reading.ConditionsNotSettled.Contains(condition.Index);

    /// <summary>Whether each rule whose status is told as open can have several.</summary>
    internal bool IsSettled(Rule rule) => IsToldByRuns || !Reading.RulesNotSettled.Contains(rule.Index);

    /// <summary>The reasons, in order of declaration, <c>otherwise</c> last.</summary>
    public ImmutableArray<Reason> Reasons => IsKnown ? _lines.ReasonsOf(Case, _rule) : Reading.Reasons;

    /// <summary>What can still matter, in the order in which to ask (language, section 4.4).</summary>
    public ImmutableArray<Need> Needed => Needs.Needed;

    /// <summary>The decision date, or null when it is unknown.</summary>
    public DateOnly? DecidedOn => Case.DayOf(Policy.DecisionDate);

    /// <summary>The date that chose this edition among others; null where the policy was used as it stands.</summary>
    public DateOnly? ChosenBy
    {
        get => _chosenBy == 0 ? null : DateOnly.FromDayNumber(_chosenBy - 1);
        init => _chosenBy = value is { } day ? day.DayNumber + 1 : 0;
    }

    /// <summary>Whether nothing was unknown that any line of the policy reads.</summary>
    internal bool IsKnown => _by == Means.Plan;

    /// <summary>The word of the case; null where it has none of 64 bits, or something is unknown.</summary>
    internal ulong? Word => _lines.Plan.WordOf(Case.Row);

    /// <summary>Whether its outcome took a proof, since the plan does not tell it.</summary>
    internal bool IsProved => _by == Means.Proof;

    /// <summary>Whether two runs of the plan, or one, said all there is to say, so that all of it is exact.</summary>
    internal bool IsToldByRuns => _by is Means.Plan or Means.TwoRuns;

    /// <summary>
    /// What the plan tells of which outcomes an undecided case leaves possible, one bit each, worked out when it is first
    /// asked for; 0 where it does not tell.
    /// </summary>
    internal ulong PlanTells
    {
        get
        {
            if (IsDecided || _by != Means.Splits) return 0;
            var worked = Worked;
            if (worked.Possible == 0)
                worked.Possible = _lines.Plan.Possible(Case.Row) is var told and not 0 ? told : Told.NotByPlan;
            return worked.Possible == Told.NotByPlan ? 0 : worked.Possible;
        }
    }

    /// <summary>The status of each rule, in order of declaration.</summary>
    internal ImmutableArray<RuleStatus> Statuses => Reading.Statuses;

    /// <summary>What each of the policy's conditions came to, by index.</summary>
    internal ImmutableArray<Truth> Truths => Reading.Truths;

    /// <summary>
    /// Whether each rule is in force, and whether it applies undefeated: what tells a rule by which others it is
    /// defeated.
    /// </summary>
    internal ImmutableArray<Truth> Undefeated => Reading.Undefeated;

    /// <summary>The rules by which a rule is defeated, or may be, by their places in order.</summary>
    internal ImmutableArray<int> DefeatersOf(Rule rule) =>
        Statuses[rule.Index] is RuleStatus.Defeated or RuleStatus.Open ? Reading.Defeaters[rule.Index] : [];

    /// <summary>
    /// What each line came to; null where it was not asked for (<see cref="DecisionDetail.Lines"/>). Of a known case it
    /// is worked out when it is asked for, each time anew.
    /// </summary>
    internal DecisionTrace? Trace
    {
        get => _told?.Trace ?? ((_detail & DecisionDetail.Lines) == 0 ? null
            : IsKnown ? _lines.TraceOfKnown(this)
            : Worked.Trace = _lines.TraceOf(this));
        init => _told = new Told { Needs = _told?.Needs, Reading = _told?.Reading, Trace = value };
    }

    /// <summary>
    /// What the lines are worked out with again, where the case is a known one and they were asked for; else null.
    /// </summary>
    internal LineEvaluator? Lines => !IsKnown || (_detail & DecisionDetail.Lines) == 0 ? null : _lines;

    /// <summary>
    /// What may be told to the person decided about; null where it was not asked for (<see
    /// cref="DecisionDetail.ForPerson"/>).
    /// </summary>
    internal WithheldDecision? ForPerson { get; init; }

    /// <summary>The rules in the order in which they are told: those that are reasons, and then every other.</summary>
    internal IEnumerable<Rule> ReasonsFirst
    {
        get
        {
            var isReason = new bool[Policy.Rules.Length];
            foreach (var reason in Reasons)
                if (reason.Rule is { } rule) isReason[rule.Index] = true;
            return Policy.Rules.Where(r => isReason[r.Index]).Concat(Policy.Rules.Where(r => !isReason[r.Index]));
        }
    }

    /// <summary>What is needed, worked out when it is first asked for.</summary>
    internal NeedsReading Needs => IsDecided ? NeedsReading.None
        : Worked.Needs ??= _told?.Reading is { } reading
            ? new NeedsReading(reading.Needed, reading.NeedsAreExact)
            : _lines.NeedsOf(Case);

    /// <summary>What there is to read, worked out when it is first asked for.</summary>
    internal DecisionReading Reading => Worked.Reading ??= IsKnown
        ? PlanReading.Of(_lines, Case, _rule)
        : _lines.ReadingOf(this);

    private Told Worked => _told ??= new Told();

    /// <summary>The same case decided again as if one of its facts, or a list, were not known.</summary>
    /// <param name="input">The fact or list.</param>
    internal Decision Without(Input input) => _lines.Decide(Case with
    {
        Values = Case.Values.SetItem(input.Slot, null),
        Provenances = Case.Provenances.SetItem(input.Slot, Provenance.NotKnown),
    }, DecisionDetail.None);

    /// <summary>What decided it, to ask what else could have come.</summary>
    internal LineEvaluator Evaluator => _lines;

    /// <summary>The same with something else told of it.</summary>
    internal Decision Telling(DecisionReading reading) =>
        new(_lines, Case, reading, DecisionDetail.None) { ChosenBy = ChosenBy };

    /// <summary>Whether it is this very decision: two of the same case are not held against each other here.</summary>
    public bool Equals(Decision? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>What was worked out when it was first asked for: two threads that do so at once work out the same.</summary>
    private sealed class Told
    {
        public NeedsReading? Needs { get; set; }

        // Where all of 64 outcomes are possible, a proof tells so.
        public const ulong NotByPlan = ulong.MaxValue;

        /// <summary>The outcomes that the plan tells to be possible; 0 where that was not asked.</summary>
        public ulong Possible { get; set; }

        public DecisionReading? Reading { get; set; }

        public DecisionTrace? Trace { get; set; }
    }
}

/// <summary>A reason of a decision: a rule that gives its outcome, or <c>otherwise</c>, where none does.</summary>
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
/// var decision = evaluator.Decide(CaseReader.Read(evaluator.Policy, """{"age": 17}"""u8).Case!);
/// foreach (var reason in decision.Reasons)
///     Console.WriteLine($"{reason.Name}: {reason.Because}"); // minors: Fireworks are not sold to minors.
/// </code>
/// </example>
public sealed record Reason
{
    private Reason(string name, string? because, Rule? rule, bool open) =>
        (Name, Because, Rule, Open) = (name, because, rule, open);

    /// <summary>The name of the rule, or <c>otherwise</c>.</summary>
    public string Name { get; }

    /// <summary>The reason in the policy's words; null where <c>otherwise</c> gives none.</summary>
    public string? Because { get; }

    /// <summary>The rule with its citations, or null for <c>otherwise</c>.</summary>
    public Rule? Rule { get; }

    /// <summary>Whether it is a reason only in some way of filling in what is unknown.</summary>
    public bool Open { get; }

    internal static Reason Of(Rule rule, bool open = false) => new(rule.Name, rule.Because, rule, open);

    internal static Reason Of(Otherwise otherwise, bool open = false) =>
        new("otherwise", otherwise.Because, null, open);
}

/// <summary>A fact that can still matter.</summary>
/// <param name="Name">Its name; of an item's field, <c>previous offences 2: kind</c>.</param>
/// <param name="Ask">The question that asks for it, or null.</param>
/// <param name="Alone">Whether one of its answers alone decides.</param>
public sealed record Need(string Name, string? Ask, bool Alone)
{
    /// <summary>Whether it is withheld from the person decided about.</summary>
    public bool Confidential { get; init; }
}
