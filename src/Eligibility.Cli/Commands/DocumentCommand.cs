using System.CommandLine;

namespace Eligibility.Cli.Commands;

/// <summary><c>document POLICY</c>: the policy as people print it; <c>atrs POLICY</c>: its transparency record by itself.</summary>
internal static class DocumentCommand
{
    private const string PolicyHelp = "A policy file, or a folder of its editions: the last of them, or that of --on.";

    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = PolicyHelp };
        var format = Shared.Format("text", "markdown", "html");
        var reader = new Option<string>("--for")
        {
            Description = "For whom it is written: force tells all; public names no confidential fact, and prints no rule "
                + "that reads one.",
            DefaultValueFactory = _ => "force", HelpName = "force|public"
        };
        reader.AcceptOnlyFromAmong("force", "public");
        var on = On();
        var root = Shared.Root();
        var command = new Command("document",
            "Prints a policy for people to read: who gets what, what is asked, what words mean, what has changed since the last "
                + "edition.\n\nExample: eligibility document rules/durham-checkpoint --for public --format html > checkpoint.html")
        {
            policy, format, reader, on, root,
        };
        command.SetAction(parsed =>
        {
            var (path, day) = (parsed.GetRequiredValue(policy), Shared.ReadDate(parsed.GetValue(on)));
            var (chosen, among) = Choose(terminal, path, parsed.GetValue(root), day);
            var forPublic = parsed.GetRequiredValue(reader) == "public";
            terminal.Write(parsed.GetRequiredValue(format) switch
            {
                "markdown" => PolicyDocument.Markdown(chosen, among, forPublic, day),
                "html" => PolicyDocument.Html(chosen, among, forPublic, day),
                _ => PolicyDocument.Text(chosen, among, forPublic, day),
            });
            return ExitCode.Success;
        });
        return command;
    }

    public static Command CreateRecord(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY") { Description = PolicyHelp };
        var format = Shared.Format("markdown", "text", "html");
        var on = On();
        var root = Shared.Root();
        var command = new Command("atrs",
            "Writes a policy's record under the Algorithmic Transparency Recording Standard of the United Kingdom, as far as the "
                + "policy file says it.\n\nExample: eligibility atrs rules/durham-checkpoint > record.md")
        {
            policy, format, on, root,
        };
        command.SetAction(parsed =>
        {
            var day = Shared.ReadDate(parsed.GetValue(on));
            var (chosen, _) = Choose(terminal, parsed.GetRequiredValue(policy), parsed.GetValue(root), day);
            terminal.Write(parsed.GetRequiredValue(format) switch
            {
                "text" => TransparencyRecord.Text(chosen),
                "html" => TransparencyRecord.Html(chosen),
                _ => TransparencyRecord.Markdown(chosen),
            });
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string> On() => new("--on")
    {
        Description = "The day, such as 2018-01-10: the edition in force on it, and how it stands then.", HelpName = "DATE"
    };

    /// <summary>
    /// The policy of a file, as it stands; of a folder the edition in force on a day, or else the last of them. Of one file
    /// nothing is known of other editions.
    /// </summary>
    private static (Policy Policy, Editions? Among) Choose(Terminal terminal, string path, string? root, DateOnly? on)
    {
        var editions = Shared.OnePolicy(terminal, path, root).Editions;
        if (!Directory.Exists(path)) return (editions.All[0].Policy, null);
        if (on is not { } day)
            return ((editions.All.LastOrDefault(e => e.Policy.InForceFrom is not null) ?? editions.All[^1]).Policy, editions);
        var chosen = editions.On(day) ?? (editions.All.Length == 1 ? editions.All[0] : null);
        return chosen is not null
            ? (chosen.Policy, editions)
            : throw new UsageException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"no edition of \"{editions.Title}\" is in force on {day:yyyy-MM-dd}; the editions are {editions.Describe()}"));
    }
}
