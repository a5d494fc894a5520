using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Eligibility.Text;

namespace Eligibility;

/// <summary>One thing that is wrong with a note of a run or of a decision.</summary>
/// <param name="Path">
/// Where, as a JSON pointer such as <c>/notRead/0/because</c> (items count from 0); empty for the whole text.
/// </param>
/// <param name="Message">What was found and what is expected, in one line without a full stop.</param>
/// <param name="Help">What to write instead, or the nearest name; null where the message says it all.</param>
public sealed record NoteFault(string Path, string Message, string? Help)
{
    private const int LongestPath = 200;

    /// <summary>
    /// The fault as one line: <c>/by/number: is missing; expected a text (write "number": "1234")</c>.
    /// </summary>
    public override string ToString() => $"{Place}: {Message}{(Help is null ? "" : $" ({Help})")}";

    // A member may be named by a stranger: what cannot be seen is shown by its code, and the line is kept short.
    private string Place => Path.Length == 0 ? "/"
        : SafeText.Show(Path.Length <= LongestPath ? Path : Path[..LongestPath] + "...");
}

/// <summary>What reading a note yielded: the note, or its faults.</summary>
/// <typeparam name="TNote"><see cref="RunNote"/> or <see cref="DecisionNote"/>.</typeparam>
public sealed record NoteReading<TNote> where TNote : class
{
    internal NoteReading()
    {
    }

    /// <summary>The note; null where it has faults.</summary>
    public TNote? Note { get; init; }

    /// <summary>
    /// Everything that is wrong with it; empty where nothing is. Past a hundred they are cut short, and the last says
    /// so.
    /// </summary>
    public ImmutableArray<NoteFault> Faults { get; init; } = [];

    /// <summary>Whether there is a note to use.</summary>
    [MemberNotNullWhen(true, nameof(Note))]
    public bool IsValid => Note is not null;

    /// <summary>Whether the text is none that could be read at all.</summary>
    internal bool IsNoJson { get; init; }
}
