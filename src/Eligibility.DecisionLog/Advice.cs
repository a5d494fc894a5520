namespace Eligibility.DecisionLog;

/// <summary>What the engine advised in a case, to be kept.</summary>
/// <param name="Id">
/// The caller's name for it, of 1 to 200 characters: whoever does not know whether a record was written writes it again
/// under the same id, and it stands there once. It is never erased; let it say nothing about a person.
/// </param>
/// <param name="Decision">What came of the case.</param>
/// <param name="User">Who asked, of 1 to 200 characters, such as an officer's number or the name of a service.</param>
public sealed record Advice(string Id, Decision Decision, string User)
{
    /// <summary>
    /// The bytes that were shown to the officer, such as those of <see cref="DecisionForms.ToJson(Decision)"/>; empty
    /// where none were. Their SHA-256 is kept: it is what a person's decision names.
    /// </summary>
    public ReadOnlyMemory<byte> Shown { get; init; }

    /// <summary>
    /// The schema of those bytes, such as <c>eligibility-justification/1</c>; null where none were shown.
    /// </summary>
    public string? ShownAs { get; init; }

    /// <summary>When, by whom and by what service it was decided; null where that was not recorded.</summary>
    public RunRecord? Run { get; init; }
}
