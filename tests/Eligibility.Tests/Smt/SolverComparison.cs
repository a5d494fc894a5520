using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>The engine's decisions against what solvers say of the same cases.</summary>
internal static class SolverComparison
{
    /// <summary>In what two solvers differ, as far as both have answered; empty where they agree.</summary>
    public static string Between(SolverFindings one, SolverFindings other, Policy policy) =>
        one.NotAnswered + other.NotAnswered > 0 || one.Words(policy) == other.Words(policy)
            ? ""
            : $"the solvers differ:\n{one.Words(policy)}\n{other.Words(policy)}\n";

    /// <summary>In what a decision differs from what a solver found; empty where nothing does.</summary>
    public static string Differences(Decision decision, SolverFindings found, SmtCase @case)
    {
        var told = new StringBuilder();
        var (whole, exact) = (found.OutcomesAnswered && @case.IsWhole, decision.Exact);
        Compare("possible", found.Possible.Select(o => decision.Policy.Outcomes[o].Name),
            decision.Possible.Select(o => o.Name), whole && exact);
        foreach (var rule in decision.Policy.Rules)
        {
            var (one, may) = (decision.Statuses[rule.Index], found.Statuses[rule.Index]);
            if (one != RuleStatus.Open ? may.Any(s => s != one) : whole && exact && decision.IsSettled(rule) && may.Count < 2)
                Tell($"{rule.Name}", one.ToString(), string.Join('/', may));
        }
        if (decision.IsDecided || found.Possible.Count < 2) return told.ToString();
        var alone = @case.Unknowns.Where(u => !u.IsTied && !u.IsKey).Select(u => u.Name)
            .ToHashSet(StringComparer.Ordinal);
        var needed = decision.Needed.Where(n => alone.Contains(n.Name)).ToList();
        // A key that matters by itself is asked for; one that is asked for may matter with others.
        Compare("matters", found.Matters, decision.Needed.Select(n => n.Name), all: false);
        Compare("matters", found.Matters.Where(alone.Contains), needed.Select(n => n.Name).Except(found.Unanswered)
            .Order(StringComparer.Ordinal), whole && exact);
        foreach (var need in needed)
            if (exact && whole && found.Alone.TryGetValue(need.Name, out var decides) && decides != need.Alone)
                Tell($"{need.Name} alone", need.Alone.ToString(), decides.ToString());
        return told.ToString();

        void Compare(string what, IEnumerable<string> solver, IEnumerable<string> engine, bool all)
        {
            var (theirs, ours) = (solver.ToList(), engine.ToList());
            if (theirs.Except(ours).Any() || all && ours.Except(theirs).Any())
                Tell(what, string.Join(", ", ours), string.Join(", ", theirs));
        }

        void Tell(string what, string engine, string solver) =>
            told.Append(CultureInfo.InvariantCulture, $"{what}: the engine says {engine}, the solver {solver}\n");
    }
}
