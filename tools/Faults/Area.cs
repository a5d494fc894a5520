namespace Eligibility.Faults;

/// <summary>A part of the engine that faults are planted in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Paths">Its files and folders, from <c>src/Eligibility</c>.</param>
/// <param name="Only">The members alone that belong to it, where a file holds others; empty for all.</param>
internal sealed record Area(string Name, string[] Paths, string[] Only)
{
    private static readonly string[] OfPlan =
        ["Evaluation/KnownStatuses.cs", "Evaluation/PlanReading.cs", "Evaluation/OpenReading.cs",
            "Evaluation/OpenConditions.cs", "Evaluation/OpenNeeds.cs", "Evaluation/LineEvaluator.cs",
            "Evaluation/DecisionReading.cs", "Evaluation/OpenWay.cs", "Evaluation/Means.cs"];

    private static readonly string[] OfProof =
        ["Evaluation/Residual", "Evaluation/Unknowns.cs", "Evaluation/ItemLines.cs", "Evaluation/SettledValues.cs"];

    /// <summary>Every part, in the order in which they are reported.</summary>
    public static Area[] All { get; } =
    [
        new("evaluator", ["Evaluation", "Model/Calendar.cs"], []) { Not = [.. OfPlan, .. OfProof] },
        new("binder", ["Binding", "Literals", "Syntax/FileShape.cs", "Text/Nearest.cs"], []),
        new("arithmetic",
            ["Model/Number.cs", "Model/Bounds.cs", "Model/Unit.cs",
                "Model/Relations.cs", "Model/FactType.cs", "Cases/NumberReading.cs",
                "Literals/NumberLiteral.cs", "Literals/PlainLiteral.cs", "Evaluation/TermEvaluator.cs"],
            []),
        new("dates",
            ["Model/Calendar.cs", "Evaluation/Validity.cs", "Evaluation/TermEvaluator.cs",
                "Evaluation/RuleEvaluator.cs",
                "Model/FactType.cs", "Model/Policy.cs", "Model/Period.cs", "Model/Bounds.cs",
                "Binding/LiteralBinder.cs", "Literals/Literal.cs",
                "Literals/NumberLiteral.cs", "Editions/Editions.cs"],
            ["Calendar", "Validity", "DateType", "Period", "OfShift", "Shifted",
                "OfElapsed", "Elapsed", "Days", "FitDate", "AddPeriods",
                "AddDecisionDateEnds", "DayLiteral", "Year", "ReadDate", "ReadDay", "DayOf", "Existing", "OfDate",
                "InForce", "On"]),
        new("rendering", ["Justification", "Rendering", "Text/OneLine.cs"], []),
        new("plan", ["Plan", "Model/SlotForm.cs", "Model/CaseRow.cs", .. OfPlan], []),
        new("proof", OfProof, []),
        new("world", ["World"], []),
        new("reader",
            ["Cases/PlainCaseReader.cs", "Cases/PlainJudgement.cs", "Cases/PlainList.cs", "Cases/PlainText.cs",
                "Cases/PlainUnit.cs", "Cases/PlainUnread.cs", "Cases/PlainValue.cs", "Cases/PreparedNames.cs",
                "Cases/Spelling.cs", "Cases/SpellingMark.cs", "Cases/SpellingTable.cs", "Cases/Spelt.cs"],
            []),
    ];

    /// <summary>What of its folders belongs to another.</summary>
    private string[] Not { get; init; } = [];

    /// <summary>Whether a file of the library belongs to it.</summary>
    public bool Holds(string path) =>
        IsIn(path, Paths) && !IsIn(path, Not);

    private static bool IsIn(string path, string[] paths) =>
        paths.Any(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal));
}
