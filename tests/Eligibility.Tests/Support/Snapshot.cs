using System.Text;

namespace Eligibility.Tests.Support;

/// <summary>
/// Compares a text with the one that was read and found good, by Verify's conventions: <c>NAME.verified.txt</c> is kept
/// in the repository, and what came instead is written beside it as <c>NAME.received.txt</c>. ELIGIBILITY_ACCEPT=1
/// rewrites the verified files: read the difference before committing it.
/// </summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool Accepts => Environment.GetEnvironmentVariable("ELIGIBILITY_ACCEPT") == "1";

    /// <param name="path">The file that the text belongs to; its extension gives way to <c>.verified.txt</c>.</param>
    /// <param name="text">The text that came, with LF line ends.</param>
    public static void Match(string path, string text)
    {
        Assert.DoesNotContain('\r', text);
        var verified = Path.ChangeExtension(path, ".verified.txt");
        var received = Path.ChangeExtension(path, ".received.txt");
        if (Accepts) File.WriteAllText(verified, text, Utf8);
        var expected = File.Exists(verified) ? Utf8.GetString(File.ReadAllBytes(verified)) : null;
        if (expected == text) { File.Delete(received); return; }
        File.WriteAllText(received, text, Utf8);
        Assert.Fail(expected is null
            ? $"there is no {verified}; what came is in {Path.GetFileName(received)}:\n{text}"
            : $"{Path.GetFileName(received)} differs from {verified}\n{FirstDifference(expected, text)}");
    }

    private static string FirstDifference(string expected, string text)
    {
        var (old, now) = (expected.Split('\n'), text.Split('\n'));
        var line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line]) line++;
        return $"line {line + 1}, verified: {old.ElementAtOrDefault(line) ?? "(no more lines)"}\nline {line + 1}, "
            + $"received: {now.ElementAtOrDefault(line) ?? "(no more lines)"}\n\nreceived:\n{text}";
    }
}
