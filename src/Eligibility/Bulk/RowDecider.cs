using System.Buffers;
using System.Collections.Immutable;
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
    private readonly BulkRecord _record;
    private readonly bool _keeps;
    private readonly DecisionDetail _detail;
    private readonly ImmutableArray<BriefLines> _lines;
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonStyle.Compact);

    public RowDecider(PolicyEvaluator? evaluator, Editions? editions, BulkOptions options, CsvForm? headings)
    {
        (_evaluator, _editions, _headings, _record) = (evaluator, editions, headings, options.Record);
        _keeps = options.BeforeWritten is not null;
        _detail = _record == BulkRecord.Full ? DecisionDetail.Lines : DecisionDetail.None;
        _lines = BriefLines.Of(editions is null ? [evaluator!.Policy] : editions.All.Select(e => e.Policy));
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
        if (_headings is null && row.Fault == RowFault.None)
        {
            var bytes = batch.BytesOf(row);
            return Decide(new Utf8Case(bytes, _given, row.Line, beginsFile: false),
                _editions?.LikelyDay(bytes, _given.DecidedOn));
        }
        var faults = new CaseFaults(row.Line);
        if (row.Fault == RowFault.TooLong) faults.Add(CaseMessages.TooLong(row.Bytes, JsonText.MostBytes));
        else if (row.Fault != RowFault.None) faults.Add(CsvCells.WordsOf(row, _headings!.NameOf));
        else if (_headings!.Cells(batch.FromLineEnd(row), faults) is { } cells)
            return Decide(new CsvCase(_headings, cells, _given), _editions?.LikelyDay(
                _headings.TextOf(cells, _editions.DatedByKey), _given.DecidedOn));
        return new EditionDecision { Faults = faults.Refuse().Faults };
    }

    private EditionDecision Decide<TSource>(TSource source, DateOnly? likely)
        where TSource : struct, ICaseSource, allows ref struct
    {
        if (_editions is not null) return _editions.Decide(source, likely, _detail);
        var read = source.ReadFor(_evaluator!.Policy);
        return read.Case is { } @case
            ? EditionDecision.Of(_evaluator, @case, _detail)
            : new EditionDecision { Faults = read.Faults, Id = read.Id };
    }

    private void Tell(EditionDecision result, long line, Batch batch)
    {
        if (result.Decision is { } decision)
        {
            if (decision.IsDecided) batch.Decided++;
            var start = batch.Output.WrittenCount;
            if (_record != BulkRecord.Full) BriefLines.Write(_lines, batch.Output, decision, _record);
            else JustificationJson.WriteLine(batch.Output, decision);
            if (_keeps) batch.Decisions.Add((line, decision, start..batch.Output.WrittenCount));
        }
        else if (result.Each is { } each)
        {
            if (each.IsDecided) batch.Decided++;
            Write(batch, json =>
            {
                if (_record == BulkRecord.Full) EachJson.Write(json, each);
                else EachJson.WriteBrief(json, each, outcomesAlone: _record == BulkRecord.None);
            });
        }
        else if (result.NeedsDate)
        {
            if (_record != BulkRecord.Full) BriefLines.WriteUndated(batch.Output, _editions!, result, _record);
            else Write(batch, json => UndatedJson.Write(json, _editions!, result));
        }
        else
        {
            var rejected = new BulkRejection(line, result.Id,
                result.NoneInForceOn is { } day ? [NoneInForce(_editions!, day)] : result.Faults);
            batch.Rejected.Add(rejected);
            Write(batch, json => RejectionJson.Write(json, rejected));
        }
    }

    private void Write(Batch batch, Action<Utf8JsonWriter> write)
    {
        _json.Reset(batch.Output);
        write(_json);
        _json.Flush();
        batch.Output.Write("\n"u8);
    }

    private static CaseFault NoneInForce(Editions editions, DateOnly day) =>
        CaseMessages.NoneInForce(editions.DatedBy.Name, editions.Title, editions.Describe(), day);
}

/// <summary>A case by the cells of a row.</summary>
internal readonly struct CsvCase(CsvForm headings, IReadOnlyList<string> cells, CaseOptions options) : ICaseSource
{
    public CaseResult ReadFor(Policy policy)
    {
        var faults = new CaseFaults(inCells: true);
        return new CaseBinder(policy, options, faults).Bind(headings.State(cells, policy, faults));
    }
}
