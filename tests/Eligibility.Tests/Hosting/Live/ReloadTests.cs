using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>What a reload swaps in, and what stays.</summary>
public class ReloadTests
{
    [Fact]
    public async Task Before_the_first_reload_nothing_is_loaded_and_nothing_is_decided()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        Assert.Equal((PolicyHealth.Failed, null, null),
            (folder.Policies.Status.Health, folder.Policies.Status.Catalogue, folder.Policies.Status.LoadedAt));
        var fault = Assert.Throws<InvalidOperationException>(() => folder.Policies.Current);
        Assert.StartsWith("no policies are loaded: they have not been read yet", fault.Message, StringComparison.Ordinal);
        Assert.Equal(PolicyHealth.Loaded, (await folder.Reload()).Health);
        Assert.Equal(1, folder.Number);
    }

    [Fact]
    public async Task A_change_is_in_force_once_the_reload_is_over()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        folder.WriteNumber(2);
        Assert.Equal(1, folder.Number);
        folder.Clock.Advance(TimeSpan.FromHours(1));
        var status = await folder.Reload();
        Assert.Equal(2, folder.Number);
        Assert.Equal(LiveFolder.Start.AddHours(1), status.LoadedAt);
        Assert.Equal(2, folder.Compiles.Count);
    }

    [Fact]
    public async Task A_reload_that_changes_nothing_compiles_nothing_and_moves_no_time()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var first = await folder.Reload();
        folder.Clock.Advance(TimeSpan.FromHours(1));
        folder.WriteNumber(1);
        Assert.Same(first, await folder.Reload());
        Assert.Equal(1, folder.Compiles.Count);
    }

    [Fact]
    public async Task A_change_of_what_no_policy_reads_moves_no_time_and_keeps_the_catalogue()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)),
            ("words.rules", "vocabulary \"Words\"\nfact tall: yes or no\nend\n"));
        var first = await folder.Reload();
        folder.Clock.Advance(TimeSpan.FromHours(1));
        folder.Write("words.rules", "vocabulary \"Words\"\nfact short: yes or no\nend\n");
        var second = await folder.Reload();
        Assert.Same(first.Catalogue, second.Catalogue);
        Assert.Equal(first.LoadedAt, second.LoadedAt);
    }

    [Fact]
    public async Task A_change_of_a_vocabulary_changes_the_policies_that_use_it_and_compiles_no_other_again()
    {
        const string policy = """
            policy "Uses"
                in force from 1 January 2020
            use "words.rules"
            outcome warn "A warning"
            outcome charge "A charge"
            rule one
                warn when old enough
                because "It is."
            otherwise charge
            end
            """;
        static string Words(int age) => FormattableString.Invariant(
            $"vocabulary \"Words\"\nfact age: whole number\ndefine old enough as age is at least {age}\nend\n");
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)),
            ("uses.rules", policy), ("words.rules", Words(18)));
        var before = (await folder.Reload()).Catalogue!;
        folder.Write("words.rules", Words(50));
        var after = (await folder.Reload()).Catalogue!;
        Assert.Equal("warn", before.Decide("Uses", """{"age": 45}"""u8, LiveFolder.Day).Decision!.Outcome!.Name);
        Assert.Equal("charge", after.Decide("Uses", """{"age": 45}"""u8, LiveFolder.Day).Decision!.Outcome!.Name);
        Assert.NotEqual(before.Find("Uses", LiveFolder.Day).Policy.Hash, after.Find("Uses", LiveFolder.Day).Policy.Hash);
        Assert.Same(before.Find(LiveFolder.Title, LiveFolder.Day), after.Find(LiveFolder.Title, LiveFolder.Day));
        Assert.NotEqual(before.Hash, after.Hash);
    }

    [Fact]
    public async Task Who_holds_a_catalogue_goes_on_with_it_and_its_decisions_name_its_hash()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var held = (await folder.Reload()).Catalogue!;
        folder.WriteNumber(2);
        await folder.Reload();
        Assert.Equal((1, 2), (LiveFolder.NumberIn(held), folder.Number));
        Assert.Equal(NumberedPolicy.Hash("policy.rules", LiveFolder.Title, 1),
            held.Decide(LiveFolder.Title, "{}"u8, LiveFolder.Day).Decision!.Policy.Hash);
    }

    [Fact]
    public async Task An_edition_is_found_by_its_hash_while_it_is_in_force_and_as_long_as_it_is_kept()
    {
        using var folder = new LiveFolder(o => o.EditionsKept = 2, ("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        for (var number = 1; number <= 4; number++)
        {
            folder.WriteNumber(number);
            await folder.Reload();
        }
        for (var number = 2; number <= 4; number++)
            Assert.Equal(FormattableString.Invariant($"{number}"), folder.Policies
                .Edition(NumberedPolicy.Hash("policy.rules", LiveFolder.Title, number)).Policy.Edition);
        var gone = Assert.Throws<PolicyNotFoundException>(() =>
            folder.Policies.Edition(NumberedPolicy.Hash("policy.rules", LiveFolder.Title, 1)));
        Assert.StartsWith("no edition with the hash \"", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_ones_own_are_reloaded_as_a_folder_is()
    {
        var number = 1;
        using var policies = new LivePolicies(new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, number)))),
        });
        await policies.ReloadAsync();
        number = 2;
        await policies.ReloadAsync();
        Assert.Equal(2, LiveFolder.NumberIn(policies.Current));
    }

    [Fact]
    public async Task Bytes_that_their_owner_writes_over_later_change_nothing_before_a_reload()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(NumberedPolicy.Text(LiveFolder.Title, 11));
        using var policies = new LivePolicies(new LivePoliciesOptions
        {
            Source = _ => ValueTask.FromResult(Library.OfBytes(("policy.rules", bytes))),
        });
        var first = await policies.ReloadAsync();
        bytes.AsSpan().Replace((byte)'1', (byte)'2');
        Assert.Equal(11, LiveFolder.NumberIn(first.Catalogue!));
        await policies.ReloadAsync();
        Assert.Equal(22, LiveFolder.NumberIn(policies.Current));
        Assert.Equal(11, LiveFolder.NumberIn(first.Catalogue!));
    }

    [Fact]
    public async Task A_preview_decides_beside_what_is_in_force_and_leaves_it_as_it_is()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var before = await folder.Reload();
        var preview = await folder.Policies.PreviewAsync(
            Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 2))));
        Assert.Equal((PolicyHealth.Loaded, 2, null),
            (preview.Health, LiveFolder.NumberIn(preview.Catalogue!), preview.LoadedAt));
        var faulty = await folder.Policies.PreviewAsync(Library.Of(("policy.rules", "no policy")));
        Assert.Equal((PolicyHealth.Failed, null), (faulty.Health, faulty.Catalogue));
        Assert.StartsWith("policy.rules:1:1: ELG", faulty.Fault, StringComparison.Ordinal);
        Assert.Same(before, folder.Policies.Status);
    }

    [Fact]
    public async Task What_is_loaded_is_described_with_periods_files_and_hashes()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 7)));
        await folder.Reload();
        Assert.Equal(
            $"Warnings\n    7: in force from 1 January 2020; policy.rules; {NumberedPolicy.Hash("policy.rules", "Warnings", 7)}\n"
                .Replace("in force ", "", StringComparison.Ordinal),
            folder.Policies.Current.Describe());
    }
}
