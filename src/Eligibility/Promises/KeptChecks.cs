using System.Collections.Immutable;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Promises;

/// <summary>What became of the lines of <c>checks.txt</c> whose policies are among those that are checked.</summary>
/// <param name="Diagnostics">What breaks a promise, what cannot be checked, and what is stale.</param>
/// <param name="Count">How many were checked.</param>
/// <param name="Updated">The text with the hashes of those that are kept; null where none changes.</param>
internal sealed record KeptChecks(ImmutableArray<Diagnostic> Diagnostics, int Count, string? Updated)
{
    /// <summary>Checks the lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="files">Every rule file of the library.</param>
    /// <param name="policies">The policies that are checked, each without an error.</param>
    /// <param name="updates">Whether hashes are to be kept: what is stale is no fault then, where the check passes.</param>
    public static KeptChecks Of(SourceText text, IReadOnlyCollection<string> files,
        IReadOnlyCollection<PolicyEvaluator> policies, bool updates)
    {
        var (lines, faults) = CheckLine.Read(text);
        var found = faults.ToBuilder();
        var (count, written) = (0, new List<(TextSpan Span, string Words)>());
        foreach (var line in lines)
        {
            var missing = ((string[])[line.New, line.Old]).Where(f => !files.Contains(f, StringComparer.Ordinal)).ToList();
            found.AddRange(missing.Select(f => Messages.NoPolicyToCheck(line.Span, f, Nearest.Of(f, files))));
            if (missing.Count > 0 || Find(line.New) is not { } @new || Find(line.Old) is not { } old) continue;
            count++;
            var result = PromiseCheck.Of(line.Kind, @new, old, line.Span);
            found.AddRange(result.Broken);
            if (result.Refused is { } why) found.Add(why);
            var (newHash, oldHash) = (@new.Policy.Hash, old.Policy.Hash);
            // What is broken is told as that, whatever changed.
            if (!result.IsKept || line.Hashes == (newHash, oldHash)) continue;
            if (updates) written.Add((line.Span, line.Written(newHash, oldHash)));
            else found.Add(Messages.StaleCheck(line.Span, line.Said, Why(line, newHash, oldHash)));
        }
        return new(found.ToImmutable(), count, written.Count == 0 ? null : With(text.Text, written));

        PolicyEvaluator? Find(string file) => policies.FirstOrDefault(p => p.Policy.File == file);
    }

    private static string Why(CheckLine line, string newHash, string oldHash) => line.Hashes switch
    {
        null => "it says not yet how both policies were when it was last checked",
        var (was, _) when was != newHash
            && line.Hashes.Value.Old != oldHash => $"{line.New} and {line.Old} changed since it was last checked",
        var (was, _) => $"{(was != newHash ? line.New : line.Old)} changed since it was last checked",
    };

    private static string With(string text, List<(TextSpan Span, string Words)> written)
    {
        var (result, at) = (new StringBuilder(), 0);
        foreach (var (span, words) in written)
        {
            result.Append(text, at, span.Start - at).Append(words);
            at = span.End;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
