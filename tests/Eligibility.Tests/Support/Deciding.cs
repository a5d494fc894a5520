using System.Text;
using Eligibility.Justification;

namespace Eligibility.Tests.Support;

/// <summary>Decides cases of a compiled policy and tells them as a host does.</summary>
internal static class Deciding
{
    /// <summary>The decision on a case that states nothing: everything that is not assumed is unknown.</summary>
    public static Decision NothingKnown(PolicyEvaluator evaluator, DecisionDetail detail = DecisionDetail.Lines) =>
        evaluator.Decide(Case.Of(evaluator.Policy, evaluator.Policy.Unstated), detail);

    /// <summary>The justification in its two canonical forms, one after the other.</summary>
    public static string Tell(Decision decision)
    {
        var record = JustificationBuilder.Build(decision);
        return JustificationForms.Text(record) + Encoding.UTF8.GetString(JustificationJson.Render(record));
    }
}
