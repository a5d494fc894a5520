using System.Diagnostics;
using System.Text.Json;

namespace Eligibility.Tests.Command;

/// <summary>
/// Many cases stopped by a signal: whole lines only, and what was written keeps the name of what is not complete.
/// </summary>
public sealed class EndingTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_leaves_whole_lines_in_the_unfinished_file_and_an_older_one_as_it_was(string signal,
        int code)
    {
        if (!OperatingSystem.IsLinux()) return;
        _files.Write("o.ndjson", "older");
        using var process = Start("--out", "o.ndjson");
        await GiveAsync(process, 500);
        var partial = new FileInfo(_files.In("o.ndjson.partial"));
        await UntilAsync(() => { partial.Refresh(); return partial is { Exists: true, Length: > 0 }; }, process);
        Send(signal, process);
        await EndAsync(process, code);
        Assert.Equal("older\n", _files.Read("o.ndjson"));
        var lines = WholeLines(_files.Read("o.ndjson.partial"));
        Assert.Equal(
            $"eligibility: stopped after {lines} case{(lines == 1 ? "" : "s")}; what was decided is in "
                + $"`{partial.FullName}`, and `o.ndjson` was left as it was\n",
            await process.StandardError.ReadToEndAsync());
    }

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_leaves_whole_lines_in_a_pipe(string signal, int code)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var process = Start();
        var first = process.StandardOutput.ReadLineAsync();
        await GiveAsync(process, 200);
        var text = await first.WaitAsync(Limit) + "\n";
        var rest = process.StandardOutput.ReadToEndAsync();
        Send(signal, process);
        await EndAsync(process, code);
        Assert.InRange(WholeLines(text + await rest), 1, 200);
        Assert.StartsWith("eligibility: stopped after ", await process.StandardError.ReadToEndAsync(),
            StringComparison.Ordinal);
    }

    /// <summary>As <c>nohup</c> starts it: whoever wants it to outlive the terminal is heeded.</summary>
    [Fact]
    public async Task A_terminal_that_is_closed_does_not_stop_what_was_told_to_outlive_it()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var process = BuiltCommand.Start(_files.Path, "/bin/sh",
            ["-c", "trap '' HUP; exec \"$@\"", "sh", BuiltCommand.File, "decide", "p.rules", "--cases", "-"]);
        var first = process.StandardOutput.ReadLineAsync();
        await GiveAsync(process, 10);
        var text = await first.WaitAsync(Limit) + "\n";
        Send("HUP", process);
        var rest = process.StandardOutput.ReadToEndAsync();
        await GiveAsync(process, 10);
        process.StandardInput.Close();
        await EndAsync(process, 0);
        Assert.Equal(20, WholeLines(text + await rest));
    }

    private Process Start(params IEnumerable<string> args) =>
        // Whoever runs the tests in the background may have had signals ignored for all that they start.
        BuiltCommand.Start(_files.Path, "/usr/bin/env",
            ["--default-signal=HUP,INT,TERM", BuiltCommand.File, "decide", "p.rules", "--cases", "-", .. args]);

    private static async Task GiveAsync(Process process, int cases)
    {
        for (var i = 0; i < cases; i++) await process.StandardInput.WriteAsync(CommandFiles.Case + "\n");
        await process.StandardInput.FlushAsync();
    }

    private static async Task UntilAsync(Func<bool> isSo, Process process)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.False(process.HasExited, "it ended before it was stopped");
            Assert.True(clock.Elapsed < Limit, "nothing was written in time");
            await Task.Delay(20);
        }
    }

    private static void Send(string signal, Process process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
    }

    private static async Task EndAsync(Process process, int code)
    {
        try { await process.WaitForExitAsync().WaitAsync(Limit); }
        finally { if (!process.HasExited) process.Kill(); }
        Assert.Equal(code, process.ExitCode);
    }

    private static int WholeLines(string text)
    {
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        var lines = text[..^1].Split('\n');
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        return lines.Length;
    }
}
