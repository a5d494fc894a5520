using System.Collections.Concurrent;
using System.Text;
using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>What decides beside the policies in force, and tells what would come out otherwise.</summary>
public class PolicyShadowTests
{
    private const int InForce = 44, Beside = 50;

    private readonly ConcurrentQueue<string> _told = [];

    [Fact]
    public async Task Every_case_that_would_come_out_otherwise_is_told_and_no_other()
    {
        var catalogue = await Catalogue(InForce);
        var shadow = new PolicyShadow(await Catalogue(Beside), Tell, oneIn: 1);
        Offer(shadow, catalogue, NumberedPolicy.Ages);
        await shadow.DisposeAsync();
        Assert.Equal([.. Enumerable.Range(45, 6).Select(_ => "Warnings: warn, charge")], _told);
        Assert.Equal((NumberedPolicy.Ages, 6, 0), (shadow.Compared, shadow.Different, shadow.Dropped));
    }

    [Fact]
    public async Task One_case_in_as_many_as_are_asked_for_is_decided_beside()
    {
        var catalogue = await Catalogue(InForce);
        var shadow = new PolicyShadow(await Catalogue(Beside), Tell, oneIn: 10);
        Offer(shadow, catalogue, 90);
        await shadow.DisposeAsync();
        Assert.Equal(9, shadow.Compared);
    }

    [Fact]
    public async Task A_policy_that_would_be_no_more_is_a_difference()
    {
        var catalogue = await Catalogue(InForce);
        var shadow = new PolicyShadow(await Catalogue(InForce, "Another"), Tell, oneIn: 1);
        Offer(shadow, catalogue, 1);
        await shadow.DisposeAsync();
        Assert.Equal(["Warnings: charge, none"], _told);
    }

    [Fact]
    public async Task What_it_cannot_keep_up_with_is_dropped_and_counted_and_no_caller_waits()
    {
        var catalogue = await Catalogue(InForce);
        using var hold = new ManualResetEventSlim();
        var shadow = new PolicyShadow(await Catalogue(InForce, "Another"), (_, _, _) => hold.Wait(), oneIn: 1, mostWaiting: 5);
        Offer(shadow, catalogue, 50);
        hold.Set();
        await shadow.DisposeAsync();
        Assert.InRange(shadow.Compared, 5, 6);
        Assert.Equal(50, shadow.Compared + shadow.Dropped);
    }

    [Fact]
    public async Task Whoever_is_told_may_fail_and_the_next_difference_is_told_all_the_same()
    {
        var catalogue = await Catalogue(InForce);
        var shadow = new PolicyShadow(await Catalogue(Beside), (_, _, _) => throw new InvalidOperationException(), oneIn: 1);
        Offer(shadow, catalogue, NumberedPolicy.Ages);
        await shadow.DisposeAsync();
        Assert.Equal((NumberedPolicy.Ages, 6, 6), (shadow.Compared, shadow.Different, shadow.Dropped));
        Offer(shadow, catalogue, 1);
        Assert.Equal(7, shadow.Dropped);
    }

    private static void Offer(PolicyShadow shadow, PolicyCatalogue catalogue, int ages)
    {
        for (var age = 0; age < ages; age++)
        {
            var json = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{{\"age\": {age}}}"));
            var answer = catalogue.Decide(LiveFolder.Title, json, LiveFolder.Day);
            shadow.Offer(LiveFolder.Title, json, LiveFolder.Day, answer);
            Assert.Equal(NumberedPolicy.Outcome(InForce, age), answer.Decision!.Outcome!.Name);
        }
    }

    private void Tell(string title, EditionDecision inForce, EditionDecision? beside) => _told.Enqueue(
        $"{title}: {inForce.Decision!.Outcome!.Name}, {beside?.Decision!.Outcome!.Name ?? "none"}");

    private static async Task<PolicyCatalogue> Catalogue(int number, string title = LiveFolder.Title)
    {
        using var policies = new LivePolicies(new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", NumberedPolicy.Text(title, number)))),
        });
        return (await policies.ReloadAsync()).Catalogue!;
    }
}
