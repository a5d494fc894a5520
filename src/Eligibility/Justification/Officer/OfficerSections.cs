using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>
/// What the officer is told of one of several records that are decided together: the same as of a case, in sections below
/// that record's name.
/// </summary>
internal static class OfficerSections
{
    /// <summary>What is advised of it, and what comes with that.</summary>
    public static IEnumerable<Entry> Summary(OfficerPage page) =>
        page.Brings.Prepend(page.Headline).Select(words => new Entry(words) { Hangs = true });

    /// <summary>Its grounds, what would change it, its other rules and its own facts.</summary>
    public static IEnumerable<Section> Of(OfficerPage page)
    {
        yield return new Section(page.GroundsHeading,
            [.. page.Warnings.Select(w => (Entry)w), .. page.Grounds.Select(Ground), .. page.Nearest.Select(Near)]);
        foreach (var questions in page.Questions) yield return Listed(questions.Heading, questions.All);
        if (!page.Change.IsEmpty) yield return Listed("What would change this", page.Change);
        if (!page.Alternatives.IsEmpty)
            yield return new Section(OfficerAlternatives.Heading, [.. page.Alternatives.Select(a =>
                new Entry(a.Outcome) { Hangs = true, Lines = [.. a.Ways.Select(w => (Words)w)] })]);
        if (!page.Check.IsEmpty) yield return Listed("Check before you decide", page.Check);
        if (!page.WorkedOut.IsEmpty) yield return Listed("How the values were worked out", page.WorkedOut);
        if (!page.Others.IsEmpty)
            yield return new Section("Other rules", [.. page.Others.SelectMany(g => g.Rules.Select(r =>
                new Entry(Marked(g.Effect, $"{r.Rule}: {g.Heading}"))
                {
                    Hangs = true, Lines = [.. Lines(r.Lines).Append((Words)r.Words.Trim()).Where(w => w.ToString().Length > 0)],
                }))]);
        if (!page.Facts.IsEmpty) yield return Facts("Facts", page.Facts);
    }

    /// <summary>Facts, each with how it is known.</summary>
    public static Section Facts(string heading, ImmutableArray<OfficerFact> facts) => new(heading, [.. facts.Select(f =>
        new Entry($"{f.Name}: {f.Value}{(f.Known == "stated" ? "" : $" ({f.Known})")}")
        {
            Hangs = true, Lines = [.. f.Items.Select(i => (Words)i)],
        })]);

    private static Entry Ground(OfficerGround ground) => new(Marked(ground.Effect,
        string.Create(CultureInfo.InvariantCulture, $"{ground.Number}. {ground.Heading}")))
    {
        Lines = [.. Lines(ground.Lines), .. ground.Exceptions.Prepend(ground.Rest).Append(ground.Basis).Where(w => w.Length > 0)
            .Select(w => (Words)w)],
    };

    private static Entry Near(OfficerNear near) =>
        new(near.Words) { Lines = [.. near.Missing.Select(m => (Words)Marked(near.Effect, m))] };

    /// <summary>Lines with what each does for the person, those below them behind them.</summary>
    internal static IEnumerable<Words> Lines(IEnumerable<EffectLine> lines) =>
        lines.SelectMany(l => LineDetails.Of(l).Select(d => (Words)d.Words).Concat(Lines(l.Parts))
            .Prepend(l.IsHeading ? l.Words : Marked(l.Effect, l.Words)));

    private static string Marked(Effect effect, string words) =>
        Effects.Word(effect) is { Length: > 0 } word ? $"{word}: {words}" : words;

    private static Section Listed(string heading, ImmutableArray<string> all) =>
        new(heading, [.. all.Select(a => new Entry(a) { Hangs = true })]);
}
