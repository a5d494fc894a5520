using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Live policies in a host: when they are read, what keeps it from starting, and what it says of their health.</summary>
public class HostTests
{
    private static readonly FakeTimeProvider Still = new(LiveFolder.Start);

    [Fact]
    public async Task A_host_starts_with_policies_and_finds_a_change_by_the_clock_alone()
    {
        var clock = new FakeTimeProvider(LiveFolder.Start);
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Watch, o.Settle, o.PollInterval) = (folder, false, TimeSpan.Zero, TimeSpan.FromMinutes(1))), clock);
        application.WriteNumber(1);
        await application.Start();
        Assert.Equal(1, LiveFolder.NumberIn(application.Policies.Current));
        application.WriteNumber(2);
        await Task.Delay(200);
        Assert.Equal(1, LiveFolder.NumberIn(application.Policies.Current));
        await LiveApplication.Until(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return LiveFolder.NumberIn(application.Policies.Current) == 2;
        }, "the change was not found");
    }

    [Fact]
    public async Task A_change_that_the_machine_reports_is_found_before_its_time()
    {
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Settle, o.PollInterval) = (folder, TimeSpan.FromMilliseconds(20), TimeSpan.FromDays(1))));
        application.WriteNumber(1);
        await application.Start();
        for (var number = 2; number < 12; number++)
        {
            application.WriteNumber(number, number % 2 == 0 ? "policy.rules" : "other.rules");
            File.Delete(Path.Combine(application.Folder, number % 2 == 0 ? "other.rules" : "policy.rules"));
            await LiveApplication.Until(() => LiveFolder.NumberIn(application.Policies.Current) == number,
                "the change was not found");
        }
        application.Write("new/folder/other.rules", NumberedPolicy.Text("Other", 1));
        await LiveApplication.Until(() => application.Policies.Current.Titles.Length == 2, "the new folder was not found");
    }

    [Fact]
    public async Task A_host_with_a_faulty_policy_does_not_start_and_says_each_fault()
    {
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Settle) = (folder, TimeSpan.Zero)), Still);
        application.Write("policy.rules",
            NumberedPolicy.Text("A", 1).Replace("age is", "aeg is", StringComparison.Ordinal));
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(application.Start);
        Assert.StartsWith($"the policies in `{application.Folder}` have errors", fault.Message, StringComparison.Ordinal);
        Assert.Contains(" --> policy.rules:8:15\n", fault.Message, StringComparison.Ordinal);
        Assert.Contains("help: nearest is `age`: write that if it says the same, else declare what you mean\n",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_may_start_without_policies_is_unhealthy_until_they_are_mended()
    {
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Settle, o.RequiredAtStart) = (folder, TimeSpan.Zero, false)), Still);
        await application.Start();
        var health = await application.Health();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("holds no policy", health.Description, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => application.Policies.Current);
        application.WriteNumber(1);
        await application.Policies.ReloadAsync();
        Assert.Equal(HealthStatus.Healthy, (await application.Health()).Status);
    }

    [Fact]
    public async Task Stale_policies_are_degraded_with_the_place_of_the_fault_and_since_when()
    {
        var clock = new FakeTimeProvider(LiveFolder.Start);
        await using var application = new LiveApplication((folder, services) => services.AddLivePolicies(o =>
            (o.Folder, o.Settle, o.Watch) = (folder, TimeSpan.Zero, false)), clock);
        application.WriteNumber(1);
        await application.Start();
        application.Write("policy.rules", "no policy");
        clock.Advance(TimeSpan.FromSeconds(1));
        await application.Policies.ReloadAsync();
        var health = await application.Health();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.StartsWith("What changed was refused since 2024-05-06T07:08:10Z; the policies of 2024-05-06T07:08:09Z are in "
            + "force. policy.rules:1:1: ELG", health.Description, StringComparison.Ordinal);
        Assert.Equal(["fault", "faultySince", "hash", "loadedAt"], health.Data.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Several_sets_stand_side_by_side_and_one_that_is_stale_does_not_touch_the_other()
    {
        await using var application = new LiveApplication((folder, services) =>
        {
            services.AddLivePolicies("north", o => (o.Folder, o.Settle) = (Path.Combine(folder, "n"), TimeSpan.Zero));
            services.AddLivePolicies("south", o => (o.Folder, o.Settle) = (Path.Combine(folder, "s"), TimeSpan.Zero));
        }, Still);
        application.WriteNumber(1, "n/policy.rules");
        application.WriteNumber(2, "s/policy.rules");
        await application.Start();
        application.Write("n/policy.rules", "");
        await application.Named("north").ReloadAsync();
        Assert.Equal((1, 2), (LiveFolder.NumberIn(application.Named("north").Current),
            LiveFolder.NumberIn(application.Named("south").Current)));
        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (
            (await application.Health("eligibility.policies.north")).Status,
            (await application.Health("eligibility.policies.south")).Status));
    }

    [Fact]
    public async Task Options_that_contradict_themselves_are_named_at_start()
    {
        await using var application = new LiveApplication((_, services) => services.AddLivePolicies(o =>
            (o.PollInterval, o.Settle, o.EditionsKept) = (TimeSpan.Zero, TimeSpan.FromHours(1), -1)), Still);
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(application.Start);
        Assert.Equal([
            "LivePoliciesOptions.Folder is not set: it names the folder that holds the policies",
            "LivePoliciesOptions.PollInterval must lie between 00:00:00.1 and 1.00:00:00",
            "LivePoliciesOptions.Settle must lie between 00:00:00 and 00:01:00",
            "LivePoliciesOptions.EditionsKept must lie between 0 and 1,000",
        ], fault.Failures);
        Assert.Throws<ArgumentException>(() => new LivePolicies(new LivePoliciesOptions()));
        Assert.Contains("both set", Assert.Throws<ArgumentException>(() => new LivePolicies(
            new LivePoliciesOptions { Folder = "rules", Source = _ => default })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_twice_reads_once_and_the_later_options_count()
    {
        await using var application = new LiveApplication((folder, services) =>
        {
            services.AddLivePolicies(o => o.Settle = TimeSpan.Zero);
            services.AddLivePolicies(o => o.Folder = folder);
        }, Still);
        application.WriteNumber(1);
        await application.Start();
        Assert.Equal(1, LiveFolder.NumberIn(application.Policies.Current));
        Assert.Single(application.Log.All);
    }
}
