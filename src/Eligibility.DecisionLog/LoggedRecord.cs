using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Reading;
using Eligibility.Text;

namespace Eligibility.DecisionLog;

/// <summary>A record as it stands in a log.</summary>
public sealed class LoggedRecord
{
    private readonly Entry _entry;
    private readonly Func<Entry, Redaction> _redaction;

    internal LoggedRecord(Entry entry, Func<Entry, Redaction> redaction) => (_entry, _redaction) = (entry, redaction);

    /// <summary>Its place in the log, from 1.</summary>
    public long Number => _entry.Number;

    /// <summary>The caller's name for it.</summary>
    public string Id => _entry.Id;

    /// <summary><c>advice</c>, <c>decision</c> or <c>erasure</c>.</summary>
    public string Kind => _entry.Kind;

    /// <summary>The hash of the policy that decided, in lower-case hexadecimal.</summary>
    public string PolicyHash => _entry.PolicyHash;

    /// <summary>When it was written, in UTC, such as <c>2018-01-10T14:05:00.0000000Z</c>.</summary>
    public string At => _entry.At;

    /// <summary>Who asked for it.</summary>
    public string User => _entry.User;

    /// <summary>
    /// The number of the record that it is about: of a decision the advice, of an erasure what was erased.
    /// </summary>
    public long? About => _entry.Answers;

    /// <summary>Whether what is personal of it was erased.</summary>
    public bool IsErased => _entry.IsErased;

    /// <summary>It as JSON on one line, ended by a line feed; indented where that is asked for.</summary>
    /// <param name="confidential">
    /// Whether all of it is told. Otherwise what the policy declares confidential or protected is withheld, with the
    /// names of the rules that read it, and what people stated in words of their own where the policy has any such
    /// fact.
    /// </param>
    /// <param name="indented">Whether it is for people to read.</param>
    public byte[] ToJson(bool confidential = false, bool indented = false) => RecordJson.Of(_entry,
        confidential ? null : _redaction(_entry), indented ? JsonStyle.Indented : JsonStyle.Compact);
}
