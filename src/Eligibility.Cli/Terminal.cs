using System.Text;
using Eligibility.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace Eligibility.Cli;

/// <summary>
/// Where the command writes and reads: UTF-8 with LF whatever the machine, colour only on a terminal.
/// </summary>
internal sealed class Terminal
{
    private readonly Stream _input;
    private readonly bool _isProcess;
    private readonly bool _colour;
    private readonly IAnsiConsole? _watched;
    private StreamReader? _lines;

    public Terminal(Stream output, Stream error, Stream input, bool? colour = null, bool isProcess = false, IAnsiConsole? watched = null)
    {
        _watched = watched;
        _isProcess = isProcess;
        Output = Writer(output);
        Error = Writer(error);
        _input = input;
        // Spectre knows which terminals show colour, and heeds NO_COLOR; a pipe or a file never gets any.
        _colour = colour ?? (output is not ClosedStream && !Console.IsOutputRedirected
            && AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors });
    }

    /// <summary>The streams that this process was started with.</summary>
    public static Terminal OfProcess()
    {
        var (input, output, error) = StandardStreams.Open();
        return new Terminal(output, error, input, isProcess: true);
    }

    /// <summary>What was asked for.</summary>
    public StreamWriter Output { get; }

    /// <summary>What went wrong.</summary>
    public StreamWriter Error { get; }

    /// <summary>Dresses what goes to <see cref="Output"/>.</summary>
    public Paint Paint => _colour ? Coloured : Paints.None;

    /// <summary>How many columns a terminal that is watched has; null of a pipe, a file, or one that does not say.</summary>
    public int? Columns => _isProcess && Output.BaseStream is not ClosedStream && !Console.IsOutputRedirected
        && Console.WindowWidth is > 0 and var columns ? columns : null;

    /// <summary>What draws on a terminal on which somebody reads and types; null where either goes elsewhere.</summary>
    public IAnsiConsole? Watched => _watched ?? (_isProcess && Output.BaseStream is not ClosedStream && _input is not ClosedStream
        && !Console.IsOutputRedirected && !Console.IsInputRedirected ? AnsiConsole.Console : null);

    /// <summary>Whether somebody types what is read, so that it stands on the terminal already.</summary>
    public bool IsTypedOn => _isProcess && _input is not ClosedStream && !Console.IsInputRedirected;

    public void Write(string text) => Output.Write(text);

    public void WriteLine(string line) => Output.Write(line + "\n");

    /// <summary>A line on standard error that says what to do.</summary>
    public void Complain(string line) => Error.Write(line + "\n");

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Output.Flush();
        Output.BaseStream.Write(bytes);
    }

    /// <summary>The same of bytes that are written as they come.</summary>
    public void WriteBytes(Action<Stream> write)
    {
        Output.Flush();
        write(Output.BaseStream);
    }

    /// <summary>Standard input, up to a limit and one byte more, so that what is too long is seen to be.</summary>
    public byte[] ReadInput(int most)
    {
        var buffer = new byte[most + 1];
        var length = _input.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..length];
    }

    /// <summary>
    /// The next line of standard input, without its end; null where there is none. Of one that is longer than a limit
    /// no more than one character past it is kept. What was written before is shown first.
    /// </summary>
    public string? ReadLine(int most)
    {
        Output.Flush();
        _lines ??= new StreamReader(_input, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var line = new StringBuilder();
        var next = _lines.Read();
        if (next < 0) return null;
        for (; next is not (-1 or '\n'); next = _lines.Read())
            if (line.Length <= most) line.Append((char)next);
        return line.ToString().TrimStart('\uFEFF').TrimEnd('\r');
    }

    /// <summary>Standard input, to be read as it comes.</summary>
    public Stream Input => _input;

    /// <summary>
    /// Standard output for much of it. The console's own stream hides that the reader of a pipe has gone away, and so
    /// would go on for hours for nobody; a file that others may append to is left to it.
    /// </summary>
    public Stream OpenOutput()
    {
        Output.Flush();
        if (!_isProcess || OperatingSystem.IsWindows() || Output.BaseStream is ClosedStream
            || !Console.IsOutputRedirected)
            return Output.BaseStream;
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Output.BaseStream : pipe;
    }

    /// <summary>Whether a pipe's reader has gone away: EPIPE, and what Windows calls the same.</summary>
    public static bool IsReaderGone(IOException fault) =>
        fault.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    /// <summary>
    /// Whether progress may be shown: somebody watches standard error, and what was asked for goes elsewhere.
    /// </summary>
    public bool ShowsProgress(bool outputToFile) =>
        _isProcess && Error.BaseStream is not ClosedStream && !Console.IsErrorRedirected
            && (outputToFile || Console.IsOutputRedirected);

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    private static string Coloured(Tone tone, string text)
    {
        var code = tone switch
        {
            Tone.Strong => "1",
            Tone.Faint => "2",
            Tone.Good => "32",
            Tone.Bad => "31",
            // Never red beside green: brown and blue are told apart by everybody.
            Tone.Against => "33",
            Tone.For => "34",
            Tone.Unsure => "33",
            _ => null,
        };
        return code is null || text.Length == 0 ? text : $"\u001b[{code}m{text}\u001b[0m";
    }
}
