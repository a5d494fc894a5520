using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>
/// <c>use</c> never leaves the library's root (language, section 2): not by dots, an absolute path, a link,
/// or a spelling that some system reads as one of these. Beside the root lies a vocabulary that would
/// compile, were it ever opened.
/// </summary>
public sealed class LibraryPathTests : IDisposable
{
    private const string Vocabulary = "vocabulary \"V\"\nsource s \"S\"\nend";
    private const string LeadsOut = "ELG446";
    private const string NotPlain = "ELG455";

    private readonly TemporaryFolder _folder = new();

    public LibraryPathTests()
    {
        _folder.Write("outside.rules", Vocabulary);
        _folder.Write("root-beside/outside.rules", Vocabulary);
        _folder.Write("root/library.rules", "library \"L\"\nend");
        _folder.Write("root/inside.rules", Vocabulary);
        _folder.Write("root/deeper/inside.rules", Vocabulary);
    }

    private string Root => Path.Combine(_folder.Path, "root");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("inside.rules")]
    [InlineData("deeper/inside.rules")]
    public void A_path_below_the_root_is_opened(string path) => Assert.Equal(["policy.rules", path], Opened(path));

    [Theory]
    [InlineData("../outside.rules")]
    [InlineData("../root-beside/outside.rules")]
    [InlineData("deeper/../../outside.rules")]
    [InlineData("./inside.rules")]
    [InlineData("deeper/../inside.rules")]
    [InlineData("deeper//inside.rules")]
    [InlineData("inside.rules/")]
    [InlineData("/inside.rules")]
    [InlineData("//server/share/outside.rules")]
    [InlineData("..\\\\outside.rules")]
    [InlineData("deeper\\\\inside.rules")]
    [InlineData("C:\\\\outside.rules")]
    [InlineData("C:outside.rules")]
    [InlineData("C:/outside.rules")]
    [InlineData("file:///outside.rules")]
    [InlineData("inside.rules:stream")]
    [InlineData("inside.rules::$DATA")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void A_path_that_is_not_plainly_below_the_root_is_refused(string path) => Refuses(LeadsOut, path);

    /// <summary>
    /// These lead nowhere by their form, whatever some system takes them for: the name itself is
    /// at fault, and is told as that.
    /// </summary>
    [Theory]
    [InlineData("~/outside.rules", "holds `~`")]
    [InlineData("$HOME/outside.rules", "holds `$`")]
    [InlineData("%2e%2e/outside.rules", "holds `%`")]
    [InlineData("%2e%2e%2foutside.rules", "holds `%`")]
    [InlineData("..%2foutside.rules", "holds `%`")]
    [InlineData("inside.rules.", "begins or ends with a space, or ends with a point")]
    [InlineData("inside.rules ", "begins or ends with a space, or ends with a point")]
    [InlineData(" inside.rules", "begins or ends with a space, or ends with a point")]
    [InlineData("deeper /inside.rules", "begins or ends with a space, or ends with a point")]
    [InlineData("deeper./inside.rules", "begins or ends with a space, or ends with a point")]
    [InlineData(".. /outside.rules", "begins or ends with a space, or ends with a point")]
    [InlineData(".../outside.rules", "begins or ends with a space, or ends with a point")]
    [InlineData("*.rules", "holds `*`")]
    [InlineData("inside?rules", "holds `?`")]
    [InlineData("theft & fraud.rules", "holds `&`")]
    [InlineData("É.rules", "holds `É`")]
    [InlineData("\ud83d\ude00.rules", "holds `\ud83d\ude00`")]
    public void A_name_that_a_rule_file_may_not_bear_is_refused_with_its_reason(string path, string reason)
    {
        Refuses(NotPlain, path);
        Assert.Contains(Compile(path, Root).Diagnostics,
            d => d.Code == NotPlain && d.Message.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("theft & fraud.rules", "theft fraud.rules")]
    [InlineData("É.rules", "E.rules")]
    [InlineData("deeper/Übersicht.rules", "deeper/Ubersicht.rules")]
    [InlineData("法律.rules", "policy.rules")]
    [InlineData("inside.rules.", "inside.rules")]
    public void A_name_that_may_be_borne_is_offered_instead(string path, string offered) =>
        Assert.EndsWith($", such as `{offered}`",
            Assert.Single(Compile(path, Root).Diagnostics, d => d.Code == NotPlain).Help, StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_in_a_name_that_a_host_asks_for_is_told_as_any_other_sign() =>
        Assert.Contains(PolicyCompiler.Compile(Library.Open(Root), "\ud83d.rules").Diagnostics,
            d => d.Code == NotPlain);

    [Theory]
    [InlineData("._inside.rules")]
    [InlineData(".#inside.rules")]
    [InlineData(".inside.rules")]
    [InlineData("deeper/.hidden.rules")]
    public void A_hidden_file_is_passed_over_as_a_hidden_folder_is(string path)
    {
        var before = Library.Open(Root).Files();
        _folder.Write("root/" + path, "no policy at all");
        Assert.Equal(before, Library.Open(Root).Files());
        // Whoever names it means it.
        Assert.Equal([path], Library.Open(Root).Files(path));
    }

    [Fact]
    public void The_lock_of_an_editor_a_link_that_leads_nowhere_is_passed_over()
    {
        var before = Library.Open(Root).Files();
        File.CreateSymbolicLink(Path.Combine(Root, ".#inside.rules"), "somebody@machine.1234");
        Assert.Equal(before, Library.Open(Root).Files());
    }

    /// <summary>
    /// What some system reads as a way out, alone, twice, and behind and before a folder that is
    /// there, on the way to each file.
    /// </summary>
    [Fact]
    public void No_way_out_leads_out_wherever_it_stands_in_a_path()
    {
        string[] waysOut = ["..", ".", "...", ".. ", "..\\", "%2e%2e", "..%2f", "..;", "~", "$PWD", "C:", "\\\\server",
            "CON", "/", "proc/self/cwd", "proc/self/root", "..\\..", ". .", "..:", "../."];
        string[] ends = ["outside.rules", "root-beside/outside.rules", "root/inside.rules", "OUTSIDE.rules"];
        var paths = (from way in waysOut from end in ends from path in new[]
        {
            $"{way}/{end}", $"{way}{end}", $"{way}/{way}/{end}", $"deeper/{way}/{end}", $"{way}/deeper/{way}/{end}"
        } select path).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(paths.Count >= 300, $"{paths.Count}");
        foreach (var path in paths) Refuses(null, path);
    }

    [Fact]
    public void An_absolute_path_is_refused_even_where_it_lies_below_the_root() =>
        Refuses(LeadsOut, Path.Combine(Root, "inside.rules"));

    [Theory]
    [InlineData(250)]
    [InlineData(300)]
    [InlineData(5_000)]
    public void A_name_longer_than_any_file_system_takes_is_refused(int length) =>
        Refuses(null, new string('a', length) + ".rules");

    [Theory]
    [InlineData("proc/self/environ")]
    [InlineData("CON")]
    [InlineData("NUL.rules")]
    [InlineData("inside.rules/inside.rules")]
    [InlineData("deeper")]
    public void What_is_no_file_is_refused(string path) => Refuses(null, path);

    [Fact]
    public void A_link_to_a_file_outside_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "link.rules"), Path.Combine(_folder.Path, "outside.rules"));
        Refuses(LeadsOut, "link.rules");
    }

    [Fact]
    public void A_relative_link_to_a_file_outside_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "link.rules"), "../outside.rules");
        Refuses(LeadsOut, "link.rules");
    }

    [Fact]
    public void A_link_to_a_folder_outside_is_not_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "link"), Path.Combine(_folder.Path, "root-beside"));
        Refuses(LeadsOut, "link/outside.rules");
        Assert.DoesNotContain(Library.Open(Root).Files(), f => f.StartsWith("link/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../root-beside")]
    [InlineData("../outside.rules")]
    [InlineData("/")]
    public void A_listing_leaves_the_root_no_more_than_a_path_does(string below) =>
        Assert.Empty(Library.Open(Root).Files(below));

    [Fact]
    public void A_link_to_a_link_to_a_file_outside_is_not_followed()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "second.rules"), Path.Combine(_folder.Path, "outside.rules"));
        File.CreateSymbolicLink(Path.Combine(Root, "link.rules"), Path.Combine(Root, "second.rules"));
        Refuses(LeadsOut, "link.rules");
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(Path.Combine(Root, "one.rules"), Path.Combine(Root, "other.rules"));
        File.CreateSymbolicLink(Path.Combine(Root, "other.rules"), Path.Combine(Root, "one.rules"));
        Refuses(null, "one.rules");
    }

    [Fact]
    public void A_root_reached_through_a_link_is_read_as_where_it_leads()
    {
        var link = Path.Combine(_folder.Path, "link");
        Directory.CreateSymbolicLink(link, Root);
        Assert.Equal(["policy.rules", "inside.rules"], Opened("inside.rules", link));
    }

    [Fact]
    public void A_root_reached_through_a_link_whose_way_leads_through_another_is_read_as_where_it_leads()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "way"), _folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), Path.Combine(_folder.Path, "way", "root"));
        Assert.Equal(["policy.rules", "inside.rules"], Opened("inside.rules", Path.Combine(_folder.Path, "link")));
    }

    [Theory]
    [InlineData("../outside.rules")]
    [InlineData("/etc/passwd")]
    [InlineData("in\0side.rules")]
    [InlineData("")]
    public void A_path_outside_that_a_host_asks_for_is_not_opened_either(string path)
    {
        var compilation = PolicyCompiler.Compile(Library.Open(Root), path);
        Assert.True(compilation.HasErrors);
        Assert.Empty(compilation.Source.Text);
    }

    private void Refuses(string? code, string path)
    {
        var compilation = Compile(path, Root);
        Assert.Contains(compilation.Diagnostics,
            d => d.IsError && d.Span.Line == 2 && (code is null || d.Code == code));
        Assert.All(compilation.Files, f => Assert.Equal("policy.rules", f.Path));
    }

    private string[] Opened(string path, string? root = null)
    {
        var compilation = Compile(path, root ?? Root);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        return [.. compilation.Files.Select(f => f.Path)];
    }

    private Compilation Compile(string path, string root)
    {
        _folder.Write("root/policy.rules", Texts.Policy("caution when agrees")
            .Replace("fact agrees", $"use \"{path}\"\nfact agrees", StringComparison.Ordinal));
        return PolicyCompiler.Compile(Library.Open(root), "policy.rules");
    }
}
