using Eligibility.Hosting;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Whatever is wrong with what the place holds, the last good policies stay, and it is told why and since when.</summary>
public class FaultyReloadTests
{
    public static TheoryData<string, string> Faulty { get; } = new()
    {
        { "", "policy.rules" },
        { "# nothing but a remark", "policy.rules" },
        { NumberedPolicy.Text(LiveFolder.Title, 2)[..^6], "policy.rules" },
        { NumberedPolicy.Text(LiveFolder.Title, 2)[..180], "policy.rules" },
        { NumberedPolicy.Text(LiveFolder.Title, 2).Replace("age is", "aeg is", StringComparison.Ordinal), "policy.rules:8:15: ELG" },
        { "\0\0\0\0", "policy.rules:1:1" },
        { "vocabulary \"No policy any more\"\nend", "`" },
    };

    [Theory, MemberData(nameof(Faulty))]
    public async Task The_last_good_policies_stay_and_the_place_of_the_fault_is_told(string text, string place)
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var good = await folder.Reload();
        folder.Write("policy.rules", text);
        folder.Clock.Advance(TimeSpan.FromHours(1));
        var stale = await folder.Reload();
        Assert.Equal((PolicyHealth.Stale, LiveFolder.Start.AddHours(1)), (stale.Health, stale.FaultySince));
        Assert.Same(good.Catalogue, stale.Catalogue);
        Assert.Equal(good.LoadedAt, stale.LoadedAt);
        Assert.StartsWith(place, stale.Fault, StringComparison.Ordinal);
        Assert.Equal(1, folder.Number);
        Assert.DoesNotContain(stale.Fault!, char.IsControl);

