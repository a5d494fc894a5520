using System.Text.Json;

namespace Eligibility.Handling;

/// <summary>From the bytes of a note to its members. Strict: what two readers of JSON could take for different notes
/// is refused.</summary>
internal static class NoteJson
{
    /// <summary>The most bytes of a note.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>How deep arrays and objects may nest: deeper than any member goes.</summary>
    public const int MostNesting = 8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a whole text: its form, then the rest of it, then what nobody asked for.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="form">The form that its <c>format</c> must name.</param>
    /// <param name="use">What it is read for.</param>
    /// <param name="read">
    /// Makes the note of the members; where faults are told, what it makes is let go, and it may be null.
    /// </param>
    public static NoteReading<TNote> Read<TNote>(ReadOnlySpan<byte> utf8, string form, NoteUse use,
        Func<NoteMembers, TNote?> read) where TNote : class
    {
        if (utf8.Length > MostBytes) return Unread<TNote>(NoteMessages.TooLong(utf8.Length, MostBytes));
        // Editors of Windows put a mark before the text. What is kept in a log is kept byte by byte, and has none.
        if (use == NoteUse.Printed && utf8.StartsWith(ByteOrderMark)) utf8 = utf8[ByteOrderMark.Length..];
        try
        {
            using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = MostNesting });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Unread<TNote>(NoteMessages.NoObject(form));
            var faults = new NoteFaults();
            var members = new NoteMembers(document.RootElement, "", faults, use);
            members.OneOf("format", form);
            var note = read(members);
            members.End();
            return faults.None && note is not null
                ? new NoteReading<TNote> { Note = note }
                : new NoteReading<TNote> { Faults = faults.All(), IsNoJson = faults.HasUnreadable };
        }
        catch (JsonException fault)
        {
            return Unread<TNote>(NoteMessages.NoJson(fault.LineNumber, fault.BytePositionInLine, MostNesting));
        }
    }

    private static NoteReading<TNote> Unread<TNote>((string Message, string? Help) fault) where TNote : class =>
        new() { Faults = [new NoteFault("", fault.Message, fault.Help)], IsNoJson = true };
}
