using System.Globalization;
using System.Text.RegularExpressions;
using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hostility;

/// <summary>
/// Rule files with something deleted, doubled, swapped or changed in them: most are refused, some still compile, none
/// makes the engine fail. The same copies every time; a failure prints the number that makes its copy again.
/// </summary>
public partial class MutationTests
{
    private const int Copies = 20_000;
    private const string Strange = "\0\t\r\n \"#,:()\\'-.09azAZ=<>\u00A3\u2019\u201C\u202E\u0301\uFEFF";

    private static readonly (string Path, string Text)[] Library =
        [.. Repository.RuleFiles(Repository.Rules)
            .Select(f => (f, File.ReadAllText(Path.Combine(Repository.Rules, f))))];

    private static readonly (string Path, string Text)[] Small =
        [.. Repository.RuleFiles(Repository.Language("Accepted")).Where(f => !f.Contains('/', StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(Path.Combine(Repository.Language("Accepted"), f))))];

    [Fact]
    public void No_mutated_copy_of_a_rule_file_makes_the_engine_fail() =>
        Parallel.For(0, Copies, number =>
        {
            // The files of the library are long and are compiled with its vocabulary: they are every twenty-fifth.
            var (files, others) = number % 25 == 0 ? (Library, Library) : (Small, []);
            var random = new Random(number);
            var (path, text) = files[random.Next(files.Length)];
            var mutated = Mutate(text, random);
            var record = Record.Exception(() =>
                Work(Eligibility.Library.Of(others.Where(o => o.Path != path).Append((path, mutated))), path));
            Assert.True(record is null,
                $"copy {number.ToString(CultureInfo.InvariantCulture)}, of {path}: {record}\n\n{mutated}");
        });

    private static void Work(Library library, string path)
    {
        var compilation = PolicyCompiler.Compile(library, path);
        foreach (var diagnostic in compilation.Diagnostics)
        {
            if (diagnostic.Span.Start < 0 || diagnostic.Span.End > diagnostic.Span.Source.Text.Length)
                throw new InvalidOperationException($"{diagnostic.Code} lies outside its file");
            DiagnosticText.Render(diagnostic);
        }
        // What still compiles must also decide: a checked policy cannot fail at run time.
        Compiling.Failures(compilation);
    }

    internal static string Mutate(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
            text = random.Next(3) == 0
                ? MutateCharacter(text, random)
                : MutateParts(text, random.Next(4) == 0 ? Lines() : Tokens(), random);
        return text;
    }

    private static string MutateCharacter(string text, Random random)
    {
        var at = random.Next(text.Length);
        var strange = Strange[random.Next(Strange.Length)];
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, strange.ToString()),
            _ => $"{text[..at]}{strange}{text[(at + 1)..]}",
        };
    }

    /// <summary>Deletes, doubles, swaps, copies or moves lines or tokens.</summary>
    private static string MutateParts(string text, Regex of, Random random)
    {
        var parts = of.Matches(text).Select(m => m.Value).ToList();
        if (parts.Count < 2) return text + "\n";
        var (one, other) = (random.Next(parts.Count), random.Next(parts.Count));
        switch (random.Next(5))
        {
            case 0: parts.RemoveAt(one); break;
            case 1: parts.Insert(one, parts[one]); break;
            case 2: (parts[one], parts[other]) = (parts[other], parts[one]); break;
            case 3: parts[one] = parts[other]; break;
            default: parts.RemoveRange(Math.Min(one, other), Math.Min(3, Math.Abs(one - other))); break;
        }
        return string.Concat(parts);
    }

    [GeneratedRegex(@"\n|[ ]+|[\w'-]+|.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Lines();
}
