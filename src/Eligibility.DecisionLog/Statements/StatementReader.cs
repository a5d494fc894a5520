using Eligibility.Handling;

namespace Eligibility.DecisionLog.Statements;

/// <summary>
/// Reads what people state as the engine reads what stands beside a case; the log throws where anything is wrong with it.
/// </summary>
internal static class StatementReader
{
    /// <summary>Reads a form that only the log knows.</summary>
    /// <exception cref="StatementException">Something is missing or contradicts itself.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, string form, Func<NoteMembers, T?> read) where T : class =>
        Taken(NoteJson.Read(utf8, form, NoteUse.Kept, read));

    /// <summary>What was read.</summary>
    /// <exception cref="StatementException">Something is missing or contradicts itself.</exception>
    public static T Taken<T>(NoteReading<T> reading) where T : class => reading.Note
        ?? throw new StatementException([.. reading.Faults.Select(f => new StatementFault(f.Path, f.Message))])
        {
            IsNoJson = reading.IsNoJson,
        };

    /// <summary>A text as the log takes ids and users.</summary>
    public static string? Name(this NoteMembers members, string name)
    {
        if (members.Text(name) is not { } text) return null;
        if (PlainName.Is(text)) return text;
        members.Fault(name, $"expected {PlainName.Expected}");
        return null;
    }
}
