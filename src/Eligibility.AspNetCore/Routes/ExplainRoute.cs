using System.Text;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Policies;
using Eligibility.Justification;

namespace Eligibility.AspNetCore.Routes;

/// <summary>Decides one case and says why, in the forms that people and programs read.</summary>
internal sealed class ExplainRoute(LivePolicySource policies, AnswerKeeping keeping, int mostBytes)
{
    public async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, "on", "edition", "form", "for");
        MediaTypes.Of(call.Http.Request, MediaTypes.Json);
        var (form, mediaType) = Forms.Wanted(call.Http.Request, query);
        var audience = query.OneOf("for", "officer", "person") == "person" ? Audience.Person : Audience.Officer;
        var request = CaseRequest.Of(call, policies, query, keeping.HasLog);
        using var body = await RequestBody.ReadAsync(call, mostBytes).ConfigureAwait(false);
        return await keeping.AnswerAsync(call, body.Bytes, () =>
        {
            var result = request.Decide(body.Bytes.Span,
                audience == Audience.Person ? DecisionDetail.ForPerson : DecisionDetail.Lines);
            var answer = new Answer(mediaType, Told(result, form, audience));
            if ((result.Decision?.Policy ?? (result.Each is { ChosenByRecord: false } each ? each.Policy : null)) is { } of)
                answer.With(AnswerKeeping.EditionHeader, of.Hash);
            return new Advised(request.Among.Catalogue, result.Decision, answer,
                form != "json" ? "eligibility-" + form + "/1"
                : audience == Audience.Person ? LetterJson.Format : JustificationJson.Format);
        }).ConfigureAwait(false);
    }

    private static byte[] Told(EditionDecision result, string form, Audience audience) => form switch
    {
        "json" => result.ToJson(audience),
        "markdown" => Encoding.UTF8.GetBytes(result.ToMarkdown(audience)),
        "html" => Encoding.UTF8.GetBytes(result.ToHtml(audience)),
        _ => Encoding.UTF8.GetBytes(result.ToText(audience)),
    };
}

/// <summary>The forms of what is told to people and programs.</summary>
internal static class Forms
{
    public static readonly (string Form, string MediaType)[] All =
    [
        ("json", MediaTypes.Json), ("text", "text/plain"), ("markdown", "text/markdown"), ("html", "text/html"),
    ];

    /// <summary>The form that is wanted, by <c>form</c> or else by <c>Accept</c>.</summary>
    public static (string Form, string MediaType) Wanted(Microsoft.AspNetCore.Http.HttpRequest request, QueryValues query)
    {
        var form = MediaTypes.Form(request, query.OneOf("form", "json", "text", "markdown", "html"), All);
        var mediaType = Array.Find(All, f => f.Form == form).MediaType;
        return (form, form == "json" ? mediaType : mediaType + "; charset=utf-8");
    }
}
