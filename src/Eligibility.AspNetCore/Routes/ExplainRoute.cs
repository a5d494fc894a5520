using System.Collections.Immutable;
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
        var (form, mediaType) = Forms.Wanted(call.Http.Request, query, Forms.OfADecision);
        var audience = query.OneOf("for", "officer", "person") == "person" ? Audience.Person : Audience.Officer;
        if (audience == Audience.Person && form is ("json@1" or "json@2"))
            throw QueryValues.Fault("for", $"{form} is the officer's record, for programs",
                "write form=json, text, markdown or html for the person");
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
                audience == Audience.Person && form == "json" ? LetterJson.Format : Forms.SchemaOf(form));
        }).ConfigureAwait(false);
    }

    private static byte[] Told(EditionDecision result, string form, Audience audience) => form switch
    {
        "json" => result.ToJson(audience),
        "json@1" => result.ToJson(),
        "json@2" => ExplanationJson.Render(result),
        "markdown" => Encoding.UTF8.GetBytes(result.ToMarkdown(audience)),
        "html" => Encoding.UTF8.GetBytes(result.ToHtml(audience)),
        _ => Encoding.UTF8.GetBytes(result.ToText(audience)),
    };
}

/// <summary>The forms of what is told to people and programs.</summary>
internal static class Forms
{
    public static readonly ImmutableArray<(string Form, string MediaType)> All =
    [
        ("json", MediaTypes.Json), ("text", "text/plain"), ("markdown", "text/markdown"), ("html", "text/html"),
    ];

    /// <summary>The same of one decision, whose JSON has two versions; when none is named it is the first.</summary>
    public static readonly ImmutableArray<(string Form, string MediaType)> OfADecision =
        [.. All, ("json@1", MediaTypes.Json), ("json@2", MediaTypes.Json)];

    /// <summary>The form that is wanted, by <c>form</c> or else by <c>Accept</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="query">What its address asks for.</param>
    /// <param name="forms">The forms that there are.</param>
    public static (string Form, string MediaType) Wanted(Microsoft.AspNetCore.Http.HttpRequest request, QueryValues query,
        ImmutableArray<(string Form, string MediaType)> forms)
    {
        var form = MediaTypes.Form(request, query.OneOf("form", [.. forms.Select(f => f.Form)]), forms.AsSpan());
        var mediaType = forms.First(f => f.Form == form).MediaType;
        return (form, IsJson(form) ? mediaType : mediaType + "; charset=utf-8");
    }

    /// <summary>Whether a form is for programs.</summary>
    public static bool IsJson(string form) => form is "json" or "json@1" or "json@2";

    /// <summary>What a form is called beside the digest of its bytes.</summary>
    public static string SchemaOf(string form) => form switch
    {
        "json" or "json@1" => JustificationJson.Format,
        "json@2" => ExplanationJson.Format,
        _ => "eligibility-" + form + "/1",
    };
}
