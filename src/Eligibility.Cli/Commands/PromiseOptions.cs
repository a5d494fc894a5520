using System.CommandLine;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Promises;
using Eligibility.Text;

namespace Eligibility.Cli.Commands;

/// <summary>What <c>check</c> asks of a policy beside another: on its command line, and in the <c>checks.txt</c> of a library.</summary>
internal sealed class PromiseOptions
{
    private const int MostBytes = 256 * 1024;

    private readonly List<(PromiseKind Kind, Option<string[]> Option)> _promises =
        [.. Promise.All.Select(p => (p.Kind, new Option<string[]>("--" + p.Words.Replace(' ', '-'))
        {
            Description = $"Fails unless the policy is {p.Words} this one, in every case.", HelpName = "OLD",
        }))];

    private readonly Option<bool> _update = new("--update-checks")
    {
        Description = $"Keeps the hashes of both policies in {CheckLine.File} of each check that passes."
    };

    public void AddTo(Command command)
    {
        foreach (var (_, option) in _promises) command.Options.Add(option);
        command.Options.Add(_update);
    }

    /// <summary>What was asked on the command line: of what kind, and beside which policy.</summary>
    public IReadOnlyList<(PromiseKind Kind, string Old)> Asked(ParseResult parsed) =>
        [.. _promises.SelectMany(p => (parsed.GetValue(p.Option) ?? []).Select(old => (p.Kind, old)))];

    /// <summary>Whether hashes are to be kept.</summary>
    public bool Updates(ParseResult parsed) => parsed.GetValue(_update);

    /// <summary>What breaks a promise of the one policy that was checked.</summary>
    /// <exception cref="UsageException">The two cannot be held against each other.</exception>
    public static IEnumerable<Diagnostic> Broken(Terminal terminal, IReadOnlyList<(PromiseKind Kind, string Old)> asked,
        IReadOnlyList<PolicyEvaluator> checkedOnes, string? root)
    {
        if (checkedOnes is not [var @new])
            throw new UsageException("one policy is held against another; name the file of one edition, and no folder of several");
        foreach (var (kind, path) in asked)
        {
            // The old one may lie in another copy of the library.
            var own = root is not null && Library.Open(root).PathFromRoot(path) is null ? null : root;
            var result = PromiseCheck.Of(kind, @new, DiffCommand.One(terminal, path, own));
            if (result.Refused is { } why) throw new UsageException($"{why.Message}; {why.Help}");
            foreach (var broken in result.Broken) yield return broken;
        }
    }

    /// <summary>What became of the checks of a library, of which some policies were checked; null where it keeps none.</summary>
    public static KeptChecks? Kept(string root, Library library, IReadOnlyList<PolicyEvaluator> policies, bool updates)
    {
        var path = Path.Combine(root, CheckLine.File);
        if (!File.Exists(path)) return updates ? throw new UsageException($"there is no {CheckLine.File} in `{root}`") : null;
        var bytes = Shared.ReadFile(path, MostBytes);
        if (bytes.Length > MostBytes) throw new UsageException($"{path}: it is too long; write at most 256 KiB");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path}: it is no UTF-8 text; save it again as UTF-8");
        }
        var kept = KeptChecks.Of(new SourceText(CheckLine.File, text), [.. library.Files()], policies, updates);
        if (kept.Updated is { } updated) FileReplacement.Write(path, Encoding.UTF8.GetBytes(updated));
        return kept;
    }
}
