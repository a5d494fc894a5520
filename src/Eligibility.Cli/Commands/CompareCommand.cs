using System.CommandLine;
using Eligibility.Comparing;

namespace Eligibility.Cli.Commands;

/// <summary><c>compare POLICY... --case FILE</c>: the same case under several policies, side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var policies = new Argument<string[]>("POLICY")
        {
            Description =
                "Policy files, or folders of editions; POLICY@DATE decides under that one on a day of its own.",
            Arity = ArgumentArity.OneOrMore
        };
        var file = new Option<string>("--case")
        {
            Description = "The case as JSON, in which // begins a comment; - for standard input.", Required = true,
            HelpName = "FILE"
        };
        var on = Shared.On();
        var root = Shared.Root();
        var format = Shared.Format("text", "json", "markdown", "html");
        var command = new Command("compare",
            "Decides one case under several policies, side by side.\n\nExample: eligibility compare "
                + "rules/brighton-operation-reduction@2011-08-03 rules/durham-checkpoint@2018-01-10 --case case.json")
        {
            policies, file, on, root, format,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(policies), parsed.GetRequiredValue(file),
            Shared.ReadDate(parsed.GetValue(on)), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string[] policies, string file, DateOnly? on, string? root, string format)
    {
        var compared = policies.Select(policy => Read(terminal, policy, on, root)).ToList();
        if (!PolicyComparison.IsComparable(compared)) throw new UsageException(PolicyComparison.NotComparable(compared));
        var comparison = PolicyComparison.Of(compared, Shared.ReadCase(terminal, file));
        if (format == "json") terminal.WriteBytes(ComparisonForms.Json(comparison));
        else terminal.Write(format switch
        {
            "markdown" => ComparisonForms.Markdown(comparison),
            "html" => ComparisonForms.Html(comparison),
            _ => ComparisonForms.Text(comparison, terminal.Paint, terminal.Columns ?? ComparisonText.LeastWidth),
        });
        foreach (var decision in comparison.Decisions) Complain(terminal, file, decision);
        return comparison.IsComplete ? ExitCode.Success : ExitCode.Usage;
    }

    /// <summary>A path, and after its last @ the day on which the case is decided under it.</summary>
    private static ComparedPolicy Read(Terminal terminal, string policy, DateOnly? on, string? root)
    {
        var at = policy.LastIndexOf('@');
        var isPath = at < 0 || File.Exists(policy) || Directory.Exists(policy);
        var path = isPath ? policy : policy[..at];
        var day = isPath ? on : Shared.ReadDate(policy[(at + 1)..], policy);
        var editions = Shared.OnePolicy(terminal, path, root).Editions;
        return new ComparedPolicy(policy, editions, !Directory.Exists(path), day);
    }

    private static void Complain(Terminal terminal, string file, ComparedDecision compared)
    {
        foreach (var fault in compared.Result.Faults)
            terminal.Complain($"{file}, under `{compared.Policy.Label}`: {fault}");
        if (compared.Result.NoneInForceOn is { } day)
            terminal.Complain(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"eligibility: no edition of \"{compared.Policy.Editions.Title}\" is in force on {day:yyyy-MM-dd}; "
                    + $"the editions are {compared.Policy.Editions.Describe()}"));
    }
}
