using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>The lines of a rule in other words, in another order, or for several outcomes at once.</summary>
internal static class RuleSayings
{
    public static ImmutableArray<Saying> All { get; } =
    [
        InRule(Keywords), InRule(Conditional), InRule(Modal), InRule(Apart), InRule(Reasons), InRule(Order), InRule(OneOrOther),
            InRule(Priority), InRule(Else),
        InRule(Exception), InRule(OneLine), InRule(OtherRule), Unclosed, Title, ExceptionTo, Straight, InnerQuotes,
            Unquoted,
    ];

    private static Saying InRule(Saying saying) => slip => Say.BelongsTo(slip, "rule", "otherwise", "exception",
        "policy") ? saying(slip) : [];

    private static readonly ImmutableArray<(Regex From, string To)> Words =
    [
        (Say.Of("^(?:reason|reasons|why|rationale|explanation|justification|because of|grounds?):? (?=\")"),
            "because "),
        (Say.Of("^because: ?"), "because "),
        (Say.Of("^(?=\"[^\"]*\"$)"), "because "),
        (Say.Of("^(?:note|notes|comment|remark|nb|n\\.b\\.|todo):? \"(?<t>[^\"]+)\"$"), "# ${t}"),
        (Say.Of("^(?:note|notes|comment|remark|nb|n\\.b\\.|todo):? (?=[^\" ])"), "# "),
        (Say.Of("^(?:notwithstanding|despite|in spite of|overriding|override|overrules|takes precedence "
            + "over|prevails over|instead of|replaces|supersedes|beats|defeats)"
            + "(?: the)?(?: rules?)?:? (?=\\w)"), "overrides "),
        (Say.Of("^overrides:? (?:the )?rules? "), "overrides "),
        (Say.Of("^(?:except|save|other than|but not|excluding|unless in cases)(?: where| when| if| that| for)? "),
            "unless "),
        (Say.Of("^(?:valid|applies|effective|in effect|applicable|in use|starts?)(?: only)? "
            + "(?=(?:from|since|on|until|between) )"), "in force "),
        (Say.Of("^in force (?:since|as of|as from|starting(?: from| on)?|beginning(?: on)?|on and after|on or "
            + "after|on and from|effective|on) "), "in force from "),
        (Say.Of("^(?<a>in force from .+?),? (?:to|till|up to|through|-|–|and until|and ends?(?: on)?|ending(?: "
            + "on)?) (?<b>.+)$"), "${a} until ${b}"),
        (Say.Of("^in force between (?<a>.+?) and (?<b>.+)$"), "in force from ${a} until ${b}"),
        (Say.Of("^(?:outcome|result|decision|then|give|offer|apply):? (?=\\w)"), ""),
        (Say.Of("^(?<o>[a-z][\\w' -]*?): (?=when |unless |always)"), "${o} "),
    ];

    /// <summary>Keywords as others say them.</summary>
    private static IEnumerable<Meant> Keywords(Slip slip)
    {
        foreach (var (from, to) in Words)
        {
            var match = from.Match(slip.Code);
            if (!match.Success) continue;
            var passage = slip.Instead(Say.Replace(slip.Code, match, match.Result(to)));
            // `except where` stands further in, as a part of the line above; it is a line of the rule.
            yield return new Meant(to == "unless " ? MovedOut(passage, slip.Line) : passage);
        }
    }

    private static Passage MovedOut(Passage passage, int line)
    {
        var by = Passage.IndentOf(passage.Lines[line]) - 4;
        if (by <= 0) return passage;
        var to = line + 1;
        while (to < passage.Lines.Length && Passage.IndentOf(passage.Lines[to]) > by + 4) to++;
        return new Passage([.. passage.Lines[..line], .. passage.Lines[line..to].Select(l => l[by..]),
            .. passage.Lines[to..]]);
    }

