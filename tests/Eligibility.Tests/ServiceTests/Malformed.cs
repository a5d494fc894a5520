using System.Globalization;
using System.Text;
using Eligibility.Measure;
using Eligibility.Tests.DecisionLogTests;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Good requests with something wrong in them, as bytes; the same number gives the same.</summary>
/// <param name="Method">By which method.</param>
/// <param name="Address">Where to.</param>
/// <param name="Headers">The headers beside those that say how long the body is.</param>
/// <param name="Body">The body.</param>
/// <param name="Framing">Whether the request itself is spoilt, which the server refuses before anybody is asked.</param>
internal sealed record Malformed(string Method, string Address, string Headers, byte[] Body, bool Framing)
{
    private const string Json = "Content-Type: application/json\r\n";

    private static readonly string[] Words =
    [
        "%00", "%2e%2e", "/", "//", "?", "&", "=", "on=2018-01-10", "on=", "record=full", "edition=0", "form=html", "%", "%zz", "%e2%80%ae",
        "a", "Small", "title", ";", "policy=Small", "policy=Cannabis@2018-06-01", "confidential=true", "@", "#x", "+", "%25",
    ];

    private static readonly string[] Lines =
    [
        "Accept: application/pdf\r\n", "Accept: ;;;\r\n", "Accept: text/html;q=2\r\n", "Content-Type: text/plain\r\n", "Content-Type: \r\n",
        "Content-Encoding: gzip\r\n", "Idempotency-Key: a b\r\n", "Idempotency-Key: \r\n", "Idempotency-Key: k\r\nIdempotency-Key: l\r\n",
        "Origin: http://x\r\n", "Authorization: Bearer x\r\n", "Expect: 100-continue\r\n", "X-HTTP-Method-Override: DELETE\r\n",
        "Content-Type: application/json; charset=\"\r\n", "Range: bytes=0-1\r\n", "Accept-Language: de\r\n",
    ];

    private static readonly string[] Broken =
    [
        "Content-Length: x\r\n", "Content-Length: -1\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n", "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked\r\n", ": x\r\n", "\u0001: x\r\n", "Host: other\r\n",
        "Content-Length: 99999999999999999999\r\n", "no colon\r\n",
    ];

    public static Malformed Of(int number)
    {
        var random = new SplitMix64((ulong)number);
        var good = Good(random, number);
        for (var times = 1 + random.Next(2); times > 0; times--) good = Spoil(good, random);
        return good;
    }

    /// <summary>It as it is sent.</summary>
    public byte[] ToBytes()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{Method} {Address} HTTP/1.1\r\n")
            + (Headers.Contains("Host:", StringComparison.Ordinal) ? "" : "Host: localhost\r\n") + Headers
            + (Headers.Contains("Content-Length", StringComparison.Ordinal)
                || Headers.Contains("Transfer-Encoding", StringComparison.Ordinal)
                ? "" : FormattableString.Invariant($"Content-Length: {Body.Length}\r\n")) + "\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. Body];
    }

    private static Malformed Good(SplitMix64 random, int number)
    {
        var stated = Encoding.UTF8.GetBytes(LogBench.CaseText(number % 500));
        return random.Next(12) switch
        {
            0 => new("GET", "/v1/policies", "", [], false),
            1 => new("GET", ServiceBench.Small + "facts", "", [], false),
            2 => new("POST", ServiceBench.Small + "needs", Json, stated, false),
            3 => new("POST", ServiceBench.Small + "explain?form=text", Json, stated, false),
            4 => new("POST", ServiceBench.Small + "decide-many", "Content-Type: application/x-ndjson\r\n",
                Encoding.UTF8.GetBytes(LogBench.CaseText(number % 500).ReplaceLineEndings(" ") + "\n{}\n"), false),
            5 => new("POST", "/v1/compare?policy=Small&policy=Cannabis@2018-06-01", Json, stated, false),
            6 => new("POST", "/v1/check", "Content-Type: text/plain\r\n", Encoding.UTF8.GetBytes(LogBench.Policy), false),
            7 => new("GET", "/v1/records/1", "", [], false),
            8 => new("POST", "/v1/decisions", Json, LogBench.Departed(new string('a', 64)), false),
            9 => new("POST", ServiceBench.Cannabis + "decide?on=2018-06-01", Json, "{\"times before\": 1}"u8.ToArray(), false),
            _ => new("POST", ServiceBench.Small + "decide", Json, stated, false),
        };
    }

    private static Malformed Spoil(Malformed good, SplitMix64 random)
    {
        var at = 1 + random.Next(good.Address.Length);
        return random.Next(40) switch
        {
            < 22 => good with { Body = Spoilt.Bytes(good.Body, random) },
            < 27 => good with { Address = good.Address.Insert(at, Words[random.Next(Words.Length)]) },
            < 29 => good with { Address = good.Address.Remove(Math.Min(at, good.Address.Length - 1)) },
            < 31 => good with
            {
                Address = good.Address + (good.Address.Contains('?', StringComparison.Ordinal) ? "&" : "?")
                    + Words[random.Next(Words.Length)],
            },
            < 35 => good with { Headers = Lines[random.Next(Lines.Length)] + (random.Next(2) == 0 ? good.Headers : "") },
            < 37 => good with { Method = ((string[])["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "X", "post"])[random.Next(8)] },
            < 39 => good with { Headers = "" },
            _ => good with { Headers = good.Headers + Broken[random.Next(Broken.Length)], Framing = true },
        };
    }
}
