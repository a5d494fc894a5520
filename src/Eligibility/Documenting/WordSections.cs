using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>What the words of the rules mean: definitions, tables, scores, and sets of values by their names.</summary>
internal static class WordSections
{
    /// <summary>The sections, without a set of values that none of them and nothing before them names.</summary>
    /// <param name="page">The policy and its reader.</param>
    /// <param name="before">What the page says before.</param>
    public static ImmutableArray<Section> Of(Page page, IEnumerable<Section> before)
    {
        var definitions = NamedParts.Of<Definition>(page.Policy, d => d.Span);
        var tables = NamedParts.Of<Table>(page.Policy, t => t.Span);
        var scores = NamedParts.Of<Score>(page.Policy, s => s.Span);
        List<Section> parts =
        [
            Part("Definitions", [.. definitions.Where(d => Tells(page, d)).Select(d => Of(page, d))]),
            Part("Tables", [.. tables.Where(t => Tells(page, t)).Select(t => Of(page, t))]),
            Part("Scores", [.. scores.Where(s => Tells(page, s)).Select(s => Of(page, s))]),
        ];
        parts.Add(Part("Sets of values", [.. Sets(page, before.Concat(parts))]));
        var hidden = definitions.Count(d => !Tells(page, d)) + tables.Count(t => !Tells(page, t))
            + scores.Count(s => !Tells(page, s));
        ImmutableArray<Section> told = [.. parts.Where(p => !p.Entries.IsEmpty)];
        if (told.IsEmpty && hidden == 0) return [];
        var opening = hidden == 0 ? "What the words of the rules mean."
            : $"What the words of the rules mean. {Listing.Count(hidden, "word")} {(hidden == 1 ? "is" : "are")} left out here: "
                + $"{(hidden == 1 ? "it rests" : "they rest")} on facts that are withheld.";
        return [new("Words", [opening]), .. told];
    }

    private static Section Part(string heading, ImmutableArray<Entry> entries) => new(heading, entries) { Level = 3 };

    private static bool Tells(Page page, Definition definition) =>
        page.Reader.Tells([definition.Condition, definition.Value]);

    private static bool Tells(Page page, Table table) =>
        page.Reader.Tells([.. table.Keys, .. table.Rows.SelectMany(r => r.Keys)]);

    private static bool Tells(Page page, Score score) =>
        page.Reader.Tells(score.Steps.Select(s => s.TurnsOn).Prepend(score.Start));

    private static string ForEach(ListInput? list) => list is null ? "" : $", for each of {list.Name},";

    private static Entry Of(Page page, Definition definition)
    {
        var name = new Run(definition.Name, Tone.Strong);
        if (definition.Value is { } value)
            return new(Words.Of(name, $"{ForEach(definition.List)} is {page.Say.Of(value)}."));
        var said = page.Say.That(definition.Condition!);
        return new(Words.Of(name,
            $"{ForEach(definition.List)} is yes when {said.Words}{(said.Parts.IsEmpty ? "." : ":")}"))
        {
            Items = said.Below,
        };
    }

    private static Entry Of(Page page, Table table)
    {
        ImmutableArray<string> columns = [.. table.Keys.Select(page.Say.Of)];
        return new(Words.Of(new Run(table.Name, Tone.Strong),
            $"{ForEach(table.List)} goes by {Listing.And(columns)}. The first line that fits counts:"))
        {
            Items =
            [
                .. table.Rows.Select(row => (Item)$"{Keys(columns, row)}: {table.Type.Say(row.Value)}"),
                .. table.Otherwise is { } otherwise ? [$"otherwise: {table.Type.Say(otherwise)}"]
                    : ImmutableArray<Item>.Empty,
            ],
        };
    }

    private static string Keys(ImmutableArray<string> columns, TableRow row) => string.Join(", ",
        columns.Select((column, i) => $"{column} {(row.Keys[i] is { } key ? OneLine.Of(key.Span) : "any")}"));

    private static Entry Of(Page page, Score score)
    {
        var (low, high) = (score.Low, score.High);
        var range = low is null && high is null
            ? "" : FormattableString.Invariant($" It is at least {low} and at most {high}.");
        return new(Words.Of(new Run(score.Name, Tone.Strong),
            $"{ForEach(score.List)} starts at {page.Say.Of(score.Start)}.{range}"))
        {
            Items = [.. score.Steps.Select(step => Of(page, step))],
        };
    }

    private static Item Of(Page page, ScoreStep step)
    {
        var points = step.Points < Number.Zero ? $"minus {Number.Zero - step.Points}" : $"plus {step.Points}";
        if (step.Each is { } each)
            return $"{points} for each of {Counted(page.Say.Of(each))}";
        return page.Say.That(step.When!) is { Parts.IsEmpty: false } said
            ? new Item($"{points} when {said.Words}:", said.Below)
            : $"{points} when {page.Say.That(step.When!).Words}";
    }

    /// <summary>What a number of records or values counts.</summary>
    private static string Counted(string words) =>
        words.StartsWith("number of ", StringComparison.Ordinal) ? words["number of ".Length..] : words;

    private static IEnumerable<Entry> Sets(Page page, IEnumerable<Section> before)
    {
        var said = before.SelectMany(Texts).ToList();
        return page.Policy.NamedValues
            .Where(set => set.Values.Names.All(page.Reader.MayName) && page.Reader.MayName(set.Name)
                && said.Exists(text => PlainWords.Names(text, set.Name)))
            .Select(set => new Entry(Words.Of(new Run(set.Name, Tone.Strong), $": {set.Values.Words}.")));
    }

    private static IEnumerable<string> Texts(Section section) => section.Entries.SelectMany(e =>
        e.Lines.Prepend(e.Words).Select(w => w.ToString()).Concat(e.Items.SelectMany(Texts)));

    private static IEnumerable<string> Texts(Item item) =>
        StackGuard.Run(item, static i => i.Items.SelectMany(Texts).Prepend(i.Words.ToString()).ToList());
}