    /// <summary><c>if C then O else P</c></summary>
    private static IEnumerable<Meant> Conditional(Slip slip)
    {
        var match = Regex.Match(slip.Code,
            "^(?:if|when|where) (?<c>.+?),? (?:then|the outcome is|give|offer|:) ?(?<o>[\\w' -]+?)(?:,? "
                + "(?:else|otherwise) (?<p>[\\w' -]+))?$", RegexOptions.IgnoreCase);
        if (match.Success)
        {
            foreach (var meant in With(slip, $"{match.Groups["o"].Value} when {match.Groups["c"].Value}",
                match.Groups["p"].Success ? $"{match.Groups["p"].Value} unless {match.Groups["c"].Value}"
                    : null)) yield return meant;
        }
        match = Regex.Match(slip.Code,
            "^(?<o>[\\w' -]+?) (?:if|where|in case|whenever|provided that|should|for) (?<c>.+?)(?: then)?(?:,? "
                + "(?:else|otherwise) (?<p>[\\w' -]+))?$", RegexOptions.IgnoreCase);
        if (match.Success && !match.Groups["o"].Value.Contains(' ' + "when", StringComparison.Ordinal)
            && !slip.Code.StartsWith("otherwise", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var meant in With(slip, $"{match.Groups["o"].Value} when {match.Groups["c"].Value}",
                match.Groups["p"].Success ? $"{match.Groups["p"].Value} unless {match.Groups["c"].Value}"
                    : null)) yield return meant;
        }
    }

    /// <summary><c>shall prosecute when</c>, <c>shall not prosecute when</c></summary>
    private static IEnumerable<Meant> Modal(Slip slip)
    {
        var match = Regex.Match(slip.Code,
            "^(?:it |they |we |the person )?(?:shall|must|will|should|may|can|is to|are to|to)(?<not> not)? (?:be "
                + ")?(?:get |receive |given? |offered )?(?:an? )?(?<o>[\\w' -]+?)(?:ed|d)? "
                    + "(?<w>when|if|unless|where) (?<c>.+)$",
            RegexOptions.IgnoreCase);
        if (!match.Success) yield break;
        foreach (var outcome in slip.Names.Outcomes)
            if (outcome.StartsWith(match.Groups["o"].Value, StringComparison.OrdinalIgnoreCase))
                yield return new Meant(slip.Instead(match.Groups["not"].Success ? $"unless {match.Groups["c"].Value}"
                    : $"{outcome} {(match.Groups["w"].Value == "unless" ? "unless" : "when")} {match.Groups["c"].Value}"));
    }

    /// <summary>A rule that gives several outcomes, one line each, becomes several rules.</summary>
    private static IEnumerable<Meant> Apart(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var verdicts = new List<(int Line, string Words)>();
        for (var i = 1; i < lines.Length; i++)
        {
            var code = Passage.CodeOf(lines[i]);
            var ends = slip.Names.Outcomes.Find(o => code.EndsWith(" " + o, StringComparison.OrdinalIgnoreCase));
            if (ends is not null && Regex.Match(code[..^ends.Length],
                "^(?:else |otherwise )?(?:if|when) (?<c>.+?),?(?: then)? $",
                    RegexOptions.IgnoreCase) is { Success: true } match)
                verdicts.Add((i, $"{ends} when {match.Groups["c"].Value}"));
            else if (Regex.Match(code, "^(?:(?:else|otherwise) )?(?<o>.+?) (?<w>when|unless|always)(?<c>.*)$",
                RegexOptions.IgnoreCase) is { Success: true } plain
                && Outcome(slip, plain.Groups["o"].Value) is { } first)
                verdicts.Add((i, $"{first} {plain.Groups["w"].Value}{plain.Groups["c"].Value}"));
        }
        if (verdicts.Count < 2) yield break;
        // Read one after the other they mean the same as rules only where the gravest comes first.
        var ranks = verdicts.Select(v => slip.Names.Outcomes.FindIndex(o => v.Words.StartsWith(o + " ",
            StringComparison.OrdinalIgnoreCase))).ToList();
        if (!ranks.SequenceEqual(ranks.Order())) yield break;
        var others = Enumerable.Range(1,
            lines.Length - 1).Except(verdicts.Select(v => v.Line)).Select(i => lines[i]).ToList();
        while (others.Count > 0 && others[^1].Trim().Length == 0) others.RemoveAt(others.Count - 1);
        var now = new List<string>();
        for (var i = 0; i < verdicts.Count; i++)
            now.AddRange([i == 0 ? lines[0] : FormattableString.Invariant($"{lines[0]} {i + 1}"), "    "
                + verdicts[i].Words, .. others, ""]);
        yield return new Meant(new Passage([.. now]), Note: "a rule gives one outcome, so make a rule of each");
    }

