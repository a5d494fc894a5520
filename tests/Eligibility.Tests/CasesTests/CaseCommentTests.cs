using System.Text;
using Eligibility.Cases;
using Eligibility.Tests.Command;

namespace Eligibility.Tests.CasesTests;

/// <summary>
/// In the one case that the command is given, <c>//</c> and what follows it on its line are passed over. Nowhere else.
/// </summary>
public class CaseCommentTests
{
    [Theory]
    [InlineData("// above\n{\"agrees\": true}")]
    [InlineData("{\"agrees\": true} // behind")]
    [InlineData("{\"agrees\": true}\n// below, and no line end")]
    [InlineData("{ // \"agrees\": false,\n\"agrees\": true // , \"agrees\": false\n}")]
    [InlineData("{\"agrees\": // is it so?\r\n true}\r\n//\r\n")]
    [InlineData("// an old line end\r{\"agrees\": true}")]
    [InlineData("{\"id\": \"http://a.b/c\", \"agrees\": true}")]
    [InlineData("{\"id\": \"a \\\" // b\", \"agrees\": true}")]
    [InlineData("{\"id\": \"a \\\\\", // \"\n\"agrees\": true}")]
    [InlineData("{\"agrees\": true} //// /* \" ' { £ \u00A0 \U0001F600 \t")]
    [InlineData("\uFEFF// a mark of the file\n{\"agrees\": true}")]
    public void A_comment_says_nothing(string text)
    {
        using var files = new CommandFiles();
        var run = CommandRun.WithInput(text, "decide", files.In("p.rules"), "--case", "-");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("Advice: a course", run.Output, StringComparison.Ordinal);
        files.Write("c.json", text);
        Assert.Equal(run, CommandRun.Of("decide", files.In("p.rules"), "--case", files.In("c.json")));
        Assert.Equal(0, CommandRun.Of("compare", files.In("p.rules"), "--case", files.In("c.json")).ExitCode);
    }

    [Theory]
    [InlineData("// one\n// two\n{\n  // three\n  \"agrees\": tru\n}",
        "ELG716 the case: is no valid JSON at line 5, column ")]
    [InlineData("// one\n{\"agrees\": yes} // two",
        "ELG718 the case: is no valid JSON at line 2, column 12: found `y`")]
    [InlineData("/* one */ {\"agrees\": true}",
        "ELG712 the case: is no valid JSON at line 1, column 1: found `/`")]
    [InlineData("{\"agrees\": true} # one",
        "ELG712 the case: is no valid JSON at line 1, column 18")]
    [InlineData("{\"agrees\": true, # one\n\"id\": 1}",
        "ELG712 the case: is no valid JSON at line 1, column 18: found `#`")]
    [InlineData("{\"agrees\": true / 2}",
        "ELG712 the case: is no valid JSON at line 1, column 17: found `/`")]
    [InlineData("// é\n{\"agrees\": true,\n// last\n}",
        "ELG713 the case: is no valid JSON at line 4, column 1: found `}`")]
    [InlineData("// only this",
        "ELG702 the case: is empty")]
    [InlineData("{\"id\": \"a // b\n\", \"agrees\": true}",
        "ELG716 the case: is no valid JSON at line 1, column ")]
    [InlineData("{ // turned \u202E round\n\"agrees\": true}",
        "ELG719 the case: is no valid JSON at line 1, column 13")]
    [InlineData("{ // a line \u2028 \"agrees\": true}",
        "ELG719 the case: is no valid JSON at line 1, column 13")]
    [InlineData("{ // nought \0\n\"agrees\": true}",
        "ELG703 the case: is no valid JSON at line 1, column 13")]
    public void A_fault_keeps_its_place_beside_comments(string text, string told)
    {
        using var files = new CommandFiles();
        var run = CommandRun.WithInput(text, "decide", files.In("p.rules"), "--case", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("-: error " + told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_that_is_no_UTF_8_is_refused_where_it_is()
    {
        var blanked = CaseComments.Blank([.. "{} // "u8, 0xE9, .. " a"u8]);
        Assert.Equal([.. "{}    "u8, 0xE9, .. "  "u8], blanked);
        var fault = Assert.Single(CaseReader.Read(Sample.Policy, blanked).Faults);
        Assert.Equal("ELG703", fault.Code);
    }

    [Theory, InlineData("{\"agrees\": true} // behind"), InlineData("// above\n{\"agrees\": true}")]
    public void Many_cases_have_no_comments_and_are_told_so(string text)
    {
        using var files = new CommandFiles();
        files.Write("many.ndjson", text);
        var run = CommandRun.Of("decide", files.In("p.rules"), "--cases", files.In("many.ndjson"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ELG712 the case: is no valid JSON at line 1, column ", run.Error, StringComparison.Ordinal);
        Assert.Contains("(JSON has no comments: take it out; only `eligibility decide --case`", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_in_a_program_knows_JSON_alone() =>
        Assert.Equal("ELG712", Assert.Single(CaseReader.Read(Sample.Policy, "{ // one\n}"u8).Faults).Code);

    [Theory, InlineData("")]
    [InlineData("{}"), InlineData("\""), InlineData("\\"), InlineData("/"), InlineData("\"\\"), InlineData("/ /")]
    public void What_holds_no_comment_stays_as_it_is(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(CaseComments.Blank(Encoding.UTF8.GetBytes(text))));
}
