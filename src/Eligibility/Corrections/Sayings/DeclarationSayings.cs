using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Facts, definitions, outcomes and sources as people declare them.</summary>
internal static class DeclarationSayings
{
    private static readonly ImmutableArray<(Regex From, string To)> Headings =
    [
        (Say.Of("^(?:define |term |let )?\"?(?<n>[A-Za-z][\\w' -]*?)\"?,? (?:means|shall mean|is defined as|stands "
            + "for|refers to|:=) (?<c>.+)$"), "define ${n} as ${c}"),
        (Say.Of("^(?:define|definition|term|let) \"?(?<n>[A-Za-z][\\w' -]*?)\"?(?::| =| to be| be| as:| is when| "
            + "when) (?<c>.+)$"), "define ${n} as ${c}"),
        (Say.Of("^fact (?<n>[\\w' -]+): (?<c>.+ (?:plus|minus|multiplied by|divided by) .+)$"), "define ${n} as ${c}"),
        (Say.Of("^(?:include|import|using|uses|load|see)(?: the)?(?: file)?:? \"(?<f>[^\"]+)\"$"), "use \"${f}\""),
        (Say.Of("^use:? (?<f>[\\w./-]+\\.rules)$"), "use \"${f}\""),
        (Say.Of("^(?:include|import|use) .+? from \"(?<f>[^\"]+)\"$"), "use \"${f}\""),
        (Say.Of("^outcome (?<n>[\\w' -]+?)(?::| -| =|,) \"(?<t>.+)\"$"), "outcome ${n} \"${t}\""),
        (Say.Of("^source (?<n>[\\w' -]+?)(?::| -| =|,) \"(?<t>.+)\"$"), "source ${n} \"${t}\""),
        (Say.Of("^source (?<n>[\\w' -]+) \"(?<t>[^\"]+)\",? (?<r>\\([^\"(),]+\\)|\\d{4})(?:,? "
            + "(?:para|page|section|p\\.|s\\.|chapter|article).*)?$"), "source ${n} \"${t} ${r}\""),
        (Say.Of("^source (?<n>[\\w' -]+) \"(?<t>[^\"]+)\",? (?<r>[^\"]+)$"), "source ${n} \"${t} ${r}\""),
        (Say.Of("^(?<k>fact|list) \"(?<n>[\\w' -]+)\""), "${k} ${n}"),
        (Say.Of("^values (?<n>[\\w' -]+?)(?: are| is| =) (?<v>.+)$"), "values ${n}: ${v}"),
        (Say.Of("^(?:facts?|question|data|input|variable) (?<n>[\\w' -]+?)(?: is| -| =| as)? (?<t>yes or no|whole "
            + "number.*|money in .+|amount in .+|date|one of .+|any of .+)$"), "fact ${n}: ${t}"),
        (Say.Of("^fact (?<n>[\\w' -]+): (?:yes/no|yes / no|y/n|yes, no|yes or no\\?|true or false|true/false)$"),
            "fact ${n}: yes or no"),
        (Say.Of("^fact (?<n>[\\w' -]+): (?:a |an )?(?:percentage|percent|per cent|number of percentage.*|%)$"),
            "fact ${n}: number of percent"),
        (Say.Of("^fact (?<n>[\\w' -]+): (?!one of|any of|yes|no\\b|whole|number|money|amount|date)(?<a>[\\w' "
            + "-]+(?:, [\\w' -]+)*),? or (?<b>[\\w' -]+)$"), "fact ${n}: one of ${a}, ${b}"),
        (Say.Of("^fact (?<n>[\\w' -]+): (?!one of|any "
            + "of|yes|no\\b|whole|number|money|amount|date|list|set|choice|enum|options?)(?<a>[\\w' -]+(?:, [\\w' "
                + "-]+)+)$"), "fact ${n}: one of ${a}"),
        (Say.Of("^fact (?<n>[\\w' -]+?) \\((?:in )?(?<u>g|kg|mg|grams?|ml|litres?)\\): .+$"),
            "fact ${n}: amount in ${u}"),
        (Say.Of("^fact (?<n>[\\w' -]+?) \\((?:in )?(?<u>\\w+)\\): (?<t>whole number|number)$"),
            "fact ${n}: ${t} of ${u}"),
        (Say.Of("^fact (?<n>[\\w' -]+?) \\((?<u>[\\w' -]+)\\): (?<t>.+)$"), "fact ${n} ${u}: ${t}"),
    ];

