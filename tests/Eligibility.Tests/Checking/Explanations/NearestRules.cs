using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Holds the nearest rules of an <c>otherwise</c> against the recursion of section 1.5.</summary>
internal sealed class NearestRules(CaseWords words, Directions directions, Findings found)
{
    private static readonly string[] Answers = ["no", CaseWords.Unknown, "yes"];

    private readonly KnownCase _known = words.Known;

    public void Check(bool byOtherwise, JsonElement told)
    {
        if (_known.Decision is not { } decision) { found.Skip(); return; }
        var expected = byOtherwise && decision.Outcome is { } outcome ? Nearest(decision, outcome) : [];
        found.Each("nearest", expected, told, (path, near, each) =>
        {
            if (!found.Members(path, each, "rule", "number", "outcome", "met", "of", "notMet")) return;
            found.Same(path + ".rule", near.Rule.Name, each.GetProperty("rule"));
            found.Same(path + ".number", near.Rule.Index + 1, each.GetProperty("number"));
            found.Same(path + ".outcome", near.Rule.Outcome!.Name, each.GetProperty("outcome"));
            found.Same(path + ".met", near.Found.Met.Count, each.GetProperty("met"));
            found.Same(path + ".of", near.Found.Met.Count + near.Found.ToChange.Count, each.GetProperty("of"));
            Statements(path + ".notMet", near.Found.ToChange, each.GetProperty("notMet"));
        });
    }

    private void Statements(string path, IReadOnlyList<Condition> leaves, JsonElement told)
    {
        var statements = new TrueStatements(words);
        found.Each(path, leaves, told, (at, leaf, each) =>
        {
            if (_known.TruthOf(leaf, -1) is not { } truth || statements.Of(leaf, -1, truth) is not { } expected) found.Skip();
            else if (SameStatement.Ordered(expected) == SameStatement.Ordered(each.GetString()!)) found.Count();
            // Of what the decision did not need to work out the test is told with its answer.
            else if (each.ValueEquals($"{RuleTrees.TestOf(leaf)}: {Answers[(int)truth]}")) found.Count();
            else found.Fault(at, $"«{each}» is told, and it is «{expected}»");
        });
    }

    private List<(Rule Rule, Flips.Found Found)> Nearest(OracleDecision decision, Outcome decided)
    {
        var ranks = directions.Ranked.ToList();
        var not = _known.Policy.Rules.Where(r => r.Outcome is not null && r.Outcome != decided
            && decision.Statuses[r.Index] == OracleStatus.DoesNotApply).ToList();
        var better = not.Where(r => !r.Outcome!.Refers && ranks.Contains(decided)
            && ranks.IndexOf(r.Outcome!) > ranks.IndexOf(decided)).ToList();
        var flips = new Flips(_known);
        var all = (better.Count > 0 ? better : not).Select(r => (Rule: r, Found: Flips.Together([
            r.When is null ? Flips.None : flips.Of(r.When, true), r.Unless is null ? Flips.None : flips.Of(r.Unless, false)]))).ToList();
        var met = all.Where(n => n.Found.Met.Count > 0).ToList();
        return [.. (met.Count > 0 ? met : all).OrderBy(n => n.Found.Facts).ThenByDescending(n => n.Found.Met.Count)
            .ThenBy(n => n.Rule.Index)];
    }
}
