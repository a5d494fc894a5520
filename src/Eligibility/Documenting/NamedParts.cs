using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// What a policy gives a name and its decisions or promises rest on: definitions, tables and scores, each once.
/// </summary>
internal sealed class NamedParts : INodeVisitor<Nothing, object?>
{
    private static readonly NamedParts OfEach = new();

    private NamedParts() { }

    /// <summary>In order of declaration, those of the policy's own file first.</summary>
    public static ImmutableArray<T> Of<T>(Policy policy, Func<T, TextSpan> span) where T : class =>
    [
        .. Reads.Everything(Roots(policy)).Select(node => node.Accept(OfEach, default(Nothing))).OfType<T>()
            .DistinctBy(span).OrderBy(p => span(p).Source.Path == policy.Source.Path ? 0 : 1)
            .ThenBy(p => span(p).Source.Path, StringComparer.Ordinal).ThenBy(p => span(p).Start),
    ];

    private static IEnumerable<Node> Roots(Policy policy) =>
        policy.Rules.SelectMany(r => (Node?[])[r.When, r.Unless])
            .Concat(policy.Outcomes.SelectMany(o => o.Consequences).SelectMany(c => (Node?[])[c.When, c.Value]))
            .Concat(policy.Guarantees.OfType<OutcomeGuarantee>().Select(g => g.When)).OfType<Node>();

    public object? VisitFlag(FlagCondition flag, in Nothing context) => null;

    public object? VisitComparison(Model.Comparison comparison, in Nothing context) => null;

    public object? VisitJoint(JointComparison joint, in Nothing context) => null;

    public object? VisitMember(MemberCondition member, in Nothing context) => null;

    public object? VisitIncludes(IncludesCondition includes, in Nothing context) => null;

    public object? VisitEmpty(EmptyCondition empty, in Nothing context) => null;

    public object? VisitList(ListCondition list, in Nothing context) => null;

    public object? VisitNot(NotCondition not, in Nothing context) => null;

    public object? VisitGroup(GroupCondition group, in Nothing context) => null;

    public object? VisitDefinition(DefinitionCondition named, in Nothing context) => named.Definition;

    public object? VisitItem(ItemCondition item, in Nothing context) => null;

    public object? VisitConstant(ConstantTerm constant, in Nothing context) => null;

    public object? VisitFact(FactTerm fact, in Nothing context) => null;

    public object? VisitField(FieldTerm field, in Nothing context) => null;

    public object? VisitSum(SumTerm sum, in Nothing context) => null;

    public object? VisitProduct(ProductTerm product, in Nothing context) => null;

    public object? VisitRounded(RoundedTerm rounded, in Nothing context) => null;

    public object? VisitGroup(ValueGroupTerm group, in Nothing context) => null;

    public object? VisitLine(ValueLineTerm line, in Nothing context) => null;

    public object? VisitShift(ShiftTerm shift, in Nothing context) => null;

    public object? VisitElapsed(ElapsedTerm elapsed, in Nothing context) => null;

    public object? VisitTable(TableTerm table, in Nothing context) => table.Table;

    public object? VisitScore(ScoreTerm score, in Nothing context) => score.Score;

    public object? VisitDefinition(DefinitionTerm named, in Nothing context) => named.Definition;

    public object? VisitCondition(ConditionTerm named, in Nothing context) => named.Definition;

    public object? VisitThis(ThisTerm mine, in Nothing context) => null;

    public object? VisitCount(CountTerm count, in Nothing context) => null;

    public object? VisitDifferent(DifferentTerm different, in Nothing context) => null;

    public object? VisitTotal(TotalTerm total, in Nothing context) => null;

    public object? VisitSize(SizeTerm size, in Nothing context) => null;
}
