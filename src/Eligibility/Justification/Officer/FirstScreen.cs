using System.Globalization;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>The first screen of the officer's page, the shorter the higher its level.</summary>
/// <param name="page">The page.</param>
/// <param name="lines">Where it is written.</param>
/// <param name="level">0 for all there is, to <see cref="Least"/>.</param>
/// <param name="told">How many lines of a ground are told, where not all there is.</param>
internal sealed class FirstScreen(OfficerPage page, TextLines lines, int level, int told)
{
    /// <summary>As many lines of a ground as are tried at first, and as few as are told before something else is cut.</summary>
    public const int Most = 12, Fewest = 3;

    /// <summary>The shortest there is.</summary>
    public const int Least = 5;

    private const int MostGrounds = 4;

    public void Write()
    {
        if (page.Banner is { } banner) Cut(banner, level >= 2 ? 2 : int.MaxValue, Tone.Unsure);
        Cut(page.Headline, level >= 1 ? 2 : int.MaxValue, Tone.Strong);
        foreach (var line in page.About) Cut(line, level >= 3 ? 1 : int.MaxValue);
        Cut(string.Join(' ', page.Brings), level switch { 0 => int.MaxValue, 1 => 3, 2 => 2, 3 => 2, _ => 1 });
        if (level == 0) lines.Blank();
        lines.Add(0, page.GroundsHeading + (page.GroundsHeading.EndsWith('.') ? "" : "."), 0, Tone.Strong);
        foreach (var warning in page.Warnings) lines.Add(0, warning, 0, Tone.Unsure);
        Grounds();
        foreach (var near in page.Nearest.Take(level switch { 0 => 3, < 3 => 1, _ => 1 })) Near(lines, near, level < 3 ? int.MaxValue : 1);
        foreach (var questions in page.Questions)
            Ask(lines, questions, level switch { 0 => int.MaxValue, 1 => 6, 2 => 4, 3 => 3, _ => 2 });
        Cut(string.Join(' ', page.ChangeInBrief), level switch { 0 => int.MaxValue, 1 => 2, _ => 1 });
        if (!page.Check.IsEmpty) Cut("Before you rely on this: " + string.Join(' ', page.Check),
            level switch { 0 => int.MaxValue, 1 => 3, < 4 => 2, _ => 1 });
        if (page.Decided is { } decided) lines.Add(0, $"Decided. {decided} (see the end)", 0, Tone.Strong);
        else lines.Add(0,
            $"You decide. No decision is recorded yet. {string.Join("   ", page.Choices.Select(c => Choice(c)))} (see the end)", 0, Tone.Strong);
    }

    private string Choice(string choice) => "[ ] " + choice + (choice.EndsWith("ground", StringComparison.Ordinal)
        ? " " + string.Join(", ", page.Grounds.Select(g => g.Number.ToString(CultureInfo.InvariantCulture))) : "");

    private void Grounds()
    {
        var isNumbered = page.Grounds.Length > 1;
        var each = level switch { 0 => int.MaxValue, < 4 => told, _ => 0 };
        var most = level >= 5 ? 3 : level >= 4 ? MostGrounds + 2 : int.MaxValue;
        foreach (var ground in page.Grounds.Take(most))
        {
            // Past the fourth ground the rest are a line each.
            var isBrief = ground.Number > MostGrounds || level >= 4;
            Ground(lines, ground, isBrief ? 0 : each, withRest: level == 0, isNumbered || page.Grounds.Length == 1, level >= 1);
        }
        if (page.Grounds.Length > most)
            lines.Add(4, string.Create(CultureInfo.InvariantCulture, $"and {page.Grounds.Length - most} more grounds, below"), 4);
    }

