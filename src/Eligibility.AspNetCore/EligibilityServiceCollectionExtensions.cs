using Eligibility.AspNetCore;
using Eligibility.AspNetCore.Access;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Routes;
using Eligibility.DecisionLog;
using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the endpoints of Eligibility need, among the services of an application.</summary>
public static class EligibilityServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>MapEligibility</c> needs beside <c>AddLivePolicies</c>. Where <c>AddDecisionLog</c> adds a log, no
    /// decision is answered before it stands there. The options are checked when the host starts, which does not where
    /// they are wrong.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says what is allowed, and to whom.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEligibilityService(this IServiceCollection services,
        Action<EligibilityServiceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EligibilityServiceOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<EligibilityServiceOptions>, OptionFaults>());
        services.AddRouting();
        services.TryAddSingleton(provider => new ServiceEndpoints(OptionsOf(provider),
            provider.GetRequiredService<LivePolicies>(), provider.GetService<DecisionLogWriter>() is { } log ? new AdviceLog(log) : null,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Eligibility.AspNetCore")));
        return services;
    }

    private static EligibilityServiceOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<EligibilityServiceOptions>>().Value;
}
