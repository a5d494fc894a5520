using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>What a message tells to write is written, for every mistake that is kept: what comes of it has that error no more.</summary>
public class CorrectionTests
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "Eligibility.Tests");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Tests, "Mistakes"), "*.rules")
            .Concat(Directory.EnumerateFiles(Path.Combine(Tests, "Language", "Rejected"), "*.rules"))
            .Select(f => Path.GetRelativePath(Tests, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
        .. FirstTries.Names.Select(n => "FirstTries/" + n),
    ];

    [Theory, MemberData(nameof(Files))]
    public void What_a_message_tells_to_write_is_accepted(string file)
    {
        var text = file.StartsWith("FirstTries/", StringComparison.Ordinal)
            ? FirstTries.Text(file["FirstTries/".Length..]) : File.ReadAllText(Path.Combine(Tests, file));
        var found = Compiling.Corrected(text).Diagnostics;
        var corrected = found.Where(d => !d.Corrections.IsEmpty).ToList();
        if (corrected.Count == 0) return;
        // Of several meanings each is tried, beside the first of all other mistakes.
        var choices = corrected.Max(d => d.Corrections.Count(c => c.Meaning is not null));
        for (var choice = 0; choice < Math.Max(1, choices); choice++)
        {
            var mended = CorrectedText.Of(text, corrected, choice);
            // A file that is to be used is there or not, whatever the line says.
            var left = Compiling.Corrected(mended).Diagnostics.Where(d => d.IsError && d.Code != "ELG447").ToList();
            Assert.True(left.Count <= found.Count(d => d.IsError && d.Corrections.IsEmpty), mended + "\n" + Compiling.Render(left));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_correction_is_told_in_words_that_a_reader_can_copy(string file)
    {
        var text = file.StartsWith("FirstTries/", StringComparison.Ordinal)
            ? FirstTries.Text(file["FirstTries/".Length..]) : File.ReadAllText(Path.Combine(Tests, file));
        foreach (var diagnostic in Compiling.Corrected(text).Diagnostics.Where(d => !d.Corrections.IsEmpty))
        {
            var told = Compiling.Render([diagnostic]);
            Assert.All(diagnostic.Corrections.SelectMany(c => c.Text.Split('\n')),
                line => Assert.Contains(line.Trim(), told, StringComparison.Ordinal));
        }
    }
}
