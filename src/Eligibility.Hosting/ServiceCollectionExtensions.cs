using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Eligibility among the services of an application.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="PolicyCatalogue"/> of the policies in a folder. A host reads and checks them when it starts,
    /// and does not start where one has an error; without a host they are read when the catalogue is first asked for.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Says where the policies are.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEligibility(this IServiceCollection services,
        Action<EligibilityOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<EligibilityOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<PolicyFolder>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<EligibilityOptions>, PolicyFolder>(provider =>
                provider.GetRequiredService<PolicyFolder>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<PolicyFolder>()
            .Open(provider.GetRequiredService<IOptions<EligibilityOptions>>().Value));
        return services;
    }
}
