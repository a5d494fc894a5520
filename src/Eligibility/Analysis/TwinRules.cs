using System.Globalization;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;

namespace Eligibility.Analysis;

/// <summary>
/// Warns of two rules that say the same: in every case either both apply or neither does, and what they give and set
/// aside is the same. Where each rests on something of its own that the other does not cite, both are grounds to be told,
/// and neither is too much.
/// </summary>
internal static class TwinRules
{
    // Rules that no case found so far tells apart are few, unless somebody copied one many times over.
    private const int MostPairs = 200;

    public static void Check(WholePolicy whole, HashSet<Rule> idle, DiagnosticBag found)
    {
        var (left, asked) = (whole.Left, 0);
        foreach (var alike in whole.Policy.Rules.Where(r => !idle.Contains(r)).GroupBy(r => Signature(whole, r), StringComparer.Ordinal))
        {
            var apart = new List<Rule>();
            foreach (var rule in alike)
            {
                if (asked > MostPairs) return;
                Rule? twin = null;
                foreach (var other in apart)
                {
                    asked++;
                    if (RestApart(other, rule) || !AreTwins(other, rule)) continue;
                    twin = other;
                    break;
                }
                if (twin is null) apart.Add(rule);
                else found.Add(Messages.SayTheSame(rule.Span, rule.Name, twin.Name, rule.Outcome?.Name, twin.Span));
            }
        }

        bool AreTwins(Rule one, Rule other)
        {
            var (applies, formula) = (left.Rules().Applies, left.Parts.Formula);
            var (a, b) = (applies[one.Index], applies[other.Index]);
            var differ = formula.Any(formula.All(a, formula.Not(b)), formula.All(formula.Not(a), b));
            return whole.Never(left, new TruthQuestion(differ, pass => Differ(pass.Applies[one.Index], pass.Applies[other.Index])),
                answer => answer == 1, () => $"whether the rules `{one.Name}` and `{other.Name}` say the same");
        }
    }

    private static bool RestApart(Rule one, Rule other)
    {
        var (of, beside) = (Sources(one), Sources(other));
        return !of.IsSubsetOf(beside) && !beside.IsSubsetOf(of);

        static HashSet<(string, string?)> Sources(Rule rule) => [.. rule.Citations.Select(c => (c.Source.Key, c.Place))];
    }

    private static Truth Differ(Truth one, Truth other) =>
        one == Truth.Open || other == Truth.Open ? Truth.Open : Truths.Of(one != other);

    /// <summary>What rules have to have in common, by the cases that were found so far.</summary>
    private static string Signature(WholePolicy whole, Rule rule)
    {
        var applies = whole.Left.Witnesses.Select(w => w.Passes[0].Applies[rule.Index] == Truth.Held ? '1' : '0');
        var by = whole.Evaluator.Rules.OverridersOf(rule.Index);
        return string.Create(CultureInfo.InvariantCulture,
            $"{rule.Outcome?.Index}|{string.Join(',', rule.Overrides.Order())}|{string.Join(',', by.Order())}|{string.Concat(applies)}");
    }
}
