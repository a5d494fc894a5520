using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// What the examples of some policies exercise, and what none of them does (language, section 8,
/// <c>test --coverage</c>). Only examples that pass count: one that fails proves nothing.
/// </summary>
/// <param name="Files">Each file that holds something to exercise, by path.</param>
/// <param name="Failing">How many examples fail, and so do not count.</param>
internal sealed record Coverage(ImmutableArray<FileCoverage> Files, int Failing)
{
    /// <summary>How much of a kind is exercised, in all files together.</summary>
    public CoverageCount Count(CoverageKind kind) =>
        Files.Select(f => f.Count(kind)).Aggregate(new CoverageCount(0, 0, 0),
            (a, b) => new(a.Exercised + b.Exercised, a.Of + b.Of, a.CannotBe + b.CannotBe));

    /// <summary>
    /// Measures the policies of one library with what their examples came to. A vocabulary's part is exercised when an
    /// example of any of them does.
    /// </summary>
    public static Coverage Of(IEnumerable<(PolicyEvaluator Evaluator, ImmutableArray<ExampleResult> Examples)> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var measured = policies.Select(p => new MeasuredPolicy(p.Evaluator, p.Examples)).ToList();
        var exercised = measured.SelectMany(m => m.Exercised).ToHashSet();
        var files = measured.SelectMany(m => m.Targets.All).GroupBy(t => t.Place)
            .OrderBy(g => g.Key.Start).ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key.Kind)
            .Select(g => Thing(g, measured, exercised))
            .GroupBy(t => t.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new Coverage([.. files.Select(f => new FileCoverage(f.Key, [.. f]))], measured.Sum(m => m.Failing));
    }

    private static CoveredThing Thing(IGrouping<CoveragePlace, CoverageTarget> targets, List<MeasuredPolicy> policies,
        HashSet<(CoveragePlace, CoverageWay)> exercised)
    {
        var place = targets.Key;
        var ways = targets.Select(t => t.Way).Distinct().Order()
            .Where(way => !exercised.Contains((place, way))).ToList();
        var gaps = ways.Select(way => (Way: way, Found: Find(place, way, policies))).ToList();
        // What can neither hold nor fail is never looked at; what only cannot fail holds wherever it is.
        var never = gaps.Count == 2 && gaps.All(g => g.Found.Finding == CoverageFinding.CannotBe);
        return new CoveredThing(place.Kind, place.File, targets.First().Span.Line,
            WordsOf(targets.First()), [.. gaps.Select(g => g.Found with { Why = g.Found.Why ?? Why(g.Found, never) })]);
    }

    /// <summary>The best that any policy which reads it can say.</summary>
    private static CoverageGap Find(CoveragePlace place, CoverageWay way, List<MeasuredPolicy> policies)
    {
        CoverageGap? best = null;
        foreach (var gap in policies.Select(p => p.Find(place, way)).OfType<CoverageGap>())
        {
            if (best is null || gap.Finding < best.Finding) best = gap;
            if (best.Finding == CoverageFinding.Missing) break;
        }
        return best!;
    }

    private static string? Why(CoverageGap gap, bool never) =>
        gap.Finding != CoverageFinding.CannotBe ? null : gap.Way switch
        {
            CoverageWay.Holds => never ? "no case gets as far as to look at it" : "it fails wherever it is looked at",
            CoverageWay.Fails => never ? "no case gets as far as to look at it" : "it holds wherever it is looked at",
            CoverageWay.Counts => "in every case that gets there another row counts",
            _ => null,
        };

    private static string WordsOf(CoverageTarget target) => target.Part switch
    {
        Rule rule => rule.Name,
        Outcome outcome => outcome.Name,
        Otherwise otherwise => "otherwise " + otherwise.Outcome.Name,
        _ => OneLine.Of(target.Span),
    };
}

/// <summary>What the examples exercise in one file.</summary>
/// <param name="File">Its path from the root.</param>
/// <param name="Things">All there is to exercise, by place.</param>
internal sealed record FileCoverage(string File, ImmutableArray<CoveredThing> Things)
{
    /// <summary>How much of a kind is exercised.</summary>
    public CoverageCount Count(CoverageKind kind)
    {
        var own = Things.Where(t => t.Kind == kind).ToList();
        var cannot = own.Count(t => t.CannotBe);
        return new CoverageCount(own.Count(t => t.Gaps.IsEmpty), own.Count - cannot, cannot);
    }

    /// <summary>What no example exercises in every way, by place.</summary>
    public IEnumerable<CoveredThing> Gaps => Things.Where(t => !t.Gaps.IsEmpty);
}

/// <summary>An exact fraction, with what cannot be exercised counted apart.</summary>
/// <param name="Exercised">How many are exercised in every way.</param>
/// <param name="Of">Of how many that can be, as far as is known.</param>
/// <param name="CannotBe">How many more have a way that no case exercises, and every other way exercised.</param>
internal sealed record CoverageCount(int Exercised, int Of, int CannotBe);

/// <summary>Something to be exercised.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">Its file's path from the root.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Words">A name, or the words of the line.</param>
/// <param name="Gaps">The ways in which no example exercises it.</param>
internal sealed record CoveredThing(CoverageKind Kind, string File, int Line, string Words,
    ImmutableArray<CoverageGap> Gaps)
{
    /// <summary>Whether nothing is missing but what cannot be.</summary>
    public bool CannotBe => !Gaps.IsEmpty && Gaps.All(g => g.Finding == CoverageFinding.CannotBe);
}

/// <summary>A way in which no example exercises something.</summary>
/// <param name="Way">The way.</param>
/// <param name="Finding">Whether a case could.</param>
/// <param name="Why">Why none can, or null.</param>
/// <param name="Hint">The lines of an example that would, <c>expect</c> last; empty where none was found.</param>
internal sealed record CoverageGap(CoverageWay Way, CoverageFinding Finding, string? Why, ImmutableArray<string> Hint);
