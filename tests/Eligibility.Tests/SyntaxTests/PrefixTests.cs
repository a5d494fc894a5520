using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SyntaxTests;

/// <summary>
/// A file cut off while it was being saved must never pass for a shorter policy with its exclusions missing: every rule
/// file is cut before the end of its closing <c>end</c>, at every byte of its beginning and its end and at many
/// between; with ELIGIBILITY_LONG=1 at every byte. The whole compiler takes far too long for all of them, so each
/// prefix goes through the stages that look for <c>end</c>, and some that end with a whole line through all of them.
/// </summary>
public class PrefixTests
{
    public static TheoryData<string> Files => Repository.EachRuleFile(Repository.Rules);

    [Theory, MemberData(nameof(Files))]
    public void Every_prefix_lacks_its_end(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        Parallel.ForEach(Lengths(EndOf(bytes)), length => Assert.True(IsRefusedByLayout(file, bytes.AsSpan(0, length)),
            $"the first {length} bytes pass for a whole file"));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_prefix_of_whole_lines_is_rejected_by_the_compiler(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        var cuts = Cuts(bytes).ToList();
        var step = LongTier.IsOn ? 1 : Math.Max(1, cuts.Count / MostWholeLines);
        Parallel.ForEach(cuts.Where((_, i) => i % step == 0 || i == cuts.Count - 1),
            length => Assert.True(Compile(file, bytes[..length]).HasErrors, $"the first {length} bytes compile"));
    }

    [Theory, MemberData(nameof(Files))]
    public void Only_trailing_blanks_may_be_missing(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        var compilation = Compile(file, bytes[..EndOf(bytes)]);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
    }

    /// <summary>
    /// Every length of the beginning and of the end of a file; between them the time a prefix
    /// takes grows with it, so some.
    /// </summary>
    private static IEnumerable<int> Lengths(int end) =>
        Enumerable.Range(0, end).Where(length => LongTier.IsOn || length < EachByte || length >= end - EachByte
            || length % BytesBetween == 0);

    private const int EachByte = 400;
    private const int BytesBetween = 61;
    private const int MostWholeLines = 60;

    private static readonly Lazy<List<(string Path, byte[] Bytes)>> Whole = new(() =>
        [.. Repository.RuleFiles(Repository.Rules)
            .Select(f => (f, File.ReadAllBytes(Path.Combine(Repository.Rules, f))))]);

    /// <summary>The file in the library it belongs to, every other file of which is whole.</summary>
    private static Compilation Compile(string file, byte[] bytes) =>
        PolicyCompiler.Compile(Library.OfBytes(Whole.Value.Where(f => f.Path != file).Append((file, bytes))), file);

    /// <summary>The stages that see whether a file is whole; conditions are not parsed.</summary>
    private static bool IsRefusedByLayout(string file, ReadOnlySpan<byte> bytes)
    {
        var found = new DiagnosticBag();
        var source = SourceReader.Read(file, bytes, found);
        if (found.HasErrors) return true;
        var lines = LineTreeReader.Read(source, found, out var comments).Where(l => l.Tokens.Length > 0);
        FileShape.Check(
            new FileSyntax(source, [.. lines.Select(l => new MalformedStatement(l, "", null))], comments), found);
        return found.HasErrors;
    }

    private static int EndOf(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).LastIndexOf("end", StringComparison.Ordinal) is var at and >= 0
            ? Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(bytes)[..(at + 3)])
            : throw new InvalidDataException("the file has no `end`");

    private static IEnumerable<int> Cuts(byte[] bytes) =>
        Enumerable.Range(0, EndOf(bytes)).Where(i => bytes[i] == '\n');
}