    /// <summary>A ground with so many of its lines.</summary>
    public static void Ground(TextLines lines, OfficerGround ground, int most, bool withRest, bool isNumbered, bool isCut = false,
        bool withDetails = false)
    {
        var number = isNumbered ? string.Create(CultureInfo.InvariantCulture, $"{ground.Number}.") : "";
        var heading = isCut ? Shortened(ground.Heading, most == 0 ? 66 : 130) : ground.Heading;
        lines.Marked(4, ground.Effect, heading, number, Tone.Strong);
        var all = Flat(ground.Lines, 0).ToList();
        if (isCut)
        {
            // In a few lines, one behind the other: nothing that decides is left out while there is room.
            foreach (var run in Runs(ground.Lines).Take(most)) lines.Marked(4, run.Effect, run.Words);
            if (Runs(ground.Lines).Count() > most) lines.Add(12, "and more, below", 12, Tone.Faint);
        }
        foreach (var (line, depth) in isCut ? [] : all.Take(most))
        {
            lines.Marked(4, line.IsHeading ? Effect.None : line.Effect, new string(' ', depth * 2) + line.Words);
            if (!withDetails) continue;
            foreach (var (words, below) in LineDetails.Of(line)) lines.Add(14 + (depth + below) * 2, words, 16 + (depth + below) * 2);
        }
        if (most == 0) return;
        if (!isCut && all.Count > most)
            lines.Add(12, string.Create(CultureInfo.InvariantCulture, $"and {all.Count - most} more lines, below"), 12, Tone.Faint);
        if (withRest && ground.Rest.Length > 0) lines.Add(12, ground.Rest, 12);
        foreach (var exception in ground.Exceptions) lines.Add(12, exception, 12);
        if (ground.Basis.Length > 0) lines.Add(12, isCut ? Shortened(ground.Basis, 68) : ground.Basis, 12, Tone.Faint);
    }

    /// <summary>The lines that decide, those of one effect behind each other.</summary>
    private static IEnumerable<(Effect Effect, string Words)> Runs(IEnumerable<EffectLine> lines)
    {
        var words = new List<string>();
        Effect? effect = null;
        foreach (var leaf in lines.SelectMany(l => l.Leaves))
        {
            if (effect is { } before && before != leaf.Effect)
            {
                yield return (before, string.Join("; ", words));
                words.Clear();
            }
            effect = leaf.Effect;
            words.Add(leaf.Words);
        }
        if (effect is { } last) yield return (last, string.Join("; ", words));
    }

    /// <summary>A line and those below it, without their effects.</summary>
    public static void Plain(TextLines lines, EffectLine line, int indent, bool withDetails)
    {
        foreach (var (one, depth) in Flat([line], 0))
        {
            lines.Add(indent + depth * 2, one.Words, indent + depth * 2 + 2);
            if (!withDetails) continue;
            foreach (var (words, below) in LineDetails.Of(one))
                lines.Add(indent + (depth + below + 1) * 2, words, indent + (depth + below + 1) * 2 + 2);
        }
    }

    /// <summary>Questions, so many of them.</summary>
    public static void Ask(TextLines lines, OfficerQuestions questions, int most)
    {
        lines.Add(0, questions.Heading + ":", 0, Tone.Strong);
        foreach (var question in questions.All.Take(most)) lines.Marked(0, Effect.Unknown, most < 4 ? Shortened(question, 70) : question);
        if (questions.All.Length > most)
            lines.Add(8, string.Create(CultureInfo.InvariantCulture, $"and {questions.All.Length - most} more, below"), 8, Tone.Faint);
    }

    private static void Near(TextLines lines, OfficerNear near, int most)
    {
        lines.Add(4, near.Words, 4);
        foreach (var missing in near.Missing.Take(most)) lines.Marked(4, near.Effect, missing);
    }

    private static IEnumerable<(EffectLine Line, int Depth)> Flat(IEnumerable<EffectLine> lines, int depth)
    {
        foreach (var line in lines)
        {
            yield return (line, depth);
            foreach (var below in Flat(line.Parts, depth + 1)) yield return below;
        }
    }

    private void Cut(string words, int most, Tone tone = Tone.Plain)
    {
        if (words.Length == 0) return;
        lines.Add(0, most == int.MaxValue ? words : Shortened(words, most * 78), 0, tone);
    }

    /// <summary>Words cut behind one of them, with dots for the rest.</summary>
    private static string Shortened(string words, int most)
    {
        if (words.Length <= most) return words;
        var at = words.LastIndexOf(' ', most - 4);
        return words[..(at > 0 ? at : most - 4)].TrimEnd(',', ';', '.', ':') + " ...";
    }
}
