using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests.Officer;

/// <summary>A run and an officer's decision that stand beside a case are told in each form of the officer's page.</summary>
public class OfficerNotesTests
{
    private static readonly Decision Advice = Advised();

    private static readonly OfficerNotes Notes = new(RunNote.Read(Noted("run-by-an-officer")).Note,
        DecisionNote.Read(Noted("decision-departed")).Note);

    [Theory]
    [InlineData("text"), InlineData("brief"), InlineData("markdown"), InlineData("html"), InlineData("json")]
    public void What_was_decided_stands_there_and_nothing_is_left_to_decide(string form)
    {
        var told = Flat(Form(form, Notes));
        Assert.Contains(Flat("departed"), told, StringComparison.Ordinal);
        Assert.Contains(Flat(Notes.Decision!.Role), told, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("No decision is recorded"), told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Flat("Not recorded yet"), told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("u{000A}", told, StringComparison.Ordinal);
        if (form == "brief") return;
        Assert.Contains(Flat(Notes.Decision.ReasonsForPerson!.Split('\n')[0]), told, StringComparison.Ordinal);
        Assert.Contains(Flat(Notes.Decision.Number), told, StringComparison.Ordinal);
        Assert.Contains(Flat(Notes.Run!.By), told, StringComparison.Ordinal);
        Assert.DoesNotContain(Flat("time and user were not recorded"), told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text"), InlineData("markdown"), InlineData("html")]
    public void Without_them_the_page_says_that_nothing_is_recorded(string form)
    {
        var told = Flat(Form(form, OfficerNotes.None));
        Assert.Contains(Flat("time and user were not recorded"), told, StringComparison.Ordinal);
        Assert.Contains(Flat("You decide."), told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_screen_ends_with_the_decision_and_stays_a_screen()
    {
        var lines = Form("brief", Notes).TrimEnd('\n').Split('\n');
        Assert.True(lines.Length <= 24, string.Join('\n', lines));
        Assert.Contains(lines, l => l.StartsWith("Decided. The advice was departed from", StringComparison.Ordinal));
    }

    private static string Form(string form, OfficerNotes notes)
    {
        var record = JustificationBuilder.Build(Advice);
        return form switch
        {
            "text" => JustificationForms.Text(record, notes: notes),
            "brief" => JustificationForms.Text(record, null, Extent.Brief, notes),
            "markdown" => JustificationForms.Markdown(record, notes).Replace("\\", "", StringComparison.Ordinal),
            "html" => JustificationForms.Html(record, notes: notes),
            _ => Encoding.UTF8.GetString(ExplanationJson.Render(Advice, notes)),
        };
    }

    private static string Flat(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Decision Advised()
    {
        var evaluator = ShelfPolicies.Of("northshire-cautions/2024.rules");
        return evaluator.Decide(Case.OfExample(evaluator.Policy, evaluator.Policy.Examples[0]));
    }

    private static byte[] Noted(string name) => File.ReadAllBytes(
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "HandlingTests", "Accepted", name + ".json"));
}
