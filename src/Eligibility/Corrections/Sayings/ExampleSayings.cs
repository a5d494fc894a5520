using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Cases and what is expected of them, as people jot them down.</summary>
internal static class ExampleSayings
{
    public static ImmutableArray<Saying> All { get; } = [OneLine, Records, Lines];

    /// <summary>The whole case behind the name.</summary>
    private static IEnumerable<Meant> OneLine(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0], "^example (?<t>[^:,\"]+)[:,] (?<c>.+)$",
            RegexOptions.IgnoreCase);
        if (match.Success)
            yield return new Meant(new Passage(["example " + match.Groups["t"].Value,
                .. match.Groups["c"].Value.Split(", ").Select(c => "    " + c.Trim()), .. slip.Passage.Lines[1..]]));
    }

    /// <summary>Records on lines of their own, below their list.</summary>
    private static IEnumerable<Meant> Records(Slip slip)
    {
        if (!Say.BelongsTo(slip, "example")) yield break;
        var lines = slip.Passage.Lines;
        for (var i = 1; i + 1 < lines.Length; i++)
        {
            var match = Regex.Match(lines[i], "^(?<lead> +)(?<l>[\\w' -]+?)(?: has| have| are| is)?:?$",
                RegexOptions.IgnoreCase);
            if (!match.Success || slip.Names.List(match.Groups["l"].Value) is not { } list) continue;
            var to = i + 1;
            while (to < lines.Length && Passage.IndentOf(lines[to]) > Passage.IndentOf(lines[i])
                && lines[to].Trim().Length > 0) to++;
            if (to == i + 1) continue;
            yield return new Meant(new Passage([.. lines[..i],
                .. lines[(i
                    + 1)..to].Select(l => $"    {list} has {Regex.Replace(l.Trim().TrimEnd(','), "^(?:[-*•] ?|\\d+[.)] ?)", "")}"), .. lines[to..]]));
        }
    }

    private static IEnumerable<Meant> Lines(Slip slip)
    {
        if (!Say.BelongsTo(slip, "example")) yield break;
        var now = new List<string> { slip.Passage.Lines[0] };
        foreach (var line in slip.Passage.Lines.Skip(1).SelectMany(l => Apart(slip, l)))
        {
            var code = Passage.CodeOf(line);
            // What nobody knows is not stated.
            if (Regex.Match(code, "^(?<f>[\\w' -]+?) (?:is|are) (?:unknown|not known|not stated|missing|\\?)$",
                RegexOptions.IgnoreCase) is { Success: true } unknown
                && !slip.Names.Assumed.Contains(unknown.Groups["f"].Value)) continue;
            now.Add(code.Length == 0 ? line : line.Replace(code, Line(slip, code), StringComparison.Ordinal));
        }
        var named = slip.Passage.Lines.Any(l => Regex.IsMatch(l, "expect.*undecided (?:between|among)",
            RegexOptions.IgnoreCase));
        if (!now.SequenceEqual(slip.Passage.Lines))
            yield return new Meant(new Passage([.. now]), Note: named
                ? "which outcomes are possible follows from the policy, and is not said" : null);
    }

    /// <summary>
    /// Two records on one line, joined by <c>and</c>: the second says a field again that the first has said.
    /// </summary>
    private static IEnumerable<string> Apart(Slip slip, string line)
    {
        var match = Regex.Match(line, "^(?<lead> +)(?<l>[\\w' -]+?) has (?<a>.+?) and (?<b>.+)$",
            RegexOptions.IgnoreCase);
        if (!match.Success || slip.Names.List(match.Groups["l"].Value) is not { } list) return [line];
        var again = slip.Names.Lists[list].Any(f => match.Groups["a"].Value.Contains(f.Name + " ",
            StringComparison.OrdinalIgnoreCase)
            && match.Groups["b"].Value.StartsWith(f.Name + " ", StringComparison.OrdinalIgnoreCase));
        return again
            ? [$"{match.Groups["lead"].Value}{list} has {match.Groups["a"].Value.TrimEnd(',')}",
                $"{match.Groups["lead"].Value}{list} has {match.Groups["b"].Value}"]
            : [$"{match.Groups["lead"].Value}{list} has {match.Groups["a"].Value.TrimEnd(',')}, {match.Groups["b"].Value}"];
    }

    private static string Line(Slip slip, string code)
    {
        code = Regex.Replace(code,
            "^(?:expects?|expected|result|then|outcome|should be|comes to|gives)(?: is| to be)?:? (?!undecided)",
                "expect ", RegexOptions.IgnoreCase);
        if (code.StartsWith("expect", StringComparison.OrdinalIgnoreCase))
        {
            code = Regex.Replace(code, "undecided (?:between|among) .+?,? (?:needing|needs|need|asking for) ",
                "undecided, needing ", RegexOptions.IgnoreCase);
            code = Regex.Replace(code, "undecided(?:,)? (?:because|as|since|until|needs?|asking for|missing) ",
                "undecided, needing ", RegexOptions.IgnoreCase);
            code = Regex.Replace(code, "undecided needing ", "undecided, needing ", RegexOptions.IgnoreCase);
            if (code.Contains("needing", StringComparison.OrdinalIgnoreCase)) code = code.Replace(" and ", ", ",
                StringComparison.Ordinal);
            return Regex.Replace(code, " (?:because of|due to|from|per|under)(?: rule)? ", " by ",
                RegexOptions.IgnoreCase);
        }
        if (Regex.Match(code, "^(?<l>[\\w' -]+?) (?:has|have|includes?|with|are|is):? (?<r>.+)$",
            RegexOptions.IgnoreCase) is { Success: true } record
            && slip.Names.Lists.ContainsKey(record.Groups["l"].Value)
                && !record.Groups["r"].Value.StartsWith("empty", StringComparison.Ordinal))
            return $"{record.Groups["l"].Value} has {record.Groups["r"].Value.Replace(" is ", " ", StringComparison.Ordinal)}";
        foreach (var (fact, type) in slip.Names.Facts)
        {
            var rest = code.StartsWith(fact, StringComparison.OrdinalIgnoreCase)
                ? code[fact.Length..].TrimStart(' ', ':', '=') : null;
            if (rest is null) continue;
            if (type.StartsWith("yes or no", StringComparison.OrdinalIgnoreCase))
            {
                if (Regex.IsMatch(rest, "^(?:is )?(?:yes|true)$", RegexOptions.IgnoreCase)) return fact;
                if (Regex.IsMatch(rest, "^(?:is )?(?:no|false|not)$", RegexOptions.IgnoreCase)) return "not " + fact;
                continue;
            }
            var set = type.StartsWith("any of", StringComparison.OrdinalIgnoreCase);
            if (Regex.IsMatch(rest, "^(?:is |are )?(?:none|nothing|no|empty)$", RegexOptions.IgnoreCase)
                && set) return fact + " are empty";
            if (rest.Length > 0 && !Regex.IsMatch(rest, "^(?:is|are|was|were|has|have|includes?)\\b",
                RegexOptions.IgnoreCase))
                return $"{fact} is {(set ? rest.Replace(" and ", ", ", StringComparison.Ordinal) : rest)}";
            if (Regex.Match(rest, "^includes? (?<v>.+)$",
                RegexOptions.IgnoreCase) is { Success: true } held) return $"{fact} is {held.Groups["v"].Value}";
            if (set) return $"{fact} {rest.Replace(" and ", ", ", StringComparison.Ordinal)}";
        }
        if (Regex.Match(code, "^(?:no|without) (?<f>.+)$", RegexOptions.IgnoreCase) is { Success: true } none)
        {
            if (slip.Names.List(none.Groups["f"].Value) is { } list) return "no " + list;
            if (slip.Names.Fact(none.Groups["f"].Value) is { } fact)
                return slip.Names.Facts[fact].StartsWith("yes or no", StringComparison.OrdinalIgnoreCase) ? "not "
                    + fact : fact + " are empty";
        }
        return code;
    }
}
