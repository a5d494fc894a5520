using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Eligibility.Benchmarking.Contests;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Measure;

/// <summary>
/// What deciding a case with unknowns costs beside deciding the same case whole, in processor time of one thread: one fact
/// left out that rules read, a third of them, and all. Needs are asked for apart, and all statuses.
/// </summary>
internal static class PartialCases
{
    private const int Times = 20;

    /// <summary>Measures each policy below a path.</summary>
    /// <param name="path">A rule file or a folder.</param>
    /// <param name="count">How many cases of each.</param>
    /// <param name="output">Where the figures go.</param>
    public static void Run(string path, int count, TextWriter output)
    {
        var (one, third, empty) = (new Costs(), new Costs(), new List<(double Us, double Kb, bool Exact, string Name)>());
        var whole = 0.0;
        var library = Library.Open(Library.RootOf(path));
        foreach (var evaluator in LibraryChecker.Check(library, library.Files(library.PathFromRoot(path)!)).Compilations
            .Select(c => c.Evaluator).OfType<PolicyEvaluator>())
        {
            var cases = Cases(evaluator, count);
            var read = evaluator.Policy.Inputs.Select(i => i.Slot).Where(evaluator.Rules.ReadSlots.Contains).ToArray();
            if (cases.Count == 0 || read.Length == 0) continue;
            var draw = new SplitMix64(7);
            var known = cases.ConvertAll(v => Case.Of(evaluator.Policy, v));
            var us = known.Average(c => Decide(evaluator, c));
            whole += us;
            foreach (var values in cases)
            {
                one.Add(evaluator, values.SetItem(read[draw.Next(read.Length)], null), us);
                third.Add(evaluator, [.. values.Select(v => draw.Next(3) == 0 ? null : v)], us);
            }
            empty.Add(Empty(evaluator));
        }
        output.WriteLine(Invariant($"{empty.Count} policies, {count} cases of each; a whole case {whole / empty.Count:f2} us; CPU time\n"));
        one.Write("one fact left out", whole / empty.Count, output);
        third.Write("a third left out", whole / empty.Count, output);
        output.WriteLine(Invariant($"empty, with its needs, the first time: mean {empty.Average(e => e.Us) / 1000:f2} ms, ")
            + Invariant($"over 1 ms {empty.Count(e => e.Us > 1000)}, ")
            + Invariant($"over 1 MB {empty.Count(e => e.Kb > 1000)}, not exact {empty.Count(e => !e.Exact)}"));
        foreach (var (us, kb, _, name) in empty.OrderByDescending(e => e.Us).Take(5))
            output.WriteLine(Invariant($"  {us / 1000:f2} ms, {kb / 1000:f2} MB: {name}"));
    }

    private static List<ImmutableArray<Datum?>> Cases(PolicyEvaluator evaluator, int count)
    {
        var made = new RandomCases([evaluator], 1, 0);
        var cases = new List<ImmutableArray<Datum?>>();
        for (var i = 0; i < count; i++)
        {
            using var text = new MemoryStream();
            using (var json = new Utf8JsonWriter(text, JsonStyle.Compact)) made.Write(json, i);
            if (CaseReader.Read(evaluator.Policy, text.ToArray()).Case is { } @case) cases.Add(@case.Values);
        }
        return cases;
    }

    private static (double Us, double Kb, bool Exact, string Name) Empty(PolicyEvaluator evaluator)
    {
        var empty = Case.Of(evaluator.Policy, evaluator.Policy.Unstated);
        var decision = evaluator.Decide(empty, DecisionDetail.None);
        // What is kept of the empty case is kept by what tells of lines: each time by another.
        void Ask()
        {
            for (var i = 0; i < Times; i++)
            {
                decision = evaluator.Decide(empty, DecisionDetail.None);
                _ = new LineEvaluator(evaluator.Plan, evaluator.Rules).NeedsOf(empty);
            }
        }
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        // Twice, and the less counts, as for all else.
        var us = Math.Min(Time(Ask), Time(Ask)) / Times;
        return (us, (GC.GetAllocatedBytesForCurrentThread() - before) / 1e3 / (2 * Times), decision.Exact, evaluator.Policy.Source.Path);
    }

    /// <summary>
    /// Decides a case again and again, nothing of it being kept; the clock is read once for all. Twice, and the less counts: the
    /// processor time is that of the process, a collection of garbage with it.
    /// </summary>
    private static double Decide(PolicyEvaluator evaluator, Case @case, Action<Decision>? last = null)
    {
        var decision = evaluator.Decide(@case, DecisionDetail.None);
        var us = Math.Min(Time(Again), Time(Again));
        last?.Invoke(decision);
        return us / Times;

        void Again()
        {
            for (var i = 0; i < Times; i++) decision = evaluator.Decide(@case, DecisionDetail.None);
        }
    }

    private static double Time(Action work)
    {
        var start = CpuClock.Now();
        work();
        return (CpuClock.Now() - start) / 1e3;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What cases of one sort took.</summary>
    private sealed class Costs
    {
        private readonly List<double> _ratios = [];
        private double _decide;
        private double _needs;
        private double _rest;
        private int _proved;
        private int _notExact;

        public void Add(PolicyEvaluator evaluator, ImmutableArray<Datum?> values, double whole)
        {
            var @case = Case.Of(evaluator.Policy, values);
            Decision decision = null!;
            var us = Decide(evaluator, @case, d => decision = d);
            _decide += us;
            _ratios.Add(us / whole);
            _needs += Time(() => _ = decision.Needed);
            _rest += Time(() => _ = decision.Statuses);
            if (decision.IsProved) _proved++;
            if (!decision.Exact) _notExact++;
        }

        public void Write(string name, double whole, TextWriter output)
        {
            _ratios.Sort();
            var n = _ratios.Count;
            output.WriteLine(Invariant($"{name}: {_decide / n / whole:f1} times the whole case in the mean, median {_ratios[n / 2]:f1}, ")
                + Invariant($"99th percentile {_ratios[n * 99 / 100]:f0}; with its needs {(_decide + _needs) / n / whole:f1}, ")
                + Invariant($"and all statuses {(_decide + _needs + _rest) / n / whole:f1}; ")
                + Invariant($"{_proved} of {n} took a proof, {_notExact} are not exact"));
        }
    }
}
