using System.Collections.Concurrent;
using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Policies that decide beside those in force because their options say so: each decision is offered.</summary>
public class ShadowOptionsTests
{
    private const int InForce = 44, Beside = 50;

    private readonly ConcurrentQueue<string> _told = [];

    [Fact]
    public async Task A_case_is_decided_beside_however_it_is_given()
    {
        using var policies = Live(Text(Beside));
        var status = await policies.ReloadAsync();
        status.Catalogue!.Decide(LiveFolder.Title, """{"age": 47}"""u8, LiveFolder.Day);
        var values = new Dictionary<string, object?> { ["age"] = 47 };
        status.Catalogue.Decide(LiveFolder.Title, values, LiveFolder.Day);
        values["age"] = "no age"; // It is what was decided that is decided beside.
        status.Catalogue.Bind<Person>(LiveFolder.Title).Decide(new Person(47), LiveFolder.Day);
        status.Catalogue.Bind<Point>(LiveFolder.Title).Decide(new Point(47), LiveFolder.Day);
        await policies.Shadow!.DisposeAsync();
        Assert.Equal([.. Enumerable.Repeat("Warnings: warn, charge", 4)], _told);
        Assert.Equal((4, 4, 0), (policies.Shadow.Compared, policies.Shadow.Different, policies.Shadow.Dropped));
    }

    [Fact]
    public async Task A_record_that_the_next_edition_no_longer_fits_is_a_difference()
    {
        using var policies = Live(Text(InForce).Replace("age", "years of age", StringComparison.Ordinal));
        var status = await policies.ReloadAsync();
        status.Catalogue!.Bind<Person>(LiveFolder.Title).Decide(new Person(47), LiveFolder.Day);
        await policies.Shadow!.DisposeAsync();
        Assert.Equal(["Warnings: warn, none"], _told);
    }

    [Fact]
    public async Task The_same_faults_of_a_case_are_no_difference_and_other_faults_are()
    {
        using var policies = Live(Text(InForce).Replace("age", "years of age", StringComparison.Ordinal));
        var catalogue = (await policies.ReloadAsync()).Catalogue!;
        catalogue.Decide(LiveFolder.Title, """{"nothing": 1}"""u8, LiveFolder.Day);
        catalogue.Decide(LiveFolder.Title, """{"age": -1}"""u8, LiveFolder.Day); // out of range, and beside unknown
        await policies.Shadow!.DisposeAsync();
        Assert.Equal((2, 1), (policies.Shadow.Compared, policies.Shadow.Different));
    }

    [Fact]
    public async Task What_decides_beside_is_loaded_again_with_what_is_in_force_and_its_faults_are_its_own()
    {
        var beside = Text(InForce);
        using var policies = Live(() => beside);
        await policies.ReloadAsync();
        Assert.Equal(InForce, LiveFolder.NumberIn(policies.Shadow!.Status.Catalogue!));
        beside = Text(Beside);
        await policies.ReloadAsync();
        Assert.Equal(Beside, LiveFolder.NumberIn(policies.Shadow.Status.Catalogue!));
        beside = "no policy";
        var status = await policies.ReloadAsync();
        Assert.Equal((PolicyHealth.Loaded, PolicyHealth.Stale), (status.Health, policies.Shadow.Status.Health));
        Assert.Null(status.Fault);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_decide_by_beside_a_case_is_decided_and_counted_as_dropped()
    {
        using var policies = Live("no policy");
        var status = await policies.ReloadAsync();
        Assert.NotNull(status.Catalogue!.Decide(LiveFolder.Title, """{"age": 47}"""u8, LiveFolder.Day).Decision);
        await policies.Shadow!.DisposeAsync();
        Assert.Equal((0, 1), (policies.Shadow.Compared, policies.Shadow.Dropped));
    }

    [Fact]
    public async Task Of_many_threads_each_case_of_the_sample_is_compared_or_dropped_and_the_sample_is_one_in_ten()
    {
        const int threads = 8, cases = 20_000;
        using var policies = Live(() => Text(Beside), oneIn: 10);
        var catalogue = (await policies.ReloadAsync()).Catalogue!;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < cases; i++)
                Assert.Equal("warn", catalogue.Decide(LiveFolder.Title, """{"age": 47}"""u8, LiveFolder.Day,
                    DecisionDetail.None).Decision!.Outcome!.Name);
        }, TaskCreationOptions.LongRunning)));
        await policies.Shadow!.DisposeAsync();
        var offered = policies.Shadow.Compared + policies.Shadow.Dropped;
        Assert.InRange(offered, threads * cases / 10 * 9 / 10, threads * cases / 10 * 11 / 10);
        Assert.Equal(policies.Shadow.Compared, policies.Shadow.Different);
        Assert.Equal(_told.Count, policies.Shadow.Different);
    }

    [Fact]
    public async Task Health_names_what_decides_beside_and_is_no_worse_for_it()
    {
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Settle, o.Shadow) = (Path.Combine(folder, "now"), TimeSpan.Zero,
                new PolicyShadowOptions { Folder = Path.Combine(folder, "next") })));
        application.WriteNumber(InForce, "now/policy.rules");
        application.Write("next/policy.rules", "no policy");
        await application.Start();
        var health = await application.Health();
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.StartsWith("policy.rules:1:1: ELG", (string)health.Data["shadow"], StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_a_shadow_are_validated()
    {
        var fault = Assert.Throws<ArgumentException>(() => new LivePolicies(new LivePoliciesOptions
        {
            Folder = "rules", Shadow = new PolicyShadowOptions { OneIn = 0, MostWaiting = 0 },
        }));
        Assert.StartsWith("LivePoliciesOptions.Shadow needs a Folder or a Source", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, LivePoliciesValidation.Faults(new LivePoliciesOptions
        {
            Folder = "rules", Shadow = new PolicyShadowOptions { OneIn = 0, MostWaiting = 0 },
        }).Count());
    }

    private static string Text(int number) => NumberedPolicy.Text(LiveFolder.Title, number);

    private LivePolicies Live(string beside) => Live(() => beside);

    private LivePolicies Live(Func<string> beside, int oneIn = 1) => new(new LivePoliciesOptions
    {
        Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", Text(InForce)))),
        Shadow = new PolicyShadowOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", beside()))),
            OneIn = oneIn,
            Tell = (title, inForce, other) => _told.Enqueue(
                $"{title}: {inForce.Decision?.Outcome!.Name}, {other?.Decision?.Outcome?.Name ?? "none"}"),
        },
    });

    public sealed record Person(int Age);

    public readonly record struct Point(int Age);
}
