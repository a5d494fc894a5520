using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Eligibility.Cli;

/// <summary>
/// The three streams that a process is started with. Where one was closed, the runtime has long opened something of its
/// own under its number by the time this is asked: pipes on which its threads wait, or a file. What is meant for the
/// stream must not go there, nor be read from there.
/// </summary>
internal static class StandardStreams
{
    /// <summary>Standard input, output and error; one that was closed fails as soon as it is used.</summary>
    public static (Stream Input, Stream Output, Stream Error) Open()
    {
        if (OperatingSystem.IsWindows())
            return (Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError());
        var streams = (
            Of(0, ReadOnly, "standard input", Console.OpenStandardInput),
            Of(1, WriteOnly, "standard output", Console.OpenStandardOutput),
            Of(2, WriteOnly, "standard error", Console.OpenStandardError));
        for (var number = 0; number <= 2; number++)
            if (Ask(number, GetFlags) < 0) InPlaceOfClosed.Add(File.OpenHandle("/dev/null"));
        return streams;
    }

    private static Stream Of(int number, int access, string name, Func<Stream> open) =>
        WasGiven(number, access) ? open() : new ClosedStream(name);

    /// <summary>
    /// Whether whoever started the process gave it this stream, for reading or for writing as is due. What it gave
    /// stays open when a program begins; all that the runtime opens is marked so that it would not.
    /// </summary>
    private static bool WasGiven(int number, int access)
    {
        var flags = Ask(number, GetFlags);
        if (flags < 0 || (flags & CloseOnExec) != 0) return false;
        var mode = Ask(number, GetStatus) & AccessMode;
        return mode == access || mode == ReadWrite;
    }

    // A number that is free would go to the next file that is opened, and a crash is told to
    // whatever bears the number 2.
    private static readonly List<SafeFileHandle> InPlaceOfClosed = [];

    // These have the same numbers on Linux, macOS and the BSDs.
    private const int GetFlags = 1;
    private const int GetStatus = 3;
    private const int CloseOnExec = 1;
    private const int AccessMode = 3;
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int ReadWrite = 2;

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int number, int what);
}
