using System.Diagnostics.Metrics;
using Eligibility.DecisionLog;
using Eligibility.DecisionLog.Hosting;
using Eligibility.DecisionLog.Writing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The log of decisions among the services of an application.</summary>
public static class DecisionLogServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="DecisionLogWriter"/>, one for the whole application, and its <see cref="LogStore"/>, for
    /// whoever reads. A host opens the log before it starts, and does not start where it cannot; it writes what waits
    /// and closes it when all else has stopped. The health check <c>eligibility.log</c> is unhealthy where anything
    /// was lost, or nothing is acknowledged any more.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where the log is kept.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddDecisionLog(this IServiceCollection services,
        Action<DecisionLogOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DecisionLogOptions>().Configure(configure).ValidateOnStart();
        // Adding twice is configuring twice.
        if (services.Any(s => s.ServiceType == typeof(DecisionLogWriter))) return services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DecisionLogOptions>,
            LogOptionsValidation>());
        services.AddSingleton(provider => LogOptionsValidation.StoreOf(OptionsOf(provider),
            provider.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory));
        services.AddSingleton(Open);
        services.AddSingleton<IHostedService>(provider =>
            new LogHost(provider.GetRequiredService<DecisionLogWriter>, OptionsOf(provider).VerifyAtStart,
                OptionsOf(provider).ResumeEvery, TimeOf(provider)));
        services.AddHealthChecks().Add(new HealthCheckRegistration("eligibility.log",
            provider => new LogHealthCheck(provider.GetRequiredService<DecisionLogWriter>()), failureStatus: null,
            tags: null));
        return services;
    }

    private static DecisionLogWriter Open(IServiceProvider provider)
    {
        var store = provider.GetRequiredService<LogStore>();
        return DecisionLogWriter.Open(store, TimeOf(provider), new LogTelemetry(store.System,
            provider.GetService<ILoggerFactory>()?.CreateLogger<DecisionLogWriter>(),
            provider.GetService<IMeterFactory>()));
    }

    private static DecisionLogOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DecisionLogOptions>>().Value;

    private static TimeProvider TimeOf(IServiceProvider provider) =>
        provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
