using System.Collections.Immutable;
using System.Security.Cryptography;
using Eligibility.Handling;

namespace Eligibility;

/// <summary>
/// What an officer decided on an advice, as <c>eligibility-decision/1</c> (<c>docs/decision.schema.json</c>): the
/// engine advises, and this decides. It is repeated in what is printed, and never read to decide a case.
/// </summary>
public sealed record DecisionNote
{
    /// <summary>The name of the form, which stands as <c>format</c> in the text.</summary>
    public const string Form = "eligibility-decision/1";

    internal DecisionNote()
    {
    }

    /// <summary>SHA-256 of the advice that it answers, in 64 digits of lower-case hexadecimal.</summary>
    public string Advice { get; internal init; } = "";

    /// <summary>
    /// The number, from 1, of the record of that advice in a decision log; null where none is stated.
    /// </summary>
    public long? Record { get; internal init; }

    /// <summary>Whether the advice was followed, departed from, or nothing decided yet.</summary>
    public AdviceAnswer Answer { get; internal init; }

    /// <summary>The name of the outcome decided on; null where the decision is deferred.</summary>
    public string? Outcome { get; internal init; }

    /// <summary>
    /// The numbers of the grounds adopted, as <see cref="Decision.Reasons"/> counts them from 1, in the order stated
    /// and none twice; one at least where the advice is followed, none where the decision is deferred.
    /// </summary>
    public ImmutableArray<int> Grounds { get; internal init; } = [];

    /// <summary>
    /// The reasons for the file, which the person is not sent; null where the advice is followed for its grounds.
    /// </summary>
    public string? Reasons { get; internal init; }

    /// <summary>The reasons in words for the person; never null where the advice was departed from.</summary>
    public string? ReasonsForPerson { get; internal init; }

    /// <summary>
    /// The role that decided to withhold grounds from the person, which is not the role that decided; null where
    /// none did.
    /// </summary>
    public string? WithheldBy { get; internal init; }

    /// <summary>The role of the officer who decided, such as <c>custody sergeant</c>.</summary>
    public string Role { get; internal init; } = "";

    /// <summary>The number of that officer, which no letter tells.</summary>
    public string Number { get; internal init; } = "";

    /// <summary>When it was decided, in the zone in which that was written down.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>The material that the officer read, in the order stated.</summary>
    public ImmutableArray<string> MaterialRead { get; internal init; } = [];

    /// <summary>
    /// The material that the officer did not read, each with why; together with what was read it is never empty.
    /// </summary>
    public ImmutableArray<(string What, string Because)> MaterialNotRead { get; internal init; } = [];

    /// <summary>What the person, or somebody for them, said about it; null where nothing was received.</summary>
    public string? Representations { get; internal init; }

    /// <summary>The day of the letter, never before that of the decision; null where none is stated.</summary>
    public DateOnly? LetterOn { get; internal init; }

    /// <summary>To whom the letter goes; null where it is not stated.</summary>
    public Addressee? Addressee { get; internal init; }

    /// <summary>The force's own reference; null where none is stated.</summary>
    public string? Reference { get; internal init; }

    /// <summary>
    /// Reads a decision. What is wrong with it is told in the result, all of it, and nothing is thrown for it. What it
    /// says of the advice is held against it by <see cref="CheckAgainst(string, Decision)"/>.
    /// </summary>
    /// <param name="utf8">
    /// One JSON object as UTF-8, at most 256 KiB. Its texts hold one line of at most 200 characters, and
    /// <c>reasons</c>, <c>reasonsForPerson</c>, <c>representations</c>, <c>because</c> and an addressee as a text
    /// several lines of at most 10,000 together; its lists at most 100 items.
    /// </param>
    public static NoteReading<DecisionNote> Read(ReadOnlySpan<byte> utf8) => Read(utf8, NoteUse.Printed);

    internal static NoteReading<DecisionNote> Read(ReadOnlySpan<byte> utf8, NoteUse use) =>
        NoteJson.Read(utf8, Form, use, DecisionMembers.Read);

    /// <summary>Where it does not fit the advice that it answers; empty where it does.</summary>
    /// <param name="advice">SHA-256 of the advice as it was shown, in lower-case hexadecimal.</param>
    /// <param name="decision">The same advice.</param>
    public ImmutableArray<NoteFault> CheckAgainst(string advice, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(advice);
        ArgumentNullException.ThrowIfNull(decision);
        return AdviceCheck.Of(this, advice, decision);
    }

    /// <summary>Where it does not fit the advice that it answers; empty where it does.</summary>
    /// <param name="advice">
    /// The advice as it was shown, byte by byte, such as <see cref="DecisionForms.ToJson(Decision)"/> gives it.
    /// </param>
    /// <param name="decision">The same advice.</param>
    public ImmutableArray<NoteFault> CheckAgainst(ReadOnlySpan<byte> advice, Decision decision) =>
        CheckAgainst(Convert.ToHexStringLower(SHA256.HashData(advice)), decision);
}
