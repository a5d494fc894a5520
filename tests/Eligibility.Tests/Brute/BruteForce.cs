using System.Text.RegularExpressions;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>
/// The engine against trying everything: of each small policy some partial cases, each filled in in every way there is,
/// and each way decided by the second evaluator.
/// </summary>
internal static partial class BruteForce
{
    private const int CasesOfAPolicy = 2;
    private const int MostWhileShrinking = 20_000;

    /// <summary>Compares some cases of the policy of a seed.</summary>
    /// <returns>
    /// What the two sides differ in, with the smallest policy and case found; empty where they agree.
    /// </returns>
    public static string Compare(int seed, BruteCounts counts) => Compare(BruteWriter.Write(seed), counts);

    /// <summary>Compares some cases of a policy.</summary>
    public static string Compare(BrutePolicy brute, BruteCounts counts)
    {
        var evaluator = brute.Generated.Compilation.Evaluator;
        counts.AddPolicy(refused: evaluator is null);
        if (evaluator is null) return "";
        if (evaluator.Policy.Each is not null) return CompareRecords(brute, evaluator, counts);
        var model = new OracleModel(evaluator.Policy);
        foreach (var (@case, unknowns) in Cases(brute, evaluator.Policy))
        {
            var told = OracleWays.Of(model, [.. @case.Values], unknowns, int.MaxValue, lines: true)!;
            var (difference, decision) = BruteComparison.Of(evaluator, @case, told);
            if (difference.Length > 0) return Say(brute, @case, difference);
            if (decision is null) { counts.AddNoCase(); continue; }
            counts.AddLines(told.Lines, decision.IsDecided ? OutcomeLines.Of(evaluator.Rules, decision) : []);
            if (unknowns.Count == 0) { counts.AddWhole(decision.Exact); continue; }
            counts.AddCase(brute.Generated.Seed, BruteCaseKinds.Of(brute, evaluator.Policy, @case.Values, unknowns)
                | (told.Lines.IsEmpty ? BruteKinds.None : BruteKinds.Told), told.Ways,
                decision.IsDecided, decision.Exact ? null : BruteComparison.NotSettled(told, decision));
        }
        return "";
    }

    /// <summary>Compares each record of some cases of a policy that decides each by itself.</summary>
    private static string CompareRecords(BrutePolicy brute, PolicyEvaluator evaluator, BruteCounts counts)
    {
        foreach (var (@case, unknowns) in Cases(brute, evaluator.Policy.AsStated))
        {
            var kinds = BruteCaseKinds.Of(brute, evaluator.Policy.AsStated, @case.Values, unknowns);
            foreach (var (difference, decision, told) in BruteRecords.Of(brute, evaluator, @case, int.MaxValue))
            {
                if (difference.Length > 0) return Say(brute, @case, difference);
                if (decision is null) { counts.AddNoCase(); break; }
                counts.AddLines(told!.Lines, decision.IsDecided ? OutcomeLines.Of(evaluator.Rules, decision) : []);
                counts.AddRecord();
                if (unknowns.Count == 0) { counts.AddWhole(decision.Exact); continue; }
                counts.AddCase(brute.Generated.Seed, kinds | (told.Lines.IsEmpty ? BruteKinds.None : BruteKinds.Told), told.Ways,
                    decision.IsDecided, decision.Exact ? null : BruteComparison.NotSettled(told, decision));
            }
        }
        return "";
    }

    /// <summary>
    /// The cases of a policy, each with what it leaves unknown and once more with nothing unknown; fewer where there are none of
    /// few completions.
    /// </summary>
    public static IEnumerable<(GeneratedCase Case, List<OracleUnknown> Unknowns)> Cases(BrutePolicy brute,
        Policy policy)
    {
        var dice = new Dice(brute.Generated.Seed);
        var cases = new BruteCases(brute, policy, dice);
        for (var i = 0; i < CasesOfAPolicy; i++)
            if (cases.Next(dice.Weighted((80, 600), (17, 2_500), (3, 6_000))) is { } next)
            {
                yield return next;
                if (cases.Whole(next.Case, next.Unknowns) is { } whole) yield return (whole, []);
            }
    }

    private static string Say(BrutePolicy brute, GeneratedCase @case, string difference)
    {
        var (least, leastCase) = Smallest(brute, @case, (found, _) => found.Length > 0);
        var again = Try(brute, least.Evaluator, leastCase)?.Difference;
        return $"seed {Digits.Of(brute.Generated.Seed)}: {difference}\nmade smaller:\n"
            + $"{again}\n{least.Text}\n{leastCase}\nat first:\n{brute.Text}\n{@case}\n";
    }

    /// <summary>The smallest policy and case found of which something is so.</summary>
    public static (GeneratedPolicy Policy, GeneratedCase Case) Smallest(BrutePolicy brute, GeneratedCase @case,
        Func<string, Decision?, bool> isSo) =>
        PolicyShrinker.Shrink(brute.Generated, @case, (evaluator, moved) =>
            Try(brute, evaluator, moved) is { } tried && isSo(tried.Difference, tried.Decision));

    [GeneratedRegex(@"total |of other finds|(plus|minus) \d+ for each of finds|tells .*(number of finds|gravity)",
        RegexOptions.CultureInvariant)]
    private static partial Regex CountsAll();

    private static (string Difference, Decision? Decision)? Try(BrutePolicy brute, PolicyEvaluator evaluator,
        GeneratedCase moved)
    {
        // Without `one per` a total, points for each, the others and what is told add up more items than anything counts.
        if ((evaluator.Policy.Each is not null) != brute.IsEach) return null;
        if (brute.IsEach) return BruteRecords.Try(brute, evaluator, moved, MostWhileShrinking);
        if (CountsAll().IsMatch(evaluator.Policy.Source.Text)
            && evaluator.Policy.Inputs.OfType<ListInput>().Any(l => l.OnePer.IsEmpty)) return null;
        if (BruteDomain.Of(brute, evaluator.Policy, moved.Values) is not { } unknowns) return null;
        var model = new OracleModel(evaluator.Policy);
        return OracleWays.Of(model, [.. moved.Values], unknowns, MostWhileShrinking, lines: true) is { } told
            ? BruteComparison.Of(evaluator, moved, told)
            : null;
    }
}
