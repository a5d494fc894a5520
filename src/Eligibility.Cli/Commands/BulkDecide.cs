using System.Globalization;

namespace Eligibility.Cli.Commands;

/// <summary><c>decide POLICY --cases FILE</c>: many decisions, in order, a line of JSON each.</summary>
internal static class BulkDecide
{
    public static int Run(Terminal terminal, LoadedPolicy policy, bool byDate, string cases,
        string? outPath, DateOnly? on, BulkRecord record)
    {
        var editions = policy.Editions;
        var form = FormOf(cases);
        if (cases != "-" && !File.Exists(cases)) throw new UsageException($"there is no file of cases `{cases}`");
        var name = cases == "-" ? "standard input" : cases;
        using var interruption = new Interruption();
        using var input = cases == "-"
            ? terminal.Input
            : new FileStream(cases, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0);
        using var target = outPath is null ? null : OutputFile.Create(outPath, cases, policy.Files);
        using var bar =
            terminal.ShowsProgress(target is not null) && input.CanSeek ? new ProgressBar(input.Length) : null;
        var options = new BulkOptions
        {
            DecidedOn = on, Record = record,
            OnRejected = rejected => Complain(
                FormattableString.Invariant($"{name}:{rejected.Line}: {rejected.Faults[0]}") + More(rejected.Faults.Length - 1)),
            OnProgress = so => bar?.Show(so.BytesRead, so.Cases),
        };
        var decider = byDate ? new BulkDecider(editions, options) : new BulkDecider(editions.All[0], options);
        BulkSummary summary;
        try
        {
            summary = decider.DecideAsync(input, form, target?.Stream ?? terminal.OpenOutput(), interruption.Token)
                .GetAwaiter().GetResult();
        }
        catch (IOException fault) when (target is null && Terminal.IsReaderGone(fault))
        {
            return ExitCode.ReaderGone;
        }
        bar?.Dispose();
        if (!summary.HeadingFaults.IsEmpty)
        {
            target?.Discard();
            foreach (var fault in summary.HeadingFaults) terminal.Complain($"{name}: {fault}");
            throw new UsageException("no case was decided: the headings must be mended first");
        }
        if (!summary.IsComplete)
        {
            var left = target is null
                ? "the output is not complete"
                : $"what was decided is in `{target.Partial}`, and `{outPath}` was left as it was";
            terminal.Complain($"eligibility: stopped after {Shared.Count(summary.Cases, "case")}; {left}");
            return interruption.ExitCode;
        }
        target?.Complete();
        if (summary.Rejected > 0)
            terminal.Complain(
                $"eligibility: {summary.Rejected.ToString("N0", CultureInfo.InvariantCulture)} of {Shared.Count(summary.Cases,
                    "case")} could not be decided; an error object stands in the place of each");
        return summary.Rejected > 0 ? ExitCode.Failure : ExitCode.Success;

        void Complain(string line)
        {
            if (bar is not null) bar.WriteLine(line);
            else terminal.Complain(line);
        }
    }

    private static BulkForm FormOf(string cases) =>
        cases == "-" ? BulkForm.Ndjson : Path.GetExtension(cases).ToLowerInvariant() switch
        {
            ".ndjson" or ".jsonl" => BulkForm.Ndjson,
            ".csv" => BulkForm.Csv,
            ".json" => throw new UsageException(
                $"`{cases}` is named as one JSON text; --case takes one case, and --cases a file with a case on "
                    + "each line, named .ndjson or .jsonl"),
            _ => throw new UsageException(
                $"how the cases in `{cases}` are written cannot be told from its name: name it .ndjson or .jsonl "
                    + "for a JSON object a line, .csv for rows under headings"),
        };

    private static string More(int faults) =>
        faults == 0 ? "" : FormattableString.Invariant($" (and {faults} more, in its line of the output)");
}