    /// <summary><c>caution or warning when ...</c>: one of them, or what an officer chooses.</summary>
    private static IEnumerable<Meant> OneOrOther(Slip slip)
    {
        var match = Regex.Match(slip.Code, "^(?<a>[\\w' -]+?) or (?<b>[\\w' -]+?) (?<c>(?:when|unless|always)\\b.*)$",
            RegexOptions.IgnoreCase);
        if (!match.Success || Outcome(slip, match.Groups["a"].Value) is not { } first
            || Outcome(slip, match.Groups["b"].Value) is not { } second) yield break;
        foreach (var outcome in new[] { first, second })
            yield return new Meant(slip.Instead($"{outcome} {match.Groups["c"].Value}"), $"if it comes to {outcome}",
                "a rule gives one outcome; where it hangs on something, write a rule for each that says on what; where an "
                + "officer chooses, declare that as an outcome of its own, as in `outcome officer's choice \"A caution or "
                + "a warning, as the officer decides\"`, above those that it prevails over");
    }

    private static string? Outcome(Slip slip, string words) =>
        slip.Names.Outcomes.Find(o => o.Equals(words.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Two reasons are one, of two sentences.</summary>
    private static IEnumerable<Meant> Reasons(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var at = Enumerable.Range(0, lines.Length).Where(i => Regex.IsMatch(lines[i],
            "^ +because \"[^\"]*\"$")).ToList();
        if (at.Count < 2) yield break;
        var texts = at.Select(i => lines[i][(lines[i].IndexOf('"', StringComparison.Ordinal) + 1)..^1]);
        yield return new Meant(new Passage([.. lines.Select((l, i) => (l, i)).Where(x => !at.Skip(1).Contains(x.i))
            .Select(x => x.i == at[0] ? $"    because \"{string.Join(' ', texts)}\"" : x.l)]),
                Note: "a rule has one reason, which may have several sentences");
    }

    /// <summary>The condition before the outcome, each on a line of its own.</summary>
    private static IEnumerable<Meant> Order(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var condition = Enumerable.Range(0,
            lines.Length).FirstOrDefault(i => Regex.IsMatch(lines[i], "^ +(?:when|if) "), -1);
        var outcome = Enumerable.Range(0, lines.Length).FirstOrDefault(i => Outcome(slip, lines[i]) is not null, -1);
        if (condition < 0 || outcome < 0
            || Passage.CodeOf(lines[condition]).EndsWith(" of", StringComparison.Ordinal)) yield break;
        var code = Passage.CodeOf(lines[condition]);
        var joined = $"    {lines[outcome].Trim()} when {code[(code.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
        yield return new Meant(new Passage([.. lines.Select((l, i) => (l,
            i)).Where(x => x.i != outcome).Select(x => x.i == condition ? joined : x.l)]));
    }

    /// <summary>Nothing prevails by a number: rules that would prevail are overridden by name.</summary>
    private static IEnumerable<Meant> Priority(Slip slip)
    {
        if (!Regex.IsMatch(slip.Code,
            "^(?:with |has |takes )?(?:priority|rank|salience|precedence|importance)(?: is| of|:)?(?: \\w+)?$",
                RegexOptions.IgnoreCase)) yield break;
        var title = slip.Passage.Lines[0][4..].Trim();
        var outcome = slip.Passage.Lines.Skip(1).Select(l => Regex.Match(l,
            "^ +(?<o>.+?) (?:when|unless|always)").Groups["o"].Value).FirstOrDefault(o => o.Length > 0);
        var rank = slip.Names.Outcomes.FindIndex(o => o.Equals(outcome, StringComparison.OrdinalIgnoreCase));
        var above = slip.Names.Rules.Where(r => slip.Names.Outcomes.FindIndex(o => o.Equals(r.Outcome,
            StringComparison.OrdinalIgnoreCase)) is >= 0 and var other
            && other < rank && !r.Title.Equals(title,
                StringComparison.OrdinalIgnoreCase)).Select(r => r.Title).ToList();
        const string note = "no rule has a number; the outcome declared first prevails, and a rule that is to "
            + "prevail over others names them";
        var without = new Passage([.. slip.Passage.Lines[..slip.Line], .. slip.Passage.Lines[(slip.Line + 1)..]]);
        if (above.Count == 0) { yield return new Meant(without, Note: note); yield break; }
        var end = without.Lines.Length;
        while (end > 0 && without.Lines[end - 1].Trim().Length == 0) end--;
        yield return new Meant(new Passage([.. without.Lines[..end], "    overrides " + string.Join(", ", above),
            .. without.Lines[end..]]), Note: note);
    }

    /// <summary><c>otherwise P</c> and <c>unless C then P</c> within a rule: a rule of its own.</summary>
    private static IEnumerable<Meant> Else(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var verdict = lines.Skip(1).Select(l => Regex.Match(l,
            "^ +(?<o>.+?) when (?<c>.+)$")).FirstOrDefault(m => m.Success);
        if (verdict is null) yield break;
        if (Regex.Match(slip.Code, "^(?:else|otherwise)[,:]? (?<p>[\\w' -]+)$",
            RegexOptions.IgnoreCase) is { Success: true } other && Outcome(slip, other.Groups["p"].Value) is { } left
            && IsPlain(new Passage([.. lines.Where((_, i) => i != slip.Line)])))
            yield return new Meant(Second(slip.Passage.With(slip.Line), $"{left} unless {verdict.Groups["c"].Value}"));
        if (Regex.Match(slip.Code,
            "^unless (?<d>.+?),? (?:then|in which case|when it is|where it is) (?<p>[\\w' -]+)$",
                RegexOptions.IgnoreCase) is { Success: true } exception
            && Outcome(slip, exception.Groups["p"].Value) is { } then
                && IsPlain(new Passage([.. lines.Where((_, i) => i != slip.Line)])))
            yield return new Meant(Second(slip.Instead("unless " + exception.Groups["d"].Value),
                $"{then} when {verdict.Groups["c"].Value} and {exception.Groups["d"].Value}"),
                Note: "`unless` says nothing of what happens instead, which is a rule of its own");
    }

    private static IEnumerable<Meant> With(Slip slip, string verdict, string? second)
    {
        var first = slip.Instead(verdict);
        if (second is null) yield return new Meant(first);
        else if (IsPlain(first)) yield return new Meant(Second(first, second));
    }

    /// <summary>
    /// Whether a rule is its outcome and its reason: whatever else it says would have to hold of both.
    /// </summary>
    private static bool IsPlain(Passage rule) =>
        rule.Lines.Skip(1).Count(l => l.Trim().Length > 0
            && !l.TrimStart().StartsWith("because ", StringComparison.Ordinal)) == 1;

    /// <summary>A second rule below the first, for the same reason.</summary>
    private static Passage Second(Passage passage, string verdict)
    {
        var end = passage.Lines.Length;
        while (end > 0 && passage.Lines[end - 1].Trim().Length == 0) end--;
        var because = passage.Lines.Where(l => l.TrimStart().StartsWith("because ", StringComparison.Ordinal));
        return new Passage([.. passage.Lines[..end], "", passage.Lines[0] + " otherwise", "    " + verdict,
            .. because, .. passage.Lines[end..]]);
    }

    /// <summary><c>unless</c> that stands further in than the line it belongs to.</summary>
    private static IEnumerable<Meant> Exception(Slip slip) =>
        Regex.IsMatch(slip.Code, "^unless\\b", RegexOptions.IgnoreCase)
            && Passage.IndentOf(slip.Passage.Lines[slip.Line]) > 4
            ? [new Meant(MovedOut(slip.Passage, slip.Line))] : [];

    /// <summary>The reason behind the condition on one line.</summary>
    private static IEnumerable<Meant> OneLine(Slip slip)
    {
        var match = Regex.Match(slip.Code, "^(?<v>[^\"]+?)[,;]? (?:because|since|as):? (?<t>\"[^\"]*\")$",
            RegexOptions.IgnoreCase);
        if (match.Success) yield return new Meant(slip.Passage.With(slip.Line, "    " + match.Groups["v"].Value,
            "    because " + match.Groups["t"].Value));
    }

    /// <summary><c>rule: name</c>, <c>rule "name"</c></summary>
    private static IEnumerable<Meant> Title(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0], "^(?<k>rule|example|guarantee):? \"?(?<t>[^\",:]+)\"?:?$",
            RegexOptions.IgnoreCase);
        if (slip.Line == 0 && match.Success)
            yield return new Meant(slip.Passage.With(0, $"{match.Groups["k"].Value} {match.Groups["t"].Value.Trim()}"));
    }

