using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Explaining;
using Eligibility.Interviewing;
using Eligibility.Justification;
using Eligibility.Model;

namespace Eligibility.Cli.Asking;

/// <summary>The words of a question: what is asked, what may be answered, why, and what each answer comes to.</summary>
internal static class QuestionWords
{
    private const int MostRules = 4;

    /// <summary>The next question of an interview.</summary>
    /// <param name="at">The interview.</param>
    /// <param name="asked">Its next question.</param>
    /// <param name="editions">The editions among which its first answer may choose.</param>
    public static ShownQuestion Of(Interview at, Question asked, Editions editions)
    {
        if (asked.Part == QuestionPart.By)
            return new ShownQuestion(null, $"Who judged that? ({asked.Name})", [$"The name or number of the {asked.JudgedBy}."]);
        if (asked.Part == QuestionPart.Because)
            return new ShownQuestion(null, $"Why? ({asked.Name})", ["The reason, in a sentence."]);
        return new ShownQuestion(at.Answered + 1, Title(asked), [.. Lines(at, asked, editions)]);
    }

    /// <summary>All that there is to say of a question to whoever asks for help.</summary>
    public static IEnumerable<string> HelpOf(Question asked)
    {
        if (asked.Help is { } help) yield return Stopped(help);
        if (ValuesOf(asked.Of.Type) is { } values)
            yield return $"Its values: {string.Join("; ", values.Names)}. Any spelling will do whose letters and digits agree.";
        else if (asked.Part is QuestionPart.Value or QuestionPart.Count) yield return Allowed(asked);
        if (asked.Of.Type is DateType) yield return "A date is written 2018-01-10 or 10 January 2018.";
        yield return "Type `back` for the question before, `not known` or `?` where it is not known, `stop` to end here.";
    }

    private static string Title(Question asked) => (asked.Part, asked.Of.Ask) switch
    {
        (QuestionPart.Count, null) => $"How many {asked.Name} are there?",
        (QuestionPart.Count, { } ask) => $"{Stopped(ask)} How many are there? ({asked.Name})",
        (_, { } ask) => $"{Stopped(ask)} ({asked.Name})",
        _ => Upper(Stopped(asked.Name)),
    };

    private static IEnumerable<string> Lines(Interview at, Question asked, Editions editions)
    {
        yield return Allowed(asked) + (asked.JudgedBy is { } role ? $" Judged by {role}: who judged, and why, is asked next." : "");
        if (at.Decision is not { } decision)
        {
            yield return $"It chooses the edition: {editions.Describe()}.";
            yield break;
        }
        if (Why(OpenReaders.Of(decision, asked.Of)) is { } why) yield return why;
        var effects = AnswerWords.Of(asked.Of.Type, AnswerEffects.Of(new OtherCases(decision), asked.Of));
        if (effects.Length > 0) yield return effects;
        else if (asked.Alone) yield return "Some answer to it settles the case.";
        else if (decision.NeedsAreExact) yield return "It goes on, whatever the answer.";
    }

    private static string? Why(ImmutableArray<Rule> rules)
    {
        if (rules.IsEmpty) return null;
        var named = rules.Take(rules.Length == MostRules + 1 ? rules.Length : MostRules)
            .Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Index + 1} ({rule.Name})")).ToList();
        var rest = rules.Length - named.Count;
        if (rest > 0) named.Add(string.Create(CultureInfo.InvariantCulture, $"{rest} more"));
        return rules.Length == 1 ? $"Why: open rule {named[0]} reads it."
            : $"Why: open rules {string.Join(", ", named.SkipLast(1))} and {named[^1]} read it.";
    }

    private static string Allowed(Question asked)
    {
        var allowed = AnswerReader.AllowedFor(asked);
        return Upper(allowed.Words.Replace("semicolons", "commas", StringComparison.Ordinal)) + "."
            + (ValuesOf(asked.Of.Type) is { } values && allowed.Words.EndsWith("and others", StringComparison.Ordinal)
                ? string.Create(CultureInfo.InvariantCulture, $" `help` lists all {values.Names.Length}.") : "");
    }

    private static ValueSet? ValuesOf(FactType? type) =>
        type switch { ChoiceType choice => choice.Values, SetType set => set.Values, _ => null };

    private static string Stopped(string text) => text.EndsWith('.') || text.EndsWith('?') ? text : text + ".";

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
