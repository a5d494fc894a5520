using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Points as people write them.</summary>
internal static class ScoreSayings
{
    private static readonly ImmutableArray<(Regex From, string To)> Steps =
    [
        (Say.Of(@"^\+ ?(?<n>[\d.]+)"), "plus ${n}"),
        (Say.Of(@"^[-–] ?(?<n>[\d.]+)"), "minus ${n}"),
        (Say.Of(@"^plus [-–] ?(?<n>[\d.]+)"), "minus ${n}"),
        (Say.Of(@"^(?:add|adds|give|gives|count|counts) (?<n>[\w.]+)"), "plus ${n}"),
        (Say.Of(@"^(?:subtract|deduct|less|take off|take away) (?<n>[\w.]+)"), "minus ${n}"),
        (Say.Of(@"^(?<n>[\d.]+)(?= (?:points?|when|if|for|per)\b)"), "plus ${n}"),
        (Say.Of(@"^(?<s>plus|minus) (?<n>[\w.]+) points?\b"), "${s} ${n}"),
        (Say.Of(@"^(?<s>plus|minus) (?<n>[\w.]+) (?:if|where|in case of|for) (?!each|every)"), "${s} ${n} when "),
        (Say.Of(@"^(?<s>plus|minus) (?<n>[\w.]+) (?:for (?:each|every)(?: one)?(?: of)?|per|a|an) "),
            "${s} ${n} for each of "),
        (Say.Of(@"^(?:each|every|per) (?<l>.+?):? (?<n>[\d.]+)(?: points?)?$"), "plus ${n} for each of ${l}"),
        (Say.Of(@"^(?<c>.+?)(?::| =| ->| gives| scores|,) [-–](?<n>[\d.]+)(?: points?)?$"), "minus ${n} when ${c}"),
        (Say.Of(@"^(?<c>.+?)(?::| =| ->| gives| scores|,) \+?(?<n>[\d.]+)(?: points?)?$"), "plus ${n} when ${c}"),
        (Say.Of(@"^plus (?:the )?(?:number|count) of (?<l>[\w' -]+)$"), "plus 1 for each of ${l}"),
        (Say.Of(@"^(?:start|starts|starting|begin|begins|base|initial(?: value)?)(?: (?:at|with|from|of|is))?:? "
            + @"(?<n>\S+)$"), "starts at ${n}"),
        (Say.Of(@"^(?:between|range|ranges from|limited to|max(?:imum)?(?: is)?) ?(?<a>\d+) (?:and|to) (?<b>\d+)$"),
            "from ${a} to ${b}"),
    ];

    public static ImmutableArray<Saying> All { get; } = [Rewrite];

    private static IEnumerable<Meant> Rewrite(Slip slip)
    {
        if (!Say.BelongsTo(slip, "score")) yield break;
        var lines = slip.Passage.Lines.ToBuilder();
        for (var i = 1; i < lines.Count; i++)
            foreach (var (from, to) in Steps)
            {
                var code = Passage.CodeOf(lines[i]);
                if (from.Match(code) is { Success: true } match)
                    lines[i] = lines[i].Replace(code, Say.Replace(code, match, match.Result(to)),
                        StringComparison.Ordinal);
            }
        for (var i = 1; i < lines.Count; i++)
            if (Regex.Match(lines[i],
                "^(?<lead> +(?:plus|minus) .+ for each of )(?<l>.+)$") is { Success: true } each
                    && slip.Names.List(each.Groups["l"].Value) is { } list)
                lines[i] = each.Groups["lead"].Value + list;
        if (!lines.Any(l => Regex.IsMatch(l, "^ +starts at "))) lines.Insert(1, "    starts at 0");
        if (!lines.SequenceEqual(slip.Passage.Lines)) yield return new Meant(new Passage(lines.ToImmutable()));
    }
}
