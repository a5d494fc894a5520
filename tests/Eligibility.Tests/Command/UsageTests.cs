using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

public class UsageTests
{
    public static TheoryData<string[]> WrongUses =>
    [
        [], ["bogus"], ["decide"], ["decide", "no-such-folder", "--case", "x.json"],
        ["decide", CommandRun.Rules("durham-checkpoint"), "--case", "no-such-file.json"],
        ["decide", CommandRun.Rules(), "--case", CommandRun.SampleCase],
        ["decide", CommandRun.Rules("vocabulary.rules"), "--case", CommandRun.SampleCase],
        ["decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase, "--on", "10 January"],
        ["decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase, "--format", "pdf"],
        ["facts", CommandRun.Rules()], ["check"], ["check", "no-such-folder"], ["test", "no-such-file.rules"],
        ["check", CommandRun.Rules(), "--root", "no-such-root"],
        ["format"], ["format", "no-such-folder"],
        ["document"], ["document", "no-such-file.rules"], ["document", CommandRun.Rules("durham-checkpoint"), "--for", "nobody"],
        ["atrs", CommandRun.Rules("vocabulary.rules")], ["atrs", CommandRun.Rules("durham-checkpoint"), "--on", "10 January"],
    ];

    [Theory, MemberData(nameof(WrongUses))]
    public void Wrong_usage_exits_with_2_and_says_what_to_do(string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("check"), InlineData("format"), InlineData("test"), InlineData("decide"), InlineData("facts"), InlineData("new"),
        InlineData("document"), InlineData("atrs")]
    public void Every_verb_has_help_with_an_example(string verb)
    {
        var run = CommandRun.Of(verb, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"Example: eligibility {verb}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_passes_every_rule_file_that_comes_with_the_engine() =>
        Assert.Equal(0, CommandRun.Of("check", CommandRun.Rules()).ExitCode);

    [Fact]
    public void Test_passes_every_rule_file_that_comes_with_the_engine() =>
        Assert.Equal(0, CommandRun.Of("test", CommandRun.Rules()).ExitCode);

    [Fact]
    public void A_statement_that_does_not_parse_does_not_hide_the_next()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.rules", """
            policy "Broken"

            fact drug: one of heroin, cocaine
            fact age whole number

            outcome prosecute "Prosecution"
            outcome caution "A caution"

            rule young
                caution when age is at leest 18
                because "Adults are cautioned."

            rule hard drugs
                prosecute when drug is heroine
                because "Heroin goes to court."

            rul third
                caution always

            otherwise caution

            end
            """);
        var run = CommandRun.Of("check", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Snapshot.Match(CommandRun.Snapshot("broken"), run.Output);
    }

    [Fact]
    public void Two_editions_in_force_on_one_day_are_an_error()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.rules", Edition("first", "from 2015 until 1 December 2017"));
        folder.Write("second.rules", Edition("second", "from December 2017"));
        var run = CommandRun.Of("check", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("two editions of \"A scheme\" are in force on 1 December 2017".Replace("\"", "`",
                StringComparison.Ordinal),
            run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Editions_that_follow_each_other_are_none()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.rules", Edition("first", "from 2015 until November 2017"));
        folder.Write("second.rules", Edition("second", "from December 2017"));
        Assert.Equal(0, CommandRun.Of("check", folder.Path).ExitCode);
    }

    [Fact]
    public void A_failing_example_is_told_with_what_came_instead()
    {
        using var folder = new TemporaryFolder();
        folder.Write("policy.rules", """
            policy "A scheme"
            fact agrees: yes or no
            outcome prosecute "Prosecution"
            outcome course "A course"
            rule willing
                course when agrees
                because "The willing take the course."
            otherwise prosecute
            example somebody who agrees
                agrees
                expect prosecute
            end
            """);
        var run = CommandRun.Of("test", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected `prosecute`, came to `course`, by `willing`", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
    }

    private static string Edition(string name, string period) => $"""
        policy "A scheme"
            edition "{name}"
            in force {period}
        outcome prosecute "Prosecution"
        otherwise prosecute
            because "Everything goes to court."
        end
        """;

    [Fact]
    public void The_same_mistake_in_files_of_two_libraries_is_told_of_both()
    {
        using var folder = new TemporaryFolder();
        foreach (var library in new[] { "a", "b" })
        {
            folder.Write(library + "/library.rules", "library \"One of two\"\nend");
            folder.Write(library + "/x.rules", "policy \"X\"\noutcome court \"Court\"\notherwise cort\nend");
        }
        var run = CommandRun.Of("check", Path.Combine(folder.Path, "a"), Path.Combine(folder.Path, "b"));
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("4 files checked: 2 errors, 0 warnings\n", run.Output, StringComparison.Ordinal);
    }
}
