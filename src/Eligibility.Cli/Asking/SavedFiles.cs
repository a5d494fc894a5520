using Eligibility.Text;

namespace Eligibility.Cli.Asking;

/// <summary>
/// The files into which an interview is saved, each whole or not at all. What is wrong with their places is told before anything
/// is asked.
/// </summary>
internal sealed class SavedFiles : IDisposable
{
    private readonly OutputFile? _case;
    private readonly OutputFile? _decision;
    private bool _isSaved;

    private SavedFiles(OutputFile? @case, OutputFile? decision, IReadOnlyList<string> names) =>
        (_case, _decision, Names) = (@case, decision, names);

    /// <summary>Their names, as they were given.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="caseFile">Where the case goes, or null.</param>
    /// <param name="decisionFile">Where the record goes, or null.</param>
    /// <param name="policies">The rule files that are read.</param>
    public static SavedFiles Open(string? caseFile, string? decisionFile, IReadOnlyCollection<string> policies)
    {
        if (caseFile is not null && decisionFile is not null && FilePlace.AreOne(FilePlace.Of(caseFile), FilePlace.Of(decisionFile)))
            throw new UsageException($"--save-case and --save-decision are both `{caseFile}`; name two files");
        var first = caseFile is null ? null : OutputFile.Create(caseFile, "-", policies, "--save-case");
        try
        {
            var second = decisionFile is null ? null : OutputFile.Create(decisionFile, "-", policies, "--save-decision");
            return new SavedFiles(first, second, [.. new[] { caseFile, decisionFile }.OfType<string>()]);
        }
        catch
        {
            first?.Discard();
            throw;
        }
    }

    /// <summary>Writes them and moves them into their places.</summary>
    public void Save(ReadOnlySpan<byte> @case, ReadOnlySpan<byte> decision)
    {
        _case?.Stream.Write(@case);
        _decision?.Stream.Write(decision);
        _case?.Complete();
        _decision?.Complete();
        _isSaved = true;
    }

    public void Dispose()
    {
        if (_isSaved) return;
        _case?.Discard();
        _decision?.Discard();
    }
}
