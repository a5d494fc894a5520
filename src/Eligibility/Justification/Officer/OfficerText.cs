using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The officer's page for a terminal of 80 columns. The first screen holds what decides and ends with the decision that is
/// the officer's own; where that is more than it can hold, it is told in full below.
/// </summary>
internal sealed class OfficerText
{
    private const int Width = 80;
    private const int Screen = 24;

    private readonly OfficerPage _page;
    private readonly Paint _paint;

    private OfficerText(OfficerPage page, Paint paint) => (_page, _paint) = (page, paint);

    /// <summary>The page as text; lines ended by line feeds.</summary>
    /// <param name="page">The page.</param>
    /// <param name="paint">How to dress it; as it is when silent.</param>
    /// <param name="extent">How much it tells.</param>
    public static string Render(OfficerPage page, Paint? paint = null, Extent extent = Extent.Ordinary) =>
        new OfficerText(page, paint ?? Paints.None).Whole(extent);

    private string Whole(Extent extent)
    {
        // From all there is to one line for each ground: the first that fits.
        var (level, told) = (0, FirstScreen.Most);
        var first = First(level, told);
        while (first.Count > Screen && level < FirstScreen.Least)
        {
            (level, told) = level > 0 && told > FirstScreen.Fewest ? (level, told - 1) : (level + 1, FirstScreen.Most);
            first = First(level, told);
        }
        var lines = first.Text();
        if (extent == Extent.Brief) return lines;
        var rest = new TextLines(Width, _paint);
        if (level > 0 || _page.Grounds.Any(g => g.Lines.SelectMany(l => l.Leaves).Any(l => !l.Details.IsEmpty))) GroundsInFull(rest);
        Listed(rest, "How the values were worked out", _page.WorkedOut);
        Elsewhere(rest);
        Below(rest, extent == Extent.Full);
        return lines + rest.Text();
    }

    private TextLines First(int level, int told)
    {
        var lines = new TextLines(Width, _paint);
        new FirstScreen(_page, lines, level, told).Write();
        return lines;
    }

    private void GroundsInFull(TextLines lines)
    {
        lines.Heading(_page.Questions.IsEmpty ? "The grounds in full" : "What is missing, in full");
        foreach (var ground in _page.Grounds) FirstScreen.Ground(lines, ground, int.MaxValue, withRest: true,
            _page.Grounds.Length > 1, withDetails: true);
        foreach (var questions in _page.Questions) FirstScreen.Ask(lines, questions, int.MaxValue);
        foreach (var line in _page.Brings.Prepend(_page.Headline).Concat(_page.Change).Concat(_page.Check)) lines.Add(0, line, 2);
    }

    private void Elsewhere(TextLines lines)
    {
        if (_page.Settled is null) return;
        lines.Heading(OfficerAlternatives.Heading);
        lines.Add(0, _page.Settled, 2);
        if (_page.Alternatives.IsEmpty) return;
        lines.Add(0, OfficerAlternatives.Key, 0);
        foreach (var other in _page.Alternatives)
        {
            lines.Add(2, other.Outcome, 4);
            foreach (var way in other.Ways) lines.Add(6, way, 8);
        }
    }

    private void Below(TextLines lines, bool isFull)
    {
        if (!_page.Others.IsEmpty)
        {
            lines.Heading("Other rules");
            lines.Add(0, OfficerBox.Key, 0);
            foreach (var group in _page.Others) Group(lines, group, isFull);
        }
        if (!_page.Facts.IsEmpty)
        {
            lines.Heading("Facts");
            foreach (var fact in _page.Facts)
            {
                var known = fact.Known == "stated" ? "" : $" ({fact.Known})";
                lines.Add(0, $"{fact.Name}: {fact.Value}{known}{(fact.Reads.Length > 0 ? $" [ground {fact.Reads}]" : "")}", 4);
                foreach (var item in fact.Items) lines.Add(4, item, 7);
            }
        }
        Listed(lines, "Stated and not used", _page.NotUsed);
        Listed(lines, OfficerBox.KeptOut, _page.KeptOut);
        Named(lines, "About this policy", _page.Policy);
        Listed(lines, "Where the grounds come from", [.. _page.Sources.Select(s => s.Words + (s.Link is { } at ? " " + at : ""))]);
        Named(lines, "Record", _page.Record);
        if (_page.Recorded.IsEmpty)
        {
            lines.Heading("Your decision");
            foreach (var choice in _page.Choices) lines.Add(0, $"[ ] {choice} ______________________", 4);
            foreach (var label in OfficerBox.Labels) lines.Add(0, $"{label}: ______________________", 4);
        }
        else Named(lines, "The decision", _page.Recorded);
        lines.Blank();
        lines.Add(0, OfficerBox.Foot, 0);
    }

    private static void Group(TextLines lines, OfficerRules group, bool isFull)
    {
        lines.Marked(0, group.Effect, group.Heading);
        foreach (var (rule, effects, words) in group.Rules)
        {
            lines.Add(8, $"{rule}{(words.Length > 0 ? ". " + words : "")}", 10);
            foreach (var line in effects) FirstScreen.Plain(lines, line, 12, isFull);
        }
    }

    private static void Listed(TextLines lines, string heading, ImmutableArray<string> all)
    {
        if (all.IsEmpty) return;
        lines.Heading(heading);
        foreach (var line in all) lines.Add(0, line, 2);
    }

    private static void Named(TextLines lines, string heading, ImmutableArray<(string Name, string Words)> all)
    {
        if (all.IsEmpty) return;
        lines.Heading(heading);
        foreach (var (name, words) in all) lines.Add(0, $"{name}: {words}", 2);
    }
}

/// <summary>How much the officer's text tells.</summary>
internal enum Extent
{
    /// <summary>The first screen and no more.</summary>
    Brief,

    /// <summary>All that bears on the outcome, and every other rule with what it failed on.</summary>
    Ordinary,

    /// <summary>Also what the lines of every other rule are made of.</summary>
    Full,
}

/// <summary>What the officer fills in, in the forms that have room for it.</summary>
internal static class OfficerBox
{
    /// <summary>What each line is for.</summary>
    public static ImmutableArray<string> Labels { get; } =
    [
        "My reasons", "What I read", "What I did not read, and why", "What the person said about it", "Rank and number",
        "Day and time",
    ];

    /// <summary>What the marks mean.</summary>
    public const string Key = "Each line is true of this case. For, against and neutral say what it does for the person.";

    /// <summary>What stands above what no letter tells.</summary>
    public const string KeptOut = "Never in the person's letter, whatever it is here";

    public const string Foot =
        "Restricted to the case. Do not give this page to the person: their letter is a form of its own.";
}
