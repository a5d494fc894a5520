using Eligibility.Handling;

namespace Eligibility;

/// <summary>
/// When, by whom and by what service a case was decided, as <c>eligibility-run/1</c>
/// (<c>docs/run.schema.json</c>). It is repeated beside a decision, and never read to decide.
/// </summary>
public sealed record RunNote
{
    /// <summary>The name of the form, which stands as <c>format</c> in the text.</summary>
    public const string Form = "eligibility-run/1";

    private RunNote(DateTimeOffset at, string by, string service) => (At, By, Service) = (at, by, service);

    /// <summary>When it was decided, in the zone in which that was written down.</summary>
    public DateTimeOffset At { get; }

    /// <summary>By whom: one line of 1 to 200 characters, such as an officer's number.</summary>
    public string By { get; }

    /// <summary>By what service: one line of 1 to 200 characters.</summary>
    public string Service { get; }

    /// <summary>
    /// Reads a run. What is wrong with it is told in the result, all of it, and nothing is thrown for it.
    /// </summary>
    /// <param name="utf8">
    /// One JSON object as UTF-8, at most 256 KiB, with <c>format</c>, <c>at</c>, <c>by</c> and <c>service</c> and no
    /// other member.
    /// </param>
    public static NoteReading<RunNote> Read(ReadOnlySpan<byte> utf8) => Read(utf8, NoteUse.Printed);

    internal static NoteReading<RunNote> Read(ReadOnlySpan<byte> utf8, NoteUse use) =>
        NoteJson.Read(utf8, Form, use, members =>
            (members.Time("at"), members.Text("by", such: "officer 1234"),
                members.Text("service", such: "custody desk")) is ({ } at, { } by, { } service)
                ? new RunNote(at, by, service)
                : null);
}
