using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What stands in the way of an outcome, as all forms for people tell it.</summary>
internal static class WhyNotContent
{
    /// <summary>The answer, before it takes a form.</summary>
    public static Document Of(WhyNotAnswer answer)
    {
        var headline = Headline(answer);
        return new Document($"{headline} {answer.Told.Decision.Policy.Title}", headline,
            answer.IsTheOutcome ? Tone.Strong : Tone.Plain)
        {
            Summary = [.. Summary(answer)], Sections = [.. Sections(answer)],
        };
    }

    /// <summary>The answer in a sentence.</summary>
    public static string Headline(WhyNotAnswer answer)
    {
        var asked = $"Why not {Named(answer.Asked)}?";
        return answer.Told.Decision.Outcome switch
        {
            null when answer.IsPossible => $"{asked} It is possible still: something is not known.",
            null => $"{asked} It cannot come any more, whatever is not known.",
            _ when answer.IsTheOutcome => $"{asked} The case comes to it.",
            { } other => $"{asked} The case comes to {Named(other)}.",
        };
    }

    private static string Named(Outcome outcome) => BehindColon.Of(OfficerContent.Short(outcome));

    private static IEnumerable<Entry> Summary(WhyNotAnswer answer)
    {
        foreach (var line in OfficerSentences.About(answer.Told)) yield return line;
        if (!answer.Told.Standing.IsInForce) yield return $"Trial run. {answer.Told.Standing.Text}";
        foreach (var notice in answer.Told.Record.Notices) yield return notice;
    }

    private static IEnumerable<Section> Sections(WhyNotAnswer answer)
    {
        if (answer.IsTheOutcome)
        {
            yield return Rules("Why it comes", answer.Told.Grounds);
            yield break;
        }
        yield return answer.Ways.IsEmpty
            ? new Section("The rules for it", [answer.IsOtherwise
                ? "No rule gives it: it comes where no rule gives any outcome."
                : "No rule gives it, so that no case comes to it."])
            : Rules("The rules for it", answer.Ways);
        if (!answer.Prevailing.IsEmpty)
            yield return Rules(answer.IsOtherwise && answer.Ways.IsEmpty ? "What comes in its place" : "What prevails over it",
                answer.Prevailing);
        if (answer.Told.Decision.IsDecided) yield return Leading(answer);
        else
            foreach (var questions in OfficerAsks.Of(answer.Told))
                yield return new Section(questions.Heading, [.. questions.All.Select(a => new Entry(a) { Hangs = true })]);
    }

    private static Section Rules(string heading, ImmutableArray<ExplainedRule> rules) =>
        new(heading, [.. rules.Select(rule => new Entry(Words(rule)) { Hangs = true, Lines = [.. Lines(rule)] })]);

    private static string Words(ExplainedRule rule) => rule.Part.Rule is null
        ? $"No rule takes the case elsewhere. {rule.Part.Because}".TrimEnd()
        : string.Create(CultureInfo.InvariantCulture, $"Rule {rule.Number}, {rule.Part.Name}: {StatusWords(rule)}");

    /// <summary>What became of a rule, in a sentence.</summary>
    public static string StatusWords(ExplainedRule rule) => rule.Part.Status switch
    {
        RuleStatus.Reason => "it applies.",
        RuleStatus.Outranked => "it applies, and another outcome prevails over it.",
        RuleStatus.Defeated => $"it applies, and gives way to {Listed(rule.Part.DefeatedBy.Select(d => d.Rule))}.",
        RuleStatus.DoesNotApply => "it does not apply.",
        RuleStatus.NotInForce => $"it is not in force on that day, only {rule.Part.Rule!.Period!.Words}.",
        RuleStatus.Open => "it is not known whether it applies.",
        RuleStatus.Exception => "it applies, as an exception.",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    private static IEnumerable<Words> Lines(ExplainedRule rule)
    {
        foreach (var line in OfficerSections.Lines(rule.Lines)) yield return line;
        if (rule.Part.Because is { } because && rule.Part.Rule is not null) yield return FirstSentence.Of(because).First;
    }

    private static Section Leading(WhyNotAnswer answer) =>
        new("What would lead there", answer.Alternative is not { } other ? []
            : [.. OfficerAlternatives.Ways(other).Select(w => new Entry(w) { Hangs = true }), OfficerAlternatives.LeftOut]);
}
