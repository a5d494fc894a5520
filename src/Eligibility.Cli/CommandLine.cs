using System.CommandLine;
using Eligibility.Cli.Commands;

namespace Eligibility.Cli;

/// <summary>The list of verbs, and what goes for all of them.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Says who is offered diversion instead of prosecution, and why.\n\nExample: eligibility decide rules/durham-checkpoint --case case.json")
        {
            CheckCommand.Create(terminal), FormatCommand.Create(terminal), TestCommand.Create(terminal), DecideCommand.Create(terminal),
            FactsCommand.Create(terminal), CompareCommand.Create(terminal), DiffDecisionsCommand.Create(terminal),
        };
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
            {
                foreach (var error in parsed.Errors) terminal.Complain($"eligibility: {error.Message}");
                terminal.Complain("eligibility: see `eligibility --help`, or `eligibility VERB --help`");
                return ExitCode.Usage;
            }
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException fault)
        {
            terminal.Complain($"eligibility: {fault.Message}");
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"eligibility: {fault.Message}");
            return ExitCode.Usage;
        }
        finally
        {
            Flush(terminal);
        }
    }

    /// <summary>A reader that has gone away, as in a pipe to `head`, is no fault.</summary>
    private static void Flush(Terminal terminal)
    {
        try
        {
            terminal.Output.Flush();
            terminal.Error.Flush();
        }
        catch (IOException)
        {
        }
    }
}

/// <summary>The command was used in a way that cannot work; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
