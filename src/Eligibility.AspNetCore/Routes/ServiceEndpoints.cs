using System.Collections.Immutable;
using Eligibility.AspNetCore.Access;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Policies;
using Eligibility.AspNetCore.Problems;
using Eligibility.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Logging;

namespace Eligibility.AspNetCore.Routes;

/// <summary>The endpoints of one application: what may be asked, and what answers it.</summary>
internal sealed class ServiceEndpoints
{
    private readonly ImmutableArray<(ServiceRoute Route, TemplateMatcher Matcher)> _matchers;

    public ServiceEndpoints(EligibilityServiceOptions options, LivePolicies policies, AdviceLog? log, ILogger logger)
    {
        var source = new LivePolicySource(policies);
        var keeping = new AnswerKeeping(log, new KeptAnswers(options.AnswersKept));
        Routes = new RouteTable(new ServiceParts(options, source, log, keeping)).All;
        Dispatcher = new Dispatcher(options, new Admission(new KeyRing(options.Keys)), logger);
        _matchers = [.. Routes.Select(r => (r, new TemplateMatcher(TemplateParser.Parse(r.Pattern), [])))];
    }

    public ImmutableArray<ServiceRoute> Routes { get; }

    public Dispatcher Dispatcher { get; }

    /// <summary>Answers what no route takes: an address that takes another method, or none at all.</summary>
    public Task RefuseAsync(HttpContext http)
    {
        var path = http.Request.Path;
        var methods = _matchers.Where(m => m.Matcher.TryMatch(path, [])).Select(m => m.Route.Method)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Dispatcher.RefuseAsync(http, methods.Count > 0
            ? Problem.At(ProblemKind.Method, FaultPlace.Path(path), $"found {QueryValues.Quote(http.Request.Method)}",
                "write " + string.Join(" or ", methods)) with { Header = ("Allow", string.Join(", ", methods)) }
            : Problem.At(ProblemKind.NoRoute, FaultPlace.Path(path), $"found {QueryValues.Quote(path)}",
                "/openapi/v1.json has every address"));
    }
}
