using Microsoft.Extensions.Options;

namespace Eligibility.Service;

/// <summary>The host: policies from a folder, endpoints over HTTP.</summary>
internal static class ServiceHost
{
    /// <summary>Runs until it is stopped.</summary>
    /// <returns>0; or 2 where it refuses to start, which is told on standard error with what to write.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (fault is SettingsException or OptionsValidationException or IOException
            or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"eligibility-service: {fault.Message}");
            return 2;
        }
    }

    /// <summary>The application, ready to be run.</summary>
    /// <exception cref="SettingsException">What it was told cannot be; the message says what to write.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var settings = ServiceSettings.Read(builder.Configuration);
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.Services.AddLivePolicies(options => settings.Policies(options));
        builder.Services.AddEligibilityService(options => settings.Service(options));
        if (settings.Log is { } log) builder.Services.AddDecisionLog(options => log(options));
        // Why it does not start is told in a line, and not once more as a stack trace.
        var hasStarted = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => Volatile.Read(ref hasStarted));
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref hasStarted, true));
        app.MapEligibility();
        app.MapRefusals();
        return app;
    }
}
