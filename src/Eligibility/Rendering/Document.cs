using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Rendering;

/// <summary>
/// What is told, before it takes a form: a headline, a summary, and sections of entries. Text, Markdown and HTML are
/// written from the same one, so that no form says more or less than another.
/// </summary>
internal sealed record Document(string Title, string Headline, Tone HeadlineTone)
{
    /// <summary>What to read first, below the headline.</summary>
    public ImmutableArray<Entry> Summary { get; init; } = [];

    public ImmutableArray<Section> Sections { get; init; } = [];
}

/// <summary>A heading and what stands below it.</summary>
internal sealed record Section(string Heading, ImmutableArray<Entry> Entries)
{
    /// <summary>Whether a form that tells by signs what a condition came to says here what they mean.</summary>
    public bool ExplainsSigns { get; init; }

    /// <summary>Whether an empty line parts the entries, as it does long ones.</summary>
    public bool Spaced { get; init; }

    /// <summary>How deep its heading stands: 2 below the headline, 3 below a heading of 2.</summary>
    public int Level { get; init; } = 2;

    /// <summary>A grid in place of entries, or null.</summary>
    public Grid? Grid { get; init; }
}

/// <summary>One thing told: its words, lines about it, and the conditions below it.</summary>
internal sealed record Entry(Words Words)
{
    /// <summary>Whether its own words go on further in, as those of a short line in a row of such lines do.</summary>
    public bool Hangs { get; init; }

    public ImmutableArray<Words> Lines { get; init; } = [];

    public ImmutableArray<Branch> Branches { get; init; } = [];

    /// <summary>A list below it, which may hold further lists.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    public static implicit operator Entry(string text) => new((Words)text);
}

/// <summary>An item of a list, and the list below it.</summary>
internal sealed record Item(Words Words, ImmutableArray<Item> Items)
{
    public static implicit operator Item(string text) => new(text, []);
}

/// <summary>A condition, and what it is to its entry: <c>when</c>, <c>unless</c>, or nothing.</summary>
internal sealed record Branch(string? Label, ConditionNode Node);

/// <summary>Columns side by side, each with its heading; a row has a name and a cell for each column.</summary>
internal sealed record Grid(ImmutableArray<string> Columns, ImmutableArray<GridRow> Rows);

/// <summary>A row of a grid; each cell is a few paragraphs.</summary>
internal sealed record GridRow(string Name, ImmutableArray<ImmutableArray<Words>> Cells);

/// <summary>A stretch of words that is told in one way.</summary>
/// <param name="Text">The words; text from strangers is made safe to show here.</param>
/// <param name="Tone">What they are.</param>
/// <param name="IsName">Whether they are words of the policy, set apart as such.</param>
/// <param name="Link">The address they lead to, or null.</param>
internal readonly record struct Run(string Text, Tone Tone = Tone.Plain, bool IsName = false, string? Link = null)
{
    public string Text { get; init; } = SafeText.Show(Text);

    public static implicit operator Run(string text) => new(text);

    /// <summary>Words of the policy: the name of a rule, an outcome, a condition.</summary>
    public static Run Name(string name) => new(name, IsName: true);
}

/// <summary>Runs, one after the other.</summary>
internal sealed record Words(ImmutableArray<Run> Runs)
{
    public static implicit operator Words(string text) => new([text]);

    public static Words Of(params ImmutableArray<Run> runs) => new(runs);

    /// <summary>All of it in one tone.</summary>
    public Words In(Tone tone) => new([.. Runs.Select(r => r with { Tone = tone })]);

    public Words Then(params ImmutableArray<Run> runs) => new(Runs.AddRange(runs));

    /// <summary>Names with a word between the last two: <c>`a`, `b` and `c`</c>.</summary>
    public static ImmutableArray<Run> Listed(IEnumerable<string> names, string last = "and")
    {
        var all = names.ToList();
        var runs = ImmutableArray.CreateBuilder<Run>();
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0) runs.Add(i == all.Count - 1 ? $" {last} " : ", ");
            runs.Add(Run.Name(all[i]));
        }
        return runs.ToImmutable();
    }

    public override string ToString() => string.Concat(Runs.Select(r => r.IsName ? $"`{r.Text}`" : r.Text));
}
