namespace Eligibility.Corrections;

/// <summary>A statement while it is being corrected, and the error that is looked at.</summary>
/// <param name="Passage">Its lines as they are now.</param>
/// <param name="Line">The place of the line with the error among them, from 0.</param>
/// <param name="Error">The error.</param>
/// <param name="Names">What the policy declares.</param>
internal sealed record Slip(Passage Passage, int Line, Diagnostic Error, DeclaredNames Names)
{
    /// <summary>The line with the error, without its comment and what moves it in.</summary>
    public string Code { get; } = Passage.CodeOf(Passage.Lines[Line]);

    /// <summary>The passage with other words in the place of the line's.</summary>
    public Passage Instead(string code)
    {
        var line = Passage.Lines[Line];
        var at = line.IndexOf(Code, StringComparison.Ordinal);
        return Passage.With(Line, line[..at] + code + line[(at + Code.Length)..]);
    }
}

/// <summary>What may have been meant: the passage as it should be.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Meaning">Where several things may be meant, when it is this one.</param>
/// <param name="Note">What to know beside it, a sentence without a full stop.</param>
internal sealed record Meant(Passage Passage, string? Meaning = null, string? Note = null);

/// <summary>
/// A way in which people say something: what was meant, said as the language says it; nothing where it is not said
/// so. What it yields need not fit: whoever asks tries it.
/// </summary>
internal delegate IEnumerable<Meant> Saying(Slip slip);

/// <summary>Something that people ask for and the language has not: what to do instead.</summary>
/// <param name="slip">The statement and its error.</param>
/// <returns>A sentence, or null where that is not asked for.</returns>
internal delegate string? Explanation(Slip slip);
