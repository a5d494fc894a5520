using System.Collections.Immutable;
using Eligibility.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>Everything that may be asked, and by whom: no route is mapped that does not stand here.</summary>
internal sealed class RouteTable(ServiceParts parts)
{
    private const string Get = "GET";
    private const string Post = "POST";

    public ImmutableArray<ServiceRoute> All { get; } = Of(parts);

    private static ImmutableArray<ServiceRoute> Of(ServiceParts parts)
    {
        var (options, policies, log, keeping) = parts;
        var most = options.MostCaseBytes;
        var (lists, records) = (new PoliciesRoute(policies), new RecordRoute(log, keeping, most));
        var (health, reload) = (new HealthRoute(policies.Live, log), new ReloadRoute(policies));
        return
        [
            Route("listPolicies", Get, "/v1/policies", ServiceRole.Reader, lists.ListAsync),
            Route("listFacts", Get, "/v1/policies/{title}/facts", ServiceRole.Reader, lists.FactsAsync),
            Route("decide", Post, "/v1/policies/{title}/decide", ServiceRole.Decider,
                new DecideRoute(policies, keeping, most).AnswerAsync),
            new("decideMany", Post, "/v1/policies/{title}/decide-many", ServiceRole.Decider,
                new DecideManyRoute(policies, log, options).AnswerAsync) { IsMany = true },
            Route("explain", Post, "/v1/policies/{title}/explain", ServiceRole.Decider,
                new ExplainRoute(policies, keeping, most).AnswerAsync),
            Route("needs", Post, "/v1/policies/{title}/needs", ServiceRole.Decider,
                new NeedsRoute(policies, most).AnswerAsync),
            Route("compare", Post, "/v1/compare", ServiceRole.Decider, new CompareRoute(policies, most).AnswerAsync),
            Route("check", Post, "/v1/check", ServiceRole.Reader, CheckRoute.AnswerAsync),
            Route("findRecord", Get, "/v1/records/{record}", ServiceRole.Reader, records.FindAsync),
            Route("recordDecision", Post, "/v1/decisions", ServiceRole.Decider, records.DecideAsync),
            Route("status", Get, "/v1/status", ServiceRole.Reader, reload.StatusAsync),
            Route("reload", Post, "/v1/reload", ServiceRole.Administrator, reload.AnswerAsync),
            Route("live", Get, "/health/live", null, HealthRoute.LiveAsync),
            Route("openapi", Get, "/openapi/v1.json", ServiceRole.Reader, OpenApiRoute.AnswerAsync),
            Route("ready", Get, "/health/ready", null, health.ReadyAsync),
        ];
    }

    private static ServiceRoute Route(string name, string method, string pattern, ServiceRole? role,
        Func<ServiceCall, ValueTask<Answer>> answer) =>
        new(name, method, pattern, role, async call => await answer(call).ConfigureAwait(false));
}
