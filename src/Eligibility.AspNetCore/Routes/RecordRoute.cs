using System.Globalization;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Problems;
using Eligibility.DecisionLog;
using Eligibility.Text;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>The records of the log: one by its number or id, and what a person decided, which is added to them.</summary>
internal sealed class RecordRoute(AdviceLog? log, AnswerKeeping keeping, int mostBytes)
{
    /// <summary>One record, as the caller may see it.</summary>
    public ValueTask<Answer> FindAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "confidential");
        var isWhole = query.Flag("confidential");
        if (isWhole && call.Caller.Role < ServiceRole.Administrator)
            throw Problem.At(ProblemKind.Role, FaultPlace.Parameter("confidential"),
                "what is confidential is shown to administrators alone", "leave it out").Raise();
        var text = (string)call.Http.Request.RouteValues["record"]!;
        // An id of the service's own making is never a number.
        long? number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;
        return Log.Find(number, text, isWhole) is { } record
            ? ValueTask.FromResult(new Answer(Answer.Json, record))
            : throw Problem.At(ProblemKind.NoRecord, FaultPlace.Path("record"),
                $"the log has no record {QueryValues.Quote(text)}",
                $"write the number of a record, as the header {AnswerKeeping.RecordHeader} names it, or its id").Raise();
    }

    /// <summary>Records what a person decided on an advice, whose bytes it names.</summary>
    public async ValueTask<Answer> DecideAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        MediaTypes.Of(call.Http.Request, MediaTypes.Json);
        _ = Log;
        using var body = await RequestBody.ReadAsync(call, mostBytes).ConfigureAwait(false);
        return AnswerKeeping.KeyOf(call) is { } key
            ? await keeping.OnceAsync(call, key, body.Bytes, id => AppendAsync(call, id, body.Bytes)).ConfigureAwait(false)
            : await AppendAsync(call, Guid.CreateVersion7().ToString(), body.Bytes).ConfigureAwait(false);
    }

    private AdviceLog Log => log ?? throw new Problem(ProblemKind.NoLog,
        "the service keeps no log; configure one (Eligibility:LogFile)").Raise();

    private async ValueTask<Answer> AppendAsync(ServiceCall call, string id, ReadOnlyMemory<byte> body)
    {
        try
        {
            var receipt = await Log.AppendAsync(call, id, HumanDecision.Read(body.Span)).ConfigureAwait(false);
            return new Answer(Answer.Json, JsonStyle.Document(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("record", receipt.Number);
                json.WriteString("id", receipt.Id);
                json.WriteString("link", receipt.Link);
                json.WriteEndObject();
            }), StatusCodes.Status201Created).With(AnswerKeeping.RecordHeader,
                FormattableString.Invariant($"{receipt.Number}"));
        }
        catch (StatementException refused)
        {
            throw new Problem(refused.IsNoJson ? ProblemKind.NoJson : ProblemKind.Statement,
                "the decision has faults, and was not recorded")
            {
                Faults = [.. refused.Faults.Select(f => new ProblemFault(FaultPlace.Pointer(f.Place), f.Message))],
            }.Raise();
        }
    }
}
