using System.Diagnostics;
using System.Globalization;
using Eligibility.Benchmarking.ByHand;
using Eligibility.Benchmarking.Checkpoint;
using Eligibility.Benchmarking.Contests;
using Eligibility.Benchmarking.Ours;

namespace Eligibility.Benchmarking.Tables;

/// <summary>
/// Policies that come with the engine, with dates and lists, beside the twenty rules of the benchmark by hand: these
/// policies themselves nobody has written by hand.
/// </summary>
internal static class ShippedPolicies
{
    private static readonly string[] Policies =
    [
        "rules/durham-checkpoint/2020-published-criteria.rules",
        "rules/durham-checkpoint-contract/2020-published-criteria.rules",
    ];

    public static void Run(Options options, TextWriter output)
    {
        var count = options.Cases ?? 16_384;
        var cases = CaseMix.Draw(SideBySide.Cases, options.Uniform);
        List<Contender> contenders = [HandContenders.All(cases, new CaseText([])).First()];
        foreach (var policy in options.Rest.Count == 0 ? Policies : [.. options.Rest])
        {
            var engine = Engine.OfFile(Path.Combine(Places.Root, policy));
            var text = new CaseText(MakeCases(policy, count));
            var known = Known(engine, text);
            output.WriteLine($"{policy}: {engine.Policy.Rules.Length} rules; "
                + $"{known.Count} of {text.Count} random cases are decided and are taken");
            foreach (var withRecord in (bool[])[false, true])
            {
                var name = $"{policy.Split('/')[^2]}: {(withRecord ? "with its record" : "outcome")}";
                contenders.Add(new OurContenders.OfCases(name, engine, known, withRecord) { Cases = known.Count });
            }
        }
        output.WriteLine($"{options.Rounds} rounds; CPU time\n");
        var contest = new Contest(contenders, cases.Length);
        contest.Write(contest.Measure(options.Rounds), output);
    }

    private static CaseText Known(Engine engine, CaseText text)
    {
        using var kept = new MemoryStream();
        for (var i = 0; i < text.Count; i++)
            if (engine.Outcome(engine.Read(text[i])).IsDecided) kept.Write(text[i]);
        return new CaseText(kept.ToArray());
    }

    /// <summary>Random valid cases, by the tool that makes them.</summary>
    private static byte[] MakeCases(string policy, int count)
    {
        var cases = count.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Places.Measure, "make", Path.Combine(Places.Root, policy), cases, "1", "0"])
            { RedirectStandardOutput = true })!;
        using var lines = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(lines);
        process.WaitForExit();
        return process.ExitCode == 0 ? lines.ToArray() : throw new InvalidDataException($"no cases for {policy}");
    }
}