        // The same fault again is not compiled again, nor told again, and another one does not move the time.
        folder.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Same(stale, await folder.Reload());
        folder.Write("policy.rules", text + "\nanother fault");
        Assert.Equal(stale.FaultySince, (await folder.Reload()).FaultySince);
    }

    [Fact]
    public async Task What_is_mended_is_in_force_and_nothing_is_told_any_more()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        folder.Write("policy.rules", "");
        await folder.Reload();
        folder.WriteNumber(2);
        var mended = await folder.Reload();
        Assert.Equal((PolicyHealth.Loaded, null, null), (mended.Health, mended.Fault, mended.FaultySince));
        Assert.Empty(mended.Errors);
        Assert.Equal(2, folder.Number);
    }

    [Fact]
    public async Task A_change_that_is_taken_back_is_as_if_it_had_never_been()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var good = await folder.Reload();
        folder.Write("policy.rules", "");
        folder.Clock.Advance(TimeSpan.FromHours(1));
        await folder.Reload();
        folder.WriteNumber(1);
        var back = await folder.Reload();
        Assert.Equal(good, back);
        Assert.Same(good.Catalogue, back.Catalogue);
        Assert.Equal(2, folder.Compiles.Count);
    }

    [Fact]
    public async Task One_bad_file_among_many_keeps_all_of_them_back()
    {
        using var folder = new LiveFolder(("a.rules", NumberedPolicy.Text("A", 1)), ("b.rules", NumberedPolicy.Text("B", 1)));
        var good = await folder.Reload();
        folder.Write("a.rules", NumberedPolicy.Text("A", 2));
        folder.Write("b.rules", NumberedPolicy.Text("B", 2)[..100]);
        Assert.Same(good.Catalogue, (await folder.Reload()).Catalogue);
    }

    [Fact]
    public async Task A_deleted_file_keeps_its_policy_until_a_reload_is_told_to_withdraw()
    {
        using var folder = new LiveFolder(("a.rules", NumberedPolicy.Text("A", 1)), ("b.rules", NumberedPolicy.Text("B", 1)));
        var good = await folder.Reload();
        File.Delete(folder.At("b.rules"));
        var stale = await folder.Reload();
        Assert.Equal(PolicyHealth.Stale, stale.Health);
        Assert.StartsWith("b.rules: the file is gone", stale.Fault, StringComparison.Ordinal);
        Assert.Same(good.Catalogue, stale.Catalogue);
        var withdrawn = await folder.Reload(withdraw: true);
        Assert.Equal(PolicyHealth.Loaded, withdrawn.Health);
        Assert.Equal(["A"], withdrawn.Catalogue!.Titles.AsEnumerable());
        Assert.Same(withdrawn, await folder.Reload());
    }

    [Theory, InlineData("B"), InlineData("a")]
    public async Task A_title_that_is_changed_in_place_keeps_its_policy_until_a_reload_is_told_to_withdraw(string title)
    {
        using var folder = new LiveFolder(("a.rules", NumberedPolicy.Text("A", 1)));
        var good = await folder.Reload();
        folder.Write("a.rules", NumberedPolicy.Text(title, 1));
        var stale = await folder.Reload();
        Assert.Equal(PolicyHealth.Stale, stale.Health);
        Assert.StartsWith("a.rules: the file bears another title than A", stale.Fault, StringComparison.Ordinal);
        Assert.Same(good.Catalogue, stale.Catalogue);
        Assert.Equal([title], (await folder.Reload(withdraw: true)).Catalogue!.Titles.AsEnumerable());
    }

    [Theory, InlineData("    edition \"{0}\"\n"), InlineData("")]
    public async Task An_edition_in_whose_place_another_came_is_gone(string name)
    {
        string From(int edition, string year) => NumberedPolicy.Text("A", edition).Replace("2020", year, StringComparison.Ordinal)
            .Replace(Named("    edition \"{0}\"\n", edition), Named(name, edition), StringComparison.Ordinal);
        static string Named(string name, int edition) => name.Replace("{0}", $"{edition}", StringComparison.Ordinal);
        using var folder = new LiveFolder(("old.rules", From(1, "2010 until 31 December 2019")), ("new.rules", From(2, "2020")));
        await folder.Reload();
        File.Delete(folder.At("old.rules"));
        folder.Write("older.rules", From(3, "1990 until 31 December 1999"));
        Assert.Contains("for this edition", (await folder.Reload()).Fault, StringComparison.Ordinal);
        folder.Write("older.rules", From(3, "2010 until 31 December 2018"));
        Assert.Equal(PolicyHealth.Loaded, (await folder.Reload()).Health);
    }

    [Fact]
    public async Task An_edition_whose_file_and_first_day_were_changed_is_there_by_its_name()
    {
        using var folder = new LiveFolder(("old.rules", NumberedPolicy.Text("A", 1)));
        await folder.Reload();
        File.Delete(folder.At("old.rules"));
        folder.Write("new.rules", NumberedPolicy.Text("A", 1).Replace("2020", "2021", StringComparison.Ordinal));
        Assert.Equal(PolicyHealth.Loaded, (await folder.Reload()).Health);
        File.Delete(folder.At("new.rules"));
        folder.Write("newer.rules", NumberedPolicy.Text("A", 2));
        Assert.Contains("for this edition", (await folder.Reload()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editions_that_became_one_file_are_one_file_gone()
    {
        using var folder = new LiveFolder(
            ("old.rules", NumberedPolicy.Text("A", 1).Replace("2020", "2020 until 31 December 2020", StringComparison.Ordinal)),
            ("new.rules", NumberedPolicy.Text("A", 2).Replace("2020", "2021", StringComparison.Ordinal)));
        await folder.Reload();
        File.Delete(folder.At("old.rules"));
        File.Move(folder.At("new.rules"), folder.At("newer.rules"));
        Assert.Contains("is gone", (await folder.Reload()).Fault, StringComparison.Ordinal);
        // It has the name of one and the first day of the other.
        folder.Write("newer.rules", NumberedPolicy.Text("A", 1).Replace("2020", "2021", StringComparison.Ordinal));
        Assert.Contains("is gone", (await folder.Reload()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_is_gone_though_another_that_was_there_before_takes_its_first_day()
    {
        using var folder = new LiveFolder(
            ("old.rules", NumberedPolicy.Text("A", 1).Replace("2020", "2020 until 31 December 2020", StringComparison.Ordinal)),
            ("new.rules", NumberedPolicy.Text("A", 2).Replace("2020", "2021", StringComparison.Ordinal)));
        await folder.Reload();
        File.Delete(folder.At("old.rules"));
        folder.Write("new.rules", NumberedPolicy.Text("A", 2));
        Assert.StartsWith("old.rules: the file is gone", (await folder.Reload()).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_gone_or_empty_keeps_the_last_good_policies_even_where_one_may_withdraw()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        Directory.Move(folder.Path, folder.Path + "-moved");
        Assert.StartsWith("there is no folder `", (await folder.Reload(withdraw: true)).Fault, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.Path);
        Assert.Contains("holds no policy", (await folder.Reload(withdraw: true)).Fault, StringComparison.Ordinal);
        Assert.Equal(1, folder.Number);
        Directory.Delete(folder.Path);
        Directory.Move(folder.Path + "-moved", folder.Path);
        Assert.Equal(PolicyHealth.Loaded, (await folder.Reload()).Health);
    }

    [Fact]
    public async Task A_source_that_throws_keeps_the_last_good_policies_and_its_words_to_itself()
    {
        Func<Library> read = () => Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        using var folder = new LiveFolder(o => (o.Folder, o.Source) = ("", _ => ValueTask.FromResult(read())));
        await folder.Reload();
        read = () => throw new TimeoutException("password=secret");
        var stale = await folder.Reload();
        Assert.Equal("the source of the policies failed with TimeoutException", stale.Fault);
        Assert.Equal(1, folder.Number);
        read = () => null!;
        Assert.Equal("the source of the policies gave none", (await folder.Reload()).Fault);
        Assert.DoesNotContain(folder.Log.All, l => l.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_out_of_the_library_is_refused()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 2));
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        File.Delete(folder.At("policy.rules"));
        File.CreateSymbolicLink(folder.At("policy.rules"), Path.Combine(elsewhere.Path, "policy.rules"));
        Assert.Equal(PolicyHealth.Stale, (await folder.Reload(withdraw: true)).Health);
        Assert.Equal(1, folder.Number);
    }

    [Fact]
    public async Task A_reload_that_is_cancelled_changes_nothing_and_the_next_one_goes_on()
    {
        var asked = new TaskCompletionSource();
        var wait = false;
        using var folder = new LiveFolder(o => (o.Folder, o.Source) = ("", async stop =>
        {
            if (wait)
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
            }
            return Library.Of(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        }));
        var good = await folder.Reload();
        wait = true;
        using var stop = new CancellationTokenSource();
        var reload = folder.Policies.ReloadAsync(stop: stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reload);
        wait = false;
        Assert.Same(good, await folder.Reload());
    }

    [Fact]
    public async Task A_fault_is_logged_once_and_its_mending_too()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        await folder.Reload();
        folder.Write("policy.rules", "nothing");
        await folder.Reload();
        await folder.Reload();
        folder.WriteNumber(1);
        await folder.Reload();
        Assert.Equal(["Information", "Warning", "Information"], folder.Log.All.Select(l => l.Split(' ')[0]));
        Assert.Contains("stays in force: policy.rules:1:1: ELG", folder.Log.All[1], StringComparison.Ordinal);
    }
}
