using System.Globalization;
using System.Text.Json;

namespace Eligibility.Tests.Checking.Explanations;

internal sealed partial class ExplanationCheck
{
    private static readonly string[] Articles = ["A", "An", "The", "No", "Not"];

    private void Heading(JsonElement root, Outcome? outcome)
    {
        var told = root.GetProperty("policy");
        if (!_found.Members("policy", told, "title", "edition", "force", "summary", "caveats", "file", "choice", "standing", "hash"))
            return;
        _found.Same("policy.title", _policy.Title, told.GetProperty("title"));
        _found.Same("policy.edition", _policy.Edition, told.GetProperty("edition"));
        _found.Same("policy.force", _policy.Force, told.GetProperty("force"));
        _found.Same("policy.summary", _policy.Summary, told.GetProperty("summary"));
        _found.Same("policy.caveats", _policy.Caveats, told.GetProperty("caveats"));
        _found.Same("policy.file", _policy.Source.Path, told.GetProperty("file"));
        _found.Same("policy.hash", _policy.Hash, told.GetProperty("hash"));
        var (code, text) = Standing();
        if (_found.Members("policy.standing", told.GetProperty("standing"), "code", "text", "from", "until"))
        {
            _found.Same("policy.standing.code", code, told.GetProperty("standing").GetProperty("code"));
            _found.Same("policy.standing.text", text, told.GetProperty("standing").GetProperty("text"));
            _found.Same("policy.standing.from", CheckedRules.Iso(_policy.Period?.From), told.GetProperty("standing").GetProperty("from"));
            _found.Same("policy.standing.until", CheckedRules.Iso(_policy.Period?.Until), told.GetProperty("standing").GetProperty("until"));
        }
        var isInForce = code == "in force";
        var headline = outcome switch
        {
            null => Undecided(root.GetProperty("needed").GetArrayLength(), isInForce),
            { Refers: true, RefersTo: { } other } => $"decide it under \"{other}\". This policy does not settle it.",
            { Refers: true } => "you settle this case. The policy does not.",
            _ => Lowered(outcome.Text),
        };
        _found.Same("headline", outcome is null ? headline : (isInForce ? "Advice: " : "Trial run: ") + headline,
            root.GetProperty("headline"));
    }

    /// <summary>The standing of the policy on the day (outputs, section 1.7).</summary>
    private (string Code, string Text) Standing()
    {
        if (_policy.NeverInForce is { } never) return ("never", never);
        if (_policy.Period is not { } period) return ("undated", "No start date is declared. It can be tried and decides nothing.");
        var day = DayOf(_policy.DatedBy);
        if (day > period.Until) return ("ended", $"Ended on {Said(period.Until.Value)}: not in force on that day.");
        if (day < period.From) return ("not yet", $"Not yet in force: it starts on {Said(period.From)}.");
        return ("in force", $"In force {period.Words}.");
    }

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Undecided(int missing, bool isInForce) =>
        $"{(isInForce ? "Not" : "Trial run, not")} decided yet: {CaseWords.Number(missing)} {(missing == 1 ? "answer is" : "answers are")} missing.";

    private static string Lowered(string text) =>
        Articles.Contains(text.Split(' ')[0]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
