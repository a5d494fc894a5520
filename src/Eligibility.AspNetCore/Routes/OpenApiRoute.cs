using Eligibility.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>What may be asked, as OpenAPI 3.1: the page <c>docs/openapi.json</c> as it was when this was built.</summary>
internal static class OpenApiRoute
{
    private static readonly Lazy<byte[]> Document = new(() =>
    {
        using var stream = typeof(OpenApiRoute).Assembly.GetManifestResourceStream("openapi.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    });

    public static ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        QueryValues.Of(call.Http.Request);
        return ValueTask.FromResult(new Answer(Answer.Json, Document.Value));
    }
}
