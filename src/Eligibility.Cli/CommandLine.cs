using System.CommandLine;
using Eligibility.Cli.Commands;

namespace Eligibility.Cli;

/// <summary>The list of verbs, and what goes for all of them.</summary>
internal static class CommandLine
{
    // Arguments are what they are: a name that begins with @ is no file of further arguments.
    private static readonly ParserConfiguration Literally = new() { ResponseFileTokenReplacer = null };

    public static int Run(string[] args, Terminal terminal)
    {
        var code = Guarded(terminal, () => Invoke(args, terminal));
        var arrived = Guarded(terminal, () => Flush(terminal.Output));
        var told = Guarded(terminal, () => Flush(terminal.Error));
        // Success means that all of the output arrived.
        return arrived != ExitCode.Success ? arrived : code != ExitCode.Success ? code : told;
    }

    private static int Invoke(string[] args, Terminal terminal)
    {
        var root = new RootCommand(
            "Says who is offered diversion instead of prosecution, and why.\n\nExample: eligibility decide "
                + "rules/durham-checkpoint --case case.json")
        {
            NewCommand.Create(terminal), CheckCommand.Create(terminal), FormatCommand.Create(terminal),
            TestCommand.Create(terminal), MutateCommand.Create(terminal), DecideCommand.Create(terminal),
            FactsCommand.Create(terminal), DocumentCommand.Create(terminal), DocumentCommand.CreateRecord(terminal),
            CompareCommand.Create(terminal), AskCommand.Create(terminal), WhyNotCommand.Create(terminal),
            DiffCommand.Create(terminal), DiffDecisionsCommand.Create(terminal),
            LogCommand.Create(terminal),
        };
        var parsed = root.Parse(args, Literally);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            foreach (var error in parsed.Errors) terminal.Complain($"eligibility: {error.Message}");
            terminal.Complain("eligibility: see `eligibility --help`, or `eligibility VERB --help`");
            return ExitCode.Usage;
        }
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false
        });
    }

    /// <summary>Tells what a machine or its user did wrong in a line, never as a stack trace.</summary>
    private static int Guarded(Terminal terminal, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is UsageException or IOException or UnauthorizedAccessException)
        {
            Complain(terminal, fault);
            return ExitCode.Usage;
        }
    }

    private static void Complain(Terminal terminal, Exception fault)
    {
        try
        {
            terminal.Complain($"eligibility: {fault.Message}");
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed too: the exit code is all that is left to tell it by.
        }
    }

    /// <summary>A reader that has gone away, as in a pipe to `head`, is no fault.</summary>
    private static int Flush(StreamWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException fault) when (Terminal.IsReaderGone(fault))
        {
        }
        return ExitCode.Success;
    }
}

/// <summary>The command was used in a way that cannot work; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
