using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Justification;

/// <summary>A letter fit to be sent: one that lacks nothing, and whose reasons fit on a page.</summary>
internal static class FinalLetter
{
    /// <summary>The letter as it is sent.</summary>
    /// <param name="draft">The letter as it was made.</param>
    /// <param name="lacks">What it lacks; empty where it can be sent.</param>
    /// <returns>Null where it cannot.</returns>
    public static Letter? Of(Letter draft, out ImmutableArray<string> lacks)
    {
        lacks = draft.Words <= Letter.MostWords ? draft.Missing : draft.Missing.Add(string.Create(CultureInfo.InvariantCulture,
            $"shorter words: {draft.Words} stand before the next page, and {Letter.MostWords} fit"));
        return lacks.IsEmpty && draft.Kind != LetterKind.None ? draft with { IsFinal = true } : null;
    }
}
