using Eligibility.AspNetCore.Routes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Eligibility among the endpoints of an application.</summary>
public static class EligibilityEndpointExtensions
{
    /// <summary>
    /// Maps the endpoints below <c>/v1</c>, <c>/health</c> and <c>/openapi</c>. Each asks for its role by itself, and
    /// answers whatever goes wrong with a problem; none needs a middleware of the host.
    /// </summary>
    /// <param name="endpoints">Where they are mapped.</param>
    /// <returns>What goes for all of them.</returns>
    /// <exception cref="InvalidOperationException">The services lack <c>AddEligibilityService</c>.</exception>
    public static IEndpointConventionBuilder MapEligibility(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var service = endpoints.ServiceProvider.GetService<ServiceEndpoints>() ?? throw new InvalidOperationException(
            "MapEligibility needs services.AddEligibilityService(...) and services.AddLivePolicies(...)");
        var group = endpoints.MapGroup("");
        foreach (var route in service.Routes)
            group.MapMethods(route.Pattern, [route.Method], http => service.Dispatcher.AnswerAsync(http, route));
        foreach (var below in (string[])["/v1", "/health", "/openapi"])
            group.Map(below + "/{**rest}", http => service.RefuseAsync(http));
        return group;
    }

    /// <summary>Answers whatever else is asked of a host that has nothing beside: with a problem, as everywhere.</summary>
    internal static void MapRefusals(this IEndpointRouteBuilder endpoints)
    {
        var service = endpoints.ServiceProvider.GetRequiredService<ServiceEndpoints>();
        endpoints.Map("/{**rest}", http => service.RefuseAsync(http));
    }
}
