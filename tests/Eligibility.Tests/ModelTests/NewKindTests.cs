using System.Globalization;
using Eligibility.Model;
using Eligibility.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eligibility.Tests.ModelTests;

// Not the engine's own.
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

/// <summary>
/// What becomes of a kind of condition or value that is added to the language: a copy of the engine with one
/// more is compiled in memory, and does not build until every stage has said what it does with it.
/// CONTRIBUTING.md walks the same way.
/// </summary>
public class NewKindTests
{
    // The tests of the list below see the folders alone that Copied compiles: the engine, the second evaluator,
    // the checker, the generators, the translation for solvers.

    /// <summary>Who must say what becomes of a kind of condition, and what goes wrong where it is forgotten.</summary>
    public static readonly SortedDictionary<string, string> OfConditions = new(StringComparer.Ordinal)
    {
        ["Binding/TableCoverage.cs FitKinds"] =
            "whether it fits a value, as the key of a row: else a table is said to cover what it does not",
        ["Binding/TableCoverage.cs LimitKinds"] = "where it cuts a column, as the key of a row",
        ["Evaluation/ConditionEvaluator.cs Kinds"] = "what it comes to: held, failed or open",
        ["Plan/Occurrences.cs Counting"] = "how often it looks at what may be unknown: else two runs are taken for enough",
        ["Evaluation/OpenConditions.cs OpenConditions"] = "what it comes to where two runs are enough",
        ["Evaluation/Residual/PartBuilder.cs PartBuilder"] =
            "what is left of it once everything known is filled in: else it is settled by what it does not say",
        ["Evaluation/TraceWalk.cs TraceWalk"] = "what of it a decision writes down: else it cannot be told",
        ["Model/Reads.cs OwnRead"] = "what it reads by itself: else a protected fact could be read without leave",
        ["Plan/Clauses.cs Ways"] = "in which ways it holds and fails; by itself, where it is a feature of its own",
        ["Plan/FactTest.cs Finder"] = "whether it tests one fact, and where that holds",
        ["SemanticDiff/Transplant.cs Transplant"] = "the same, said of the facts of two policies together",
        ["Plan/KnownCompiler.cs Tests"] = "whether it holds where nothing is unknown; what is free, the plan leaves alone",
        ["Analysis/CoverageConditions.cs CoverageConditions"] = "when its parts are worked out with it",
        ["Analysis/CoverageWalk.cs CoverageWalk"] = "which of its parts are worked out with it",
        ["Justification/ConditionTree.cs ConditionTree"] =
            "how it is told: as a line of its own, and with which values",
        ["Justification/Statements/StatementTree.cs StatementTree"] = "what is true of the case, in words",
        ["Justification/Fragments/LinePreparer.cs LinePreparer"] =
            "how it is told of a known case: as what line, with which values",
        ["Comparing/RuleShape.cs Kinds"] = "by what a rule that is made of it is found again in another edition",
        ["Documenting/ConditionWords.cs ConditionWords"] = "what it says on a printed page, and what its opposite says",
        ["Documenting/NamedParts.cs NamedParts"] = "whether it has a name that a printed page explains",
        ["Oracle/OracleCuts.Gathering.cs Knowing"] = "the second evaluator: whether all that it reads is stated",
        ["Oracle/OracleModel.cs OracleLooks"] = "the second evaluator: whether it looks at more than the item at hand",
        ["Oracle/OracleModel.cs OracleModel"] = "the second evaluator: what it reads and tells apart",
        ["Oracle/OracleModel.cs OracleParts"] = "the second evaluator: what it is made of",
        ["Oracle/OraclePass.cs OraclePass"] = "the second evaluator: whether it holds",
        ["Checking/CheckedConditions.cs CheckedConditions"] = "the checker of justifications: what its line must say",
        ["Checking/Explanations/Bearing.cs Bearing"] = "the checker of records of form 2: how it passes a sign on",
        ["Checking/Explanations/Flips.cs Flips"] = "the checker of records of form 2: what must change for it to change",
        ["Checking/Explanations/TrueStatements.cs TrueStatements"] = "the checker of records of form 2: what its line must say",
        ["Checking/KnownCase.cs KnownCase"] = "the checker of justifications: whether what it reads is stated",
        ["Generators/CaseBoundaries.cs CaseBoundaries"] = "the generator of cases: at which values it turns",
        ["Smt/SmtConditions.cs SmtConditions"] = "the solver tier: when it holds, as a formula",
    };

