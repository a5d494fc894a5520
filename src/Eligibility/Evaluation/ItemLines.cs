using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines inside <c>where</c> come to, each for one item, over every way of filling in what a case leaves
/// unknown (language, section 4.4). A decision does not look at them by themselves, a reader does.
/// </summary>
internal sealed class ItemLines(RuleEvaluator rules, ImmutableArray<Datum?> values)
{
    // The lines of one justification share a limit of their own: a decision has used its own before.
    private const int MostSteps = 20_000;

    private readonly RuleEvaluator _rules = rules;
    private readonly Dictionary<(object, int), Truth> _known = new(new PlaceComparer());
    private int _steps;

    /// <summary>Whether every line asked for could be told exactly.</summary>
    public bool Exact { get; private set; } = true;

    /// <summary>What a condition comes to for the item in a frame.</summary>
    public Truth Of(Condition condition, ListInput list, int row, in Frame frame)
    {
        if (_known.TryGetValue((condition, row), out var known)) return known;
        var truth = _rules.Conditions.Apart(condition, frame);
        if (truth == Truth.Open && !IsFree(condition, frame))
            truth = Ask(new ItemCondition(_rules.Policy.Conditions.Length, list, row, condition));
        return _known[(condition, row)] = truth;
    }

    private Truth Ask(ItemCondition line)
    {
        // There may be many more lines than steps, and each takes some time to be asked about at all.
        if (_steps >= MostSteps) { Exact = false; return Truth.Open; }
        var completions = new Completions(_rules, [line], MostSteps - _steps);
        var question = new Question(pass => Truths.ToAnswers(pass.Truths[line.Index]), [line], []);
        var answers = completions.Ask(question, values, stopAtTwo: true);
        _steps += completions.Steps;
        // Two found are enough to know that it is open.
        Exact &= answers.Exact || answers.Witnessed.Count > 1;
        return Truths.FromAnswers(answers.Possible);
    }

    /// <summary>
    /// Whether what is open under a condition are tests of one thing each, none of the same and none tied to
    /// anything: each then comes out either way whatever the others do, and what is open from the parts is open.
    /// </summary>
    private bool IsFree(Condition condition, in Frame frame)
    {
        var look = new Look(new Stack<Condition>([condition]), []);
        while (look.Waiting.TryPop(out var at))
        {
            if (_rules.Conditions.Apart(at, frame) != Truth.Open) continue;
            if (!at.Accept(Free, look)) return false;
        }
        return true;
    }

    private static readonly FreeConditions Free = new();
    private static readonly TestedTerms Tested = new();

    /// <summary>What is looked at yet, and what was tested so far.</summary>
    private readonly record struct Look(Stack<Condition> Waiting, HashSet<Unknown> Met)
    {
        public bool Test(Term term) => term.Accept(Tested, default(Nothing)) is { } unknown && Met.Add(unknown);
    }

    /// <summary>
    /// Whether a condition is a test of one thing that nothing else tests, or is made of such, which are then looked
    /// at.
    /// </summary>
    private sealed class FreeConditions : IConditionVisitor<Look, bool>
    {
        public bool VisitFlag(FlagCondition flag, in Look look) => look.Test(flag.Term);

        public bool VisitComparison(Comparison comparison, in Look look)
        {
            if (comparison.Right is not ConstantTerm { Value: Scalar against }) return false;
            return comparison.Left.Accept(Tested, default(Nothing)) is { } unknown
                && CanComeOutEitherWay(comparison, against, unknown) && look.Met.Add(unknown);
        }

        // Its comparisons are of one thing, and tied to each other.
        public bool VisitJoint(JointComparison joint, in Look look) => false;

        public bool VisitMember(MemberCondition member, in Look look) => look.Test(member.Term);

        public bool VisitIncludes(IncludesCondition includes, in Look look) => look.Test(includes.Set);

        public bool VisitEmpty(EmptyCondition empty, in Look look) => look.Test(empty.Set);

        // What it looks at in each item is no one thing; nor is what a definition stands for.
        public bool VisitList(ListCondition list, in Look look) => false;

        public bool VisitNot(NotCondition not, in Look look)
        {
            look.Waiting.Push(not.Operand);
            return true;
        }

        public bool VisitGroup(GroupCondition group, in Look look)
        {
            foreach (var operand in group.Operands) look.Waiting.Push(operand);
            return true;
        }

        public bool VisitDefinition(DefinitionCondition named, in Look look) => false;

        public bool VisitItem(ItemCondition item, in Look look) => false;

        /// <summary>Nothing equals a value that lies between two that could be stated.</summary>
        private static bool CanComeOutEitherWay(Comparison comparison, Scalar against, Unknown unknown) =>
            comparison.Relation is not (Relation.Equal or Relation.NotEqual) || unknown.Range is not { } range
            || (against.Value - range.Low) % unknown.Type!.Step == 0;
    }

    /// <summary>
    /// The one fact or field that a test holds against what is written, where no other value bounds it; else null.
    /// </summary>
    private sealed class TestedTerms : ITermVisitor<Nothing, Unknown?>
    {
        public Unknown? VisitConstant(ConstantTerm constant, in Nothing context) => null;

        public Unknown? VisitFact(FactTerm fact, in Nothing context) =>
            fact.Fact is { EndsAtDecisionDate: false, IsDecisionDate: false } ? new Unknown(fact.Fact, -1, null) : null;

        public Unknown? VisitField(FieldTerm field, in Nothing context) =>
            field.EndsAtDecisionDate || field.List.OnePer.Contains(field.Field.Index)
            ? null
            : new Unknown(field.List, 0, field.Field);

        public Unknown? VisitSum(SumTerm sum, in Nothing context) => null;

        public Unknown? VisitProduct(ProductTerm product, in Nothing context) => null;

        public Unknown? VisitShift(ShiftTerm shift, in Nothing context) => null;

        public Unknown? VisitElapsed(ElapsedTerm elapsed, in Nothing context) => null;

        public Unknown? VisitTable(TableTerm table, in Nothing context) => null;

        public Unknown? VisitScore(ScoreTerm score, in Nothing context) => null;

        public Unknown? VisitDefinition(DefinitionTerm named, in Nothing context) => null;

        public Unknown? VisitCount(CountTerm count, in Nothing context) => null;

        public Unknown? VisitDifferent(DifferentTerm different, in Nothing context) => null;

        public Unknown? VisitTotal(TotalTerm total, in Nothing context) => null;
    }
}
