using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Live;

/// <summary>Ways in which files change under a service.</summary>
public class FileEventTests
{
    [Fact]
    public async Task A_renamed_file_is_no_file_gone()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        File.Move(folder.At("policy.rules"), folder.At("renamed.rules"));
        Assert.Equal(PolicyHealth.Loaded, (await folder.Reload()).Health);
        Assert.Equal("renamed.rules", folder.Policies.Current.Find(LiveFolder.Title, LiveFolder.Day).Policy.Source.Path);
    }

    [Fact]
    public async Task A_file_that_is_renamed_and_changed_at_once_is_no_file_gone()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        File.Delete(folder.At("policy.rules"));
        folder.WriteNumber(2, "2024/may.rules");
        await folder.Reload();
        Assert.Equal(2, folder.Number);
    }

    [Fact]
    public async Task A_new_folder_is_read()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        folder.Write("new/deeper/other.rules", NumberedPolicy.Text("Other", 3));
        await folder.Reload();
        Assert.Equal(["Other", LiveFolder.Title], folder.Policies.Current.Titles.AsEnumerable());
    }

    [Fact]
    public async Task What_an_editor_leaves_beside_a_file_changes_nothing()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var good = await folder.Reload();
        foreach (var name in (string[])[".policy.rules.swp", "policy.rules~", "#policy.rules#", ".hidden.rules"])
            folder.Write(name, "half of something");
        Assert.Same(good, await folder.Reload());
    }

    [Fact]
    public async Task A_file_that_is_saved_beside_and_moved_over_is_read_whole()
    {
        using var folder = new LiveFolder(("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        await folder.Reload();
        folder.WriteNumber(2, "policy.rules.new");
        File.Move(folder.At("policy.rules.new"), folder.At("policy.rules"), overwrite: true);
        await folder.Reload();
        Assert.Equal((2, 2), (folder.Number, folder.Compiles.Count));
    }

    /// <summary>Links as a mounted ConfigMap has them: each file through one link to a folder that is swapped whole.</summary>
    [Fact]
    public async Task A_link_that_is_swapped_changes_every_file_at_once()
    {
        using var folder = new LiveFolder();
        Mount(folder, 1);
        File.CreateSymbolicLink(folder.At("a.rules"), "..data/a.rules");
        File.CreateSymbolicLink(folder.At("b.rules"), "..data/b.rules");
        Assert.Null((await folder.Reload()).Fault);
        for (var number = 2; number < 20; number++)
        {
            Mount(folder, number);
            var catalogue = (await folder.Reload()).Catalogue!;
            Assert.Equal((number, number), (LiveFolder.NumberIn(catalogue, "A"), LiveFolder.NumberIn(catalogue, "B")));
        }
        Assert.Equal(19, folder.Compiles.Count);
    }

    [Fact]
    public async Task A_folder_that_is_itself_a_link_is_followed_where_it_leads_now()
    {
        using var folder = new LiveFolder(o => o.Folder = Path.Combine(o.Folder, "current"));
        folder.WriteNumber(1, "v1/policy.rules");
        folder.WriteNumber(2, "v2/policy.rules");
        Directory.CreateSymbolicLink(folder.At("current"), "v1");
        await folder.Reload();
        Assert.Equal(1, folder.Number);
        Directory.CreateSymbolicLink(folder.At("next"), "v2");
        Links.Swap(folder.At("next"), folder.At("current"));
        await folder.Reload();
        Assert.Equal(2, folder.Number);
    }

    [Fact]
    public async Task Files_that_do_not_rest_are_not_read_and_are_told()
    {
        var number = 1;
        LiveFolder? changing = null;
        using var folder = new LiveFolder(o => o.Settle = TimeSpan.FromSeconds(1));
        changing = folder;
        folder.WriteNumber(number);
        var reload = folder.Reload();
        while (!reload.IsCompleted)
        {
            changing.WriteNumber(++number);
            folder.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }
        var status = await reload;
        Assert.Equal(PolicyHealth.Failed, status.Health);
        Assert.Contains("were changed again and again while they were read", status.Fault, StringComparison.Ordinal);
        Assert.Equal(0, folder.Compiles.Count);
    }

    [Fact]
    public async Task A_file_half_written_is_read_when_the_other_half_is_there_too()
    {
        using var folder = new LiveFolder(o => o.Settle = TimeSpan.FromSeconds(1),
            ("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 1)));
        var first = folder.Reload();
        await Settled(folder, first);
        folder.Write("policy.rules", NumberedPolicy.Text(LiveFolder.Title, 2)[..100]);
        var reload = folder.Reload();
        await Task.Delay(50);
        folder.WriteNumber(2);
        await Settled(folder, reload);
        Assert.Equal((PolicyHealth.Loaded, 2, 2), ((await reload).Health, folder.Number, folder.Compiles.Count));
    }

    private static async Task Settled(LiveFolder folder, Task reload)
    {
        while (!reload.IsCompleted)
        {
            folder.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }
    }

    /// <summary>Puts two policies of a number into a folder of its own, and swaps the link to it.</summary>
    internal static void Mount(LiveFolder folder, int number)
    {
        var name = FormattableString.Invariant($"..v{number}");
        folder.Write($"{name}/a.rules", NumberedPolicy.Text("A", number));
        folder.Write($"{name}/b.rules", NumberedPolicy.Text("B", number));
        Directory.CreateSymbolicLink(folder.At("..data_tmp"), name);
        Links.Swap(folder.At("..data_tmp"), folder.At("..data"));
    }
}