    /// <summary><c>exception to base two</c></summary>
    private static IEnumerable<Meant> ExceptionTo(Slip slip)
    {
        var match = Regex.Match(slip.Passage.Lines[0], "^exception (?:to|from|of)(?: rule)? (?<r>[^:]+):?$",
            RegexOptions.IgnoreCase);
        if (!match.Success) yield break;
        var end = slip.Passage.Lines.Length;
        while (end > 0 && slip.Passage.Lines[end - 1].Trim().Length == 0) end--;
        // It is an exception where that rule would count, and nowhere else.
        var asked = slip.Names.Rules.Find(r => r.Title.Equals(match.Groups["r"].Value,
            StringComparison.OrdinalIgnoreCase)).Condition;
        if (asked is null) yield break;
        yield return new Meant(new Passage(["rule " + slip.Passage.Lines[0].TrimEnd(':'),
            .. slip.Passage.Lines[1..end].Select(l => Regex.Replace(l, "^(?<v> +[^\"]+? when )(?<c>.+)$",
                m => m.Groups["v"].Value + asked + " and "
                + (m.Groups["c"].Value.Contains(" or ", StringComparison.Ordinal) ? $"({m.Groups["c"].Value})"
                    : m.Groups["c"].Value))),
            "    overrides " + match.Groups["r"].Value, .. slip.Passage.Lines[end..]]),
                Note: "an exception is a rule that asks what the other asks, and more, and overrides it");
    }

