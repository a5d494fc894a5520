using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// A comparison before it takes a form, in the order in which it is read: what the policies come to and whether they
/// agree, then row by row what each says. Text, Markdown and HTML are written from it.
/// </summary>
internal sealed record ComparisonPage
{
    /// <summary>As many as stand side by side; more are told one below the other.</summary>
    public const int MostColumns = 3;

    /// <summary>How many come to what, and whether they agree.</summary>
    public required string Headline { get; init; }

    /// <summary>The case, and what to know of any comparison.</summary>
    public required ImmutableArray<string> About { get; init; }

    /// <summary>A line for each policy, where they do not stand side by side; else empty.</summary>
    public required ImmutableArray<string> AtAGlance { get; init; }

    /// <summary>What each policy is called.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>What is told, each table with the same columns.</summary>
    public required ImmutableArray<ComparedTable> Tables { get; init; }

    /// <summary>Whether the policies are told one below the other in every form.</summary>
    public bool IsStacked => Columns.Length > MostColumns;
}

/// <summary>Rows about the same policies.</summary>
/// <param name="Heading">What they are about.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ComparedTable(string Heading, ImmutableArray<ComparedRow> Rows)
{
    /// <summary>Whether it is folded where a form can fold.</summary>
    public bool IsFolded { get; init; }

    /// <summary>What is said below it.</summary>
    public ImmutableArray<string> Below { get; init; } = [];
}

/// <summary>A row: its name, and what each policy has to say.</summary>
internal sealed record ComparedRow(string Name, ImmutableArray<ImmutableArray<CellLine>> Cells)
{
    /// <summary>Whether no policy has anything to say.</summary>
    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

/// <summary>A line of a cell, with those below it.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Effect">What it does for the person; none also where the line above says it.</param>
/// <param name="Tone">What it is.</param>
internal sealed record CellLine(string Words, Effect Effect = Effect.None, Tone Tone = Tone.Plain)
{
    /// <summary>Its number with a full stop, before what it does; empty of most.</summary>
    public string Number { get; init; } = "";

    /// <summary>The lines below it.</summary>
    public ImmutableArray<CellLine> Parts { get; init; } = [];

    public static implicit operator CellLine(string words) => new(words);
}
