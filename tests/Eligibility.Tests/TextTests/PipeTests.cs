using System.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>What looks like a file and is none must not keep the engine waiting.</summary>
public sealed class PipeTests
{
    [Fact]
    public void A_named_pipe_is_no_rule_file_and_nobody_waits_for_it()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "pipe.rules");
        using (var made = Process.Start("mkfifo", pipe)) made.WaitForExit();
        Compilation? compilation = null;
        var reader = new Thread(() =>
            compilation = PolicyCompiler.Compile(Library.Open(folder.Path), "pipe.rules")) { IsBackground = true };
        reader.Start();
        var answered = reader.Join(TimeSpan.FromSeconds(60));
        // Whoever still waits for the pipe is let go.
        if (!answered) new FileStream(pipe, FileMode.Open, FileAccess.Write).Dispose();
        Assert.True(answered, "the engine waits for something to be written into the pipe");
        Assert.True(compilation!.HasErrors);
    }
}
