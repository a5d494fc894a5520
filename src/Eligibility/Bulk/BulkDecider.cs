using System.Collections.Immutable;
using Eligibility.Bulk;
using Eligibility.Cases;

namespace Eligibility;

/// <summary>
/// Decides many cases from a stream, in their order, on all cores and in constant memory: one line of JSON for each,
/// the same record that one case gets (language, sections 6 and 8). Immutable; each call has a pipeline of its own.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var decider = new BulkDecider(PolicyCompiler.Compile(library, "sale.rules").Evaluator!);
/// using var cases = new MemoryStream("""
///     id,age
///     1,17
///     2,45
///     3,
///     """u8.ToArray());
/// var summary = await decider.DecideAsync(cases, BulkForm.Csv, Console.OpenStandardOutput());
/// Console.WriteLine($"{summary.Decided} of {summary.Cases}"); // 2 of 3
/// </code>
/// </example>
public sealed class BulkDecider
{
    private readonly PolicyEvaluator? _evaluator;
    private readonly Editions? _editions;
    private readonly BulkOptions _options;

    /// <summary>Decides under one policy, used as it stands.</summary>
    public BulkDecider(PolicyEvaluator evaluator, BulkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        (_evaluator, _options) = (evaluator, options ?? new BulkOptions());
    }

    /// <summary>Decides each case under the edition in force on the date that chooses it.</summary>
    public BulkDecider(Editions editions, BulkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(editions);
        (_editions, _options) = (editions, options ?? new BulkOptions());
    }

    /// <summary>Decides every case of a stream.</summary>
    /// <param name="cases">The cases, as UTF-8. Read to its end and left open.</param>
    /// <param name="form">How they are written.</param>
    /// <param name="output">Where the lines go, whole ones only. Flushed and left open.</param>
    /// <param name="token">Stops it. That is no exception: the summary says that it is not complete.</param>
    /// <returns>How many cases there were, and what became of them.</returns>
    /// <exception cref="IOException">A stream could not be read or written.</exception>
    public async Task<BulkSummary> DecideAsync(Stream cases, BulkForm form, Stream output,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(output);
        RowReader rows = form == BulkForm.Csv ? new CsvReader(cases) : new NdjsonReader(cases);
        var summary = new BulkSummary();
        try
        {
            // headings, where there are some -> what a row states
            var headings = form == BulkForm.Csv ? await HeadingsAsync(rows, token).ConfigureAwait(false) : null;
            if (headings is { Form: null })
                return summary with { HeadingFaults = headings.Value.Faults, IsComplete = true };

            // rows -> batches -> lines, in order
            var pipeline = new OrderedPipeline(rows,
                () => new RowDecider(_evaluator, _editions, _options, headings?.Form).Decide,
                Math.Max(1, _options.Workers));
            await foreach (var batch in pipeline.RunAsync(token).ConfigureAwait(false))
            {
                if (_options.BeforeWritten is { } before)
                    await before([.. batch.Decisions.Select(d =>
                        new BulkDecision(d.Line, d.Decision, batch.Output.WrittenMemory[d.Told]))]).ConfigureAwait(false);
                // Not to be stopped half way: a line is whole or is not there.
                await output.WriteAsync(batch.Output.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
                foreach (var rejected in batch.Rejected) _options.OnRejected?.Invoke(rejected);
                summary = summary with
                {
                    Cases = summary.Cases + batch.Rows.Count, Decided = summary.Decided + batch.Decided,
                    Rejected = summary.Rejected + batch.Rejected.Count, BytesRead = batch.ReadTo,
                };
                _options.OnProgress?.Invoke(summary);
            }
            summary = summary with { IsComplete = true };
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
        }
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return summary;
    }

    private async Task<(CsvForm? Form, ImmutableArray<CaseFault> Faults)?> HeadingsAsync(RowReader rows,
        CancellationToken token)
    {
        var batch = new Batch();
        await rows.FillWithHeadingsAsync(batch, token).ConfigureAwait(false);
        var faults = new CaseFaults();
        if (batch.Rows.Count == 0) faults.Add(CaseMessages.NoHeadings());
        else if (batch.Rows[0].Fault == RowFault.TooLong) faults.Add(CaseMessages.HeadingsTooLong(JsonText.MostBytes));
        else if (batch.Rows[0].Fault == RowFault.None)
        {
            var policies = _editions is { } editions
                ? [.. editions.All.Select(e => e.Policy)]
                : (IReadOnlyList<Policy>)[_evaluator!.Policy];
            if (CsvCells.Read(batch.FromLineEnd(batch.Rows[0]), HeadingAt, faults) is { } cells
                && CsvForm.Read(cells, policies, faults) is { } form)
                return (form, []);
        }
        else faults.Add(CsvCells.WordsOf(batch.Rows[0], HeadingAt));
        return (null, faults.Refuse().Faults);
    }

    private static string HeadingAt(int cell) => FormattableString.Invariant($"heading {cell + 1}");
}
