using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Tables as spreadsheets and leaflets lay them out.</summary>
internal static class TableSayings
{
    private static readonly ImmutableArray<(Regex From, string To)> Rows =
    [
        (Say.Of(@"^\|? ?(?<a>[^|]+?) ?\| ?(?<b>[^|]+?) ?\|?$"), "${a}, ${b}"),
        (Say.Of(@"^(?:otherwise|else|rest|the rest|all others?|others?|everything else|default|any other(?: "
            + @"\w+)?)(?:[,:;]| ->| =) ?(?<v>.+)$"), "otherwise ${v}"),
        (Say.Of(@"^(?:else|rest|all others?|everything else|default) (?<v>\S.*)$"), "otherwise ${v}"),
        (Say.Of(@"^(?:any, )+any, (?<v>.+)$"), "otherwise ${v}"),
        (Say.Of(@"^(?<k>[^,:]+?)(?::| ->| =>| =|;| gives| -) (?<v>[^,:]+)$"), "${k}, ${v}"),
        (Say.Of(@"^(?<a>\d[\d.]*) ?(?:-|–|to) ?(?<b>\d[\d.]*)(?<u> \w+)?(?=, )"), "between ${a} and ${b}${u}"),
        (Say.Of(@"^(?<a>[A-Z]{3} [\d.]+) ?(?:-|–|to) ?(?:[A-Z]{3} )?(?<b>\d[\d.]*)(?=, )"), "between ${a} and ${b}"),
        (Say.Of(@"^(?:more than|greater than|above|exceeding|>) (?=\S)"), "over "),
        (Say.Of(@"^(?:less than|fewer than|below|<) (?=\S)"), "under "),
        (Say.Of(@"^(?:up to|not more than|no more than|maximum|<=|≤) (?=\S)"), "at most "),
        (Say.Of(@"^(?:from|not less than|minimum|>=|≥) (?<v>[^,]+?)(?: on| upwards)?(?=, )"), "at least ${v}"),
        (Say.Of(@"^(?<v>[^,]+?) (?:or|and) (?:more|over|above)(?=, )"), "at least ${v}"),
        (Say.Of(@"^(?<v>[^,]+?) (?:or|and) (?:less|under|below)(?=, )"), "at most ${v}"),
    ];

    public static ImmutableArray<Saying> All { get; } = [Rewrite, ByFact];

    private static IEnumerable<Meant> Rewrite(Slip slip)
    {
        if (!Say.BelongsTo(slip, "table")) yield break;
        var lines = slip.Passage.Lines.ToBuilder();
        var heading = Regex.Match(lines[0], "^(?<a>table .+? (?:by|per|for|of|depending on) .+?) and (?<b>.+)$",
            RegexOptions.IgnoreCase);
        if (heading.Success) lines[0] = $"{heading.Groups["a"].Value}, {heading.Groups["b"].Value}";
        lines[0] = Regex.Replace(lines[0].TrimEnd(':'), "^(?<a>table [^,]+?) (?:per|depending on|according to) ",
            "${a} by ", RegexOptions.ExplicitCapture);
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Contains('"', StringComparison.Ordinal)) continue;
            foreach (var (from, to) in Rows)
            {
                var code = Passage.CodeOf(lines[i]);
                if (code.Length > 0 && from.Match(code) is { Success: true } match)
                    lines[i] = lines[i].Replace(code, Say.Replace(code, match, match.Result(to)),
                        StringComparison.Ordinal);
            }
        }
        var ranged = Ordered(lines.ToImmutable());
        if (!ranged.SequenceEqual(slip.Passage.Lines)) yield return new Meant(new Passage(ranged));
    }

    /// <summary>
    /// Rows that meet at an end (<c>0-5</c>, <c>5-20</c>): the first that fits counts, so each says its upper end
    /// alone.
    /// </summary>
    private static ImmutableArray<string> Ordered(ImmutableArray<string> lines)
    {
        var rows = lines.Select(l => Regex.Match(l,
            @"^ +between (?<a>[\d.]+) and (?<b>[\d.]+)(?<u> \w+)?, (?<v>.+)$")).ToList();
        var found = rows.Where(r => r.Success).ToList();
        if (found.Count < 2
            || found.Zip(found.Skip(1)).Any(p => p.First.Groups["b"].Value != p.Second.Groups["a"].Value)) return lines;
        var now = lines.Select((l, i) => rows[i].Success
            ? $"    at most {rows[i].Groups["b"].Value}{rows[i].Groups["u"].Value}, {rows[i].Groups["v"].Value}"
                : l).ToList();
        for (var i = 0; i < now.Count; i++)
            if (Regex.Match(now[i], @"^ +over (?<a>[^,]+), (?<v>.+)$") is { Success: true } over
                && i == now.FindLastIndex(l => l.Trim().Length > 0)
                && over.Groups["a"].Value.StartsWith(found[^1].Groups["b"].Value, StringComparison.Ordinal))
                now[i] = "    otherwise " + over.Groups["v"].Value;
        return [.. now];
    }

    /// <summary>A table that does not say of what: of the fact whose values its rows begin with.</summary>
    private static IEnumerable<Meant> ByFact(Slip slip)
    {
        if (!Say.BelongsTo(slip, "table") || slip.Line != 0 || Regex.IsMatch(slip.Passage.Lines[0], " by ")
            || slip.Passage.Lines.Length < 2) yield break;
        var value = Passage.CodeOf(slip.Passage.Lines[1]).Split(',', ':')[0].Trim();
        foreach (var (fact, type) in slip.Names.Facts)
            if (Regex.IsMatch(type, $@"(?:^one of |, ){Regex.Escape(value)}(?:,|$)", RegexOptions.IgnoreCase)
                || (type.StartsWith("one of", StringComparison.Ordinal)
                    && slip.Names.Sets.Any(s => type.Contains(s, StringComparison.OrdinalIgnoreCase))))
                yield return new Meant(slip.Passage.With(0, $"{slip.Passage.Lines[0].TrimEnd(':')} by {fact}"));
    }
}
