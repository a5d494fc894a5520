using Eligibility.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// Policies from a folder, followed while the service runs: it does not start while one of them has an error.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddLivePolicies(options => options.Folder = "policies");
builder.Services.AddHostedService<Desk>();
await builder.Build().RunAsync();

/// <summary>What the service knows of an arrest: null is what it does not know.</summary>
public sealed record Arrest
{
    public required string Id { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    [FactName("value of the goods", Unit = "GBP")]
    public decimal? Value { get; init; }

    public bool? AdmitsIt { get; init; }

    public IReadOnlyList<Caution>? PreviousCautions { get; init; }
}

/// <summary>A caution of before.</summary>
public sealed record Caution(DateOnly Date);

/// <summary>Where arrests come in: here three, in a service from a queue or a request.</summary>
internal sealed class Desk(LivePolicies policies, IHostApplicationLifetime service) : BackgroundService
{
    private static readonly Arrest Known = new()
    {
        Id = "A1", DateOfBirth = new(1990, 2, 3), Value = 40, AdmitsIt = true, PreviousCautions = [],
    };

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var arrest in (Arrest[])[Known, Known with { Id = "A2", AdmitsIt = null }, Known with { Id = "A3", Value = -1 }])
        {
            // Asked for anew each time: what was changed meanwhile is in force.
            var answer = policies.Current.Bind<Arrest>("Shop theft").Decide(arrest, new DateOnly(2024, 5, 6));
            foreach (var fault in answer.Faults) Console.WriteLine($"{arrest.Id}: {fault}");
            if (answer.Decision is not { } decision) continue;
            Console.WriteLine($"{arrest.Id}: {decision.Outcome?.Text ?? "open"}");
            foreach (var reason in decision.Reasons) Console.WriteLine($"    because {reason.Because}");
            foreach (var need in decision.Needed) Console.WriteLine($"    {need.Ask}");
        }
        service.StopApplication();
        return Task.CompletedTask;
    }
}
