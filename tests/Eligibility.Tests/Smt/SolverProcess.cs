using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Eligibility.Tests.Smt;

/// <summary>What a solver says of a question.</summary>
internal enum SolverAnswer { Unsatisfiable, Satisfiable, Unknown }

/// <summary>
/// A solver as a process that reads SMT-LIB 2 from its input and answers line by line. One serves many policies; one
/// that fails, or says nothing in time, is ended and started again, and its question counts as not answered.
/// </summary>
internal sealed partial class SolverProcess(string name) : IDisposable
{
    /// <summary>Milliseconds that a solver may take for one question.</summary>
    public const int Limit = 1_000;

    private Process? _process;
    private int _served;

    public string Name { get; } = name;

    /// <summary>What it said in place of an answer to the last text, after which it was ended; or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Forgets everything, and takes a new text.</summary>
    public void Begin(string text)
    {
        Failure = null;
        // Neither gives back all the memory of a text that it has forgotten.
        if (_served++ % 500 == 499) End();
        Write("(reset)\n(set-option :produce-models true)\n" + (Name == "z3" ? "" : "(set-logic QF_LIA)\n") + text);
    }

    public void Write(string text)
    {
        _process ??= Start();
        try
        {
            _process.StandardInput.Write(text);
        }
        catch (IOException)
        {
            End();
        }
    }

    /// <summary>Whether what was said so far can be; <see cref="SolverAnswer.Unknown"/> past the limit too.</summary>
    public SolverAnswer Check()
    {
        Write("(check-sat)\n");
        return ReadLine() switch
        {
            "sat" => SolverAnswer.Satisfiable,
            "unsat" => SolverAnswer.Unsatisfiable,
            "unknown" => SolverAnswer.Unknown,
            var other => Failed(other),
        };
    }

    /// <summary>Which of some formulas hold in what it found; null where it does not say.</summary>
    public bool[]? Values(IReadOnlyList<string> names)
    {
        Write($"(get-value ({string.Join(' ', names)}))\n(echo \"end\")\n");
        var found = new List<bool>();
        while (ReadLine() is var line && line is not ("end" or "\"end\""))
        {
            if (line is null || line.StartsWith("(error", StringComparison.Ordinal))
            {
                Failed(line);
                return null;
            }
            foreach (var word in line.Split(' ', '(', ')'))
                if (word is "true" or "false") found.Add(word == "true");
        }
        if (found.Count == names.Count) return [.. found];
        Failed("values");
        return null;
    }

    /// <summary>What it found for some variables, yes as one and no as nought; null where it does not say.</summary>
    public Dictionary<string, BigInteger>? Model(IReadOnlyList<string> variables)
    {
        Write($"(get-value ({string.Join(' ', variables)}))\n(echo \"end\")\n");
        var (text, line) = ("", ReadLine());
        for (; line is not (null or "end" or "\"end\""); line = ReadLine()) text += line;
        var model = Pair().Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value switch
        {
            "true" => BigInteger.One,
            "false" => BigInteger.Zero,
            var number => BigInteger.Parse(number, CultureInfo.InvariantCulture),
        }, StringComparer.Ordinal);
        if (line is not null && model.Count == variables.Count) return model;
        Failed(line ?? text);
        return null;
    }

    [GeneratedRegex(@"\((\w+) (true|false|\d+)\)")]
    private static partial Regex Pair();

    public void Dispose() => End();

    private SolverAnswer Failed(string? line)
    {
        // What comes after it is answered by a process that was told nothing.
        Failure ??= line ?? "it said nothing";
        End();
        return SolverAnswer.Unknown;
    }

    private string? ReadLine()
    {
        if (_process is null) return null;
        var read = _process.StandardOutput.ReadLineAsync();
        return read.Wait(Limit + 3_000) ? read.Result : null;
    }

    private Process Start()
    {
        var limit = Limit.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Name)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        string[] arguments = Name == "z3" ? ["-in", "-smt2", $"-t:{limit}", "smt.arith.solver=2"]
            : ["--incremental", "--produce-models", "--lang=smt2", $"--tlimit-per={limit}"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.AutoFlush = true;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private void End()
    {
        if (_process is not { } process) return;
        _process = null;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        process.Dispose();
    }
}
