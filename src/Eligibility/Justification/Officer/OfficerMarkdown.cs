using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>The officer's page as Markdown, for a file beside a case or a page of a wiki.</summary>
internal sealed class OfficerMarkdown
{
    private readonly StringBuilder _text = new();

    private OfficerMarkdown() { }

    /// <summary>The page; lines ended by line feeds.</summary>
    public static string Render(OfficerPage page)
    {
        var written = new OfficerMarkdown();
        written.First(page);
        written.Below(page);
        return written._text.ToString();
    }

    private void First(OfficerPage page)
    {
        if (page.Banner is { } banner) Paragraph($"**{Safe(banner)}**");
        Line($"# {Safe(page.Headline)}");
        foreach (var line in page.About.Concat(page.Brings)) Paragraph(Safe(line));
        Heading(page.GroundsHeading + (page.GroundsHeading.Contains(". ", StringComparison.Ordinal) ? "." : ""));
        foreach (var warning in page.Warnings) Paragraph($"**{Safe(warning)}**");
        Blank();
        foreach (var ground in page.Grounds) Ground(ground);
        foreach (var near in page.Nearest)
        {
            Paragraph(Safe(near.Words));
            Blank();
            foreach (var missing in near.Missing) Line($"- {Mark(near.Effect)}{Safe(missing)}");
        }
        if (!page.Questions.IsEmpty) Paragraph(Safe(OfficerAsks.First));
        foreach (var questions in page.Questions)
        {
            Line("");
            Line($"### {Safe(questions.Heading)}");
            Blank();
            foreach (var ask in questions.All) Line(Safe(ask, isNumbered: true));
        }
        Listed("What would change this", page.Change);
        Elsewhere(page);
        Listed("Check before you decide", page.Check);
        Listed("How the values were worked out", page.WorkedOut);
        if (!page.Recorded.IsEmpty)
        {
            Listed("The decision", [.. page.Recorded.Select(r => $"{r.Name}: {r.Words}")]);
            return;
        }
        Heading("Your decision");
        Paragraph("You decide. Not recorded yet.");
        Blank();
        foreach (var choice in page.Choices) Line($"- [ ] {Safe(choice)}");
        foreach (var label in OfficerBox.Labels) Line($"- {Safe(label)}:");
    }

    private void Elsewhere(OfficerPage page)
    {
        if (page.Settled is not { } settled) return;
        Heading(OfficerAlternatives.Heading);
        Paragraph(Safe(settled));
        if (page.Alternatives.IsEmpty) return;
        Paragraph(OfficerAlternatives.Key);
        Blank();
        foreach (var other in page.Alternatives)
        {
            Line($"- {Safe(other.Outcome)}");
            foreach (var way in other.Ways) Line($"  - {Safe(way)}");
        }
    }

    private void Ground(OfficerGround ground)
    {
        Line(string.Create(CultureInfo.InvariantCulture, $"{ground.Number}. {Mark(ground.Effect)}{Safe(ground.Heading)}"));
        Lines(ground.Lines, 1);
        foreach (var words in ground.Exceptions.Prepend(ground.Rest).Append(ground.Basis).Where(w => w.Length > 0))
        {
            Line("");
            Line("   " + Safe(words));
        }
        Line("");
    }

    private void Lines(ImmutableArray<EffectLine> lines, int depth)
    {
        foreach (var line in lines)
        {
            Line(new string(' ', depth * 3) + "- " + (line.IsHeading ? "" : Mark(line.Effect)) + Safe(line.Words));
            foreach (var (words, below) in LineDetails.Of(line)) Line(new string(' ', (depth + 1 + below) * 3) + "- " + Safe(words));
            Lines(line.Parts, depth + 1);
        }
    }

    private void Below(OfficerPage page)
    {
        if (!page.Others.IsEmpty)
        {
            Heading("Other rules");
            Paragraph(Safe(OfficerBox.Key));
        }
        foreach (var group in page.Others)
        {
            Paragraph(Mark(group.Effect) + Safe(group.Heading));
            Blank();
            foreach (var (rule, lines, words) in group.Rules)
            {
                Line($"- {Safe(rule)}{(words.Length > 0 ? ". " + Safe(words.Trim()) : "")}");
                Lines(lines, 1);
            }
        }
        if (!page.Facts.IsEmpty)
        {
            Heading("Facts used");
            Blank();
            Line("| Fact | Value | How known | Read by ground |");
            Line("|---|---|---|---|");
            foreach (var fact in page.Facts)
                Line($"| {Cell(fact.Name)} | {Cell(string.Join("; ", fact.Items.Prepend(fact.Value)))} | {Cell(fact.Known)} | "
                    + $"{Cell(fact.Reads.Length > 0 ? fact.Reads : "none")} |");
        }
        Listed("Stated and not used", page.NotUsed);
        Listed(OfficerBox.KeptOut, page.KeptOut);
        Listed("About this policy", [.. page.Policy.Select(p => $"{p.Name}: {p.Words}")]);
        Listed("Where the grounds come from", [.. page.Sources.Select(s => s.Words + (s.Link is { } at ? " " + at : ""))]);
        Listed("Record", [.. page.Record.Select(p => $"{p.Name}: {p.Words}")]);
        Paragraph(Safe(OfficerBox.Foot));
    }

    private void Listed(string heading, ImmutableArray<string> all)
    {
        if (all.IsEmpty) return;
        Heading(heading);
        Blank();
        foreach (var line in all) Line("- " + Safe(line));
    }

    private void Heading(string words)
    {
        Line("");
        Line("## " + Safe(words));
    }

    private void Paragraph(string marked)
    {
        Line("");
        Line(marked);
    }

    private void Blank() => Line("");

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Mark(Effect effect) => Effects.Word(effect) is { Length: > 0 } word
        ? effect == Effect.Neutral ? word + ": " : $"**{word}:** " : "";

    private static string Safe(string words, bool isNumbered = false) => MarkdownRenderer.Escape(words, first: !isNumbered);

    private static string Cell(string words) => MarkdownRenderer.InCell(MarkdownRenderer.Escape(words));
}
