namespace Eligibility.Tests.Command;

/// <summary>
/// An argument is what it is. A name that begins with @ is the name of a file, and not of one
/// that holds further arguments.
/// </summary>
public sealed class LiteralArgumentTests : IDisposable
{
    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("decide p.rules --case @c.json", "there is no case file `@c.json`")]
    [InlineData("decide p.rules --cases @x.ndjson", "there is no file of cases `@x.ndjson`")]
    [InlineData("check @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("test @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("format @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("facts @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("document @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("atrs @p.rules", "there is no file or folder `@p.rules`")]
    [InlineData("compare p.rules --case @c.json", "there is no case file `@c.json`")]
    [InlineData("diff-decisions @r.json r.json", "there is no file `@r.json`")]
    public void A_name_of_a_file_that_is_not_there_is_told_as_it_is_written(string form, string message) =>
        Assert.Equal(new CommandRun(2, "", $"eligibility: {message}\n"), Run(form));

    [Fact]
    public void Files_of_such_names_are_read_and_written()
    {
        _files.Write("@c.json", CommandFiles.Case);
        _files.Write("@x.ndjson", CommandFiles.Case);
        _files.Write("@r.json", _files.Read("r.json"));
        Assert.Equal(Run("decide p.rules --case c.json"), Run("decide p.rules --case @c.json"));
        Assert.Equal(Run("decide p.rules --cases c.ndjson"), Run("decide p.rules --cases @x.ndjson"));
        Assert.Equal(Run("diff-decisions r.json r.json"), Run("diff-decisions @r.json r.json"));
        Assert.Equal(0, Run("decide p.rules --cases c.ndjson --out @o.ndjson").ExitCode);
        Assert.Equal(Run("decide p.rules --cases c.ndjson").Output, _files.Read("@o.ndjson"));
    }

    /// <summary>
    /// A rule file cannot bear such a name, and the sign is what is told; what the file holds
    /// is never taken for arguments.
    /// </summary>
    [Fact]
    public void A_rule_file_of_such_a_name_is_told_what_its_name_may_not_hold()
    {
        _files.Write("@p.rules", "--help");
        var run = Run("check @p.rules");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error ELG455: the name `@p.rules` holds `@`, which the name of a rule file may not hold",
            run.Output, StringComparison.Ordinal);
    }

    private CommandRun Run(string form) => BuiltCommand.Shell(_files.Path, "\"$@\"", form.Split(' '));
}
