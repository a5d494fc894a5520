using System.CommandLine;
using System.Globalization;
using Eligibility.Cases;
using Eligibility.Cli.Asking;
using Eligibility.Interviewing;
using Eligibility.Justification;

namespace Eligibility.Cli.Commands;

/// <summary><c>ask POLICY</c>: an interview that asks only what can still matter, and then decides.</summary>
internal static class AskCommand
{
    private const int FewestCases = 1;
    private const int MostCases = 100_000;
    private const int Cases = 1_000;

    public static Command Create(Terminal terminal)
    {
        var policy = new Argument<string>("POLICY")
        {
            Description = "A policy file, used as it stands; or a folder of editions of one policy: the date that "
                + "chooses one is asked first."
        };
        var saved = new Option<string>("--save-case")
        {
            Description = "Where to save what was answered, as a case in JSON: whole or not at all.", HelpName = "FILE"
        };
        var decided = new Option<string>("--save-decision")
        {
            Description = "Where to save the record of the decision, as `decide --format json` gives it.", HelpName = "FILE"
        };
        var measure = new Option<bool>("--measure")
        {
            Description = "Asks nobody: tells how many questions the interview takes on average over random cases."
        };
        var count = new Option<int>("--cases")
        {
            Description = "With --measure: over how many cases.", DefaultValueFactory = _ => Cases, HelpName = "N"
        };
        var (on, root) = (Shared.On(), Shared.Root());
        var command = new Command("ask",
            "Asks only what can still change the outcome, what decides soonest first, and then decides. Answers are typed as in a "
                + "table, and may be piped in, a line each; `back`, `not known`, `stop` and `help` are words of the interview."
                + "\n\nExample: eligibility ask rules/durham-checkpoint --on 2018-01-10 --save-case case.json")
        {
            policy, on, saved, decided, measure, count, root,
        };
        command.SetAction(parsed =>
        {
            var (path, day) = (parsed.GetRequiredValue(policy), Shared.ReadDate(parsed.GetValue(on)));
            var (caseFile, decisionFile) = (parsed.GetValue(saved), parsed.GetValue(decided));
            var loaded = Shared.OnePolicy(terminal, path, parsed.GetValue(root));
            if (loaded.Editions.All.FirstOrDefault(e => e.Policy.Each is not null)?.Policy.Each is { } each)
                throw new UsageException($"the policy decides each of {each.List.Name} by itself, and an interview is about one; "
                    + "fill in the case that `eligibility facts POLICY --format case` writes, and give it to `eligibility decide`");
            if (!parsed.GetValue(measure))
            {
                if (parsed.GetResult(count) is { Implicit: false }) throw new UsageException("--cases goes with --measure");
                return Ask(terminal, loaded, Directory.Exists(path), day, caseFile, decisionFile);
            }
            if ((caseFile ?? decisionFile) is not null) throw new UsageException("--measure asks nobody, and so there is nothing to save");
            if (parsed.GetValue(count) is < FewestCases or > MostCases)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                    $"--cases is a number from {FewestCases} to {MostCases:N0}"));
            return Measure(terminal, loaded.Editions, day, parsed.GetValue(count));
        });
        return command;
    }

    private static int Ask(Terminal terminal, LoadedPolicy loaded, bool isFolder, DateOnly? on, string? caseFile, string? decisionFile)
    {
        var editions = loaded.Editions;
        if (isFolder && on is { } day && editions.DatedBy.IsDecisionDate
            && editions.On(day) is null) throw Shared.NoneInForce(editions, day);
        using var files = SavedFiles.Open(caseFile, decisionFile, loaded.Files);
        var first = isFolder ? Interview.Of(editions, on) : Interview.Of(editions.All[0], on);
        var screen = Screen.Of(terminal);
        var last = new AskDialogue(screen, editions).Hold(first);
        var utf8 = CaseJson.Of(last.Case);
        // Decided is the case that is saved, as `decide` would do it.
        var result = isFolder ? editions.Decide(utf8, on)
            : EditionDecision.Of(editions.All[0], CaseReader.Read(editions.All[0].Policy, utf8, on).Case!, DecisionDetail.Lines);
        terminal.WriteLine("");
        if (result.Decision is not { } decision) terminal.Write(UndatedForms.Text(editions, result, terminal.Paint));
        else
        {
            if (!decision.IsDecided) screen.Say($"Missing: {string.Join("; ", decision.Needed.Select(need => need.Name))}.\n");
            terminal.Write(JustificationForms.Text(JustificationBuilder.Build(decision), terminal.Paint, Extent.Brief));
        }
        files.Save(utf8, result.Decision is { } made ? ExplanationJson.Render(made) : UndatedExplanationJson.Render(editions, result));
        foreach (var saved in files.Names) terminal.WriteLine($"Saved: {saved}.");
        return result.Decision is { IsDecided: true } ? ExitCode.Success : ExitCode.Undecided;
    }

    private static int Measure(Terminal terminal, Editions editions, DateOnly? on, int cases)
    {
        var measured = on is not { } day ? editions.All
            : editions.On(day) is { } edition ? [edition] : throw Shared.NoneInForce(editions, day);
        foreach (var evaluator in measured) terminal.WriteLine(MeasureWords.Of(evaluator.Policy, InterviewLength.Of(evaluator, cases)));
        return ExitCode.Success;
    }
}
