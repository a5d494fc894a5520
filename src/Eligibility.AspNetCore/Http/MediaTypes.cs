using Eligibility.AspNetCore.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Eligibility.AspNetCore.Http;

/// <summary>What a body is, and what an answer is wanted as.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string PlainText = "text/plain";

    /// <summary>Which of some media types the body has; UTF-8 whatever else it says is refused.</summary>
    public static string Of(HttpRequest request, params ReadOnlySpan<string> allowed)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding
            && !string.Equals(encoding.ToString(), "identity", StringComparison.OrdinalIgnoreCase))
            throw Problem.At(ProblemKind.MediaType, FaultPlace.Header("Content-Encoding"),
                "found a body that is packed", "send it as it is").Raise();
        var header = request.ContentType;
        // Almost every request says just this.
        foreach (var one in allowed)
            if (string.Equals(header, one, StringComparison.Ordinal)) return one;
        if (MediaTypeHeaderValue.TryParse(header, out var type)
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)))
            foreach (var one in allowed)
                if (type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase)) return one;
        throw Problem.At(ProblemKind.MediaType, FaultPlace.Header("Content-Type"),
            string.IsNullOrEmpty(header) ? "found none" : $"found {QueryValues.Quote(header)}",
            $"write {string.Join(" or ", allowed.ToArray())}, as UTF-8").Raise();
    }

    /// <summary>Which form an answer is wanted in, by the address or else by <c>Accept</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="named">The form that the address names, or null.</param>
    /// <param name="forms">The forms that there are, each with its media type; the first when nothing is said.</param>
    public static string Form(HttpRequest request, string? named, params ReadOnlySpan<(string Form, string MediaType)> forms)
    {
        if (named is not null) return named;
        var accept = request.GetTypedHeaders().Accept;
        if (accept is not { Count: > 0 }) return forms[0].Form;
        string? best = null;
        var most = 0.0;
        foreach (var (form, mediaType) in forms)
            foreach (var range in accept)
                if ((range.Quality ?? 1) > most && new MediaTypeHeaderValue(mediaType).IsSubsetOf(Plain(range)))
                    (best, most) = (form, range.Quality ?? 1);
        return best ?? throw Problem.At(ProblemKind.NotAcceptable, FaultPlace.Header("Accept"),
            $"found {QueryValues.Quote(request.Headers.Accept.ToString())}",
            $"write one of {string.Join(", ", forms.ToArray().Select(f => f.MediaType))}, or form in the address").Raise();
    }

    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue range) => new(range.MediaType);
}
