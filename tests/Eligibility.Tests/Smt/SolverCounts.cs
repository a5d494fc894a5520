using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>What a run of the tier came to, by words; added to by several threads.</summary>
internal sealed class SolverCounts
{
    public const string Disagreed = "disagreements";
    public const string Questions = "questions";
    public const string NotAnswered = "questions not answered";
    public const string Promised = "promised";
    public const string PromisedInexact = "promised, outcome not exact";
    public const string PromisedNeedsInexact = "promised, outcome exact, needs not";
    private const int MostTold = 20;
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal) { [Disagreed] = 0 };
    private readonly ConcurrentQueue<string> _examples = [];
    private int _inexact;

    /// <summary>Notes in what the engine and the solvers differ.</summary>
    public void AddDisagreement(string told)
    {
        Add(Disagreed);
        if (this[Disagreed] <= MostTold) _examples.Enqueue(told);
    }

    /// <summary>Notes a case that is promised to be exact and is not; the first few are made smaller.</summary>
    public void AddInexact(GeneratedPolicy policy, GeneratedCase @case)
    {
        if (Interlocked.Increment(ref _inexact) > MostTold) return;
        var (least, leastCase) = PolicyShrinker.Shrink(policy, @case, (evaluator, moved) =>
            !evaluator.Decide(moved.Case).Exact && SolverRun.IsPromised(moved));
        _examples.Enqueue($"promised and not exact, {least}\n{leastCase}\n");
    }

    /// <summary>What was told since it was last taken.</summary>
    public string TakeExamples()
    {
        var text = new StringBuilder();
        while (_examples.TryDequeue(out var example)) text.Append(example).Append('\n');
        return text.ToString();
    }

    public long this[string what] => _counts.GetValueOrDefault(what);

    public void Add(string what, long number = 1) => _counts.AddOrUpdate(what, number, (_, before) => before + number);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (what, count) in _counts.OrderBy(c => c.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{count,10:N0}  {what}\n");
        return text.ToString();
    }
}
