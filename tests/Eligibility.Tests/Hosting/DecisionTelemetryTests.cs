using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Eligibility.Hosting;
using Eligibility.Tests.Hosting.Live;

namespace Eligibility.Tests.Hosting;

/// <summary>What metrics and activities tell of decisions, and what they do not.</summary>
public class DecisionTelemetryTests
{
    private const string Secret = "age";

    private static readonly (string Json, DateOnly? Day, string Result)[] Asked =
    [
        ("""{"age": 50}""", LiveFolder.Day, "decided"),
        ("{}", LiveFolder.Day, "undecided"),
        ("""{"aeg": 50}""", LiveFolder.Day, "refused"),
        ("""{"age": 50}""", null, "undated"),
        ("""{"age": 50}""", new DateOnly(1950, 1, 1), "none_in_force"),
    ];

    [Fact]
    public async Task Each_decision_is_counted_by_its_title_and_kind_and_nothing_is_told_of_the_case()
    {
        var name = Guid.NewGuid().ToString("N");
        using var heard = new HeardMeasurements(name);
        using var policies = await Policies(name);
        foreach (var (json, day, _) in Asked)
            policies.Current.Decide(LiveFolder.Title, System.Text.Encoding.UTF8.GetBytes(json), day);
        policies.Current.Decide(LiveFolder.Title, new Dictionary<string, object?> { ["age"] = 50 }, LiveFolder.Day);
        policies.Current.Bind<Person>(LiveFolder.Title).Decide(new Person(50), LiveFolder.Day);
        Assert.Throws<PolicyNotFoundException>(() => policies.Current.Decide("Nothing", "{}"u8));

        string[] results = [.. Asked.Select(a => a.Result), "decided", "decided"];
        Assert.Equal(results.SelectMany(result => new[] { "eligibility.decision.duration", "eligibility.decisions" }
            .Select(i => $"{i} 1 eligibility.policy.title={LiveFolder.Title} eligibility.decision.result={result}")),
            heard.Lines.Where(t => t.StartsWith("eligibility.decision", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_decision_is_an_activity_that_names_the_edition_and_the_code_of_the_fault()
    {
        var name = Guid.NewGuid().ToString("N");
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Eligibility.Hosting",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.OperationName == "eligibility.decide"
                    && Equals(activity.GetTagItem("eligibility.policies.name"), name)) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var policies = await Policies(name);
        foreach (var (json, day, _) in Asked)
            policies.Current.Decide(LiveFolder.Title, System.Text.Encoding.UTF8.GetBytes(json), day);
        Activity[] all = [.. ended];
        Assert.Equal(Asked.Select(a => a.Result), all.Select(a => a.GetTagItem("eligibility.decision.result")));
        Assert.Equal(policies.Current.Find(LiveFolder.Title, LiveFolder.Day).Policy.Hash,
            all[0].GetTagItem("eligibility.policy.hash"));
        Assert.Equal([null, null, "ELG720", null, null], all.Select(a => a.GetTagItem("error.type")));
        Assert.All(all, a => Assert.DoesNotContain(a.TagObjects, tag => tag.Value is string text
            && (text.Contains(Secret, StringComparison.Ordinal) || text is "charge" or "warn")));
    }

    /// <summary>Each case once, however many records it has: decided where each is; and no edition where each has its own.</summary>
    [Fact]
    public async Task A_case_whose_records_are_decided_by_themselves_is_one_decision()
    {
        var name = Guid.NewGuid().ToString("N");
        using var heard = new HeardMeasurements(name);
        var folder = Path.Combine(Support.Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records", "by-day");
        using var policies = new LivePolicies(name, new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(Directory.GetFiles(folder, "*.rules").Order(StringComparer.Ordinal)
                .Select(f => (Path.GetFileName(f), File.ReadAllText(f))).ToArray())),
        }, "/", TimeProvider.System, new ReloadTelemetry(name, null, null));
        await policies.ReloadAsync();
        const string Title = "Offences by their days";
        var day = new DateOnly(2024, 6, 1);
        policies.Current.Decide(Title,
            """{"offences": [{"day": "2023-05-01", "weapon": true}, {"day": "2023-05-02", "weapon": true}]}"""u8, day);
        policies.Current.Decide(Title, """{"offences": [{"day": "2023-05-01", "weapon": true}, {"weapon": false}]}"""u8, day);
        policies.Current.Decide(Title, """{"offences": [{"day": "2014-05-01"}]}"""u8, day);
        policies.Current.Decide(Title, "{}"u8, day);
        Assert.Equal(["decided", "undecided", "refused", "undecided"], heard.Lines
            .Where(t => t.StartsWith("eligibility.decisions 1 ", StringComparison.Ordinal)).Select(t => t[(t.LastIndexOf('=') + 1)..]));
    }

    private static async Task<LivePolicies> Policies(string name)
    {
        var policies = new LivePolicies(name, new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 44)))),
        }, "/", TimeProvider.System, new ReloadTelemetry(name, null, null));
        await policies.ReloadAsync();
        return policies;
    }

    private sealed record Person(int Age);
}