    /// <summary>Who must say what becomes of a kind of value.</summary>
    public static readonly SortedDictionary<string, string> OfTerms = new(StringComparer.Ordinal)
    {
        ["Model/Bounds.cs Kinds"] = "between which bounds it lies: what makes failure at run time impossible",
        ["Model/Reads.cs OwnRead"] = "what it reads by itself: else a protected fact could be read without leave",
        ["Plan/KnownCompiler.cs Sets"] = "which set it is, where nothing is unknown",
        ["Plan/KnownCompiler.cs Values"] = "what it comes to where nothing is unknown",
        ["SemanticDiff/Transplant.cs Transplant"] = "the same, said of the facts of two policies together",
        ["Plan/Slope.cs Slopes"] = "which way it goes with a fact; what cannot be said leaves that fact to the proof",
        ["Evaluation/Residual/SumBuilder.cs SumBuilder"] = "what is left of it once everything known is filled in",
        ["Evaluation/TermEvaluator.cs Choosing"] = "which choices it can be",
        ["Evaluation/TermEvaluator.cs Scalars"] = "what it comes to",
        ["Evaluation/TermEvaluator.cs Sets"] = "which set it is",
        ["Evaluation/TraceWalk.Values.cs TraceWalk"] = "what of it a decision writes down: else it cannot be told",
        ["Analysis/CoverageConditions.cs CoverageConditions"] = "when its parts are worked out with it",
        ["Analysis/CoverageWalk.cs CoverageWalk"] = "which of its parts are worked out with it",
        ["Justification/Fragments/LinePreparer.Values.cs LinePreparer"] = "how it is told of a known case",
        ["Justification/Statements/StatedValues.cs StatedValues"] = "of what it is made, in statements",
        ["Justification/TestedValues.cs TestedValues"] = "how it is told",
        ["Documenting/NamedParts.cs NamedParts"] = "whether it has a name that a printed page explains",
        ["Documenting/TermWords.cs TermWords"] = "what it is called on a printed page, or from what it is worked out",
        ["Oracle/OracleCuts.Gathering.cs Choosing"] =
            "the second evaluator: to what it can come, where it is chosen or counted",
        ["Oracle/OracleCuts.Gathering.cs Knowing"] = "the second evaluator: whether all that it reads is stated",
        ["Oracle/OracleCuts.Gathering.cs Pulls"] =
            "the second evaluator: whether it rises or falls with what is unknown",
        ["Oracle/OracleModel.cs OracleLooks"] = "the second evaluator: whether it looks at more than the item at hand",
        ["Oracle/OracleModel.cs OracleModel"] = "the second evaluator: what it reads",
        ["Oracle/OracleModel.cs OracleParts"] = "the second evaluator: what it is made of",
        ["Oracle/OracleTerms.cs OracleTerms"] = "the second evaluator: what it comes to",
        ["Checking/CheckedConditions.cs CheckedConditions"] = "the checker of justifications: what its line must say",
        ["Checking/KnownCase.cs KnownCase"] = "the checker of justifications: whether what it reads is stated",
        ["Generators/CaseBoundaries.cs BesideKinds"] = "the generator of cases: what a constant beside it says",
        ["Generators/CaseBoundaries.cs CaseBoundaries"] = "the generator of cases: at which values it turns",
        ["Smt/SmtTerms.cs SmtTerms"] = "the solver tier: what it comes to, as a number of the solver's",
    };

