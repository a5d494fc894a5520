using System.Text.RegularExpressions;
using Eligibility.Evaluation;

namespace Eligibility.Tests.Generators;

/// <summary>
/// Makes a failing policy and its case as small as it can: line by line, whatever still compiles and still fails is
/// kept. It knows only the shape of the text, so that it works on whatever the generator writes.
/// </summary>
internal static partial class PolicyShrinker
{
    private const int MostTries = 20_000;

    /// <summary>The smallest policy found that compiles and of which the failure still holds.</summary>
    public static GeneratedPolicy Shrink(GeneratedPolicy policy, Func<PolicyEvaluator, bool> fails)
    {
        for (var tries = 0; tries < MostTries;)
        {
            var before = policy;
            foreach (var statement in policy.Statements.ToList()) Try(statement, []);
            foreach (var line in policy.Statements.SelectMany(s => s.All).ToList()) Try(line, []);
            foreach (var line in policy.Statements.SelectMany(s => s.All).ToList())
                foreach (var simpler in Simpler(line)) if (Try(line, [simpler])) break;
            if (policy == before) break;

            // A line that has gone meanwhile changes nothing.
            bool Try(TextLine line, TextLine[] by)
            {
                if (tries >= MostTries || !policy.Statements.Any(s => s.All.Contains(line))) return false;
                tries++;
                var candidate = policy.Replace(line, by);
                if (candidate.Compilation.Evaluator is not { } evaluator || !fails(evaluator)) return false;
                policy = candidate;
                return true;
            }
        }
        return policy;
    }

    /// <summary>
    /// The smallest policy, and the case of it with as little stated as may be, for which the failure still holds.
    /// </summary>
    public static (GeneratedPolicy Policy, GeneratedCase Case) Shrink(GeneratedPolicy policy, GeneratedCase @case,
        Func<PolicyEvaluator, GeneratedCase, bool> fails)
    {
        policy = Shrink(policy, evaluator =>
            @case.MovedTo(evaluator.Policy.AsStated) is { } moved && fails(evaluator, moved));
        var least = @case.MovedTo(policy.Policy.AsStated)!;
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var candidate in Smaller(least))
            {
                if (Validity.Fault(policy.Policy.AsStated, candidate.Values) is not null || !fails(policy.Evaluator, candidate))
                    continue;
                (least, smaller) = (candidate, true);
                break;
            }
        }
        return (policy, least);
    }

    /// <summary>A line made simpler, the shortest ways first.</summary>
    private static IEnumerable<TextLine> Simpler(TextLine line)
    {
        // One of a group's lines in its place.
        if (GroupEnd().Match(line.Words) is { Success: true } group)
            foreach (var one in line.Lines) yield return one.With(line.Words[..group.Index] + one.Words);
        // Without an exception, or without what it is an exception from.
        if (line.Words.IndexOf(" unless ", StringComparison.Ordinal) is > 0 and var unless)
        {
            yield return new TextLine(line.Words[..unless]);
            if (line.Words.IndexOf(" when ", StringComparison.Ordinal) is > 0 and var when)
                yield return line.With(line.Words[..when] + " when " + line.Words[(unless + " unless ".Length)..]);
        }
        // Without what stands before or after a word that joins; what is left must parse.
        foreach (var word in (string[])[" and ", " or ", " plus ", " minus ", " multiplied by ", " where "])
            for (var at = line.Words.IndexOf(word, StringComparison.Ordinal); at >= 0; at = line.Words.IndexOf(word,
                at + 1, StringComparison.Ordinal))
            {
                yield return line.With(line.Words[..at]);
                if (line.Words.IndexOf(" when ", StringComparison.Ordinal) is > 0 and var when && when < at)
                    yield return line.With(line.Words[..(when + " when ".Length)] + line.Words[(at + word.Length)..]);
                else if (!line.Words.Contains(':', StringComparison.Ordinal))
                    yield return line.With(line.Words[(at + word.Length)..]);
            }
        foreach (Match bracket in Bracketed().Matches(line.Words))
            yield return line.With(line.Words[..bracket.Index] + bracket.Groups[1].Value
                + line.Words[(bracket.Index + bracket.Length)..]);
        foreach (Match not in Not().Matches(line.Words))
            yield return line.With(line.Words.Remove(not.Index, not.Length));
        foreach (Match one in AfterComma().Matches(line.Words))
            yield return line.With(line.Words.Remove(one.Index, one.Length));
    }

    private static IEnumerable<GeneratedCase> Smaller(GeneratedCase @case)
    {
        foreach (var input in @case.Policy.Inputs)
        {
            var slot = input.Slot;
            if (@case.Values[slot] is Model.Items items)
                for (var row = 0; row < items.Rows.Length; row++)
                    yield return @case with
                    {
                        Values = @case.Values.SetItem(slot, new Model.Items(items.Rows.RemoveAt(row)))
                    };
            if (@case.Provenances[slot] is Provenance.Stated && input.Assumed is null)
                yield return @case with
                {
                    Values = @case.Values.SetItem(slot, null),
                    Provenances = @case.Provenances.SetItem(slot, Provenance.NotStated)
                };
        }
    }

    [GeneratedRegex(@"(all|any|none|(at least|at most|exactly) \w+) of$", RegexOptions.ExplicitCapture)]
    private static partial Regex GroupEnd();

    [GeneratedRegex(@"\(([^()]*)\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\bnot ")]
    private static partial Regex Not();

    [GeneratedRegex(@", [^,()]*?(?=,| and | or | unless |$)")]
    private static partial Regex AfterComma();
}
