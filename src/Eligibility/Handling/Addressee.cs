using System.Collections.Immutable;
using Eligibility.Handling;

namespace Eligibility;

/// <summary>To whom a letter goes.</summary>
/// <param name="Name">The name, as it stands above an address: one line of 1 to 200 characters.</param>
/// <param name="Address">
/// The lines below it, each of 1 to 200 characters, at most 100; empty where the letter is handed over.
/// </param>
/// <param name="AppropriateAdult">
/// The appropriate adult, who is sent the letter too, of a person under 18 or vulnerable; null where there is
/// none.
/// </param>
public sealed record Addressee(string Name, ImmutableArray<string> Address, Addressee? AppropriateAdult)
{
    /// <summary>
    /// A text, of which the first line is the name; or an object. Null where there is none, or one at fault.
    /// </summary>
    internal static Addressee? Of(NoteMembers members, string name, bool mayHaveAdult)
    {
        if (!members.States(name) || members.IsText(name))
            return members.Text(name, isNeeded: false, TextLength.Passage) is { } text
                ? OfLines(members, name, text) : null;
        return members.Object(name, """{ "name": "...", "address": ["..."] }""", inner =>
        {
            var (called, address) = (inner.Text("name", such: "A. Sample"), inner.Texts("address", isNeeded: false));
            var adult = mayHaveAdult ? Of(inner, "appropriateAdult", mayHaveAdult: false) : null;
            return called is null ? null : new Addressee(called, address, adult);
        });
    }

    private static Addressee? OfLines(NoteMembers members, string name, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length <= NoteMembers.MostItems && lines.All(line => line.Length <= NoteMembers.LongestLine))
            return new Addressee(lines[0], [.. lines[1..]], null);
        members.Fault(name, NoteMessages.NoAddress(NoteMembers.MostItems, NoteMembers.LongestLine));
        return null;
    }
}
