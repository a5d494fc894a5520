using Eligibility.DecisionLog.Statements;
using Eligibility.Handling;

namespace Eligibility.DecisionLog;

/// <summary>
/// When, by whom and by what service a case was decided, as <c>eligibility-run/1</c>. Repeated, never read.
/// </summary>
public sealed record RunRecord
{
    /// <summary>The name of the form.</summary>
    public const string Form = RunNote.Form;

    private RunRecord(DateTimeOffset at, string by, string service, byte[] utf8) =>
        (At, By, Service, Utf8) = (at, by, service, utf8);

    /// <summary>When it was decided.</summary>
    public DateTimeOffset At { get; }

    /// <summary>By whom.</summary>
    public string By { get; }

    /// <summary>By what service.</summary>
    public string Service { get; }

    internal byte[] Utf8 { get; }

    /// <summary>Reads <c>at</c>, <c>by</c> and <c>service</c>.</summary>
    /// <exception cref="StatementException">Something is missing or no such thing.</exception>
    public static RunRecord Read(ReadOnlySpan<byte> utf8)
    {
        var run = StatementReader.Taken(RunNote.Read(utf8, NoteUse.Kept));
        return new RunRecord(run.At, run.By, run.Service, utf8.ToArray());
    }
}