    /// <summary><c>subject to base three</c>, <c>base two applies</c>: what the other rule asks.</summary>
    private static IEnumerable<Meant> OtherRule(Slip slip)
    {
        foreach (var (title, _, condition) in slip.Names.Rules)
        {
            if (condition is null || title.Equals(slip.Passage.Lines[0][4..].Trim(),
                StringComparison.OrdinalIgnoreCase)) continue;
            if (Regex.IsMatch(slip.Code, $"^subject to (?:rule )?{Regex.Escape(title)}(?: \\([^)]*\\))?$",
                RegexOptions.IgnoreCase))
                yield return new Meant(slip.Instead($"unless {condition.Trim('(', ')')}"),
                    Note: "a rule gives way by an exception that says when");
            var applies = Regex.Match(slip.Code,
                $"(?:rule )?{Regex.Escape(title)} (?:applies|is met|is satisfied|holds|would apply)",
                    RegexOptions.IgnoreCase);
            if (applies.Success) yield return new Meant(slip.Instead(Say.Replace(slip.Code, applies, condition)),
                Note: "no condition asks whether a rule applies; it asks what that rule asks");
        }
    }

    /// <summary>A text that nobody closed ends with its line.</summary>
    private static IEnumerable<Meant> Unclosed(Slip slip) =>
        slip.Error.Code == "ELG011" ? [new Meant(slip.Passage.With(slip.Line, slip.Passage.Lines[slip.Line].TrimEnd()
            + "\""))] : [];

    /// <summary>Quotes of a word processor.</summary>
    private static IEnumerable<Meant> Straight(Slip slip)
    {
        var now = slip.Passage.Lines.Select(l => Regex.Replace(Regex.Replace(l, "[“”„‟«»]", "\""), "[‘’]",
            "'")).ToImmutableArray();
        if (!now.SequenceEqual(slip.Passage.Lines)) yield return new Meant(new Passage(now));
    }

    /// <summary>Quotes within a text: <c>because "He said "sorry" to her."</c></summary>
    private static IEnumerable<Meant> InnerQuotes(Slip slip)
    {
        var match = Regex.Match(slip.Code,
            "^(?<k>because|ask|help|for person|summary|means|caveat) \"(?<t>.*[^\\\\]\".*)\"$",
                RegexOptions.IgnoreCase);
        if (match.Success)
            yield return new Meant(slip.Instead($"{match.Groups["k"].Value} \"{Regex.Replace(match.Groups["t"].Value, "(?<!\\\\)\"", "\\\"")}\""));
    }

    /// <summary>A text without its quotes.</summary>
    private static IEnumerable<Meant> Unquoted(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var now = lines.ToBuilder();
        for (var i = 1; i < now.Count; i++)
        {
            var match = Regex.Match(now[i],
                "^(?<lead> +(?:because|ask|help|summary|force|owner|published by|title|obliges|means|question)):? "
                    + "(?<t>[^\" #][^\"#]*)$", RegexOptions.IgnoreCase);
            if (match.Success) now[i] = $"{match.Groups["lead"].Value} \"{match.Groups["t"].Value.TrimEnd()}\"";
        }
        if (!now.SequenceEqual(lines)) yield return new Meant(new Passage(now.ToImmutable()));
    }
}
