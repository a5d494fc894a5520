using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What the lines about one item of a list come to in every way of filling in what a case leaves unknown (language,
/// section 4.4). A decision does not look at them by themselves, a reader does.
/// </summary>
/// <param name="rules">The policy.</param>
/// <param name="left">What is left of it, which the lines of one justification share.</param>
internal sealed class ItemLines(RuleEvaluator rules, Lazy<ResidualPolicy> left)
{
    private readonly Dictionary<(object, int), Truth> _known = new(new PlaceComparer());

    private readonly HashSet<(object, int)> _notSettled = new(new PlaceComparer());

    /// <summary>Whether a line that was asked for and is open can come out either way.</summary>
    public bool IsSettled(Condition condition, int row) => !_notSettled.Contains((condition, row));

    /// <summary>What a condition comes to for the item in a frame.</summary>
    public Truth Of(Condition condition, ListInput list, int row, in Frame frame)
    {
        if (_known.TryGetValue((condition, row), out var known)) return known;
        var truth = rules.Conditions.Apart(condition, frame);
        if (truth == Truth.Open) truth = Ask(condition, list, row);
        return _known[(condition, row)] = truth;
    }

    private Truth Ask(Condition condition, ListInput list, int row)
    {
        var line = new ItemCondition(rules.Policy.Conditions.Length, list, row, condition);
        var settled = left.Value.Ask(left.Value.Truth(line), stopAt: 2);
        // Two found are enough to know that it is open.
        if (!settled.IsExact && settled.Found.Count < 2) _notSettled.Add((condition, row));
        return Truths.FromAnswers(settled.Possible);
    }
}
