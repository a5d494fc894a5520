using System.Text;
using Eligibility.Formatting;
using Eligibility.Tests.Docs;
using Eligibility.Tests.SemanticDiffTests;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.DiagnosticsTests;

/// <summary>
/// Files for the codes of which a page has no room to show an example: limits, bytes, and what cannot be seen.
/// </summary>
internal static class Provoked
{
    public static Diagnostic[] Check(string code) => code switch
    {
        "ELG000" => Part(Many(101, i => $"source A{i}\n")),
        "ELG001" => Part(Many(30_000, i => $"# A comment of some length, number {i}.\n")),
        "ELG002" =>
            Bytes(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("policy \"A policy\"\n")).ToArray()),
        "ELG003" => Part("rule tab\n\tcaution when sorry\n"),
        "ELG005" => Part($"define long as {string.Join(" and ", Enumerable.Repeat("sorry", 3_000))}\n"),
        "ELG006" => Part($"define deep as {new string('(', 65)}sorry{new string(')', 65)}\n"),
        "ELG007" => Part("rule deep\n    caution when all of\n" + Many(70, i => new string(' ', 8 + i) + "all of\n")),
        "ELG010" => Part("rule accent\n    caution when sorry\n    because \"A cafe\u0301.\"\n"),
        "ELG224" => Part("define d0 as sorry\n" + Many(65, i => $"define d{i + 1} as d{i}\n")),
        "ELG228" =>
            Part($"values left: {Many(2_000, i => $"a{i}, ")}a\nvalues right: {Many(2_000, i => $"b{i}, ")}b\nvalues both: left, right\n"),
        "ELG229" => Part("list many\n" + Many(251, i => $"    field {(char)('a' + (i % 26))}{i}: yes or no\n")),
        "ELG420" => Part(Many(10_000, i => $"rule r{i}\n    caution when sorry\n    because \"A reason.\"\n")),
        "ELG449" =>
            Files([.. Enumerable.Range(0, 67)
                        .Select(i => ($"f{i:D2}.rules", $"vocabulary \"V\"\n\nuse \"f{i + 1:D2}.rules\"\n\nend\n")),
                    ("f67.rules", "vocabulary \"V\"\n\nend\n")],
                "f00.rules"),
        "ELG452" => Files([.. Enumerable.Range(0, 1_001).Select(i => ($"f{i:D4}.rules", "vocabulary \"V\"\n\nend\n"))]),
        "ELG455" => [.. PolicyCompiler.Compile(Library.Of(), "gone.rules").Diagnostics],
        "ELG468" => Part("fact n: whole number\n    from 0 to 9\ndefine g0 as highest of\n    n\n    1\n"
            + Many(10, i => $"define g{i + 1} as highest of\n    g{i}\n    g{i} plus 1\n")),
        "ELG470" => Part("outcome many \"Many\"\n" + Many(51, i => $"    tells \"It is so, {i}.\"\n")),
        "ELG488" => Closely(Edition("e1.rules", "Editions", "from 2001 until 30 April 2024"),
            Edition("e2.rules", "Editions", "from 3 May 2024")),
        "ELG489" => Closely(Edition("e1.rules", "Editions", "from 2001 until 2002"), Edition("e2.rules", "EDITIONS", "from 2001")),
        "ELG496" => Closely(("below/library.rules", "library \"Below\"\n\nend\n")),
        // Both groups together never hold, which shows only in each case by itself.
        "ELG508" => Part(Many(30, i => $"fact n{i}: yes or no\n")
            + $"rule both\n    caution when all of\n{Many(2, n => $"        exactly {n + 15} of\n{Many(30,
                i => $"            n{i}\n")}")}    because \"A reason.\"\n\n"
            + "guarantee never both\n    never caution when sorry\n"),
        "ELG570" => Part("fact day0: date\n" + Many(70, i => $"fact day{i + 1}: date\n    from day{i} to decision date\n")),
        "ELG592" => Closely(("policy.rules", SampleTests.PolicyWith(Many(30, i => $"fact n{i}: yes or no\n")
            + $"rule both\n    caution when all of\n{Many(2, n => $"        exactly {n + 15} of\n{Many(30,
                i => $"            n{i}\n")}")}    because \"A reason.\"\n"))),
        "ELG601" => [.. PolicyFormatter.Format(new SourceText("policy.rules",
            "vocabulary \"V\"\nlist l\n" + Many(100_000, _ => " a:date\n") + "end\n")).Diagnostics],
        "ELG801" or "ELG803" or "ELG804" or "ELG805" or "ELG806" or "ELG807" => [.. PromiseSamples.Of(code)],
        "ELG802" => [.. PromiseSamples.NotSettled()],
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "nothing here provokes it"),
    };

    private static string Many(int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(0, count).Select(line));

    private static (string, string) Edition(string file, string title, string period) =>
        (file, $"policy \"{title}\"\n    in force {period}\n\noutcome caution \"A caution\"\n\notherwise caution\n\nend\n");

    private static Diagnostic[] Closely(params (string, string)[] files) =>
        [.. LibraryChecker.Check(Library.Of(files), [.. files.Select(f => f.Item1)], closely: true).Diagnostics];

    private static Diagnostic[] Part(string statements) =>
        Files([("policy.rules", SampleTests.PolicyWith(statements))]);

    private static Diagnostic[] Files((string, string)[] files, string? first = null) =>
        [.. LibraryChecker.Check(Library.Of(files),
            first is null ? [.. files.Select(f => f.Item1)] : [first]).Diagnostics];

    private static Diagnostic[] Bytes(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "policy.rules"), bytes);
        return [.. PolicyCompiler.Compile(Library.Open(folder.Path), "policy.rules").Diagnostics];
    }
}
