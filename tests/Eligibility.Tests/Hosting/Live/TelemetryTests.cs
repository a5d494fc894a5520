using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>What metrics and activities tell of reloads.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task Each_reload_is_counted_by_what_came_of_it_and_the_state_is_told()
    {
        var name = Guid.NewGuid().ToString("N");
        using var heard = new HeardMeasurements(name);
        var text = NumberedPolicy.Text(LiveFolder.Title, 1);
        using var policies = new LivePolicies(name, new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", text))),
        }, "/", TimeProvider.System, new ReloadTelemetry(name, null, null));
        await policies.ReloadAsync();
        await policies.ReloadAsync();
        text = "";
        await policies.ReloadAsync();
        heard.Ask();
        Assert.Equal([
            "eligibility.policies.reloads 1 eligibility.reload.result=swapped",
            "eligibility.policies.reloads 1 eligibility.reload.result=unchanged",
            "eligibility.policies.reloads 1 eligibility.reload.result=refused",
            "eligibility.policies.status 0 eligibility.policies.state=failed",
            "eligibility.policies.status 1 eligibility.policies.state=stale",
            "eligibility.policies.status 0 eligibility.policies.state=loaded",
        ], heard.Lines.Where(line => !line.Contains(".duration", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reload_is_an_activity_that_names_the_hash_and_the_code_of_the_fault()
    {
        var name = Guid.NewGuid().ToString("N");
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Eligibility.Hosting",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("eligibility.policies.name"), name)) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var text = NumberedPolicy.Text(LiveFolder.Title, 1);
        using var policies = new LivePolicies(name, new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", text))),
        }, "/", TimeProvider.System, new ReloadTelemetry(name, null, null));
        await policies.ReloadAsync();
        text = text.Replace("age is", "aeg is", StringComparison.Ordinal);
        await policies.ReloadAsync();
        Activity[] all = [.. ended];
        Assert.All(all, a => Assert.Equal(policies.Current.Hash, a.GetTagItem("eligibility.policies.hash")));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], all.Select(a => a.Status));
        Assert.StartsWith("ELG", (string)all[1].GetTagItem("error.type")!, StringComparison.Ordinal);
    }
}
