using System.Text;
using Eligibility.Cli;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Command;

/// <summary>One run of the command in this process: what it wrote, what it complained of, and its exit code.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] args) => WithInput("", args);

    public static CommandRun WithInput(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var given = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = CommandLine.Run(args, new Terminal(output, error, given, colour: false));
        return new CommandRun(code, Encoding.UTF8.GetString(output.ToArray()),
            Encoding.UTF8.GetString(error.ToArray()));
    }

    public static string Rules(string path = "") => Path.Combine(Repository.Rules, path);

    public static string SampleCase { get; } = Path.Combine(Repository.Root, "docs", "cases", "seller-of-heroin.json");

    /// <summary>A snapshot beside these tests.</summary>
    public static string Snapshot(string name) =>
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Command", name + ".txt");
}
