using System.Buffers;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Bulk;

/// <summary>
/// What one worker does: reads each row of a batch, decides it, and writes its line. Not shared between threads.
/// </summary>
internal sealed class RowDecider
{
    private readonly PolicyEvaluator? _evaluator;
    private readonly Editions? _editions;
    private readonly CsvForm? _headings;
    private readonly CaseOptions _given;
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonStyle.Compact);

    public RowDecider(PolicyEvaluator? evaluator, Editions? editions, BulkOptions options, CsvForm? headings)
    {
        (_evaluator, _editions, _headings) = (evaluator, editions, headings);
        _given = editions?.Options(options.DecidedOn) ?? new CaseOptions { DecidedOn = options.DecidedOn };
    }

    public void Decide(Batch batch, CancellationToken token)
    {
        foreach (var row in batch.Rows)
        {
            token.ThrowIfCancellationRequested();
            Tell(Decide(row, batch), row.Line, batch);
        }
    }

    private EditionDecision Decide(in Row row, Batch batch)
    {
        var faults = new CaseFaults(row.Line);
        if (row.Fault == RowFault.TooLong) faults.Add(CaseMessages.TooLong(row.Bytes, JsonText.MostBytes));
        else if (row.Fault != RowFault.None) faults.Add(CsvCells.WordsOf(row, _headings!.NameOf));
        else if (_headings is { } headings)
        {
            if (headings.Cells(batch.FromLineEnd(row), faults) is { } cells)
                return Decide((policy, own) => headings.State(cells, policy, own),
                    editions => editions.LikelyDay(headings.TextOf(cells, editions.DatedByKey), _given.DecidedOn));
        }
        else if (JsonText.Read(batch.BytesOf(row), faults, beginsFile: false) is { } stated)
            return Decide((_, _) => stated, editions => editions.LikelyDay(stated, _given.DecidedOn));
        return new EditionDecision { Faults = faults.Refuse().Faults };
    }

    private EditionDecision Decide(Func<Policy, CaseFaults, StatedObject> state, Func<Editions, DateOnly?> likely)
    {
        if (_editions is not null) return _editions.Decide(Read, likely(_editions), DecisionDetail.Lines);
        var read = Read(_evaluator!.Policy);
        return read.Case is { } @case
            ? new EditionDecision { Decision = _evaluator.Decide(@case) }
            : new EditionDecision { Faults = read.Faults, Id = read.Id };

        CaseResult Read(Policy policy)
        {
            var faults = new CaseFaults(inCells: _headings is not null);
            return new CaseBinder(policy, _given, faults).Bind(state(policy, faults));
        }
    }

    private void Tell(EditionDecision result, long line, Batch batch)
    {
        if (result.Decision is { } decision)
        {
            if (decision.IsDecided) batch.Decided++;
            JustificationJson.WriteLine(batch.Output, decision);
            return;
        }
        _json.Reset(batch.Output);
        if (result.NeedsDate) UndatedJson.Write(_json, _editions!, result);
        else
        {
            var rejected = new BulkRejection(line, result.Id,
                result.NoneInForceOn is { } day ? [NoneInForce(_editions!, day)] : result.Faults);
            batch.Rejected.Add(rejected);
            RejectionJson.Write(_json, rejected);
        }
        _json.Flush();
        batch.Output.Write("\n"u8);
    }

    private static CaseFault NoneInForce(Editions editions, DateOnly day) =>
        CaseMessages.NoneInForce(editions.DatedBy.Name, editions.Title, editions.Describe(), day);
}
