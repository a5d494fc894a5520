using Eligibility.Analysis;
using Eligibility.Diagnostics;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>
/// Nesting of 64 passes every stage, and more gets an error without ending the process: a stack overflow cannot be caught. All of
/// it on a thread with a stack of 256 KB, so that what is accepted does not hang on the caller's thread.
/// </summary>
public class NestingTests
{
    public static TheoryData<string> Families => ["brackets", "groups", "nots", "wheres", "definitions", "uses"];

    [Theory, MemberData(nameof(Families))]
    public void Nesting_of_64_passes_every_stage(string family) => OnASmallStack(() =>
    {
        var compilation = Compile(family, 64);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        if (compilation.Evaluator is null) return;
        var example = Assert.Single(ExampleRunner.Run(compilation.Evaluator));
        Assert.True(example.Passed, string.Join('\n', example.Faults));
        var record = JustificationBuilder.Build(example.Decision!);
        Assert.NotEmpty(JustificationText.Render(record));
        Assert.NotEmpty(JustificationJson.Render(record));
    });

    public static TheoryData<string, int> TooDeep
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var family in Families)
                foreach (var depth in new[] { 65, 1_000, 400_000 })
                    data.Add(family, depth);
            return data;
        }
    }

    [Theory, MemberData(nameof(TooDeep))]
    public void Nesting_past_64_gets_a_clear_error(string family, int depth) => OnASmallStack(() =>
    {
        // A `where` inside another is refused at any depth; here only that nothing breaks.
        var compilation = Compile(family, Math.Min(depth, MostOf(family)));
        Assert.True(compilation.HasErrors);
        Assert.NotEmpty(Compiling.Render(compilation));
        if (depth == 65 && family is not "wheres") Assert.Contains(compilation.Diagnostics, d => d.IsError && d.Message.Contains("64", StringComparison.Ordinal));
    });

    [Fact]
    public void Definitions_that_nest_64_deep_each_are_refused_before_they_open_too_deep() => OnASmallStack(() =>
    {
        var definitions = Enumerable.Range(0, 64).Select(i => $"define d{i} as {string.Concat(Enumerable.Repeat("not (", 32))}{(i == 0 ? "agrees" : $"d{i - 1}")}{new string(')', 32)}");
        var compilation = Compiling.Text(Policy("d63", string.Join('\n', definitions)));
        Assert.Contains(compilation.Diagnostics, d => d.Code == "ELG225");
    });

    private static Compilation Compile(string family, int depth) => family switch
    {
        "brackets" => Compiling.Text(Policy(new string('(', depth) + "agrees" + new string(')', depth))),
        "nots" => Compiling.Text(Policy(string.Concat(Enumerable.Repeat("not ", depth)) + "agrees")),
        "groups" => Compiling.Text(Policy("all of\n" + Groups(depth))),
        "wheres" when depth <= 64 => Compiling.Text(Policy("any offences where " + new string('(', 63) + "violent" + new string(')', 63), holds: false)),
        "wheres" => Compiling.Text(Policy(string.Concat(Enumerable.Repeat("any offences where (", depth)) + "violent" + new string(')', depth))),
        "definitions" => Compiling.Text(Policy($"d{depth}", string.Join('\n', Enumerable.Range(1, depth).Select(i => $"define d{i} as {(i == 1 ? "agrees" : $"not d{i - 1}")}")), holds: depth % 2 == 1)),
        "uses" => Uses(depth),
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    /// <summary>What a file of 1 MiB can hold of it, and a little more.</summary>
    private static int MostOf(string family) => family switch { "groups" => 1_500, "uses" => 1_100, _ => 400_000 };

    private static string Groups(int depth)
    {
        var lines = Enumerable.Range(1, depth - 1).Select(i => new string(' ', 4 + 2 * i) + "all of");
        return string.Join('\n', lines.Append(new string(' ', 4 + 2 * depth) + "agrees"));
    }

    private static Compilation Uses(int depth)
    {
        var files = Enumerable.Range(1, depth).Select(i => ($"v{i}.rules", $"vocabulary \"V{i}\"\n{(i == depth ? "" : $"use \"v{i + 1}.rules\"\n")}end\n"));
        return PolicyCompiler.Compile(Library.Of(files.Append(("policy.rules", Policy("agrees", "use \"v1.rules\"")))), "policy.rules");
    }

    private static string Policy(string condition, string statements = "", bool holds = true) => $"""
        policy "Nested"

        fact agrees: yes or no
        list offences
            violent: yes or no

        {statements}

        outcome prosecute "Prosecution"
        outcome course "A course"

        rule deep
            course when {condition}
            because "It nests."

        otherwise prosecute

        example known
            agrees
            no offences
            expect {(holds ? "course" : "prosecute")}

        end

        """;

    private static void OnASmallStack(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try { test(); }
            catch (Exception fault) { failure = fault; }
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
    }
}
