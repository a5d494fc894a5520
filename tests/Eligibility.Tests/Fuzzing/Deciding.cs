using System.Text;
using Eligibility.Comparing;
using Eligibility.Justification;

namespace Eligibility.Tests.Fuzzing;

/// <summary>Tells a decision in every form, and asks of each what must hold.</summary>
internal static class Deciding
{
    public static string InEveryForm(Decision decision, Seen seen)
    {
        seen.Add("decided", decision.Outcome is null ? 0 : 1);
        seen.Add("exact", decision.Exact ? 0 : 1);
        foreach (var status in decision.Statuses) seen.Add("status", (int)status);
        Require.That(decision.Possible.Length > 0 && (decision.Outcome is null || decision.Possible.Length == 1),
            "the outcome is not the one possible");
        Require.That(decision.Outcome is null || decision.Reasons.Length > 0, "an outcome has no reason");
        Require.That(decision.Outcome is not null || decision.Reasons.Length == 0, "no outcome has a reason");
        Require.That(!(decision.Outcome is null && decision.Exact && decision.Needed.IsEmpty),
            "undecided, with nothing to ask");
        var record = JustificationBuilder.Build(decision);
        var json = JustificationJson.Render(record);
        Require.Json(json, "the justification as JSON");
        // What is written is read again, and is the same decision.
        var recorded = RecordedDecision.Read(json);
        Require.That(DecisionDifference.Between(recorded, recorded).IsEmpty, "a record differs from itself");
        // Also where its rules are not in force, and no letter would be made.
        var letter = LetterMaker.Written(decision);
        Require.Json(LetterJson.Render(letter), "the letter as JSON");
        string[] forms =
        [
            JustificationForms.Text(record), JustificationForms.Markdown(record), JustificationForms.Html(record),
            LetterText.Render(letter), LetterMarkdown.Render(letter), LetterHtml.Render(letter),
        ];
        foreach (var form in forms) Require.Safe(form, "a justification");
        return string.Concat([Encoding.UTF8.GetString(json), .. forms]);
    }
}
