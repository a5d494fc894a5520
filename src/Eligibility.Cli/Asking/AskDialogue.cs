using System.Globalization;
using Eligibility.Interviewing;
using Eligibility.Justification;

namespace Eligibility.Cli.Asking;

/// <summary>Holds an interview on a screen, answer by answer, until nothing can change, or whoever answers ends it.</summary>
/// <param name="screen">Where it is held.</param>
/// <param name="editions">The policy, or its editions.</param>
internal sealed class AskDialogue(Screen screen, Editions editions)
{
    /// <summary>The interview as far as it came.</summary>
    public Interview Hold(Interview at)
    {
        screen.Say($"{editions.Title}. Only what can still change the outcome is asked.");
        screen.Say("Type an answer, or: back, not known (or ?), stop, help.");
        screen.Say(OfficerAsks.First);
        Tell(null, at);
        for (var isNew = true; at.Next is { } asked;)
        {
            if (isNew) screen.Show(QuestionWords.Of(at, asked, editions));
            if (screen.Read() is not { } line)
            {
                screen.Say("The answers ended here.");
                return at;
            }
            var answer = string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            if (answer.Equals("stop", StringComparison.OrdinalIgnoreCase)) return at;
            var after = After(at, asked, line, answer);
            isNew = after is not null;
            Tell(at, after ?? at);
            at = after ?? at;
        }
        screen.Say("");
        screen.Say(at.Decision is { IsDecided: true } ? "Nothing that is still open can change the outcome."
            : "Nothing more can be asked: all that is missing is not known.");
        return at;
    }

    /// <summary>How it is after an answer; null where it is as it was, which is told.</summary>
    private Interview? After(Interview at, Question asked, string line, string answer)
    {
        switch (answer.ToLowerInvariant())
        {
            case "":
                screen.Refuse("write an answer; `?` says that it is not known, and `help` what may be written.");
                return null;
            case "help":
                foreach (var words in QuestionWords.HelpOf(asked)) screen.Say(words);
                return null;
            case "back":
                if (at.Before is null) screen.Refuse("this is the first question; there is none before it.");
                return at.Before;
            case "?" or "not known" when asked.Part is QuestionPart.By or QuestionPart.Because:
                screen.Refuse("a judgement counts only with who judged and why; `back` takes it back.");
                return null;
            case "?": return Checked(at.TakeNotKnown());
        }
        if (line.Length > Screen.Longest)
        {
            screen.Refuse(string.Create(CultureInfo.InvariantCulture, $"that is longer than {Screen.Longest:N0} characters; write less."));
            return null;
        }
        if (!line.Contains('\uFFFD', StringComparison.Ordinal)) return Checked(at.Take(answer));
        screen.Refuse("that is no UTF-8; write it again.");
        return null;
    }

    private Interview? Checked(Taken taken)
    {
        foreach (var fault in taken.Faults)
            screen.Refuse($"{fault.Message}{(fault.Help is null ? "" : $" ({fault.Help})")}.");
        return taken.After;
    }

    /// <summary>Tells which edition decides as soon as one does.</summary>
    private void Tell(Interview? before, Interview after)
    {
        if (after.Evaluator is { } chosen && before?.Evaluator != chosen && chosen.Policy.Edition is { } edition)
            screen.Say($"Edition: {edition}.");
    }
}
