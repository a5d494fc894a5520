using System.Text.Json;
using Eligibility.DecisionLog.Chain;
using Eligibility.DecisionLog.Statements;
using Eligibility.DecisionLog.Store;
using Eligibility.Text;

namespace Eligibility.DecisionLog.Reading;

/// <summary>
/// Decides an advice again from its case, under the text that decided it; its word is never read for that.
/// </summary>
internal sealed class Replayer(ArchivedPolicies archived, PolicyTable policies)
{
    /// <summary>What came out otherwise; null where nothing did.</summary>
    public string? Difference(Entry advice)
    {
        if (archived.Find(advice.PolicyHash, policies) is not { } evaluator)
            return $"its policy {advice.PolicyHash} cannot be compiled from the archive by engine {Engine.Version}";
        var read = CaseReader.Read(evaluator.Policy, advice[Part.Case]);
        if (read.Case is not { } @case)
            return $"its case cannot be read any more: {read.Faults.Length} faults, the first {read.Faults[0].Code}";
        var decision = evaluator.Decide(@case, DecisionDetail.None);
        if (BriefDifference(advice[Part.Brief]!, decision) is { } difference) return difference;
        var word = BriefRecord.WordOf(decision);
        // Words of two layouts say nothing about each other.
        if (advice.Layout != Plan.CaseWord.Layout && advice.Layout is not null) return null;
        return (word ?? []).AsSpan().SequenceEqual(advice[Part.Word]) ? null : "its case has another word";
    }

    private static string? BriefDifference(byte[] then, Decision decision)
    {
        var now = BriefRecord.Of(decision);
        if (now.AsSpan().SequenceEqual(then)) return null;
        BriefRecord before;
        try
        {
            before = BriefRecord.Read(then);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return "its brief record cannot be read";
        }
        var after = BriefRecord.Read(now);
        return before.Outcome != after.Outcome ? $"was {Said(before.Outcome)}, is {Said(after.Outcome)} now"
            : !before.Reasons.SequenceEqual(after.Reasons)
                ? $"{Said(after.Outcome)} as before, for other reasons: were {Names(before)}, are {Names(after)}"
            : $"{Said(after.Outcome)} as before; its brief record differs in what is possible, open or needed";
    }

    private static string Said(string? outcome) => outcome is null ? "undecided" : SafeText.Show(outcome);

    private static string Names(BriefRecord record) => SafeText.Show(string.Join(", ", record.Reasons));
}
