using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>
/// How a name that is nowhere declared would be: a yes-or-no fact only where it stands as a condition, else by what
/// it is compared with.
/// </summary>
internal static class MissingDeclaration
{
    private const string Told = "declare it, as in `fact ";
    private static readonly ImmutableArray<string> Heads = ["policy ", "vocabulary "];

    private const string Number = @"(?:\d[\d.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static readonly ImmutableArray<(Regex After, string Type)> Types =
    [
        (Say.Of(@"^(?:is|are|was|were) .*?(?<c>(?-i:[A-Z]{3})) \d"), "money in ${c}"),
        (Say.Of($@"^(?:is|are|was|were) .*?{Number} (?<u>g|kg|mg|ml|l|cl)\b"), "amount in ${u}"),
        (Say.Of($@"^(?:is|are|was|were) .*?{Number} (?<u>days|weeks|months|years|percent)\b"), "whole number of ${u}"),
        (Say.Of($@"^(?:is|are|was|were) (?:not )?(?:(?:at least|at most|over|under|more than|fewer than|less than|between|exactly) )?{Number}(?=$| and | or | unless |\))"), "whole number"),
        (Say.Of(@"^(?:is|are|was|were) (?:on or )?(?:after|before)\b|^(?:is|was) (?:within|between) "
            + @".*(?:19|20)\d\d|^(?:is|was) within\b"), "date"),
        (Say.Of(@"^(?:is|are|was|were) (?:not )?one of (?<v>[a-z][\w' -]*(?:, [a-z][\w' -]*)+)(?=$| and | or | "
            + @"unless |\))"), "one of ${v}"),
        (Say.Of(@"^(?:is|are|was|were) (?:not )?(?<v>[a-z][\w'-]*(?: [\w'-]+)*?)(?=$| and | or | unless |\))"),
            "one of ${v}, something else"),
        (Say.Of(@"^includes (?:any of )?(?<v>[a-z][\w'-]*(?: [\w'-]+)*?(?:, [a-z][\w' -]*?)*)(?=$| and | or | "
            + @"unless |\))"), "any of ${v}, something else"),
    ];

    /// <summary>
    /// The diagnostic, with a declaration that fits where its words stand; without one where none does: it was tried.
    /// </summary>
    public static Diagnostic In(Diagnostic diagnostic, ImmutableArray<Passage> passages, Tries tries)
    {
        if (diagnostic is not { Code: "ELG201", Help: { } help }
            || !help.StartsWith(Told, StringComparison.Ordinal)) return diagnostic;
        if (TypeAt(diagnostic) is not { } type) return diagnostic;
        var words = help[Told.Length..help.IndexOf(':', StringComparison.Ordinal)];
        var line = $"fact {words}: {type}";
        // Below the first statement, which says what the file is; comments may stand above that.
        var head = 1 + passages.TakeWhile(p => !Heads.Any(h => p.Lines[0].StartsWith(h,
            StringComparison.OrdinalIgnoreCase))).Count();
        if (head > passages.Length) return diagnostic;
        var text = string.Join('\n', passages[..head].SelectMany(p => p.Lines).Append(line)
            .Concat(passages[head..].SelectMany(p => p.Lines)));
        var left = tries.Of(text);
        if (left is { } all && all.Any(d => d.IsError && (d.Message == diagnostic.Message
            || d.Span.Source.Line(d.Line) == line)))
            return diagnostic with { Help = "declare it with `fact`, or use the vocabulary that does" };
        return diagnostic with { Help = help.Replace(": yes or no`", $": {type}`", StringComparison.Ordinal) };
    }

    /// <summary>The type that a name has by what stands behind it; yes or no where nothing does.</summary>
    private static string? TypeAt(Diagnostic diagnostic)
    {
        var line = diagnostic.Span.Source.Line(diagnostic.Line);
        var end = diagnostic.Column - 1 + diagnostic.Length;
        if (end > line.Length) return null;
        var after = Passage.CodeOf(line[end..]);
        foreach (var (pattern, type) in Types)
            if (pattern.Match(after) is { Success: true } match) return match.Result(type);
        return "yes or no";
    }
}