    /// <summary>
    /// Where a kind is asked for by its type, outside a visitor. Each means that kind alone, so that what it says of
    /// every other holds for one that is added too.
    /// </summary>
    public static readonly SortedDictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["Analysis/CoverageTargets.cs Gather: GroupCondition, TableTerm"] =
            "an alternative is needed only where none before it held; a table is one target, however many name it",
        ["Analysis/CoverageTargets.cs Open: DefinitionCondition"] =
            "a use of a definition is no target beside the definition",
        ["Analysis/CoverageTargets.cs PartsOf: JointComparison"] = "the halves of `between` are no lines of their own",
        ["Analysis/CoverageTargets.cs Unnegated: NotCondition"] = "a `not` is one with what it negates",
        ["Analysis/EmptyLists.cs Note: Comparison, CountTerm, ListCondition"] =
            "only `no LIST` by itself holds of nobody's records, and only a count by itself asks for one",
        ["Analysis/IdleChecker.cs Check: NotCondition"] = "`is not` is written as one with its test",
        ["Analysis/IdleChecker.cs Groups: GroupCondition"] = "lines that together come to the same are those of a group",
        ["Analysis/IdleItemTests.cs Tests: GroupCondition, NotCondition"] =
            "the tests of a record are the lines of groups, without their `not`s",
        ["Analysis/InexactForms.cs AddsToRounded: RoundedTerm"] = "what is rounded is not exact in a sum, and only there",
        ["Analysis/InexactForms.cs Note: ConstantTerm, ShiftTerm, SumTerm, TableTerm"] =
            "only a sum adds to what is rounded, only a shift moves by a length; one that is written or looked up is exact",
        ["Binding/LateBinder.cs BindDefinition: ValueGroupTerm"] = "ways of writing it that are often misread",
        ["Binding/LateBinder.cs ReadsLists: ConditionTerm, DefinitionCondition, DefinitionTerm, ScoreTerm, TableTerm"] =
            "what has a name, of which the scope says whether it is of a record",
        ["Binding/ProtectedFacts.cs Lines: GroupCondition, NotCondition"] =
            "a place to point at: the lines of groups, without their `not`s; anything else is a line",
        ["Binding/RangeTests.cs PlaceOf: FactTerm, FieldTerm"] = "a range begins and ends at facts and fields alone",
        ["Binding/RangeTests.cs Warn: Comparison"] = "only a comparison tests an order of two of them",
        ["Binding/ExpressionBinder.Conditions.cs BindApart: ConditionTerm"] = "a column that is a condition has other keys",
        ["Binding/ExpressionBinder.Conditions.cs BindOperands: Comparison"] = "an order of two dates that is tested first",
        ["Binding/ExpressionBinder.Conditions.cs BindPhraseCondition: ConstantTerm"] = "a literal is no condition",
        ["Binding/ExpressionBinder.Predicates.cs BindAmong: Comparison"] = "what Compare made",
        ["Binding/ExpressionBinder.Predicates.cs BindBetween: Comparison, ConstantTerm"] =
            "what Compare made; two literals can be in the wrong order",
        ["Binding/ExpressionBinder.Predicates.cs BindOrdered: Comparison"] = "what Compare made",
        ["Binding/ExpressionBinder.Predicates.cs Compare: ConstantTerm"] = "a literal stands on the right",
        ["Binding/ExpressionBinder.Predicates.cs WarnOfMisreading: ConstantTerm, FactTerm, ShiftTerm"] =
            "two ways of writing that are often misread",
        ["Binding/ExpressionBinder.Rounding.cs MayDivide: ConstantTerm"] = "a literal is nought whatever the case",
        ["Binding/ExpressionBinder.Rounding.cs NotRounded: ConstantTerm"] = "what divides by a literal may be a product",
        ["Binding/ExpressionBinder.Rounding.cs StepOf: ConstantTerm"] = "a value is rounded to a literal",
        ["Binding/ExpressionBinder.Terms.cs Agree: ConstantTerm"] = "a literal takes the unit beside it",
        ["Binding/ExpressionBinder.Terms.cs BindElapsed: FactTerm"] = "only a fact can be told where its range begins",
        ["Binding/ExpressionBinder.Terms.cs IsOrdered: FactTerm, FieldTerm"] = "ranges begin and end at facts and fields alone",
        ["Binding/ExpressionBinder.Terms.cs IsWhole: ConstantTerm"] = "a literal says it by itself",
        ["Binding/ExpressionBinder.Terms.cs MayBeLater: FactTerm"] = "the decision date",
        ["Binding/TableCoverage.Alternatives.cs AlternativesOf: GroupCondition, JointComparison, MemberCondition"] =
            "what alternatives in a cell come to",
        ["Binding/TableCoverage.cs VisitComparison: ConstantTerm"] = "against a literal",
        ["Binding/ExpressionBinder.Hand.cs OnlyOf: ConstantTerm, FactTerm, FieldTerm, ShiftTerm, SumTerm, ThisTerm"] =
            "what is held against itself but for what is written",
        ["Binding/ExpressionBinder.Hand.cs BindThis: ConstantTerm, FactTerm"] =
            "what a case states of no item, and a literal, is none of the record in hand",
        ["Binding/ToldDates.cs Declared: DefinitionTerm, FactTerm, TableTerm"] =
            "what is declared and may be a date; no rule reads what is written in place",
        ["Checking/CheckedConditions.cs NameOf: FactTerm"] = "a field of the record that is decided by itself is a fact",
        ["Checking/CheckedConditions.cs VisitNot: DefinitionCondition, GroupCondition, ListCondition, NotCondition"] =
            "what stands on lines of its own below a `not`",
        ["Checking/CheckedConditions.cs WordsOf: GroupCondition"] = "the heading of a group",
        ["Checking/CheckedRules.cs Lines: GroupCondition"] = "the lines of a group",
        ["Checking/Explanations/CaseWords.cs IsBeyond: ConstantTerm, FieldTerm, ThisTerm"] =
            "what is written, and what is of an item; anything else is worked out by the oracle",
        ["Checking/Explanations/CaseWords.cs NameOf: FactTerm"] = "a field of the record that is decided by itself is a fact",
        ["Checking/Explanations/CaseWords.cs Shown: FactTerm"] = "a fact alone is assumed",
        ["Checking/Explanations/CaseWords.cs ValueOf: ConstantTerm"] = "a literal states itself",
        ["Checking/Explanations/EffectiveLeaves.cs Add: DefinitionCondition, GroupCondition, NotCondition"] =
            "what has lines below it; anything else is a leaf",
        ["Checking/Explanations/LineDetails.cs Core: NotCondition"] = "a `not` is one line with what it negates",
        ["Checking/Explanations/LineDetails.cs Detail: ScoreTerm"] = "a score alone has steps",
        ["Checking/Explanations/LineDetails.cs Has: DefinitionCondition, GroupCondition"] = "what has lines below it",
        ["Checking/Explanations/RuleTrees.cs Below: DefinitionCondition, GroupCondition"] = "what has lines below it",
        ["Checking/Explanations/RuleTrees.cs Line: NotCondition"] = "a `not` is one line with what it negates",
        ["Checking/Explanations/RuleTrees.cs Parts: GroupCondition"] = "what follows a line that settled it is not needed",
        ["Checking/Explanations/TestedRelation.cs Of: ConstantTerm"] = "what is held against a literal needs no name for it",
        ["Checking/Explanations/TrueStatements.cs VisitComparison: ConstantTerm"] =
            "what is held against a literal needs no name for it",
        ["Checking/KnownCase.cs CountsOrChooses: TotalTerm"] = "a total moves with what it adds up",
        ["Checking/KnownCase.cs IsTrue: ConstantTerm"] = "a literal states itself",
        ["Checking/KnownCase.cs Stated: FactTerm, FieldTerm"] = "what a case states; anything else is refused",
        ["Checking/RandomJustificationTests.cs IsNotPromised: DifferentTerm, ValueLineTerm"] =
            "what is not promised to be exact, or is open as yet; any other is held to the bound",
        ["Evaluation/Residual/HeldAgainst.cs IsUnknown: FactTerm"] =
            "a fact is unknown by itself; anything else by what it reads",
        ["Evaluation/Residual/HeldAgainst.cs Waits: DefinitionCondition, FieldTerm, GroupCondition, NotCondition"] =
            "a field of the item at hand; what is made of conditions is looked at part by part",
        ["Evaluation/Residual/KindsOfList.cs HoldsOf: DefinitionCondition, GroupCondition, NotCondition"] =
            "what they are made of is looked at part by part; anything else as a whole",
        ["Evaluation/Residual/KindsOfItems.cs Different: FieldTerm"] = "of what is worked out nothing is said by kinds",
        ["Evaluation/Residual/KindsOfItems.cs FreeItem: FieldTerm"] = "two lines about one field are about one value",
        ["Evaluation/Residual/KindsOfItems.cs Total: FieldTerm"] = "of what is worked out nothing is said by kinds",
        ["Evaluation/Residual/SumBuilder.cs ValuesOf: FieldTerm"] = "a field has a range, what is worked out a type alone",
        ["Evaluation/TermEvaluator.cs OfAny: FieldTerm"] = "a field has a range, what is worked out its bounds",
        ["Model/Term.cs Field: FieldTerm"] = "what is looked at of each item is a field, or is worked out",
        ["Model/ValueGroup.cs Field: FieldTerm"] = "what counts of each item is a field, or is worked out",
        ["Evaluation/Residual/ListPlaces.cs In: DifferentTerm, FieldTerm"] =
            "it alone looks at each value of a field by itself",
        ["Evaluation/Residual/PartBuilder.cs Of: Comparison, FlagCondition, MemberCondition"] =
            "of a stated item these are built anew, which takes less than to look them up; any other is kept",
        ["Evaluation/Residual/PartBuilder.cs VisitFlag: ConditionTerm"] =
            "a column that is a condition is tested by the condition itself; any other value is yes or no",
        ["Evaluation/Residual/SumBuilder.cs SetOf: DefinitionTerm, ThisTerm"] = "what a definition, or `this one's`, stands for",
        ["Evaluation/Residual/SumBuilder.cs Stated: FactTerm"] = "what a case states is a fact or a field",
        ["Generators/CaseBoundaries.cs Note: ConstantTerm, ProductTerm"] =
            "the constants and factors that a comparison names",
        ["Generators/PolicyShrinkerTests.cs A_policy_shrinks_to_the_few_lines_that_a_failure_needs: CountTerm"] =
            "an example",
        ["Plan/FactTest.cs FactOf: FactTerm"] = "a fact and no other value: anything else is no test of one fact",
        ["Plan/FactTest.cs OfComparison: ConstantTerm"] = "against a literal; against anything else it is no such test",
        ["Plan/KnownCompiler.cs VisitIncludes: FactTerm"] = "a set that stands in the row; any other is read where it stands",
        ["Plan/Representatives.cs Representatives: FactTerm, IncludesCondition, SizeTerm"] =
            "which values a set is asked for, and whether they are counted; only that it is empty is asked besides",
        ["SemanticDiff/DiffLiterals.cs Of: DefinitionCondition"] =
            "what a policy has a name for says in one word what its tests say in many",
        ["Plan/Slope.cs ByParts: ConditionTerm, DefinitionCondition"] =
            "a condition of its own, which must be worked out first",
        ["Plan/TurningPoints.cs Of: Comparison"] =
            "what holds a number against another; any other condition about one leaves its fact to the proof",
        ["Justification/Statements/NearestRules.cs FlipsOf: DefinitionCondition, GroupCondition, NotCondition"] =
            "what is made of others changes with them, and every other line by itself",
        ["Justification/Statements/NearestRules.cs Meets: DefinitionCondition, GroupCondition, NotCondition"] =
            "what is made of others is met by them, and every other line by itself",
        ["Justification/Statements/StatedValues.Made.cs Value: ConstantTerm, ShiftTerm"] =
            "a literal is no news, and the reach of `within` is written nowhere",
        ["Justification/Statements/StatedValues.cs DatumOf: ConstantTerm, FactTerm, FieldTerm"] =
            "what is worked out by nobody stands in the policy or the case",
        ["Justification/Statements/StatedValues.cs NameOf: ConstantTerm"] = "a literal has no number by which its words are kept",
        ["Justification/Statements/StatedValues.cs Of: FactTerm"] = "a fact alone may be assumed",
        ["Justification/Statements/StatementTree.cs VisitComparison: ConstantTerm"] = "what is held against a literal needs no name for it",
        ["Justification/Statements/StatementTree.cs IsStated: ConstantTerm"] = "what is written needs no working out",
        ["Justification/TestedValues.cs AddedUp: ConstantTerm, FactTerm, FieldTerm"] =
            "what is stated or written is in no trace; anything else is",
        ["Justification/TestedValues.cs NameOf: FactTerm"] = "a field of the record that is decided by itself is a fact",
        ["Justification/TestedValues.cs StartOf: ConstantTerm"] = "a literal is known; of any other the value says whether it is",
        ["Model/NodeNumbers.cs Below: TableTerm"] = "what the rows of a table say is not told line by line",
        ["Model/NodeNumbers.cs TermsOf: JointComparison, TableTerm"] =
            "the halves of `between` are no lines of their own; of a table the keys are told",
        ["Model/ValueGroup.cs WaysOf: DefinitionTerm, ValueGroupTerm"] = "what is known of each once; any other has its parts",
        ["Model/Term.cs IsOfConditions: ConstantTerm"] = "a score that starts at a literal is worked out by conditions alone",
        ["Model/Term.cs Opened: DefinitionTerm"] = "what a definition stands for",
        ["Model/Term.cs Step: RoundedTerm"] = "the literal to which it is rounded",
        ["Oracle/OracleCuts.Gathering.cs AllOf: ConstantTerm"] = "what is written has one value, of whatever it is asked",
        ["Oracle/OracleCuts.Gathering.cs IsChosen: ConstantTerm, TableTerm"] =
            "what has few values; any other is looked at by its parts",
        ["Oracle/OracleCuts.Gathering.cs SignBeside: ScoreTerm"] = "a score that starts at a value of the case may come to anything",
        ["Oracle/OracleModel.cs Note: ConstantTerm, CountTerm, DifferentTerm"] = "a count against a literal",
        ["Oracle/OracleModel.cs Opened: DefinitionTerm"] = "what a definition stands for",
        ["Oracle/OracleModel.cs Place: FactTerm, FieldTerm"] = "what a case states has a place",
        ["Oracle/OracleModel.cs VisitScore: CountTerm"] = "records that are counted; values of a set are all tried",
        ["Oracle/OraclePass.cs Set: ConstantTerm, FactTerm, FieldTerm, ThisTerm"] = "what holds a set; anything else is refused",
        ["Smt/CaseKinds.cs CaseKinds: CountTerm, DifferentTerm, ListCondition, TotalTerm"] =
            "of which kinds there shall be a tenth and more",
        ["Smt/CaseKinds.cs IsCounted: CountTerm, ElapsedTerm, ScoreTerm, SumTerm"] =
            "what is promised to be exact against a literal alone",
        ["Smt/CaseKinds.cs Unpromised: "
            + "Comparison, DifferentTerm, ProductTerm, ShiftTerm, SumTerm, TableTerm, TotalTerm"] =
            "what the contract names as perhaps not exact",
        ["Smt/SmtRows.cs FormOf: DifferentTerm, TotalTerm"] = "what asks more of items than how many there are",
        ["Smt/SmtTerms.cs SetOf: ConstantTerm, FactTerm, FieldTerm"] = "what holds a set; anything else is refused",
    };

    private const string Condition =
        "internal sealed record AddedCondition(int Index, Term Term, Int128 Of, TextSpan Span) : "
            + "Condition(ConditionKind.Added, Index, Span)\n{\n";
    private const string Term =
        "internal sealed record AddedTerm(Term Of, FactType Type, TextSpan Span) : Term(TermKind.Added, Type, Span)\n{\n";
    private const string Members =
        "public override ImmutableArray<Node> Parts => []; public override Reach Reach => Reach.Same; ";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);
    private static readonly Lazy<CSharpCompilation> Engine = new(Copied);

    [Fact]
    public void The_copy_of_the_engine_is_whole_as_it_stands() => Assert.Empty(Unfinished(Engine.Value));

    [Fact]
    public void A_kind_says_what_every_node_is_asked()
    {
        Assert.Equal(["IsTest.get", "Parts.get", "Reach.get"],
            Asked("Model/Condition.cs", Condition + "}\n", "enum ConditionKind {", "enum ConditionKind { Added,"));
        Assert.Equal(["IsWritten.get", "Name.get", "Parts.get", "Reach.get", "TurnsOnConditions.get"],
            Asked("Model/Term.cs", Term + "}\n", "enum TermKind\n{", "enum TermKind\n{\n    Added,"));
    }

    [Fact]
    public void A_kind_without_a_case_in_the_dispatch_does_not_build()
    {
        var conditions = With("Model/Condition.cs", Condition + Members + "public override bool IsTest => true; }\n",
            "enum ConditionKind {", "enum ConditionKind { Added,");
        Assert.Equal(["CS8509"], Bodies(conditions, "Model/Condition.cs"));
        var terms = With("Model/Term.cs",
            Term + Members
                + "public override string? Name => null; public override bool IsWritten => false; public override "
                + "bool TurnsOnConditions => false; }\n",
            "enum TermKind\n{", "enum TermKind\n{\n    Added,");
        Assert.Equal(["CS8509"], Bodies(terms, "Model/Term.cs"));
    }

    [Fact]
    public void A_kind_of_condition_does_not_build_until_every_consumer_says_what_it_does_with_it() =>
        Assert.Equal(OfConditions.Keys, Consumers("TResult VisitItem(ItemCondition item, in TContext context);",
            "TResult VisitAdded(AddedCondition added, in TContext context);",
            "internal abstract record AddedCondition;"));

    [Fact]
    public void A_kind_of_value_does_not_build_until_every_consumer_says_what_it_does_with_it() =>
        Assert.Equal(OfTerms.Keys, Consumers("TResult VisitTotal(TotalTerm total, in TContext context);",
            "TResult VisitAdded(AddedTerm added, in TContext context);", "internal abstract record AddedTerm;"));

    [Fact]
    public void A_kind_is_asked_for_by_its_type_only_where_that_kind_alone_is_meant()
    {
        var kinds = typeof(Node).Assembly.GetTypes().Where(t => t is { IsSealed: true } && t.IsSubclassOf(typeof(Node)))
            .Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var found = from tree in Engine.Value.SyntaxTrees
                    from name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                    where kinds.Contains(name.Identifier.Text) && IsAskedFor(name)
                    group name.Identifier.Text by $"{tree.FilePath} {MemberOf(name)}" into member
                    select $"{member.Key}: {string.Join(", ", member.Distinct().Order(StringComparer.Ordinal))}";
        var all = found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var unlisted = string.Join('\n', all.Except(ByType.Keys, StringComparer.Ordinal));
        Assert.True(unlisted.Length == 0, unlisted);
        Assert.Equal("", string.Join('\n', ByType.Keys.Except(all, StringComparer.Ordinal)));
    }

    private static bool IsAskedFor(IdentifierNameSyntax name) => name.Parent switch
    {
        PatternSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test =>
            test.Right == name,
        TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.Text: "OfType" } } => true,
        _ => false,
    };

    private static string MemberOf(SyntaxNode node) => node.Ancestors().Select(a => a switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        TypeDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    }).First(n => n is not null)!;

    /// <summary>The engine, and of its tests those that read its model as it does.</summary>
    private static CSharpCompilation Copied()
    {
        var engine = Files(Path.Combine(Repository.Root, "src", "Eligibility"), "");
        var tests = new[] { "Oracle", "Checking", "Generators", "Smt" }.SelectMany(f =>
            Files(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", f), f + "/"));
        var written = CSharpSyntaxTree.ParseText(string.Concat(new[]
        {
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading",
            "System.Threading.Tasks", "Xunit"
        }.Select(n => $"global using {n};\n")),
            Parsing, "usings");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("eligibility", StringComparison.OrdinalIgnoreCase))
            .Select(p => MetadataReference.CreateFromFile(p));
        return CSharpCompilation.Create("Eligibility.Core", engine.Concat(tests).Append(written), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
    }

    private static IEnumerable<SyntaxTree> Files(string folder, string named) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
        where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
        orderby path
        select CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parsing, named + path);

    /// <summary>A copy in which one file says something else, and more.</summary>
    private static CSharpCompilation With(string path, string more, string old, string now)
    {
        var tree = Engine.Value.SyntaxTrees.Single(t => t.FilePath == path);
        var text = tree.ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Engine.Value.ReplaceSyntaxTree(tree,
            CSharpSyntaxTree.ParseText(text.Replace(old, now, StringComparison.Ordinal) + more, Parsing, path));
    }

    /// <summary>
    /// What of a class or record is not there: an abstract member, or one of an interface. What reads
    /// JSON is written by a generator.
    /// </summary>
    private static List<Diagnostic> Unfinished(CSharpCompilation copy) =>
        [.. copy.GetDeclarationDiagnostics().Where(d => d.Id is "CS0534" or "CS0535"
            && !d.GetMessage(CultureInfo.InvariantCulture)
                .Contains("JsonSerializerContext", StringComparison.Ordinal))];

    private static IEnumerable<string> Asked(string path, string more, string old, string now) =>
        Unfinished(With(path, more, old, now)).Select(d => d.GetMessage(CultureInfo.InvariantCulture).Split('\'')[3])
            .Select(m => string.Join('.', m.Split('.')[^2..])).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Bodies(CSharpCompilation copy, string path) =>
        copy.GetSemanticModel(copy.SyntaxTrees.Single(t => t.FilePath == path)).GetMethodBodyDiagnostics()
            .Where(d => d.Id is "CS8509" or "CS8524" || d.Severity == DiagnosticSeverity.Error).Select(d => d.Id);

    /// <summary>Where a copy does not build in which every visitor has one more kind to visit.</summary>
    private static IEnumerable<string> Consumers(string old, string added, string kind) =>
        Unfinished(With("Model/Visitors.cs", kind, old, old + "\n" + added))
            .Select(d => $"{d.Location.SourceTree!.FilePath} {TypeAt(d.Location)}")
            .Distinct().Order(StringComparer.Ordinal);

    private static string TypeAt(Location place) =>
        place.SourceTree!.GetRoot().FindNode(place.SourceSpan)
            .AncestorsAndSelf().OfType<TypeDeclarationSyntax>().First().Identifier.Text;
}
