using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>
/// Callers that decide without a pause while the policies change under them. Every decision is held against what the
/// number of its edition says, worked out without the engine.
/// </summary>
internal sealed class ConcurrentReloads(int callers)
{
    private const string First = "A", Second = "B";
    private static readonly byte[][] Cases = [.. Enumerable.Range(0, NumberedPolicy.Ages)
        .Select(age => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{{\"age\": {age}}}")))];

    private readonly ConcurrentQueue<string> _differences = [];
    private long _decisions;
    private long _pinned;
    private int _number;

    /// <summary>How many decisions were held against what is expected.</summary>
    public long Decisions => Interlocked.Read(ref _decisions);

    /// <summary>How many of them were made under an edition that had been replaced, asked for by its hash.</summary>
    public long Pinned => Interlocked.Read(ref _pinned);

    /// <summary>What was not as expected.</summary>
    public IReadOnlyCollection<string> Differences => _differences;

    /// <summary>Reloads once for each number; every reload that was awaited must be in force.</summary>
    public async Task Run(int first, int count)
    {
        _number = first;
        using var policies = new LivePolicies(new LivePoliciesOptions { Source = _ => ValueTask.FromResult(Texts()) });
        await policies.ReloadAsync();
        using var stop = new CancellationTokenSource();
        var calling = Enumerable.Range(0, callers).Select(i => Task.Factory.StartNew(
            () => Call(policies, i, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        for (var number = first; number < first + count && _differences.IsEmpty; number++)
        {
            Volatile.Write(ref _number, number);
            var status = await policies.ReloadAsync();
            if (status.Health != PolicyHealth.Loaded || NumberOf(status.Catalogue!, First) != number)
                _differences.Enqueue(FormattableString.Invariant($"number {number} is not in force: {status.Fault}"));
        }
        await stop.CancelAsync();
        await Task.WhenAll(calling);
    }

    private Library Texts()
    {
        var number = Volatile.Read(ref _number);
        return Library.Of(("a.rules", NumberedPolicy.Text(First, number)), ("b.rules", NumberedPolicy.Text(Second, number)));
    }

    private void Call(LivePolicies policies, int caller, CancellationToken stop)
    {
        var random = new Random(caller);
        while (!stop.IsCancellationRequested && _differences.IsEmpty)
        {
            try
            {
                var catalogue = policies.Current;
                var one = Decide(catalogue, First, "a.rules", random.Next(NumberedPolicy.Ages));
                // A catalogue is one whole: its other policy bears the same number, however late it is asked.
                var two = Decide(catalogue, Second, "b.rules", random.Next(NumberedPolicy.Ages));
                if (one != two) _differences.Enqueue(FormattableString.Invariant($"one catalogue holds {one} and {two}"));
                if (random.Next(16) == 0) Pin(policies, one, random.Next(NumberedPolicy.Ages));
                Interlocked.Add(ref _decisions, 2);
                // On a machine with few cores the reloads must have their turn, too.
                Thread.Yield();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _differences.Enqueue(e.ToString());
            }
        }
    }

    private int Decide(PolicyCatalogue catalogue, string title, string path, int age)
    {
        var decision = catalogue.Decide(title, Cases[age], LiveFolder.Day, DecisionDetail.None).Decision!;
        return Compare(decision, title, path, age);
    }

    private int Compare(Decision decision, string title, string path, int age)
    {
        var number = int.Parse(decision.Policy.Edition!, CultureInfo.InvariantCulture);
        if (decision.Policy.Hash != NumberedPolicy.Hash(path, title, number))
            _differences.Enqueue(FormattableString.Invariant($"{title} {number} names another hash: {decision.Policy.Hash}"));
        if (decision.Outcome?.Name != NumberedPolicy.Outcome(number, age))
            _differences.Enqueue(FormattableString.Invariant($"{title} {number} decides {age} as {decision.Outcome?.Name}"));
        return number;
    }

    /// <summary>An edition asked for by its hash decides as it did; one that is kept no longer is said not to be.</summary>
    private void Pin(LivePolicies policies, int number, int age)
    {
        try
        {
            var edition = policies.Edition(NumberedPolicy.Hash("a.rules", First, number));
            var read = CaseReader.Read(edition.Policy, Cases[age], LiveFolder.Day);
            if (Compare(edition.Decide(read.Case!, DecisionDetail.None), First, "a.rules", age) != number)
                _differences.Enqueue(FormattableString.Invariant($"asked for {number} by its hash, got another"));
            Interlocked.Increment(ref _pinned);
        }
        catch (PolicyNotFoundException)
        {
            // Replaced too many times since it was in force.
        }
    }

    private static int NumberOf(PolicyCatalogue catalogue, string title) =>
        int.Parse(catalogue.Find(title, LiveFolder.Day).Policy.Edition!, CultureInfo.InvariantCulture);
}
