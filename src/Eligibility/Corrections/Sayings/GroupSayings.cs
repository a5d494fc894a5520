using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Conditions on lines of their own: marks, connectives and indentation of other kinds of text.</summary>
internal static class GroupSayings
{
    private static readonly Regex Mark = Say.Of(@"^(?:[-*•–—] ?|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)(?:\) "
        + @"?|\. ))(?=\S)");
    private static readonly Regex Tail = Say.Of(@"(?:[;,]|[;,]? (?:and|or)[;,]?|(?<=[\w""])\.)$");
    private static readonly Regex Head = Say.Of(@"\b(?<x>exactly |just |only )?(?<h>(?:all|each|both|any|one or "
        + @"more|at least one|any one|either|one|none|(?:any |at least )?(?:two|three|four|2|3|4)(?: or more)?)"
        + @"(?: of)?(?: the following| these| the below)?(?: (?:conditions|criteria|apply|applies|is true|are "
            + @"true|hold))*)(?: of)?:?$");
    private static readonly ImmutableArray<string> Clauses =
        ["because", "source", "unless", "overrides", "in force", "expect", "except", "save", "decided on",
            "for person"];

    public static ImmutableArray<Saying> All { get; } = [InColumnOne, Marks, BothWays, Heading, NotMovedIn, Joined,
        Mixed, NoHeading, InLine];

    /// <summary>
    /// Bullets, numbers, semicolons and connectives at the ends of lines; the connective says which group it is.
    /// </summary>
    private static IEnumerable<Meant> Marks(Slip slip)
    {
        if (Say.BelongsTo(slip, "table", "values", "source")) yield break;
        var lines = slip.Passage.Lines;
        var now = lines.ToBuilder();
        var or = false;
        var and = false;
        var mixed = false;
        for (var i = 0; i < now.Count; i++)
        {
            var line = now[i].Replace("\t", "    ", StringComparison.Ordinal);
            var indent = Passage.IndentOf(line);
            var code = line[indent..].TrimEnd();
            if (i > 0 && indent > 0 && !code.Contains('"', StringComparison.Ordinal) && !code.StartsWith('#'))
            {
                code = Mark.Replace(code, "");
                var tail = Tail.Match(code);
                if (tail.Success && !HasNext(lines, i, code))
                {
                    mixed |= (tail.Value.EndsWith("or", StringComparison.OrdinalIgnoreCase) && and)
                        || (tail.Value.EndsWith("and", StringComparison.OrdinalIgnoreCase) && or);
                    or |= tail.Value.EndsWith("or", StringComparison.OrdinalIgnoreCase);
                    and |= tail.Value.EndsWith("and", StringComparison.OrdinalIgnoreCase);
                    code = code[..tail.Index];
                    if (Tail.Match(code) is { Success: true } again) code = code[..again.Index];
                }
                else if (code.EndsWith(':')) code = code[..^1];
            }
            now[i] = line[..indent] + code;
        }
        // Of a list that is joined by both nobody knows what belongs together.
        if (mixed || now.SequenceEqual(lines)
            || (or && now.Any(l => Regex.IsMatch(l, @"\ball of\b", RegexOptions.IgnoreCase)))
            || (and && now.Any(l => Regex.IsMatch(l, @"\b(?:any|one|none) of\b",
                RegexOptions.IgnoreCase)))) yield break;
        for (var i = 0; i < now.Count - 1; i++)
            if (Regex.IsMatch(now[i], " (?:when|unless)$") && Passage.IndentOf(now[i + 1]) > Passage.IndentOf(now[i]))
                now[i] += or ? " any of" : " all of";
        yield return new Meant(new Passage(now.ToImmutable()));
    }

    /// <summary>A line of a statement that is not moved in.</summary>
    private static IEnumerable<Meant> InColumnOne(Slip slip)
    {
        var now = slip.Passage.Lines.Select((l, i) => i > 0 && l.Length > 0 && l[0] is not (' ' or '\t' or '#')
            ? "    " + l : l).ToImmutableArray();
        if (!now.SequenceEqual(slip.Passage.Lines)) yield return new Meant(new Passage(now));
    }

