using Eligibility.Justification;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>A host that hands over nothing is told at once, by the name of what is missing.</summary>
public class NothingGivenTests
{
    public static TheoryData<string> Calls => [.. All.Keys];

    private static readonly Dictionary<string, (string Name, Action Call)> All = new(StringComparer.Ordinal)
    {
        ["a policy to decide under"] = ("policy", () => _ = new PolicyEvaluator(null!)),
        ["a case to decide"] = ("case", () => Deciding.Decide(null!)),
        ["a decision to justify"] = ("decision", () => JustificationBuilder.Build(null!)),
        ["a record as text"] = ("record", () => JustificationForms.Text(null!)),
        ["a record as Markdown"] = ("record", () => JustificationForms.Markdown(null!)),
        ["a record as HTML"] = ("record", () => JustificationForms.Html(null!)),
        ["a decision for the person"] = ("decision", () => LetterMaker.Of(null!)),
        ["what came of each record for the person"] = ("decision", () => EachLetter.Of(null!)),
        ["a record as JSON"] = ("record", () => JustificationJson.Render((JustificationRecord)null!)),
        ["editions while the date is unknown, as text"] = ("editions",
            () => UndatedForms.Text(null!, new EditionDecision())),
        ["editions while the date is unknown, as JSON"] = ("editions",
            () => UndatedJson.Render(null!, new EditionDecision())),
    };

    private static PolicyEvaluator Deciding => BulkTests.Small.Evaluator;

    [Theory, MemberData(nameof(Calls))]
    public void What_is_not_there_is_named(string call)
    {
        var (name, work) = All[call];
        Assert.Equal(name, Assert.Throws<ArgumentNullException>(work).ParamName?.TrimStart('@'));
    }
}
