using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;
using Eligibility.Promises;
using Eligibility.SemanticDiff;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>What the engine says an edit changes, held against every case of a small policy before and after.</summary>
internal static class DiffComparison
{
    private const int MostWays = 6_000;

    /// <summary>Compares the policy of a seed with an edit of it.</summary>
    /// <returns>What the two sides differ in; empty where they agree.</returns>
    public static string Compare(int seed, DiffCounts counts)
    {
        var brute = BruteWriter.Write(seed);
        var dice = new Dice(seed);
        if (brute.Generated.Compilation.Evaluator is not { Policy.Each: null } old) return "";
        if (Compiled(PolicyEdits.Shuffled(brute, dice)) is { } shuffled
            && PolicyDiff.Of(old, shuffled) is { IsNothing: false, IsSettled: true } alarm)
            return string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}: another order of rules is told as {alarm.Regions.Length} changes\n{brute.Text}");
        if (PolicyEdits.Edited(brute, dice) is not { } text || Compiled(text) is not { } @new) return "";
        if (BruteDomain.Of(brute, old.Policy, old.Policy.Unstated) is not { } unknowns
            || unknowns.Aggregate(1.0, (p, u) => p * u.Candidates.Count) > MostWays) { counts.AddTooMuch(); return ""; }
        var diff = PolicyDiff.Of(old, @new);
        var difference = Of(diff, (old, @new), new OracleModel(old.Policy), new OracleModel(@new.Policy), unknowns, counts);
        return difference.Length == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}: {difference}\n{brute.Text}\nafter:\n{text}\n{DiffForms.Text(diff)}");
    }

    private static PolicyEvaluator? Compiled(string text) =>
        new GeneratedPolicy(0, [new PolicyFile(GeneratedPolicy.Path, [.. text.TrimEnd('\n').Split('\n').Select(l => new TextLine(l))])])
            .Compilation.Evaluator;

    private static string Of(PolicyDiff diff, (PolicyEvaluator Old, PolicyEvaluator New) evaluators, OracleModel old,
        OracleModel @new, List<OracleUnknown> unknowns, DiffCounts counts)
    {
        var (first, second) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var (differing, ways) = (0, unknowns.Aggregate(1, (p, u) => p * u.Candidates.Count));
        for (var way = 0; way < ways; way++)
        {
            var values = new Datum?[old.Policy.Inputs.Length];
            var rest = way;
            foreach (var unknown in unknowns)
            {
                unknown.Put(values, unknown.Candidates[rest % unknown.Candidates.Count]);
                rest /= unknown.Candidates.Count;
            }
            if (OracleValidity.Fault(old.Policy, values) is not null) continue;
            var (before, after) = (new OracleWay(old, values).Outcome, new OracleWay(@new, values).Outcome);
            var pass = diff.Joint.OldRules.Work([.. values]);
            var regions = diff.Regions.Where(r => Within.IsIn(r.When, pass)).ToList();
            if (regions.Find(r => r.Old.Name != before.Name || r.New.Name != after.Name) is { } wrong)
                return $"told as {wrong.Old.Name}, now {wrong.New.Name}; by trying {before.Name}, now {after.Name}, of {Say(old.Policy, values)}";
            if (before.Name == after.Name) continue;
            differing++;
            if (RankOf(before.Name) is { } from && RankOf(after.Name) is { } to) (to > from ? first
                : second).Add($"`{before.Name}` before, `{after.Name}` now");
            if (regions.Count == 0 && diff is { IsSettled: true, LeftOut: 0 })
                return $"told as the same; by trying {before.Name}, now {after.Name}, of {Say(old.Policy, values)}";
        }
        counts.Add(diff, differing);
        return Promised(PromiseKind.NoMilder, first) + Promised(PromiseKind.NoHarsher, second);

        int? RankOf(string outcome) => @new.Policy.Outcomes.FirstOrDefault(o => o.Name == outcome) is { } found
            ? Promise.RankOf(found, @new.Policy) : null;

        // What trying every case finds to break it is what is told, and nothing else is.
        string Promised(PromiseKind kind, SortedSet<string> broken)
        {
            if (Promise.Unmeasured(kind, old.Policy, @new.Policy) is not null) return "";
            var result = PromiseCheck.Of(kind, evaluators.New, evaluators.Old);
            if (result.Refused is not null || result.Broken.Any(d => d.Code == "ELG802")) return "";
            return result.Broken.Length == broken.Count ? ""
                : $"{kind}: told are {string.Join(", ", result.Broken.Select(d => d.Message))}; by trying {string.Join(", ", broken)}. ";
        }
    }

    private static string Say(Policy policy, Datum?[] values) =>
        new GeneratedCase(policy, [.. values], [.. values.Select(_ => Provenance.Stated)]).ToString();
}

/// <summary>What was compared so far.</summary>
internal sealed class DiffCounts
{
    private readonly Lock _lock = new();

    public int Same { get; private set; }

    public int Different { get; private set; }

    public int NotSettled { get; private set; }

    public int Regions { get; private set; }

    public long Cases { get; private set; }

    public int TooMuch { get; private set; }

    public void Add(PolicyDiff diff, int differing)
    {
        lock (_lock)
        {
            if (!diff.IsSettled) NotSettled++;
            if (diff.IsNothing) Same++;
            if (!diff.Regions.IsEmpty) Different++;
            Regions += diff.Regions.Length;
            Cases += differing;
        }
    }

    public void AddTooMuch()
    {
        lock (_lock) TooMuch++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Same} edits change nothing, {Different} something in {Regions} regions with {Cases} cases, {NotSettled} not settled; {TooMuch} too much to try");
}
