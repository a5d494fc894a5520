using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Measure;
using Eligibility.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Eligibility.Tests.ServiceTests;

/// <summary>The long runs of the service, told step by step, so that one that was stopped is taken up behind the last step.</summary>
internal static class ServiceTier
{
    private const int Step = 5_000;

    /// <summary><c>malformed FIRST COUNT</c>, <c>case SEED</c>, or <c>host PORT [LOG]</c>, which is measured from outside.</summary>
    public static Task<int> RunAsync(string[] work) => work switch
    {
        ["malformed", var first, var count] => MalformedAsync(Number(first), Number(count)),
        ["host", var port] => HostAsync(Number(port), null),
        ["host", var port, var log] => HostAsync(Number(port), log),
        ["case", var seed] => Task.FromResult(Case(Number(seed))),
        _ => throw new ArgumentException("malformed FIRST COUNT, host PORT [LOG], or case SEED"),
    };

    private static async Task<int> MalformedAsync(int first, int count)
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServiceBench.StartAsync(more: builder =>
            builder.Services.AddDecisionLog(options => options.File = Path.Combine(folder.Path, "d.log")));
        using var runs = new MalformedRuns(service);
        var (wrong, watch) = (0, Stopwatch.StartNew());
        for (var number = first; number < first + count; number++)
        {
            if (await runs.TryAsync(number) is { } found)
            {
                wrong++;
                Console.WriteLine(found);
            }
            if ((number - first) % Step == Step - 1 || number == first + count - 1)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"requests {first} to {number} in {watch.Elapsed.TotalSeconds:F0} s, {wrong} wrong: ")
                        + string.Join(", ", runs.Statuses.Select(s =>
                            string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:N0}"))));
        }
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>
    /// The endpoints with the rules of the repository, and beside them one that answers with as many bytes as it is told to,
    /// the same bytes each time, and looks at nothing that it is sent.
    /// </summary>
    private static async Task<int> HostAsync(int port, string? log)
    {
        var constants = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var service = await ServiceBench.StartAsync(options => options.MostAtOnce = 10_000, builder =>
        {
            builder.Services.AddLivePolicies(options => options.Source = _ => ValueTask.FromResult(Measured()));
            if (log is not null) builder.Services.AddDecisionLog(options => options.File = log);
        }, app => app.MapPost("/constant/{bytes:int}", (RequestDelegate)(http =>
        {
            var asked = (string)http.Request.RouteValues["bytes"]!;
            byte[] bytes;
            lock (constants)
                if (!constants.TryGetValue(asked, out bytes!))
                    constants[asked] = bytes = Encoding.ASCII.GetBytes(new string('x', Number(asked)));
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes).AsTask();
        })), port);
        Console.WriteLine("listening");
        await Console.In.ReadLineAsync();
        return 0;
    }

    /// <summary>The rules of the repository, and the policy that the engine is measured by, as if it were in force.</summary>
    private static Library Measured()
    {
        var benchmark = File.ReadAllText(Path.Combine(Repository.Root, "tools", "Benchmark", "checkpoint.rules"));
        return Library.Of(Repository.RuleFiles(Repository.Rules)
            .Select(path => (path, File.ReadAllText(Path.Combine(Repository.Rules, path))))
            .Append(("benchmark.rules", benchmark.Insert(benchmark.IndexOf('\n', StringComparison.Ordinal), "\n    in force from 2015"))));
    }

    /// <summary>Writes a case that states every fact of the policy that the engine is measured by.</summary>
    private static int Case(int seed)
    {
        var evaluator = PolicyCompiler.Compile(Measured(), "benchmark.rules").Evaluator!;
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output);
        new RandomCases([evaluator], (ulong)seed, missing: 0).Write(json, seed);
        return 0;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
