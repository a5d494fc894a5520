using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Sends malformed requests, and says of each answer what is wrong with it.</summary>
internal sealed class MalformedRuns : IDisposable
{
    // Beside tests that keep both cores busy an answer may wait for a thread; what never comes is found all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ServiceBench _service;
    private TcpClient? _client;

    public MalformedRuns(ServiceBench service) => _service = service;

    /// <summary>How many answers there were by their status; 0 where the connection was ended without one.</summary>
    public SortedDictionary<int, int> Statuses { get; } = [];

    public void Dispose() => _client?.Dispose();

    /// <summary>What is wrong with the answer to the request of a number; null where nothing is.</summary>
    public async Task<string?> TryAsync(int number)
    {
        var request = Malformed.Of(number);
        try
        {
            var (status, headers, body) = await AskAsync(request);
            Statuses[status] = Statuses.GetValueOrDefault(status) + 1;
            return Judge(request, status, headers, body) is { } wrong
                ? $"request {number}, {request.Method} {request.Address}: {status}: {wrong}\n{body}" : null;
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or InvalidDataException)
        {
            _client?.Dispose();
            _client = null;
            return request.Framing ? null : $"request {number}, {request.Method} {request.Address}: {fault.Message}";
        }
    }

    private string? Judge(Malformed request, int status, string headers, string body)
    {
        if (body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception", StringComparison.Ordinal))
            return "a stack trace";
        if (status == 500) return "an internal fault";
        if (status == 0 || (body.Length == 0 && status >= 400)) return IsRefusedAsHttp(request, status) ? null : "no answer";
        if (status < 400) return request.Address.Contains("/decide", StringComparison.Ordinal) && request.Method == "POST"
            && !request.Address.Contains("decide-", StringComparison.Ordinal) ? JudgeDecision(request, body) : null;
        if (!headers.Contains("Content-Type: application/problem+json", StringComparison.OrdinalIgnoreCase)) return "no problem";
        var problem = JsonNode.Parse(body)!;
        if ((int)problem["status"]! != status) return "another status";
        if (problem["errors"] is not JsonArray { Count: > 0 } errors)
            return status is 401 or 403 or 408 or 409 or 503 || (string)problem["type"]! == "urn:eligibility:problem:no-log"
                ? null : "no place";
        return errors.Select(e => JudgePlace(request, e!)).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>What is no HTTP is refused by the server itself, and without words.</summary>
    private static bool IsRefusedAsHttp(Malformed request, int status) => request.Method == "HEAD"
        || (status is 400 or 404 or 411 or 413 or 417 or 501 or 505 or 0 && (request.Framing || !IsPlainAddress(request.Address)
            || request.Headers.Contains("Content-Type: \r\n", StringComparison.Ordinal)));

    private static bool IsPlainAddress(string address) => address.StartsWith('/') && !address.Contains('%', StringComparison.Ordinal)
        && !address.Contains('#', StringComparison.Ordinal);

    private static string? JudgePlace(Malformed request, JsonNode error)
    {
        if (string.IsNullOrWhiteSpace((string?)error["message"])) return "a fault without words";
        if ((string?)error["pointer"] is not { } pointer)
            return (error["parameter"] ?? error["header"] ?? error["path"]) is null ? "a fault without a place" : null;
        return pointer.Length == 0 || IsIn(request.Body, pointer) ? null : $"{pointer} is not in the body";
    }

    /// <summary>Whether a pointer leads to a value of the body, or to a member that an object of it lacks.</summary>
    private static bool IsIn(byte[] body, string pointer)
    {
        try
        {
            var text = body.AsSpan();
            if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) text = text[3..];
            using var document = JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { MaxDepth = 1000 });
            var at = document.RootElement;
            var steps = pointer[1..].Split('/').Select(s => s.Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal)).ToList();
            for (var i = 0; i < steps.Count; i++)
            {
                if (at.ValueKind == JsonValueKind.Array
                    && int.TryParse(steps[i], NumberStyles.None, CultureInfo.InvariantCulture, out var item)
                    && item < at.GetArrayLength())
                    at = at[item];
                else if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(steps[i], out var member)) at = member;
                else return i == steps.Count - 1 && at.ValueKind == JsonValueKind.Object;
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // A name that is half a character is no text: it has no pointer of its own.
            return true;
        }
    }

    /// <summary>What is decided all the same is what the library decides.</summary>
    private string? JudgeDecision(Malformed request, string body)
    {
        var address = request.Address;
        if (address.Contains("record=", StringComparison.Ordinal)) return null;
        var title = address.Contains("Cannabis", StringComparison.Ordinal) ? "Cannabis" : "Small";
        DateOnly? on = address.Contains("on=2018-06-01", StringComparison.Ordinal) ? new DateOnly(2018, 6, 1)
            : address.Contains("on=2018-01-10", StringComparison.Ordinal) ? new DateOnly(2018, 1, 10) : null;
        var expected = _service.Policies.Current.Editions(title).Decide(request.Body, on);
        return (string?)JsonNode.Parse(body)!["outcome"] == expected.Decision?.Outcome?.Name
            && (expected.Decision is not null || expected.NeedsDate) ? null : "another outcome than the library's";
    }

    private async Task<(int Status, string Headers, string Body)> AskAsync(Malformed request)
    {
        // What breaks the connection has one of its own.
        if (request.Framing || _client is null)
        {
            _client?.Dispose();
            _client = new TcpClient { NoDelay = true };
            var at = _service.Client.BaseAddress!;
            await _client.ConnectAsync(at.Host, at.Port);
        }
        var stream = _client.GetStream();
        await stream.WriteAsync(request.ToBytes());
        if (request.Framing) _client.Client.Shutdown(SocketShutdown.Send);
        var answer = await new RawAnswer(stream, Patience).ReadAsync(request.Method == "HEAD");
        if (request.Framing || answer.Status == 0 || answer.Headers.Contains("Connection: close", StringComparison.OrdinalIgnoreCase))
        {
            _client.Dispose();
            _client = null;
        }
        return answer;
    }
}
