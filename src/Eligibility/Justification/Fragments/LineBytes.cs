using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>What of a line of a condition is the same in every case, laid out for where it stands.</summary>
internal sealed class LineBytes
{
    /// <param name="words">Its words.</param>
    /// <param name="worded">Where it is written.</param>
    /// <param name="hasValues">Whether it tells values, which stand between its state and its place.</param>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="depth">How many objects and arrays hold its members.</param>
    public LineBytes(string words, WordedLine worded, bool hasValues, JsonLayout layout, int depth)
    {
        Bare = 1 + layout.Line(depth - 1).Length;
        (Held, Failed) = (Head(NodeState.Held), Head(NodeState.Failed));
        Passed = Place(Begin(NodeState.NotNeeded)).EndObject().Cut();
        Values = Within().Name("values").StartArray().Cut();
        ValueEnd = [.. layout.Line(depth + 1), (byte)'}'];
        ValuesEnd = [.. layout.Line(depth), (byte)']'];
        Placed = Place(Within()).Cut();
        Parts = Within().Name("parts").StartArray().Cut();
        End = [.. layout.Line(depth - 1), (byte)'}'];
        PartsEnd = [.. ValuesEnd, .. End];
        ElsewhereEnd = [.. Within().Yes("openedElsewhere", true).Cut(), .. End];

        FragmentText Begin(NodeState state) => new FragmentText(layout, depth - 1, first: false).Item()
            .StartObject().Text("words", words).Text("state", ConditionJson.WordsOf(state));

        byte[] Head(NodeState state) => hasValues ? Begin(state).Cut() : Place(Begin(state)).Cut();

        FragmentText Place(FragmentText text) => text.Text("file", worded.File).Number("line", worded.Line);

        FragmentText Within() => new(layout, depth, first: false);
    }

    /// <summary>How much of what parts it from a line before there is in front of it.</summary>
    public int Bare { get; }

    /// <summary>
    /// The line up to its values, or where it tells none to its place, where it held; behind what parts it from a line
    /// before (<see cref="From"/>).
    /// </summary>
    public byte[] Held { get; }

    /// <summary>The same where it failed.</summary>
    public byte[] Failed { get; }

    /// <summary>The whole line where it was not needed, in the same way.</summary>
    public byte[] Passed { get; }

    /// <summary>The line up to the first of those that it is made of, where it held.</summary>
    public byte[] HeldParts => field ??= [.. Held, .. Parts];

    /// <summary>The same where it failed.</summary>
    public byte[] FailedParts => field ??= [.. Failed, .. Parts];

    /// <summary>What begins the line.</summary>
    public ReadOnlySpan<byte> Head(bool held, Joint joint) => From(held ? Held : Failed, joint);

    /// <summary>As much of the front as its joint asks for.</summary>
    public ReadOnlySpan<byte> From(byte[] bytes, Joint joint) =>
        bytes.AsSpan(joint switch { Joint.Next => 0, Joint.First => 1, _ => Bare });

    /// <summary>What begins its values.</summary>
    public byte[] Values { get; }

    /// <summary>What ends one of them.</summary>
    public byte[] ValueEnd { get; }

    /// <summary>What ends them all.</summary>
    public byte[] ValuesEnd { get; }

    /// <summary>Its place, which follows the values.</summary>
    public byte[] Placed { get; }

    /// <summary>What begins the lines it is made of.</summary>
    public byte[] Parts { get; }

    /// <summary>What ends them, and the line.</summary>
    public byte[] PartsEnd { get; }

    /// <summary>What ends a line that is made of none.</summary>
    public byte[] End { get; }

    /// <summary>What ends the line of a definition that was opened before.</summary>
    public byte[] ElsewhereEnd { get; }
}

/// <summary>How a line follows what stands before it.</summary>
internal enum Joint
{
    /// <summary>As the value of a member.</summary>
    Alone,

    /// <summary>As the first in an array.</summary>
    First,

    /// <summary>As one after others in an array.</summary>
    Next,
}
