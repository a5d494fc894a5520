using System.Collections.Immutable;
using System.Text;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Policies;
using Eligibility.AspNetCore.Problems;
using Eligibility.Comparing;

namespace Eligibility.AspNetCore.Routes;

/// <summary>
/// One case under several policies, side by side. It is no advice: nothing of it is kept.
/// </summary>
internal sealed class CompareRoute(LivePolicySource policies, int mostBytes)
{
    private const string Name = "policy";
    private const int Most = 8;

    public async ValueTask<Answer> AnswerAsync(ServiceCall call)
    {
        var query = QueryValues.Of(call.Http.Request, [Name, "on", "form"], many: Name);
        MediaTypes.Of(call.Http.Request, MediaTypes.Json);
        var (form, mediaType) = Forms.Wanted(call.Http.Request, query, Forms.All);
        var (served, on) = (policies.Current, query.Day("on"));
        var compared = query.Texts(Name).Select(text => Read(served, text, on)).ToList();
        if (compared.Count is < 2 or > Most)
            throw QueryValues.Fault(Name, FormattableString.Invariant($"found {compared.Count}, expected 2 to {Most}"),
                "write policy=TITLE, policy=TITLE@2018-01-10 or policy=HASH for each");
        if (!PolicyComparison.IsComparable(compared))
            throw QueryValues.Fault(Name, PolicyComparison.NotComparable(compared), "name policies that decide alike");
        using var body = await RequestBody.ReadAsync(call, mostBytes).ConfigureAwait(false);
        var comparison = PolicyComparison.Of(compared, body.Bytes.Span);
        if (!comparison.IsComplete) throw Refused(comparison, body.Bytes.Span).Raise();
        return new Answer(mediaType, form switch
        {
            "json" => ComparisonForms.Json(comparison),
            "markdown" => Encoding.UTF8.GetBytes(ComparisonForms.Markdown(comparison)),
            "html" => Encoding.UTF8.GetBytes(ComparisonForms.Html(comparison)),
            _ => Encoding.UTF8.GetBytes(ComparisonForms.Text(comparison)),
        });
    }

    private ComparedPolicy Read(ServedPolicies served, string text, DateOnly? on)
    {
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit))
        {
            var edition = policies.Edition(text, FaultPlace.Parameter(Name));
            return new ComparedPolicy(text, Editions.Of([edition])[0], AsItStands: true, on);
        }
        var at = text.LastIndexOf('@');
        var isDated = at >= 0 && !served.Catalogue.Titles.Contains(text, StringComparer.Ordinal);
        var title = isDated ? text[..at] : text;
        return new ComparedPolicy(text, served.Find(title, FaultPlace.Parameter(Name)).Editions, AsItStands: false,
            isDated ? QueryValues.DayOf(Name, text[(at + 1)..]) : on);
    }

    /// <summary>A policy that cannot take the case is told, and no half of a comparison.</summary>
    private static Problem Refused(PolicyComparison comparison, ReadOnlySpan<byte> utf8)
    {
        var faults = ImmutableArray.CreateBuilder<ProblemFault>();
        foreach (var (policy, result, _) in comparison.Decisions)
        {
            var own = result.NoneInForceOn is { } day
                ? [Cases.CaseMessages.NoneInForce(policy.Editions.DatedBy.Name, policy.Editions.Title, policy.Editions.Describe(), day)]
                : result.Faults;
            faults.AddRange(CasePointers.Of(own, utf8, policy.Editions.All.Select(e => e.Policy))
                .Select(f => f with { Message = $"under {QueryValues.Quote(policy.Label)}: {f.Message}" }));
        }
        return new Problem(faults.All(f => f.At is not null) ? ProblemKind.NoJson : ProblemKind.Case,
            "the case cannot be taken by every policy, and was not compared") { Faults = faults.ToImmutable() };
    }
}
