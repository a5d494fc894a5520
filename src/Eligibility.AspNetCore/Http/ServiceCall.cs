using Eligibility.AspNetCore.Access;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Http;

/// <summary>One request on its way to its answer.</summary>
internal sealed class ServiceCall(HttpContext http, Caller caller, TimeSpan limit) : IDisposable
{
    private CancellationTokenSource? _stop;

    public HttpContext Http { get; } = http;

    public Caller Caller { get; } = caller;

    /// <summary>
    /// Ends what is waited for: when the caller has gone, or the time is over. Made when it is first asked for: most
    /// requests wait for nothing.
    /// </summary>
    public CancellationToken Stop
    {
        get
        {
            if (_stop is null)
            {
                _stop = CancellationTokenSource.CreateLinkedTokenSource(Http.RequestAborted);
                _stop.CancelAfter(limit);
            }
            return _stop.Token;
        }
    }

    /// <summary>Whether it was ended for its time, and not by its caller.</summary>
    public bool IsOverTime => _stop is { IsCancellationRequested: true } && !Http.RequestAborted.IsCancellationRequested;

    public void Dispose() => _stop?.Dispose();
}