    /// <summary>Lines joined by <c>and</c> and by <c>or</c>: either may hold together more closely.</summary>
    private static IEnumerable<Meant> BothWays(Slip slip)
    {
        var lines = slip.Passage.Lines;
        var head = Enumerable.Range(0,
            lines.Length).FirstOrDefault(i => Regex.IsMatch(lines[i], " (?:when|unless)(?: (?:all|any) of:?)?$"), -1);
        if (head < 0) yield break;
        var to = head + 1;
        while (to < lines.Length && Passage.IndentOf(lines[to]) > Passage.IndentOf(lines[head])
            && lines[to].Trim().Length > 0) to++;
        var parts = lines[(head + 1)..to].Select(l => (Words: Tail.Replace(Tail.Replace(Mark.Replace(l.Trim(), ""),
            ""), ""),
            Or: Regex.IsMatch(l, @"[;,]? or[;,]?$", RegexOptions.IgnoreCase),
                And: Regex.IsMatch(l, @"[;,]? and[;,]?$", RegexOptions.IgnoreCase))).ToList();
        if (!parts.Exists(p => p.Or) || !parts.Exists(p => p.And)
            || parts.SkipLast(1).Any(p => !p.Or && !p.And)) yield break;
        var lead = Regex.Replace(lines[head], " (?:all|any) of:?$", "");
        yield return With("all of", "any of", p => p.Or, "if the alternatives belong together");
        yield return With("any of", "all of", p => p.And, "if what is joined by `and` belongs together");

        Meant With(string outer, string inner, Func<(string Words, bool Or, bool And), bool> joins, string meaning)
        {
            var indent = new string(' ', Passage.IndentOf(lines[head]) + 4);
            var now = new List<string> { lead + " " + outer };
            for (var i = 0; i < parts.Count; i++)
            {
                var inside = joins(parts[i]) || (i > 0 && joins(parts[i - 1]));
                if (joins(parts[i]) && (i == 0 || !joins(parts[i - 1]))) now.Add(indent + inner);
                now.Add(indent + (inside ? "    " : "") + parts[i].Words);
            }
            return new Meant(new Passage([.. lines[..head], .. now, .. lines[to..]]), meaning);
        }
    }

    /// <summary>A comma after which the line goes on, as in a list of values.</summary>
    private static bool HasNext(ImmutableArray<string> lines, int at, string code) =>
        code.EndsWith(',') && (code.Contains(':', StringComparison.Ordinal) || code.Contains(" one of ",
            StringComparison.Ordinal))
            && at + 1 < lines.Length;

