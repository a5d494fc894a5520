using System.Security.Cryptography;
using System.Text;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;
using Eligibility.DecisionLog;
using Eligibility.Hosting;

namespace Eligibility.AspNetCore.Log;

/// <summary>What came of a case, and how it is told.</summary>
/// <param name="Among">The policies in force when it was asked.</param>
/// <param name="Decision">The decision; null where the edition cannot be chosen yet, which no log holds.</param>
/// <param name="Answer">What is told.</param>
/// <param name="Schema">The schema of that.</param>
internal readonly record struct Advised(PolicyCatalogue Among, Decision? Decision, Answer Answer, string Schema);

/// <summary>
/// Keeps what is answered before it is answered: in the log, where there is one; and for whoever asks again under the
/// same <c>Idempotency-Key</c>, so that a retry is no second decision.
/// </summary>
internal sealed class AnswerKeeping(AdviceLog? log, KeptAnswers kept)
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>The header with the number of the record.</summary>
    public const string RecordHeader = "Eligibility-Record";

    /// <summary>The header with the SHA-256 of the answer's bytes, by which a person's decision names it.</summary>
    public const string AdviceHeader = "Eligibility-Advice";

    /// <summary>The header with the hash of the edition that decided.</summary>
    public const string EditionHeader = "Eligibility-Edition";

    private const int LongestKey = 64;

    /// <summary>Whether there is a log.</summary>
    public bool HasLog => log is not null;

    /// <summary>Whether anything is kept of a request; where nothing is, nobody need be waited for.</summary>
    public bool Keeps(ServiceCall call) => log is not null || call.Http.Request.Headers.ContainsKey(KeyHeader);

    /// <summary>The answer of a request: made now, or the one that its key had before.</summary>
    /// <param name="call">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="decide">Decides. What it returns is given out once it is kept.</param>
    public async ValueTask<Answer> AnswerAsync(ServiceCall call, ReadOnlyMemory<byte> body, Func<Advised> decide)
    {
        if (KeyOf(call) is not { } key)
            return log is null ? decide().Answer
                : await LoggedAsync(call, Guid.CreateVersion7().ToString(), decide()).ConfigureAwait(false);
        return await OnceAsync(call, key, body, async id =>
            log is null ? decide().Answer : await LoggedAsync(call, id, decide()).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    /// <summary>The key that a request names, or null.</summary>
    public static string? KeyOf(ServiceCall call)
    {
        var header = call.Http.Request.Headers[KeyHeader];
        if (header.Count == 0) return null;
        var key = header.ToString();
        if (key is ['"', .. var quoted, '"']) key = quoted;
        return header.Count == 1 && key.Length is >= 1 and <= LongestKey && key.All(c => c is > ' ' and <= '~' and not '"')
            ? key
            : throw Problem.At(ProblemKind.Header, FaultPlace.Header(KeyHeader),
                header.Count > 1 ? "found several keys"
                    : FormattableString.Invariant($"found a key of {key.Length} characters, or of others than those that may be"),
                FormattableString.Invariant($"write 1 to {LongestKey} letters, digits and signs without spaces")).Raise();
    }

    /// <summary>Does something once for each key of a caller, and answers alike from then on.</summary>
    /// <param name="call">The request.</param>
    /// <param name="key">The key.</param>
    /// <param name="body">The body; another under the same key is refused.</param>
    /// <param name="make">Makes the answer, by the id that the key has in the log.</param>
    public async ValueTask<Answer> OnceAsync(ServiceCall call, string key, ReadOnlyMemory<byte> body,
        Func<string, ValueTask<Answer>> make)
    {
        var id = $"{call.Caller.Name}:{key}";
        if (kept.Begin(id, DigestOf(call, body.Span)) is { } earlier) return earlier.With("Idempotency-Replayed", "true");
        Answer? answer = null;
        try
        {
            return answer = await make(id).ConfigureAwait(false);
        }
        finally
        {
            // Where it failed nothing is kept: it may be asked again.
            kept.End(id, answer);
        }
    }

    private async ValueTask<Answer> LoggedAsync(ServiceCall call, string id, Advised advised)
    {
        if (advised.Decision is not { } decision) return advised.Answer;
        var answer = advised.Answer;
        try
        {
            log!.Archive(advised.Among);
            var receipt = await log.AppendAsync(call, new Advice(id, decision, call.Caller.Name)
            {
                Shown = answer.Bytes, ShownAs = advised.Schema,
            }).ConfigureAwait(false);
            return answer.With(RecordHeader, FormattableString.Invariant($"{receipt.Number}"))
                .With(AdviceHeader, Convert.ToHexStringLower(SHA256.HashData(answer.Bytes.Span)));
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>What must be the same for a request to be the same.</summary>
    private static string DigestOf(ServiceCall call, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var request = call.Http.Request;
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n{request.Headers.Accept}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
