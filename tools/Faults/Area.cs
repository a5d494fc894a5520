namespace Eligibility.Faults;

/// <summary>A part of the engine that faults are planted in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Paths">Its files and folders, from <c>src/Eligibility</c>.</param>
/// <param name="Only">The members alone that belong to it, where a file holds others; empty for all.</param>
internal sealed record Area(string Name, string[] Paths, string[] Only)
{
    /// <summary>Every part, in the order in which they are reported.</summary>
    public static Area[] All { get; } =
    [
        new("evaluator", ["Evaluation"], []),
        new("binder", ["Binding", "Literals", "Syntax/FileShape.cs", "Text/Nearest.cs"], []),
        new("arithmetic",
            ["Model/Number.cs", "Model/Bounds.cs", "Model/Unit.cs",
                "Model/Relations.cs", "Model/FactType.cs", "Cases/NumberReading.cs",
                "Literals/NumberLiteral.cs", "Literals/PlainLiteral.cs", "Evaluation/TermEvaluator.cs"],
            []),
        new("dates",
            ["Model/Calendar.cs", "Evaluation/Validity.cs", "Evaluation/TermEvaluator.cs",
                "Evaluation/Cuts.cs", "Evaluation/RuleEvaluator.cs",
                "Model/FactType.cs", "Model/Policy.cs", "Model/Period.cs", "Model/Bounds.cs",
                "Binding/LiteralBinder.cs", "Literals/Literal.cs",
                "Literals/NumberLiteral.cs", "Editions/Editions.cs"],
            ["Calendar", "Validity", "DateType", "Period", "OfShift", "Shifted",
                "OfElapsed", "Elapsed", "Days", "FitDate", "AddPeriods",
                "AddDecisionDateEnds", "DayLiteral", "Year", "ReadDate", "ReadDay", "DayOf", "Existing", "OfDate",
                "InForce", "On"]),
        new("rendering", ["Justification", "Rendering", "Text/OneLine.cs"], []),
    ];

    /// <summary>Whether a file of the library belongs to it.</summary>
    public bool Holds(string path) => Paths.Any(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal));
}
