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
        (Held, Failed) = (Head("held"), Head("failed"));
        Passed = Place(Begin("not needed")).EndObject().Cut();
        Values = Within().Name("values").StartArray().Cut();
        ValueEnd = [.. layout.Line(depth + 1), (byte)'}'];
        ValuesEnd = [.. layout.Line(depth), (byte)']'];
        Placed = Place(Within()).Cut();
        Parts = [.. Within().Name("parts").StartArray().Cut(), .. layout.Line(depth + 1)];
        NextPart = [(byte)',', .. layout.Line(depth + 1)];
        End = [.. layout.Line(depth - 1), (byte)'}'];
        PartsEnd = [.. ValuesEnd, .. End];
        ElsewhereEnd = [.. Within().Yes("openedElsewhere", true).Cut(), .. End];

        FragmentText Begin(string state) => new FragmentText(layout, depth - 1).StartObject()
            .Text("words", words).Text("state", state);

        byte[] Head(string state) => hasValues ? Begin(state).Cut() : Place(Begin(state)).Cut();

        FragmentText Place(FragmentText text) => text.Text("file", worded.File).Number("line", worded.Line);

        FragmentText Within() => new(layout, depth, first: false);
    }

    /// <summary>The line up to its values, or where it tells none to its place, where it held.</summary>
    public byte[] Held { get; }

    /// <summary>The same where it failed.</summary>
    public byte[] Failed { get; }

    /// <summary>The whole line where it was not needed.</summary>
    public byte[] Passed { get; }

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

    /// <summary>What stands between two of them.</summary>
    public byte[] NextPart { get; }

    /// <summary>What ends them, and the line.</summary>
    public byte[] PartsEnd { get; }

    /// <summary>What ends a line that is made of none.</summary>
    public byte[] End { get; }

    /// <summary>What ends the line of a definition that was opened before.</summary>
    public byte[] ElsewhereEnd { get; }
}
