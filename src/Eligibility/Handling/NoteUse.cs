namespace Eligibility.Handling;

/// <summary>What a note is read for.</summary>
internal enum NoteUse
{
    /// <summary>To be printed beside a decision: what nobody can see, or what fits no line, is refused.</summary>
    Printed,

    /// <summary>
    /// To be kept in a decision log as it stands. It takes what it has always taken, so that a record which was written
    /// is written again by who does not know that it was; and none of the members that only a letter reads.
    /// </summary>
    Kept,
}
