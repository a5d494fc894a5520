using System.Collections.Immutable;
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
    internal Decision()
    {
    }

    /// <summary>The policy that decided.</summary>
    public required Policy Policy { get; init; }

    /// <summary>The case decided.</summary>
    public required Case Case { get; init; }

    /// <summary>The outcome; null while undecided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The outcomes still possible, in order of declaration; the one decided where there is one.</summary>
    public required ImmutableArray<Outcome> Possible { get; init; }

    /// <summary>Whether the decision is decided (language, section 4.4).</summary>
    public bool IsDecided => Outcome is not null;

    /// <summary>
    /// Whether everything told is exact; where not, something told as open may in truth be certain, never the
    /// reverse.
    /// </summary>
    public required bool Exact { get; init; }

    /// <summary>The reasons, in order of declaration, <c>otherwise</c> last.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The status of each rule, in order of declaration.</summary>
    internal ImmutableArray<RuleStatus> Statuses { get; init; } = [];

    /// <summary>What can still matter, in the order in which to ask (language, section 4.4).</summary>
    public required ImmutableArray<Need> Needed { get; init; }

    /// <summary>The decision date, or null when it is unknown.</summary>
    public DateOnly? DecidedOn =>
        Case.Values[Policy.DecisionDate.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    /// <summary>The date that chose this edition among others; null where the policy was used as it stands.</summary>
    public DateOnly? ChosenBy { get; init; }

    /// <summary>What each of the policy's conditions came to, by index.</summary>
    internal ImmutableArray<Truth> Truths { get; init; } = [];

    /// <summary>
    /// Whether each rule is in force, and whether it applies undefeated: what tells a rule by which others it is
    /// defeated.
    /// </summary>
    internal ImmutableArray<Truth> Undefeated { get; init; } = [];

    /// <summary>For each rule those that defeat it in some way of filling in what is unknown.</summary>
    internal ImmutableArray<ImmutableArray<int>> Defeaters { get; init; } = [];

    /// <summary>The rules by which a rule is defeated, or may be, by their places in order.</summary>
    internal ImmutableArray<int> DefeatersOf(Rule rule) =>
        Statuses[rule.Index] is RuleStatus.Defeated or RuleStatus.Open ? Defeaters[rule.Index] : [];

    /// <summary>
    /// What each line came to; null where it was not asked for (<see cref="DecisionDetail.Lines"/>). Of a known case it
    /// is worked out when it is asked for, each time anew.
    /// </summary>
    internal DecisionTrace? Trace { get => field ?? Lines?.TraceOf(this); init; }

    /// <summary>
    /// What the lines are worked out with again, where the case is a known one and they were asked for; else null.
    /// </summary>
    internal LineEvaluator? Lines { get; init; }

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
