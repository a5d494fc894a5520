using System.CommandLine;
using System.Text;
using Eligibility.Cli.Starting;

namespace Eligibility.Cli.Commands;

/// <summary><c>new [FILE]</c>: a first policy file, from answers to questions.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The file to write, which is not there yet. When silent, it is called after the title.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var command = new Command("new",
            "Asks for a policy's title, outcomes and facts, and writes a first file in which its rules can be "
                + "filled in. Answers may be piped in, a line each; an empty line ends a list."
                + "\n\nExample: eligibility new theft.rules")
        {
            file
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(file)));
        return command;
    }

    private static int Run(Terminal terminal, string? path)
    {
        if (path is not null) Refuse(path);
        var dialogue = new Dialogue(terminal);
        var draft = new Interview(dialogue).Conduct(title =>
        {
            // Known to be in the way, it is told before anything else is asked.
            if (path is not null) return;
            path = PolicyDraft.FileOf(title)
                ?? throw new UsageException(
                    "no file can be called after that title; name one, as in `eligibility new theft.rules`");
            Refuse(path);
        });
        Write(path!, DraftText.Of(draft));
        dialogue.Say($"Written: {path}. Now write its rules, where it says so. These tell what is missing or wrong:");
        dialogue.Say($"  eligibility check {path}");
        dialogue.Say($"  eligibility test {path}");
        return ExitCode.Success;
    }

    private static void Refuse(string path)
    {
        if (!path.EndsWith(".rules", StringComparison.Ordinal) || Path.GetFileName(path) == ".rules")
            throw new UsageException($"`{path}` is no name of a policy file; let it end in .rules");
        if (Path.GetFileName(path) == Library.RootFile)
            throw new UsageException(
                $"`{Library.RootFile}` marks the root of a library, and holds no policy; name another file");
        if (Path.Exists(path))
            throw new UsageException($"`{path}` is there already, and nothing is written over it; name another file");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"there is no folder `{folder}`");
    }

    /// <summary>Never over what came to be there meanwhile; and whole, or not at all.</summary>
    private static void Write(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
