using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LanguageTests;

/// <summary>
/// A file cut off while it was being saved must never pass for a shorter policy with its exclusions missing: every rule file
/// is cut at every byte before the end of its closing <c>end</c>. The whole compiler takes far too long for 100,000 files, so
/// each prefix goes through the stages that look for <c>end</c>, and those that end with a whole line through all of them.
/// </summary>
public class PrefixTests
{
    public static TheoryData<string> Files => Repository.EachRuleFile(Repository.Rules);

    [Theory, MemberData(nameof(Files))]
    public void Every_prefix_lacks_its_end(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        Parallel.For(0, EndOf(bytes), length => Assert.True(IsRefusedByLayout(file, bytes.AsSpan(0, length)), $"the first {length} bytes pass for a whole file"));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_prefix_of_whole_lines_is_rejected_by_the_compiler(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        Parallel.ForEach(Cuts(bytes), length => Assert.True(Compile(file, bytes[..length]).HasErrors, $"the first {length} bytes compile"));
    }

    [Theory, MemberData(nameof(Files))]
    public void Only_trailing_blanks_may_be_missing(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Rules, file));
        var compilation = Compile(file, bytes[..EndOf(bytes)]);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
    }

    /// <summary>The file in the library it belongs to, every other file of which is whole.</summary>
    private static Compilation Compile(string file, byte[] bytes)
    {
        var others = Repository.RuleFiles(Repository.Rules).Where(f => f != file).Select(f => (f, File.ReadAllBytes(Path.Combine(Repository.Rules, f))));
        return PolicyCompiler.Compile(Library.OfBytes(others.Append((file, bytes))), file);
    }

    /// <summary>The stages that see whether a file is whole; conditions are not parsed.</summary>
    private static bool IsRefusedByLayout(string file, ReadOnlySpan<byte> bytes)
    {
        var found = new DiagnosticBag();
        var source = SourceReader.Read(file, bytes, found);
        if (found.HasErrors) return true;
        var lines = LineTreeReader.Read(source, found, out var comments).Where(l => l.Tokens.Length > 0);
        FileShape.Check(new FileSyntax(source, [.. lines.Select(l => new MalformedStatement(l, "", null))], comments), found);
        return found.HasErrors;
    }

    private static int EndOf(byte[] bytes) => Encoding.UTF8.GetString(bytes).LastIndexOf("end", StringComparison.Ordinal) is var at and >= 0
        ? Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(bytes)[..(at + 3)])
        : throw new InvalidDataException("the file has no `end`");

    private static IEnumerable<int> Cuts(byte[] bytes) => Enumerable.Range(0, EndOf(bytes)).Where(i => bytes[i] == '\n');
}