    private static readonly ImmutableArray<(Regex From, string To)> Clauses =
    [
        (Say.Of("^(?:question|ask|asks|prompt):? \"(?<t>[^\"]+)\"$"), "ask \"${t}\""),
        (Say.Of("^(?:conditions?|requires?|requirements?|must|obligations?|terms?|obliged to)(?: that)?:? "
            + "\"(?<t>[^\"]+)\"$"), "obliges \"${t}\""),
        (Say.Of("^(?:length|duration|takes|for|runs?|lasting|lasts for|lasts:)(?: is)?:? (?<v>(?:up to )?\\w+ "
            + "(?:days?|weeks?|months?|years?))$"), "lasts ${v}"),
        (Say.Of("^lasts (?:at most|no more than|not more than|a maximum of|max(?:imum)?) (?<v>.+)$"),
            "lasts up to ${v}"),
        (Say.Of("^lasts (?<v>.+?) (?:at most|maximum|or less)$"), "lasts up to ${v}"),
        (Say.Of("^(?:default|defaults to|assume|assumes|assumed to be|by default|initially|otherwise)(?: is)?:? "
            + "(?<v>\\S.*)$"), "assumed ${v}"),
        (Say.Of("^(?:between|range|ranges from|min) (?<a>.+?) (?:and|to|max) (?<b>.+)$"), "from ${a} to ${b}"),
        (Say.Of("^published by \"(?<t>[^\"]+)\",? (?<r>[^\"]+)$"), "published by \"${t}, ${r}\""),
        (Say.Of("^(?:published|by|author|publisher|issued by):? \"(?<t>[^\"]+)\"$"), "published by \"${t}\""),
        (Say.Of("^source:? (?<n>[\\w'-]+(?: [\\w'-]+)*?),? (?<r>(?:at "
            + "|page|pages|section|sections|para|paras|paragraph|paragraphs|p\\.|pp\\.|s\\.|ss\\.|chapter|ch\\.|article|art\\.|line|table|\\d).*?), (?<e>[a-z ]+)$"),
            "source ${n} \"${r}\", ${e}"),
        (Say.Of("^(?<s>source .+, )(?:arguable|debatable|contested|unclear|doubtful|controversial)$"), "${s}disputed"),
        (Say.Of("^(?<s>source .+, )(?:stated|express|expressly|certain|clear|direct|literal|quoted|says so)$"),
            "${s}explicit"),
        (Say.Of("^(?<s>source .+, )(?:implied|implicit|concluded|deduced|interpretation|interpreted|derived)$"),
            "${s}inferred"),
        (Say.Of("^(?<s>source .+, )(?:example|by example|for example)$"), "${s}illustrative"),
        (Say.Of("^(?<s>source .+\")$"), "${s}, explicit"),
        (Say.Of("^judged:? (?:by )?(?:the |an? )?(?<r>.+)$"), "judged by ${r}"),
        (Say.Of("^(?:ordered|ordinal|in this order|ranked)$"), "in order"),
    ];

    public static ImmutableArray<Saying> All { get; } = [Use, Lasts, OneLine, Rewrite, ListOf, ListOfValues, NoQuotes];

    private static IEnumerable<Meant> Rewrite(Slip slip)
    {
        foreach (var (from, to) in slip.Line == 0 ? Headings : Clauses)
            if (from.Match(slip.Code) is { Success: true } match)
                yield return new Meant(slip.Instead(Say.Replace(slip.Code, match,
                    match.Result(to).Replace("amount in grams", "amount in g", StringComparison.Ordinal))));
    }

