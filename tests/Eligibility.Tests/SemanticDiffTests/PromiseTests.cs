using System.Text.Json;
using Eligibility.Promises;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>What is promised of one policy beside another: on the command line and in checks.txt.</summary>
public class PromiseTests
{
    private const string Line = "new.rules no milder than old.rules";

    [Theory]
    [InlineData("no-milder-than", 1)]
    [InlineData("no-harsher-than", 0)]
    [InlineData("same-as", 1)]
    public void A_caution_for_those_who_are_not_sorry_is_milder_and_not_harsher(string promise, int code)
    {
        using var folder = Folder();
        var run = Check(folder, "new.rules", "--" + promise, "old.rules");
        Assert.Equal((code, ""), (run.ExitCode, run.Error));
        Assert.Equal(code == 1,
            run.Output.Contains($"by rule 1, small theft (new.rules:{LineOf("rule small theft")})",
                StringComparison.Ordinal)
            && run.Output.Contains($"by `otherwise` (old.rules:{LineOf("otherwise prosecute")})", StringComparison.Ordinal)
            && run.Output.Contains("not sorry", StringComparison.Ordinal));
        Assert.Equal(code == 0, run.Output.Contains("That is proved.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("caution, prosecute", "caution", "they order the outcomes that both have differently")]
    [InlineData("", "warning", "stands nowhere in the new policy's `worst to best`")]
    public void What_means_nothing_of_two_policies_is_refused_with_what_to_write(string order, string best, string why)
    {
        using var folder = Folder();
        folder.Write("new.rules", PromiseSamples.Policy("sorry", order, best));
        var run = Check(folder, "new.rules", "--no-milder-than", "old.rules");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Contains("give ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_points_at_the_statement_now_and_at_the_one_before()
    {
        using var folder = Folder();
        using var json = JsonDocument.Parse(Check(folder, "new.rules", "--no-milder-than", "old.rules", "--format", "sarif").Output);
        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "ELG801");
        Assert.Equal("new.rules", Place(result.GetProperty("locations")[0]));
        Assert.Equal("old.rules", Place(result.GetProperty("relatedLocations")[0]));

        static string? Place(JsonElement location) =>
            location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
    }

    [Fact]
    public void A_check_is_stale_until_its_hashes_are_kept_and_again_when_a_policy_changes()
    {
        using var folder = Folder();
        folder.Write("checks.txt", "# What stays so.\n" + Line.Replace("milder", "harsher", StringComparison.Ordinal) + "\n");
        Assert.Contains("ELG807", Check(folder, "").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ELG807", Check(folder, "", "--update-checks").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ELG807", Check(folder, "").Output, StringComparison.Ordinal);
        Assert.StartsWith("# What stays so.\n", File.ReadAllText(Path.Combine(folder.Path, "checks.txt")), StringComparison.Ordinal);
        folder.Write("old.rules", PromiseSamples.Old + "# A comment.\n");
        folder.Write("old.rules", PromiseSamples.Policy("value of the goods is at most GBP 90 and sorry"));
        Assert.Contains("old.rules changed since it was last checked", Check(folder, "").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_check_keeps_no_hash_and_fails()
    {
        var kept = PromiseSamples.Check(Line, PromiseSamples.Milder, PromiseSamples.Old, updates: true);
        Assert.Null(kept.Updated);
        Assert.Equal("ELG801", Assert.Single(kept.Diagnostics).Code);
    }

    [Fact]
    public void A_check_runs_where_both_its_policies_are_checked()
    {
        using var folder = Folder();
        folder.Write("checks.txt", Line + "\n");
        Assert.Equal(1, Check(folder, "").ExitCode);
        Assert.Equal(0, Check(folder, "new.rules").ExitCode);
    }

    private static int LineOf(string words) => PromiseSamples.Old.Split('\n').ToList().IndexOf(words) + 1;

    private static CommandRun Check(TemporaryFolder folder, string path, params string[] rest) =>
        CommandRun.Of(["check", Path.Combine(folder.Path, path), "--root", folder.Path,
            .. rest.Select(r => r.EndsWith(".rules", StringComparison.Ordinal) ? Path.Combine(folder.Path, r) : r)]);

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("new.rules", PromiseSamples.Milder);
        folder.Write("old.rules", PromiseSamples.Old);
        return folder;
    }
}
