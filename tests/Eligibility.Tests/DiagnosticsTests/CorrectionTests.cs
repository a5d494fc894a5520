using System.Text.RegularExpressions;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// What a message tells to write is written, for every mistake that is kept: what comes of it has that error no
/// more.
/// </summary>
public partial class CorrectionTests
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
            Assert.True(left.Count <= found.Count(d => d.IsError && d.Corrections.IsEmpty), mended + "\n"
                + Compiling.Render(left));
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

    [Theory, MemberData(nameof(Files))]
    public void A_declaration_that_is_offered_fits_where_its_name_stands(string file)
    {
        var text = file.StartsWith("FirstTries/", StringComparison.Ordinal)
            ? FirstTries.Text(file["FirstTries/".Length..]) : File.ReadAllText(Path.Combine(Tests, file));
        foreach (var diagnostic in Compiling.Corrected(text).Diagnostics)
        {
            if (Offered().Match(diagnostic.Help ?? "") is not { Success: true } offered) continue;
            var lines = text.Split('\n').ToList();
            var head = lines.FindIndex(l => l.StartsWith("policy", StringComparison.OrdinalIgnoreCase));
            var second = lines.FindIndex(head + 1, l => l.Length > 0 && l[0] is not (' ' or '#' or '\t'));
            lines.Insert(second, offered.Groups["words"].Value);
            Assert.DoesNotContain(Compiling.Text(string.Join('\n', lines)).Diagnostics.Where(d => d.IsError),
                d => d.Message == diagnostic.Message || d.Line == second + 1);
        }
    }

    [Fact]
    public void Whatever_is_said_to_have_two_readings_is_left_to_its_author()
    {
        var folder = Path.Combine(Repository.Root, "src", "Eligibility", "Diagnostics");
        var twofold = Directory.EnumerateFiles(folder, "Messages.*.cs").SelectMany(f => File.ReadAllText(f).Split("\n\n"))
            .Where(m => m.Contains("two ways", StringComparison.Ordinal) || m.Contains("not clear which", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(5, twofold.Count);
        Assert.All(twofold, m => Assert.Contains("IsTwofold = true", m, StringComparison.Ordinal));
    }

    [GeneratedRegex("declare it, as in `(?<words>fact [^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Offered();
}
