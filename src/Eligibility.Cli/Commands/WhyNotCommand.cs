using System.CommandLine;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary><c>why-not OUTCOME POLICY --case FILE</c>: what stands in the way of an outcome, and what would lead there.</summary>
internal static class WhyNotCommand
{
    public static Command Create(Terminal terminal)
    {
        var outcome = new Argument<string>("OUTCOME")
        {
            Description = "An outcome of the policy by its name, in quotes where that has several words."
        };
        var policy = new Argument<string>("POLICY")
        {
            Description =
                "A policy file, used as it stands; or a folder of editions of one policy, of which the one in force decides."
        };
        var file = new Option<string>("--case")
        {
            Description = "The case as JSON, in which // begins a comment; - for standard input.", Required = true,
            HelpName = "FILE"
        };
        var (on, root) = (Shared.On(), Shared.Root());
        var format = Shared.Format("text", "json", "markdown", "html");
        var command = new Command("why-not",
            "Says what stands in the way of an outcome, rule by rule, and what would lead there.\n\nExample: eligibility why-not "
                + "checkpoint rules/durham-checkpoint --case case.json --on 2018-01-10")
        {
            outcome, policy, file, on, root, format,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(outcome), parsed.GetRequiredValue(policy),
            parsed.GetRequiredValue(file), Shared.ReadDate(parsed.GetValue(on)), parsed.GetValue(root), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(Terminal terminal, string asked, string path, string file, DateOnly? on, string? root, string format)
    {
        if (OneDecision.Read(terminal, path, file, on, root) is not { } decision) return ExitCode.Usage;
        var answer = WhyNotAnswer.Of(decision, Find(decision.Policy, asked));
        if (format == "json") terminal.WriteBytes(WhyNotForms.Json(answer));
        else terminal.Write(format switch
        {
            "markdown" => WhyNotForms.Markdown(answer),
            "html" => WhyNotForms.Html(answer),
            _ => WhyNotForms.Text(answer, terminal.Paint),
        });
        return ExitCode.Success;
    }

    private static Outcome Find(Policy policy, string asked) =>
        policy.Outcomes.FirstOrDefault(o => Model.Name.KeyOf(o.Name) == Model.Name.KeyOf(asked))
            ?? throw new UsageException($"`{asked}` is no outcome of \"{policy.Title}\"; its outcomes are "
                + string.Join(", ", policy.Outcomes.Select(o => $"`{o.Name}`"))
                + (Nearest.Of(asked, policy.Outcomes.Select(o => o.Name)) is { } near ? $"; did you mean `{near}`?" : ""));
}
