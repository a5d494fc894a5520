using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.Contests;

/// <summary>
/// Contenders that decide the same cases, side by side: checked case by case first, then timed block by block, each
/// block by one after the other, so that whatever slows the machine slows all of them.
/// </summary>
/// <param name="contenders">The contenders. What the others are set beside comes first.</param>
/// <param name="cases">How many cases there are, of which some may decide fewer.</param>
internal sealed class Contest(IReadOnlyList<Contender> contenders, int cases)
{
    private const int Block = 65_536;
    private const int Warming = 3;

    private readonly int _blocks = (cases + Block - 1) / Block;

    /// <summary>Compares every contender's verdicts with the reference.</summary>
    /// <exception cref="DisagreementException">One of them says something else.</exception>
    public void Check(Func<int, Verdict> reference)
    {
        foreach (var contender in contenders)
            for (var block = 0; block < _blocks; block++)
            {
                var (first, count) = Range(contender, block);
                contender.Prepare(first, count);
                for (var i = first; i < first + count; i++)
                    if (contender.Decide(i) is var verdict && !verdict.Agrees(reference(i)))
                        throw new DisagreementException(contender.Name, i, reference(i), verdict);
            }
    }

    /// <summary>Measures all of them.</summary>
    /// <returns>What each cost in each round.</returns>
    public Cost[][] Measure(int rounds)
    {
        Warm();
        var costs = contenders.Select(_ => new Cost[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var block = 0; block < _blocks; block++)
                for (var at = 0; at < contenders.Count; at++)
                    costs[at][round] += Once(contenders[at], block);
        return costs;
    }

    /// <summary>Writes what was measured, beside the first contender and beside the one that each names.</summary>
    public void Write(Cost[][] costs, TextWriter output)
    {
        var table = new TextTable("Contender", "ns", "bytes", $"/ {contenders[0].Name}", "/ its own peer", "at most");
        for (var at = 0; at < contenders.Count; at++)
        {
            var contender = contenders[at];
            var peer = contender.Beside is null ? -1 : IndexOf(contender.Beside);
            var last = costs[at][^1];
            table.Add(contender.Name, Spread.Digits(Spread.Of(costs[at].Select(c => c.PerCase)).Median),
                last.Bytes < 0 ? "-" : Spread.Digits(Math.Round((double)last.Bytes / last.Cases)),
                Ratio(costs[at], costs[0]), peer < 0 ? "" : $"{Ratio(costs[at], costs[peer])} / {contender.Beside}",
                contender.Bar is { } bar ? Spread.Digits(bar) : "");
        }
        table.Write(output);
    }

    /// <summary>The ratio of each round, and how they spread.</summary>
    private static string Ratio(Cost[] costs, Cost[] peer) =>
        Spread.Of(costs.Zip(peer, (cost, beside) => cost.PerCase / beside.PerCase)).ToString();

    // The compiler prepares code in steps, and in the background: so there is something to wait for.
    private void Warm()
    {
        for (var time = 0; time < Warming; time++)
        {
            foreach (var contender in contenders) Once(contender, 0);
            Thread.Sleep(300);
        }
    }

    private Cost Once(Contender contender, int block)
    {
        var (first, count) = Range(contender, block);
        contender.Prepare(first, count);
        // What was made ready is old by now: none of it is moved while the time runs.
        GC.Collect();
        return contender.Measure(first, count);
    }

    /// <summary>Of its cases, those that a contender decides in a block.</summary>
    private (int First, int Count) Range(Contender contender, int block)
    {
        var all = contender.Cases ?? cases;
        var first = (int)((long)all * block / _blocks);
        return (first, (int)((long)all * (block + 1) / _blocks) - first);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < contenders.Count; i++)
            if (contenders[i].Name == name) return i;
        return -1;
    }
}

/// <summary>A contender decides a case otherwise than the others.</summary>
internal sealed class DisagreementException(string name, int index, Verdict expected, Verdict found)
    : Exception($"{name} decides case {index} otherwise: {expected} was expected, {found} was said");
