using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// The effective leaves of a rule in order (outputs, sections 1.2 and 1.4), with what each must say: what has an effect, and
/// below it nothing that has. Definitions are gone through wherever they are named.
/// </summary>
internal sealed class EffectiveLeaves(CaseWords words)
{
    private readonly TrueStatements _statements = new(words);

    /// <summary>The leaves; null where not every way can be tried.</summary>
    public List<(Condition Of, string? Says)>? Of(Rule rule, Bearing when)
    {
        if (words.Known.Decision is null) return null;
        var leaves = new List<(Condition, string?)>();
        if (rule.When is { } first) Add(leaves, first, -1, when);
        if (rule.Unless is { } unless && (rule.When is null || Truth(rule.When) != OracleTruth.Failed))
            Add(leaves, unless, -1, when with { Sign = -1 });
        return leaves;
    }

    /// <summary>The same of one condition.</summary>
    public List<(Condition Of, string? Says)>? Of(Condition condition, Bearing bearing)
    {
        if (words.Known.Decision is null) return null;
        var leaves = new List<(Condition, string?)>();
        Add(leaves, condition, -1, bearing);
        return leaves;
    }

    private OracleTruth Truth(Condition condition, int row = -1) => words.Known.TruthOf(condition, row)!.Value;

    private void Add(List<(Condition Of, string? Says)> leaves, Condition condition, int row, Bearing above)
    {
        var truth = Truth(condition, row);
        if (above.Effect(truth) == "none") return;
        var before = leaves.Count;
        var below = above.Below(condition, truth);
        if (condition is NotCondition or GroupCondition or DefinitionCondition)
            foreach (var part in condition.Parts.Cast<Condition>())
            {
                Add(leaves, part, row, below);
                // What follows it is not needed.
                if (condition is GroupCondition { Kind: GroupKind.Any or GroupKind.None } && Truth(part, row) == OracleTruth.Held) break;
            }
        if (leaves.Count == before) leaves.Add((condition, _statements.Of(condition, row, truth)));
    }
}
