namespace Eligibility;

/// <summary>
/// What to put in the place of some lines of a file, so that what a diagnostic tells of is mended. It was tried:
/// with these lines what the diagnostic is about checks without error.
/// </summary>
/// <param name="FirstLine">The first line to be replaced, from 1.</param>
/// <param name="LastLine">The last one.</param>
/// <param name="Text">The lines that take their place, parted by line feeds, indented as they must be; empty to take
/// them out.</param>
/// <param name="Meaning">Where more than one thing may be meant: when this is it, as in <c>if the month comes
/// first</c>; else null.</param>
public sealed record Correction(int FirstLine, int LastLine, string Text, string? Meaning = null);
