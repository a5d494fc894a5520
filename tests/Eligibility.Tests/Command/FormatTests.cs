using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

public class FormatTests
{
    private const string Untidy =
        "policy \"Untidy\"\n  edition   \"First\"\nfact agrees:yes or no\noutcome prosecute \"Prosecution\"\notherwise   prosecute\nend";
    private const string Tidy =
        "policy \"Untidy\"\n    edition \"First\"\n\nfact agrees: yes or no\n\noutcome prosecute "
            + "\"Prosecution\"\n\notherwise prosecute\n\nend\n";
    private const string Broken = "policy \"Broken\"\n\nfact agrees   yes or no\n\nend\n";

    [Fact]
    public void Format_writes_what_it_changes_lists_it_and_says_how_many()
    {
        using var folder = new Library();
        folder.Put("a/untidy.rules", Untidy);
        folder.Put("tidy.rules", Tidy);
        var run = CommandRun.Of("format", folder.Path);
        Assert.Equal(new CommandRun(0, "a/untidy.rules\n2 files: 1 formatted, 1 had the layout already\n", ""), run);
        Assert.Equal(Tidy, folder.Get("a/untidy.rules"));
        Assert.Equal("2 files: 0 formatted, 2 had the layout already\n", CommandRun.Of("format", folder.Path).Output);
        Assert.Equal(["a/untidy.rules", "tidy.rules"], folder.Files);
    }

    [Fact]
    public void Check_lists_what_would_change_writes_nothing_and_exits_with_1()
    {
        using var folder = new Library();
        folder.Put("untidy.rules", Untidy);
        folder.Put("tidy.rules", Tidy);
        Assert.Equal(new CommandRun(1, "untidy.rules\n", ""), CommandRun.Of("format", folder.Path, "--check"));
        Assert.Equal(Untidy, folder.Get("untidy.rules"));
        Assert.Equal(new CommandRun(0, "", ""),
            CommandRun.Of("format", Path.Combine(folder.Path, "tidy.rules"), "--check"));
    }

