namespace Eligibility.Model;

/// <summary>
/// What a stage makes of each kind of condition. There is no default: a kind that a stage has nothing to do with is
/// written down there as such.
/// </summary>
/// <typeparam name="TContext">What is at hand, passed along without being copied.</typeparam>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IConditionVisitor<TContext, TResult>
{
    TResult VisitFlag(FlagCondition flag, in TContext context);

    TResult VisitComparison(Comparison comparison, in TContext context);

    TResult VisitJoint(JointComparison joint, in TContext context);

    TResult VisitMember(MemberCondition member, in TContext context);

    TResult VisitIncludes(IncludesCondition includes, in TContext context);

    TResult VisitEmpty(EmptyCondition empty, in TContext context);

    TResult VisitList(ListCondition list, in TContext context);

    TResult VisitNot(NotCondition not, in TContext context);

    TResult VisitGroup(GroupCondition group, in TContext context);

    TResult VisitDefinition(DefinitionCondition named, in TContext context);

    TResult VisitItem(ItemCondition item, in TContext context);
}

/// <summary>
/// What a stage makes of each kind of value; without a default, as <see cref="IConditionVisitor{TContext, TResult}"/>.
/// </summary>
/// <typeparam name="TContext">What is at hand, passed along without being copied.</typeparam>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface ITermVisitor<TContext, TResult>
{
    TResult VisitConstant(ConstantTerm constant, in TContext context);

    TResult VisitFact(FactTerm fact, in TContext context);

    TResult VisitField(FieldTerm field, in TContext context);

    TResult VisitSum(SumTerm sum, in TContext context);

    TResult VisitProduct(ProductTerm product, in TContext context);

    TResult VisitRounded(RoundedTerm rounded, in TContext context);

    TResult VisitGroup(ValueGroupTerm group, in TContext context);

    TResult VisitLine(ValueLineTerm line, in TContext context);

    TResult VisitShift(ShiftTerm shift, in TContext context);

    TResult VisitElapsed(ElapsedTerm elapsed, in TContext context);

    TResult VisitTable(TableTerm table, in TContext context);

    TResult VisitScore(ScoreTerm score, in TContext context);

    TResult VisitDefinition(DefinitionTerm named, in TContext context);

    TResult VisitCondition(ConditionTerm named, in TContext context);

    TResult VisitThis(ThisTerm mine, in TContext context);

    TResult VisitCount(CountTerm count, in TContext context);

    TResult VisitDifferent(DifferentTerm different, in TContext context);

    TResult VisitTotal(TotalTerm total, in TContext context);

    TResult VisitSize(SizeTerm size, in TContext context);
}

/// <summary>What a stage makes of each kind of condition and of value.</summary>
internal interface INodeVisitor<TContext, TResult>
    : IConditionVisitor<TContext, TResult>, ITermVisitor<TContext, TResult>;
