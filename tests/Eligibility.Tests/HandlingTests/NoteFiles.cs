using System.Text.Json;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.HandlingTests;

/// <summary>Notes kept as files, and what reads and describes them: <c>run-</c> and <c>decision-</c> begin their names.</summary>
internal static class NoteFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "HandlingTests");

    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json")
        .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static string At(string folder, string file) => Path.Combine(Folder, folder, file);

    public static byte[] Bytes(string folder, string file) => File.ReadAllBytes(At(folder, file));

    public static bool IsRun(string file) => file.StartsWith("run-", StringComparison.Ordinal);

    public static IReadOnlyList<NoteFault> Faults(bool isRun, ReadOnlySpan<byte> utf8) =>
        isRun ? Of(RunNote.Read(utf8)) : Of(DecisionNote.Read(utf8));

    public static SchemaValidator Schema(bool isRun) => new(File.ReadAllText(
        Path.Combine(Repository.Root, "docs", isRun ? "run.schema.json" : "decision.schema.json")));

    /// <summary>Whether the schema refuses it; null where it is no JSON at all.</summary>
    public static bool? IsRefusedBySchema(SchemaValidator schema, byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return !schema.IsValid(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IReadOnlyList<NoteFault> Of<TNote>(NoteReading<TNote> reading) where TNote : class
    {
        Assert.Equal(reading.IsValid, reading.Faults.IsEmpty);
        return reading.Faults;
    }
}