    [Fact]
    public void A_file_that_does_not_parse_stays_as_it_is_and_the_others_are_formatted()
    {
        using var folder = new Library();
        folder.Put("broken.rules", Broken);
        folder.Put("untidy.rules", Untidy);
        var run = CommandRun.Of("format", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("untidy.rules\n2 files: 1 formatted, 0 had the layout already, 1 left as it is\n", run.Output);
        Assert.Contains("broken.rules:3", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("eligibility: 1 file left as it is; mend the errors above first\n", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(Broken, folder.Get("broken.rules"));
        Assert.Equal(Tidy, folder.Get("untidy.rules"));
        Assert.Equal(2, CommandRun.Of("format", folder.Path, "--check").ExitCode);
    }

    [Fact]
    public void As_JSON_every_file_is_told_with_what_became_of_it()
    {
        using var folder = new Library();
        folder.Put("broken.rules", Broken);
        folder.Put("tidy.rules", Tidy);
        folder.Put("untidy.rules", Untidy);
        Assert.Equal("broken.rules refused, tidy.rules unchanged, untidy.rules would change", States("--check"));
        Assert.Equal(Untidy, folder.Get("untidy.rules"));
        Assert.Equal("broken.rules refused, tidy.rules unchanged, untidy.rules formatted", States());
        Assert.Equal(Tidy, folder.Get("untidy.rules"));

        string States(params string[] more)
        {
            var run = CommandRun.Of(["format", folder.Path, "--format", "json", .. more]);
            Assert.Equal((2, ""), (run.ExitCode, run.Error));
            var told = System.Text.Json.JsonDocument.Parse(run.Output).RootElement;
            Assert.Equal(3, told.GetProperty("diagnostics")[0].GetProperty("line").GetInt32());
            return string.Join(", ", told.GetProperty("files").EnumerateArray()
                .Select(f => $"{f.GetProperty("file")} {f.GetProperty("state")}"));
        }
    }

    [Fact]
    public void A_name_that_nothing_declares_does_not_keep_a_file_from_its_layout()
    {
        using var folder = new Library();
        folder.Put("names.rules",
            Untidy.Replace("otherwise   prosecute", "otherwise   caution", StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.Of("format", folder.Path).ExitCode);
        Assert.Contains("\notherwise caution\n", folder.Get("names.rules"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_Windows_are_layout()
    {
        using var folder = new Library();
        folder.Put("windows.rules", "\uFEFF" + Tidy);
        folder.Put("line-ends.rules", Tidy.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal("line-ends.rules\nwindows.rules\n", CommandRun.Of("format", folder.Path, "--check").Output);
        Assert.Equal(0, CommandRun.Of("format", folder.Path).ExitCode);
        Assert.Equal(Tidy, folder.Get("windows.rules"));
        Assert.Equal(Tidy, folder.Get("line-ends.rules"));
    }

    [Fact]
    public void A_file_that_has_the_layout_is_not_written()
    {
        using var folder = new Library();
        var file = folder.Put("tidy.rules", Tidy);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Assert.Equal(0, CommandRun.Of("format", file).ExitCode);
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void A_read_only_file_stays_as_it_is_and_is_told()
    {
        using var folder = new Library();
        var file = folder.Put("untidy.rules", Untidy);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var run = CommandRun.Of("format", file);
        File.SetAttributes(file, FileAttributes.Normal);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("untidy.rules cannot be written: it is marked as read-only", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(Untidy, folder.Get("untidy.rules"));
        Assert.Equal(["untidy.rules"], folder.Files);
    }

    [Fact]
    public void A_link_stays_a_link_and_what_it_leads_to_is_formatted_once()
    {
        using var folder = new Library();
        folder.Put("shared/untidy.rules", Untidy);
        var link = Path.Combine(folder.Path, "link.rules");
        File.CreateSymbolicLink(link, Path.Combine("shared", "untidy.rules"));
        var run = CommandRun.Of("format", folder.Path);
        Assert.Equal("link.rules\n1 file: 1 formatted, 0 had the layout already\n", run.Output);
        Assert.Equal(Path.Combine("shared", "untidy.rules"), new FileInfo(link).LinkTarget);
        Assert.Equal(Tidy, folder.Get("shared/untidy.rules"));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_library_is_refused()
    {
        using var folder = new Library();
        using var elsewhere = new Library();
        var file = elsewhere.Put("untidy.rules", Untidy);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.rules"), file);
        var run = CommandRun.Of("format", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("leads out of the library", run.Error, StringComparison.Ordinal);
        Assert.Equal(Untidy, elsewhere.Get("untidy.rules"));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_formatted_once()
    {
        using var folder = new Library();
        var file = folder.Put("untidy.rules", Untidy);
        Assert.Equal("untidy.rules\n", CommandRun.Of("format", file, folder.Path, "--check").Output);
    }

    [Fact]
    public void No_file_is_written_where_one_of_the_paths_is_wrong()
    {
        using var folder = new Library();
        var file = folder.Put("untidy.rules", Untidy);
        Assert.Equal(2, CommandRun.Of("format", file, Path.Combine(folder.Path, "no-such-file.rules")).ExitCode);
        Assert.Equal(Untidy, folder.Get("untidy.rules"));
    }

    [Fact]
    public void Every_rule_file_that_comes_with_the_engine_passes_format_check() =>
        Assert.Equal(new CommandRun(0, "", ""), CommandRun.Of("format", CommandRun.Rules(), "--check"));

    /// <summary>A folder of rule files, read and written to the byte.</summary>
    private sealed class Library : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder.Path;

        public IEnumerable<string> Files => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(Path, f).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal);

        public string Put(string name, string text)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
            return file;
        }

        public string Get(string name) =>
            Encoding.UTF8.GetString(File.ReadAllBytes(System.IO.Path.Combine(Path, name)));

        public void Dispose() => _folder.Dispose();
    }
}
