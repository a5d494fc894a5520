using System.Text;
using Eligibility.DecisionLog.Chain;
using Eligibility.Text;

namespace Eligibility.DecisionLog.Writing;

/// <summary>Takes what is personal out of records, and leaves a record of that behind them.</summary>
internal static class Erasing
{
    /// <summary>How the ids of erasures begin; no caller's does.</summary>
    public const string IdBegins = "erasure of record ";

    public static RecordReceipt Erase(LogTransaction log, long number, string user, string because)
    {
        var entry = log.Records.ByNumber(number)
            ?? throw new DecisionLogException(FormattableString.Invariant($"there is no record {number}"));
        if (entry.Kind == Entry.Erasure)
            throw new DecisionLogException(FormattableString.Invariant(
                $"record {number} is the record of an erasure; it holds nothing personal"));
        if (entry.IsErased)
            throw new DecisionLogException(FormattableString.Invariant($"record {number} was erased before"));
        var receipt = One(entry);
        if (entry.Kind == Entry.Advice)
            foreach (var decision in log.Records.DecisionsOn(number).Where(d => !d.IsErased).ToList())
                receipt = One(decision);
        return receipt;

        RecordReceipt One(Entry erased)
        {
            log.Erase(erased);
            return log.Add(new Entry
            {
                Id = FormattableString.Invariant($"{IdBegins}{erased.Number}"), Kind = Entry.Erasure,
                PolicyHash = erased.PolicyHash, Engine = Engine.Version, User = user, Answers = erased.Number,
                Parts = Entry.PartsOf((Part.Statement, Encoding.UTF8.GetBytes(because))),
            }.Sealed());
        }
    }
}