    private static IEnumerable<Meant> Use(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0], "^(?:include|import|using|uses|load)\\b.*?\"(?<f>[^\"]+)\"$",
            RegexOptions.IgnoreCase);
        if (match.Success)
            yield return new Meant(slip.Passage.With(0, $"use \"{match.Groups["f"].Value}\""),
                Note: "nothing brings in the rules of another file: copy those that are to count here. For its facts, lists and "
                    + "definitions, which are known here by their names where it is a vocabulary");
    }

    /// <summary><c>lasts 3 months if harm is low, 6 months if ...</c>: a table.</summary>
    private static IEnumerable<Meant> Lasts(Slip slip)
    {
        if (!Say.BelongsTo(slip, "outcome")
            || Regex.Match(slip.Code, "^lasts (?<r>.+)$",
                RegexOptions.IgnoreCase) is not { Success: true } line) yield break;
        var parts = Regex.Split(line.Groups["r"].Value, ",? (?:and|or) |, |; ");
        var rows = parts.Select(p => Regex.Match(p,
            "^(?:otherwise |else )?(?<n>[\\w./]+(?: 1/2)?) (?<u>days?|weeks?|months?|years?)(?: "
                + "(?:if|when|where|for) (?<f>[\\w' -]+?) is (?<v>[\\w' -]+?))?(?: otherwise)?$",
                    RegexOptions.IgnoreCase)).ToList();
        if (rows.Count < 2 || rows.Any(r => !r.Success)) yield break;
        var facts = rows.Where(r => r.Groups["f"].Success).Select(r => r.Groups["f"].Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (facts.Count != 1) yield break;
        var name = "length of " + Regex.Match(slip.Passage.Lines[0], "^outcome (?<n>[^\"]+?) \"").Groups["n"].Value;
        var unit = rows[0].Groups["u"].Value.ToLowerInvariant().TrimEnd('s') + "s";
        yield return new Meant(new Passage([$"table {name} by {facts[0]} in {unit}",
            .. rows.Select(r => r.Groups["f"].Success ? $"    {r.Groups["v"].Value}, {Number(r)}"
                : $"    otherwise {Number(r)}"), "",
            .. slip.Instead("lasts " + name).Lines]), Note: "a length that hangs on a fact stands in a table");

        static string Number(Match row) => Regex.Replace(Regex.Replace(row.Groups["n"].Value, " 1/2$", ".5"),
            "^1/2$", "0.5");
    }

    /// <summary>A fact and its properties on one line.</summary>
    private static IEnumerable<Meant> OneLine(Slip slip)
    {
        var match = Regex.Match(slip.Code,
            "^(?<f>fact .+?: .+?)(?:,| with| and|;)? (?:default|defaults to|by default|assumed|assume)(?: is)?:? "
                + "(?<v>[\\w' -]+)$", RegexOptions.IgnoreCase);
        if (match.Success && slip.Line == 0) yield return new Meant(slip.Passage.With(0, match.Groups["f"].Value,
            "    assumed " + match.Groups["v"].Value));
        match = Regex.Match(slip.Code,
            "^(?<f>fact .+?: (?:whole )?number(?: of \\w+)?|fact .+?: (?:money|amount) in \\w+|fact .+?: date),? "
                + "(?:from |between )(?<a>.+?) (?:to|and) (?<b>.+)$", RegexOptions.IgnoreCase);
        if (match.Success && slip.Line == 0)
            yield return new Meant(slip.Passage.With(0, match.Groups["f"].Value,
                $"    from {match.Groups["a"].Value} to {match.Groups["b"].Value}"));
        match = Regex.Match(slip.Code, "^(?<f>fact .+?: .+?),? (?:ask|question:?) (?<t>\"[^\"]+\")$",
            RegexOptions.IgnoreCase);
        if (match.Success && slip.Line == 0) yield return new Meant(slip.Passage.With(0, match.Groups["f"].Value,
            "    ask " + match.Groups["t"].Value));
    }

    /// <summary><c>fact victims: list of</c>, with fields below.</summary>
    private static IEnumerable<Meant> ListOf(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0],
            "^(?:fact|facts|list) (?<n>[\\w' -]+?)(?:: ?(?:an? "
                + ")?(?:list|lists|table|record|records|several|many)(?: of(?: \\w+)?)?)?:?$", RegexOptions.IgnoreCase);
        if (match.Success && slip.Passage.Lines.Skip(1).Any(l => l.Contains(':', StringComparison.Ordinal)))
            yield return new Meant(slip.Passage.With(0, "list " + match.Groups["n"].Value));
    }

    private static IEnumerable<Meant> ListOfValues(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0],
            "^fact (?<n>[\\w' -]+): (?:list of|set of|choice of|enum of|options?) (?<v>.+)$", RegexOptions.IgnoreCase);
        if (!match.Success) yield break;
        yield return new Meant(slip.Passage.With(0,
            $"fact {match.Groups["n"].Value}: one of {match.Groups["v"].Value}"), "if a case has one of them",
            $"a case has one of them; if it may have several, write `any of` in place of `one of`, and where it is tested "
                + $"`{match.Groups["n"].Value} includes {match.Groups["v"].Value.Split(',')[0].Trim()}`");
        yield return new Meant(slip.Passage.With(0,
            $"fact {match.Groups["n"].Value}: any of {match.Groups["v"].Value}"), "if a case may have several");
    }

    /// <summary>An outcome whose text has no quotes: it begins with the first capital letter.</summary>
    private static IEnumerable<Meant> NoQuotes(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0],
            "^(?<k>outcome|source) (?<n>[\\w' -]+?)(?::| -)? (?<t>[A-Z][^\"]*)$");
        if (match.Success) yield return new Meant(slip.Passage.With(0,
            $"{match.Groups["k"].Value} {match.Groups["n"].Value} \"{match.Groups["t"].Value.TrimEnd()}\""));
        match = Regex.Match(slip.Passage.Lines[0], "^(?<k>policy|vocabulary|library):? (?<t>[^\"]+)$",
            RegexOptions.IgnoreCase);
        if (match.Success) yield return new Meant(slip.Passage.With(0,
            $"{match.Groups["k"].Value} \"{match.Groups["t"].Value.TrimEnd()}\""));
    }
}
