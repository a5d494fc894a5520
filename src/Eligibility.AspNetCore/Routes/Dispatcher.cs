using Eligibility.AspNetCore.Access;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// What every request goes through: who asks, how many ask at once, how long it may take; and whatever goes wrong, a
/// problem and nothing else.
/// </summary>
internal sealed class Dispatcher(EligibilityServiceOptions options, Admission admission, ILogger log)
{
    private readonly Gate _requests = new(options.MostAtOnce);
    private readonly Gate _streams = new(options.MostManyAtOnce);

    /// <summary>Answers a request of a route.</summary>
    public async Task AnswerAsync(HttpContext http, ServiceRoute route)
    {
        ServiceCall? call = null;
        var gate = route.IsMany ? _streams : _requests;
        var entered = false;
        try
        {
            var caller = admission.Admit(http, route.Role);
            // Whether the service is up is told however much it has to do.
            if (route.Role is not null && !(entered = gate.TryEnter())) throw Busy();
            call = new ServiceCall(http, caller, route.IsMany ? options.ManyTimeLimit : options.TimeLimit);
            using var answer = await route.AnswerAsync(call).ConfigureAwait(false);
            if (answer is not null) await answer.SendAsync(http.Response).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            await TellAsync(http, call, fault).ConfigureAwait(false);
        }
        finally
        {
            call?.Dispose();
            if (entered) gate.Leave();
        }
    }

    /// <summary>Answers a request that no route takes.</summary>
    public async Task RefuseAsync(HttpContext http, Problem problem)
    {
        try
        {
            // What there is to be found here is told to those who may ask.
            admission.Admit(http, ServiceRole.Reader);
            await SendAsync(http, problem).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            await TellAsync(http, null, fault).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(HttpContext http, ServiceCall? call, Exception fault)
    {
        if (http.RequestAborted.IsCancellationRequested) return;
        var problem = ProblemOf(call, fault);
        if (problem.Kind == ProblemKind.Internal) DispatcherLog.Failed(log, fault.GetType().FullName ?? "", http.Request.Method);
        // What was begun cannot be taken back: it ends where it is, so that nobody takes it for whole.
        if (http.Response.HasStarted) http.Abort();
        else await SendAsync(http, problem).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext http, Problem problem)
    {
        try
        {
            using var answer = new Answer(ProblemJson.MediaType, ProblemJson.Of(problem), problem.Kind.Status);
            if (problem.Header is { } header) answer.With(header.Name, header.Value);
            await answer.SendAsync(http.Response).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Whoever asked does not wait for the answer any more.
        }
    }

    private static Problem ProblemOf(ServiceCall? call, Exception fault) => fault switch
    {
        ProblemException told => told.Problem,
        OperationCanceledException when call is { IsOverTime: true } =>
            new Problem(ProblemKind.Slow, "the request was not there and answered in time; ask again"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Problem.At(ProblemKind.TooLarge, FaultPlace.Body, "the body has more bytes than it may",
                "send what is needed, and no more"),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new Problem(ProblemKind.Slow, "the body did not arrive in time; ask again"),
        BadHttpRequestException => Problem.At(ProblemKind.BadRequest, FaultPlace.Body,
            "the body ends before its end, or is not sent as HTTP has it"),
        _ => new Problem(ProblemKind.Internal, "nothing was decided; the log of the service says what kind of fault it was"),
    };

    private static ProblemException Busy() => new Problem(ProblemKind.Busy, "too many requests at once; ask again")
    {
        Header = ("Retry-After", "1"),
    }.Raise();
}

/// <summary>Lets so many in at once and nobody wait.</summary>
internal sealed class Gate(int most)
{
    private int _within;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _within) <= most) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _within);
}

internal static partial class DispatcherLog
{
    // What an exception says may be of a case: its kind alone is told.
    [LoggerMessage(Level = LogLevel.Error, Message = "A {Method} request failed by {Fault} and was answered with a problem.")]
    public static partial void Failed(ILogger log, string fault, string method);
}
