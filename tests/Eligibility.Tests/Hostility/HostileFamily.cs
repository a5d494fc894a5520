using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Tests.Fuzzing;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hostility;

/// <summary>One kind of hostile input, of any size.</summary>
/// <param name="Name">What it is made of.</param>
/// <param name="Largest">The largest that the engine reads (language, section 7).</param>
/// <param name="Of">The input of a size in bytes.</param>
/// <param name="Read">Reads it; what came of it in a few words. Throws where something does not hold.</param>
internal sealed record HostileFamily(string Name, int Largest, Func<int, byte[]> Of, Func<byte[], string> Read)
{
    public static IReadOnlyList<HostileFamily> All { get; } =
    [
        .. HostileTexts.Names.Select(n => new HostileFamily(n, HostileTexts.Largest,
            size => Encoding.UTF8.GetBytes(new HostileTexts(size).Of(n)), ReadPolicy)),
        new HostileFamily("check: rules that differ", HostileTexts.Largest,
            size => Encoding.UTF8.GetBytes(new HostileTexts(size).RulesThatDiffer()), CheckPolicy),
        .. HostileCases.All.Select(c => new HostileFamily($"case: {c.Name}", 256 * 1024, c.Of, ReadCase)),
        .. HostileRows.Ndjson.Select(c => new HostileFamily($"ndjson: {c.Name}", HostileTexts.Largest,
            c.Of, bytes => ReadRows(bytes, BulkForm.Ndjson))),
        .. HostileRows.Csv.Select(c =>
            new HostileFamily($"csv: {c.Name}", HostileTexts.Largest, c.Of, bytes => ReadRows(bytes, BulkForm.Csv))),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>Sizes each twice that before, up to the largest: two, or five where ELIGIBILITY_LONG=1.</summary>
    public IEnumerable<int> Sizes => (LongTier.IsOn ? AllParts : [2, 1]).Select(part => Largest / part);

    /// <summary>The parts of the largest size that are measured, each twice that before.</summary>
    public static IReadOnlyList<int> AllParts { get; } = [16, 8, 4, 2, 1];

    private static string ReadPolicy(byte[] bytes)
    {
        var compilation = PolicyCompiler.Compile(Library.OfBytes(("policy.rules", bytes)), "policy.rules");
        var errors = compilation.Diagnostics.Where(d => d.IsError).ToList();
        Require.That(errors.Count <= 101, $"{errors.Count} errors are reported");
        foreach (var diagnostic in compilation.Diagnostics)
        {
            var span = diagnostic.Span;
            Require.That(span.Start >= 0 && span.Length >= 0 && span.End <= span.Source.Text.Length,
                $"{diagnostic.Code} lies outside its file");
            Require.That(DiagnosticText.Render(diagnostic).Length <= 4_000,
                $"{diagnostic.Code} is told at too great a length");
        }
        return $"{errors.Count} errors ({errors.FirstOrDefault()?.Code})";
    }

    /// <summary>
    /// Looked at closely, as <c>check</c> does: what does nothing is looked for up to a limit of steps,
    /// however many rules there are.
    /// </summary>
    private static string CheckPolicy(byte[] bytes)
    {
        var check = LibraryChecker.Check(Library.OfBytes(("policy.rules", bytes)), ["policy.rules"], closely: true);
        return $"{check.Diagnostics.Count(d => d.IsError)} errors, {check.Diagnostics.Count(d => !d.IsError)} warnings";
    }

    private static string ReadCase(byte[] bytes)
    {
        var read = CaseReader.Read(CaseTarget.Every.Policy, bytes);
        CaseTarget.Told(read, new Seen());
        return $"{read.Faults.Length} faults";
    }

    private static string ReadRows(byte[] bytes, BulkForm form)
    {
        // What is written is not kept: there is a line for each.
        var summary = new BulkDecider(CaseTarget.Every, new BulkOptions { Workers = 1 })
            .DecideAsync(new MemoryStream(bytes), form, Stream.Null).GetAwaiter().GetResult();
        Require.That(summary.IsComplete, "it did not get to the end");
        return $"{summary.Cases} lines, {summary.Rejected} rejected, {summary.HeadingFaults.Length} faults of headings";
    }
}
