using System.Runtime.CompilerServices;
using System.Text;
using Eligibility.Hosting;
using Eligibility.Tests.Hosting.Live;

namespace Eligibility.Tests.Hosting;

/// <summary>A stream of cases in, a stream of their answers out.</summary>
public class DecisionStreamTests
{
    private const int Number = 44, Cases = 5_000;

    private int _read;
    private int _disposed;

    [Theory, InlineData(1), InlineData(2), InlineData(7)]
    public async Task Each_case_has_its_answer_in_order_and_one_at_fault_has_its_faults(int workers)
    {
        var catalogue = await Catalogue();
        var at = 0;
        await foreach (var answer in catalogue.DecideManyAsync(LiveFolder.Title, Texts(Cases), LiveFolder.Day,
            DecisionDetail.None, workers))
        {
            if (at % 10 == 3) Assert.Equal("ELG720", Assert.Single(answer.Faults).Code);
            else Assert.Equal(NumberedPolicy.Outcome(Number, at % 90), answer.Decision!.Outcome!.Name);
            at++;
        }
        Assert.Equal((Cases, 1), (at, _disposed));
    }

    [Fact]
    public async Task Values_and_records_are_decided_alike()
    {
        var catalogue = await Catalogue();
        var expected = Enumerable.Range(0, 200).Select(i => NumberedPolicy.Outcome(Number, i % 90));
        var values = Stream(200, i => (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?> { ["age"] = i % 90 });
        Assert.Equal(expected, await Outcomes(catalogue.DecideManyAsync(LiveFolder.Title, values, LiveFolder.Day)));
        var people = catalogue.Bind<Person>(LiveFolder.Title);
        Assert.Equal(expected, await Outcomes(people.DecideManyAsync(Stream(200, i => new Person(i % 90)), LiveFolder.Day)));
    }

    [Fact]
    public async Task Whoever_reads_slowly_holds_up_whoever_writes()
    {
        var catalogue = await Catalogue();
        await using var answers = catalogue.DecideManyAsync(LiveFolder.Title, Texts(1_000_000), LiveFolder.Day,
            DecisionDetail.None, workers: 2).GetAsyncEnumerator();
        Assert.True(await answers.MoveNextAsync());
        await Task.Delay(300);
        // Batches of 128: two decided or waiting, one handed out, one waiting for room, one being read.
        Assert.InRange(_read, 1, 128 * 6);
    }

    [Fact]
    public async Task Whoever_has_one_case_at_a_time_gets_its_answer_before_there_is_another()
    {
        var catalogue = await Catalogue();
        var answered = new SemaphoreSlim(0);
        await foreach (var answer in catalogue.DecideManyAsync(LiveFolder.Title, OneByOne(), LiveFolder.Day))
        {
            Assert.NotNull(answer.Decision);
            answered.Release();
        }

        async IAsyncEnumerable<ReadOnlyMemory<byte>> OneByOne()
        {
            for (var i = 0; i < 5; i++)
            {
                yield return Text(i);
                Assert.True(await answered.WaitAsync(TimeSpan.FromMinutes(3)), "the answer was not there");
            }
        }
    }

    [Fact]
    public async Task What_reading_or_deciding_throws_comes_out_at_its_place()
    {
        var catalogue = await Catalogue();
        var at = 0;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in catalogue.DecideManyAsync(LiveFolder.Title, Texts(1_000, throwAt: 700), LiveFolder.Day))
                at++;
        });
        Assert.Equal((700, 1), (at, _disposed));
        at = 0;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (var _ in catalogue.Bind<Throwing>(LiveFolder.Title)
                .DecideManyAsync(Stream(1_000, i => new Throwing(i)), LiveFolder.Day)) at++;
        });
        Assert.Equal(700, at);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Whoever_cancels_or_leaves_ends_the_reading_too(bool cancels)
    {
        var catalogue = await Catalogue();
        using var stop = new CancellationTokenSource();
        var answers = catalogue.DecideManyAsync(LiveFolder.Title, Texts(int.MaxValue), LiveFolder.Day, stop: stop.Token);
        var at = 0;
        if (cancels)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in answers) if (++at == 300) await stop.CancelAsync();
            });
        else
            await foreach (var _ in answers) if (++at == 300) break;
        Assert.Equal((300, 1), (at, _disposed));
        var read = _read;
        await Task.Delay(50);
        Assert.Equal(read, _read);
    }

    [Fact]
    public async Task A_title_that_no_policy_has_and_a_number_of_workers_under_one_are_told_at_once()
    {
        var catalogue = await Catalogue();
        Assert.Throws<PolicyNotFoundException>(() => catalogue.DecideManyAsync("Nothing", Texts(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalogue.DecideManyAsync(LiveFolder.Title, Texts(1), workers: 0));
    }

    private IAsyncEnumerable<ReadOnlyMemory<byte>> Texts(int count, int throwAt = -1) => Stream(count, i =>
        i == throwAt ? throw new TimeZoneNotFoundException()
        : i % 10 == 3 ? new ReadOnlyMemory<byte>("""{"aeg": 1}"""u8.ToArray()) : Text(i % 90));

    private static ReadOnlyMemory<byte> Text(int age) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"{{\"age\": {age}}}"));

    private async IAsyncEnumerable<T> Stream<T>(int count, Func<int, T> make,
        [EnumeratorCancellation] CancellationToken stop = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                stop.ThrowIfCancellationRequested();
                if (i % 1_000 == 999) await Task.Yield();
                Interlocked.Increment(ref _read);
                yield return make(i);
            }
        }
        finally
        {
            _disposed++;
        }
    }

    private static async Task<List<string>> Outcomes(IAsyncEnumerable<EditionDecision> answers)
    {
        List<string> outcomes = [];
        await foreach (var answer in answers) outcomes.Add(answer.Decision!.Outcome!.Name);
        return outcomes;
    }

    private static async Task<PolicyCatalogue> Catalogue()
    {
        using var policies = new LivePolicies(new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, Number)))),
        });
        return (await policies.ReloadAsync()).Catalogue!;
    }

    private sealed record Person(int Age);

    private sealed record Throwing(int Number)
    {
        [NotAFact]
        public int Number { get; init; } = Number;

        public int Age => Number == 700 ? throw new TimeZoneNotFoundException() : 40;
    }
}
