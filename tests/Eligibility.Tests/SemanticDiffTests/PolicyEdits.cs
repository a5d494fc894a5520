using Eligibility.Tests.Brute;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>Edits of a policy as somebody makes them: a rule left out, another outcome, a number off by one, another word.</summary>
internal static class PolicyEdits
{
    private static readonly (string From, string To)[] Words =
    [
        (" any of", " all of"), (" all of", " any of"), ("is at least", "is over"), ("is over", "is at least"), ("is under", "is at most"),
        (" and ", " or "), (" or ", " and "), ("is red", "is green"), ("is before", "is on or before"), ("is after", "is on or after"),
    ];

    /// <summary>The text of a policy with one edit; null where none was made.</summary>
    public static string? Edited(BrutePolicy brute, Dice dice)
    {
        var lines = brute.Text.Split('\n').ToList();
        var rules = lines.FindIndex(l => l.StartsWith("rule ", StringComparison.Ordinal));
        var end = lines.FindIndex(l => l.StartsWith("otherwise ", StringComparison.Ordinal));
        if (rules < 0 || end < rules) return null;
        switch (dice.Between(0, 3))
        {
            case 0:
                var from = dice.Pick(Enumerable.Range(rules,
                    end - rules).Where(i => lines[i].StartsWith("rule ", StringComparison.Ordinal)).ToList());
                var name = lines[from]["rule ".Length..];
                if (lines.Exists(l => l.Contains("overrides", StringComparison.Ordinal)
                    && l.Contains(name, StringComparison.Ordinal))) return null;
                var next = lines.FindIndex(from + 1, l => l.StartsWith("rule ", StringComparison.Ordinal)
                    || l.StartsWith("otherwise ", StringComparison.Ordinal));
                lines.RemoveRange(from, next - from);
                break;
            case 1:
                return Replaced(lines, dice, rules, end,
                    [("prosecute when", "caution when"), ("caution when", "course when"),
                        ("course when", "prosecute when")]);
            default:
                return Replaced(lines, dice, rules, end, Words);
        }
        return string.Join('\n', lines);
    }

    /// <summary>The text with its rules in another order, which changes nothing.</summary>
    public static string Shuffled(BrutePolicy brute, Dice dice)
    {
        var lines = brute.Text.Split('\n').ToList();
        var first = lines.FindIndex(l => l.StartsWith("rule ", StringComparison.Ordinal));
        var end = lines.FindIndex(l => l.StartsWith("otherwise ", StringComparison.Ordinal));
        if (first < 0 || end < first) return brute.Text;
        var starts = Enumerable.Range(first,
            end - first).Where(i => lines[i].StartsWith("rule ", StringComparison.Ordinal)).Append(end).ToList();
        var rules = starts.Zip(starts.Skip(1)).Select(p => lines[p.First..p.Second]).ToList();
        return string.Join('\n', [.. lines[..first], .. dice.Shuffled(rules).SelectMany(r => r), .. lines[end..]]);
    }

    private static string? Replaced(List<string> lines, Dice dice, int from, int end, (string From, string To)[] words)
    {
        var places = Enumerable.Range(from,
            end - from).SelectMany(i => words.Where(w => lines[i].Contains(w.From, StringComparison.Ordinal))
            .Select(w => (Line: i, Word: w))).ToList();
        if (places.Count == 0) return null;
        var (line, word) = dice.Pick(places);
        lines[line] = lines[line].Replace(word.From, word.To, StringComparison.Ordinal);
        return string.Join('\n', lines);
    }
}
