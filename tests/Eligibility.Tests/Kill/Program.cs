using System.Globalization;
using System.Reflection;
using Eligibility;
using Eligibility.Tests.Brute;
using Eligibility.Tests.DecisionLogTests;
using Eligibility.Tests.Hosting.Live;
using Eligibility.Tests.Kill;
using Eligibility.Tests.ServiceTests;

// `dotnet Eligibility.Tests.dll` is the kill tier without a test runner. --times says how long each check takes.
// With --each it reads numbers, switches the fault of each number on where the engine was built with faults, and
// answers with the check that found it on one line, or an empty one. Behind a number and a tab a check may stand: then
// it alone is tried.
// With --brute it is the tier that tries every completion, with --reload that of live policies, with --log one of those
// of the decision log, with --service one of those of the HTTP service, and no kill tier.
if (args is ["--brute", .. var numbers]) return BruteTier.Run(numbers);
if (args is ["--reload", _, _]) return await ReloadTier.Run(args[1..]);
if (args is ["--log", .. var work]) return LogTier.Run(work);
if (args is ["--service", .. var asked]) return await ServiceTier.RunAsync(asked);
if (args.Contains("--each"))
{
    var planted = typeof(Library).Assembly.GetType("Eligibility.Planted")?.GetField("Number",
        BindingFlags.Public | BindingFlags.Static);
    var output = Console.Out;
    Console.SetOut(TextWriter.Null);
    while (Console.In.ReadLine() is { } line)
    {
        var parts = line.Split('\t', 2);
        planted?.SetValue(null, int.Parse(parts[0], CultureInfo.InvariantCulture));
        output.WriteLine(KillTier.FirstFailure(only: parts.Length > 1 ? parts[1] : null)?.Split('\n')[0] ?? "");
        output.Flush();
    }
    return 0;
}
var failure = KillTier.FirstFailure(args.Contains("--times")
    ? (check, time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms {check.Name}"))
    : null);
Console.WriteLine(failure ?? "nothing found");
return failure is null ? 0 : 1;
