using System.Text;
using Eligibility.Cases;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Fuzzing;

/// <summary>Cases as JSON: read, and decided where they can be.</summary>
internal sealed class CaseTarget : Target
{
    /// <summary>A policy with facts of every type.</summary>
    public static readonly PolicyEvaluator Every = new(CasesTests.Sample.Policy);

    private static readonly PolicyEvaluator Checkpoint =
        Compiling.File(Path.Combine(Repository.Rules, "durham-checkpoint", "2017-drugs-extension.rules")).Evaluator!;

    public override string Name => "case";

    public override int Share => 40;

    public override IReadOnlyList<string> Words { get; } =
    [
        "true", "false", "null", "{", "}", "[", "]", "{}", "[]", ",", ":", "\"\"", "1.5", "-0", "1e2", "\"250 mg\"",
        "\"GBP 80\"", "\"2018-01-10\"", "\"value\"", "\"by\"", "\"because\"",
        "{\"value\": true, \"by\": \"S\", \"because\": \"B\"}",
        "\"id\": \"x\",", "\"decision date\": \"2018-01-10\",", "\\u0000", "\\ud800", "\\udc00",
        "\\u202e", "//", "/*", "NaN", "Infinity", "'", "undefined",
        .. CasesTests.Sample.Policy.Inputs.Select(i => Mutator.Bytes($"\"{i.Name}\": ")),
        .. Checkpoint.Policy.Inputs.Take(20).Select(i => $"\"{i.Name}\": true, "),
    ];

    public override IEnumerable<string> Seeds
    {
        get
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Language("CaseFaults"), "*.json")
                .Append(Path.Combine(Repository.Root, "docs", "cases", "seller-of-heroin.json"))
                .Order(StringComparer.Ordinal))
                yield return Encoding.Latin1.GetString(File.ReadAllBytes(file));
            var random = new Random(1);
            foreach (var policy in new[] { Every.Policy, Checkpoint.Policy })
            {
                yield return Mutator.Bytes(FactsListing.EmptyCase(policy));
                for (var i = 0; i < 20; i++) yield return Encoding.Latin1.GetString(RandomCase.Make(policy, random));
            }
        }
    }

    public override string Work(byte[] input, Seen seen)
    {
        var said = new StringBuilder();
        var policy = input.AsSpan().IndexOf("supply"u8) >= 0 || input.AsSpan().IndexOf("offence is"u8) >= 0
            ? Checkpoint
            : Every;
        foreach (var options in new[]
        {
            CaseOptions.None,
            new CaseOptions { DecidedOn = new DateOnly(2018, 1, 10), KnownElsewhere = ["hate crime", "x"] }
        })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = CaseReader.Read(policy.Policy, input, options);
            Require.Bounded(GC.GetAllocatedBytesForCurrentThread() - before, input.Length, perByte: 1 << 10,
                above: 4 << 20, "reading a case");
            said.Append(Told(read, seen));
            if (read.IsValid && options is null)
                said.Append(Deciding.InEveryForm(policy.Decide(read.Case, DecisionDetail.All), seen));
        }
        return said.ToString();
    }

    /// <summary>A case or its faults, never both; each fault one short line that may be shown.</summary>
    public static string Told(CaseResult read, Seen seen)
    {
        Require.That(read.IsValid == read.Faults.IsEmpty, "a case is read, and has faults");
        Require.That(read.Faults.Length <= 101, "more faults are told than may be");
        foreach (var fault in read.Faults)
        {
            Require.That(!string.IsNullOrWhiteSpace(fault.Path) && !string.IsNullOrWhiteSpace(fault.Message)
                    && !fault.Message.EndsWith('.') && fault.Help is not "",
                $"a fault says nothing: {fault}");
            Require.Safe(fault.ToString(), "a fault", lines: false);
            Require.That(fault.ToString().Length < 1_000, $"a fault is told at too great a length: {fault}");
            seen.AddWording("fault", fault.Message);
            seen.AddWording("help", fault.Help ?? "");
        }
        return string.Join('\n', read.Faults);
    }
}