    /// <summary><c>one or more of the following:</c></summary>
    private static IEnumerable<Meant> Heading(Slip slip)
    {
        var lines = slip.Passage.Lines.ToBuilder();
        var doubtful = false;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (Passage.IndentOf(lines[i + 1]) <= Passage.IndentOf(lines[i])) continue;
            var match = Head.Match(lines[i]);
            if (!match.Success) continue;
            var words = match.Groups["h"].Value.ToLowerInvariant();
            var head = words.StartsWith("all", StringComparison.Ordinal)
                || words.StartsWith("each", StringComparison.Ordinal)
                    || words.StartsWith("both", StringComparison.Ordinal) ? "all of"
                : words.StartsWith("none", StringComparison.Ordinal) ? "none of"
                : Regex.Match(words, "two|three|four|2|3|4") is { Success: true } number ? $"at least {number.Value} of"
                : "any of";
            if (match.Groups["x"].Success) head = head.Replace("at least", "exactly",
                StringComparison.Ordinal).Replace("any of", "exactly one of", StringComparison.Ordinal);
            doubtful |= Regex.IsMatch(words, "^(?:two|three|four|2|3|4)(?: of)?")
                && !words.Contains("or more", StringComparison.Ordinal) && !match.Groups["x"].Success;
            lines[i] = lines[i][..match.Index] + head;
        }
        var now = lines.ToImmutable();
        if (now.SequenceEqual(slip.Passage.Lines)) yield break;
        yield return new Meant(new Passage(now), doubtful ? "if more are meant as well" : null);
        if (doubtful)
            yield return new Meant(new Passage([.. now.Select(l => Regex.Replace(l, "at least (?<n>\\w+ of)$",
                "exactly ${n}"))]), "if just so many are");
    }

    /// <summary>The lines of a group that are not moved in.</summary>
    private static IEnumerable<Meant> NotMovedIn(Slip slip)
    {
        var lines = slip.Passage.Lines;
        for (var i = 1; i + 1 < lines.Length; i++)
        {
            var indent = Passage.IndentOf(lines[i]);
            // Of a group within a group nobody knows where it ends.
            if (!Regex.IsMatch(lines[i], @"\b(?:when|unless|as) .*\bof$") || indent > 4
                || Passage.IndentOf(lines[i + 1]) != indent) continue;
            var to = i + 1;
            while (to < lines.Length && lines[to].Length > 0 && Passage.IndentOf(lines[to]) == indent
                && !IsClause(lines[to])) to++;
            yield return new Meant(new Passage([.. lines[..(i + 1)], .. lines[(i + 1)..to].Select(l => "    " + l),
                .. lines[to..]]),
                Note: "the lines of a group stand four spaces further in than the line that begins it");
        }
    }

    /// <summary>A line that goes on with the one above: <c>and sorry</c>.</summary>
    private static IEnumerable<Meant> Joined(Slip slip)
    {
        var lines = slip.Passage.Lines;
        for (var i = 1; i < lines.Length; i++)
        {
            var code = Passage.CodeOf(lines[i]);
            var above = lines[i - 1].TrimEnd();
            if (i < 2 || slip.Passage.Lines[..i].Any(l => Regex.IsMatch(l, @"\bof:?$")) || code.Length == 0
                || IsClause(lines[i]) || above.Contains('"', StringComparison.Ordinal)) continue;
            var begins = Regex.IsMatch(code, @"^(?:and|or|but|unless|when|where)\b", RegexOptions.IgnoreCase);
            var ends = Regex.IsMatch(above, @" (?:and|or|when|unless|where|is|than)$", RegexOptions.IgnoreCase);
            if (begins || ends)
                yield return new Meant(new Passage([.. lines[..(i - 1)], above.TrimEnd(',') + " " + code,
                    .. lines[(i + 1)..]]));
        }
    }

    /// <summary><c>when violent and any of</c>, with lines below.</summary>
    private static IEnumerable<Meant> Mixed(Slip slip)
    {
        var lines = slip.Passage.Lines;
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            var match = Regex.Match(lines[i],
                "^(?<lead> *(?:.*? )?(?:when|unless|as)) (?<a>.+) (?<c>and|or) (?<h>(?:all|any|none|at least "
                    + "\\w+|exactly \\w+) of)$");
            if (!match.Success || match.Groups["a"].Value.Contains(match.Groups["c"].Value == "and" ? " or "
                : " and ", StringComparison.Ordinal)) continue;
            var indent = Passage.IndentOf(lines[i]);
            var to = i + 1;
            while (to < lines.Length && Passage.IndentOf(lines[to]) > indent && lines[to].Trim().Length > 0) to++;
            var outer = match.Groups["c"].Value == "and" ? "all of" : "any of";
            var inner = new string(' ', indent + 4);
            yield return new Meant(new Passage([.. lines[..i], match.Groups["lead"].Value + " " + outer,
                .. Regex.Split(match.Groups["a"].Value, $" {match.Groups["c"].Value} ").Select(a => inner + a), inner
                    + match.Groups["h"].Value,
                .. lines[(i + 1)..to].Select(l => "    " + l), .. lines[to..]]));
        }
    }

    /// <summary>Lines below <c>when</c> with no word that says whether all or any is meant.</summary>
    private static IEnumerable<Meant> NoHeading(Slip slip)
    {
        var lines = slip.Passage.Lines;
        for (var i = 1; i + 1 < lines.Length; i++)
            if (Regex.IsMatch(lines[i], @" (?:when|unless|where)$")
                && Passage.IndentOf(lines[i + 1]) > Passage.IndentOf(lines[i]))
            {
                yield return new Meant(slip.Passage.With(i, lines[i] + " all of"), "if all of them must hold");
                yield return new Meant(slip.Passage.With(i, lines[i] + " any of"), "if one of them is enough");
            }
    }

    /// <summary><c>when all of violent, sorry</c></summary>
    private static IEnumerable<Meant> InLine(Slip slip)
    {
        var match = Regex.Match(slip.Code,
            @"^(?<lead>(?:.*? )?(?:when|unless|as) )(?<h>all|any|both|each|either|none) of (?<a>[^""]+)$");
        if (!match.Success) yield break;
        var parts = Regex.Split(match.Groups["a"].Value, ",? and |,? or |, ");
        if (parts.Length < 2) yield break;
        var words = match.Groups["h"].Value switch
        {
            "all" or "both" or "each" => string.Join(" and ", parts),
            "none" => string.Join(" and ", parts.Select(p => "not " + p)),
            _ => string.Join(" or ", parts),
        };
        yield return new Meant(slip.Instead(match.Groups["lead"].Value + words));
    }

    private static bool IsClause(string line) =>
        Clauses.Any(c => line.TrimStart().StartsWith(c, StringComparison.OrdinalIgnoreCase));
}
