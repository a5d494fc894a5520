using System.Globalization;
using Eligibility.Tests.Kill;

// `dotnet Eligibility.Tests.dll` is the kill tier without a test runner, which takes seconds to start: `--times` says how long each check takes.
var failure = KillTier.FirstFailure(args.Contains("--times") ? (check, time) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms {check.Name}")) : null);
Console.WriteLine(failure ?? "nothing found");
return failure is null ? 0 : 1;
