using System.Diagnostics.Metrics;
using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Eligibility among the services of an application.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="PolicyCatalogue"/> of the policies in a folder, or of texts. A host reads and checks them when it
    /// starts, and does not start where one has an error; without a host they are read when the catalogue is first asked
    /// for.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where the policies are.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEligibility(this IServiceCollection services,
        Action<EligibilityOptions> configure) => AddCatalogue(services, null, configure);

    /// <summary>The same under a name, for a host with several: the service is keyed by it, and the options bear it.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; it stands in metrics.</param>
    /// <param name="configure">Says where the policies are.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEligibility(this IServiceCollection services, string name,
        Action<EligibilityOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return AddCatalogue(services, name, configure);
    }

    /// <summary>
    /// Adds <see cref="LivePolicies"/>, which follow what their place holds. A host reads them before it starts, looks
    /// at the place again and again, and has a health check <c>eligibility.policies</c> for them.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where the policies are.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLivePolicies(this IServiceCollection services,
        Action<LivePoliciesOptions> configure) => AddLive(services, null, configure);

    /// <summary>
    /// The same under a name, for a host with several: the service is keyed by it, the options bear it, and the health
    /// check is <c>eligibility.policies.NAME</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name; it stands in log lines and metrics.</param>
    /// <param name="configure">Says where the policies are.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddLivePolicies(this IServiceCollection services, string name,
        Action<LivePoliciesOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return AddLive(services, name, configure);
    }

    private static IServiceCollection AddCatalogue(IServiceCollection services, string? name,
        Action<EligibilityOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EligibilityOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddSingleton<PolicyFolder>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<EligibilityOptions>, PolicyFolder>(provider =>
                provider.GetRequiredService<PolicyFolder>()));
        if (name is null) services.TryAddSingleton(provider => Catalogue(provider, Options.Options.DefaultName));
        else services.TryAddKeyedSingleton(name, (provider, _) => Catalogue(provider, name));
        return services;
    }

    private static PolicyCatalogue Catalogue(IServiceProvider provider, string name) =>
        provider.GetRequiredService<PolicyFolder>()
            .Open(name, provider.GetRequiredService<IOptionsMonitor<EligibilityOptions>>().Get(name));

    private static IServiceCollection AddLive(IServiceCollection services, string? name,
        Action<LivePoliciesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<LivePoliciesOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<LivePoliciesOptions>, LivePoliciesValidation>());
        // Adding twice is configuring twice.
        if (services.Any(s => s.ServiceType == typeof(LivePolicies) && Equals(s.ServiceKey, name))) return services;
        if (name is null) services.AddSingleton(provider => Live(provider, null));
        else services.AddKeyedSingleton(name, (provider, _) => Live(provider, name));
        services.AddSingleton<IHostedService>(provider => new PolicyPoller(Policies(provider, name),
            OptionsOf(provider, name), StartOf(provider), TimeOf(provider), LogOf(provider)));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name is null ? "eligibility.policies" : $"eligibility.policies.{name}",
            provider => new PolicyHealthCheck(Policies(provider, name)), failureStatus: null, tags: null));
        return services;
    }

    private static LivePolicies Live(IServiceProvider provider, string? name) =>
        new(name ?? "", OptionsOf(provider, name), StartOf(provider), TimeOf(provider),
            new ReloadTelemetry(name ?? "", LogOf(provider), provider.GetService<IMeterFactory>()));

    private static LivePolicies Policies(IServiceProvider provider, string? name) => name is null
        ? provider.GetRequiredService<LivePolicies>()
        : provider.GetRequiredKeyedService<LivePolicies>(name);

    private static LivePoliciesOptions OptionsOf(IServiceProvider provider, string? name) =>
        provider.GetRequiredService<IOptionsMonitor<LivePoliciesOptions>>().Get(name);

    private static string StartOf(IServiceProvider provider) =>
        provider.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory;

    private static TimeProvider TimeOf(IServiceProvider provider) =>
        provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ILogger LogOf(IServiceProvider provider) =>
        provider.GetService<ILoggerFactory>()?.CreateLogger<LivePolicies>() ?? (ILogger)NullLogger.Instance;
}
