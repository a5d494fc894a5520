using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>
/// How a name that is nowhere declared would be: a yes-or-no fact only where it stands as a condition, else by what it is compared with.
/// </summary>
internal static class MissingDeclaration
{
    private const string Told = "declare it, as in `fact ";
    private const string Number = @"(?:\d[\d.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static readonly ImmutableArray<(Regex After, string Type)> Types =
    [
        (Say.Of(@"^(?:is|are|was|were) .*?(?<c>(?-i:[A-Z]{3})) \d"), "money in ${c}"),
        (Say.Of($@"^(?:is|are|was|were) .*?{Number} (?<u>g|kg|mg|ml|l|cl)\b"), "amount in ${u}"),
        (Say.Of($@"^(?:is|are|was|were) .*?{Number} (?<u>days|weeks|months|years|percent)\b"), "whole number of ${u}"),
        (Say.Of($@"^(?:is|are|was|were) (?:not )?(?:(?:at least|at most|over|under|more than|fewer than|less than|between|exactly) )?{Number}(?=$| and | or | unless |\))"), "whole number"),
        (Say.Of(@"^(?:is|are|was|were) (?:on or )?(?:after|before)\b|^(?:is|was) (?:within|between) .*(?:19|20)\d\d|^(?:is|was) within\b"), "date"),
        (Say.Of(@"^(?:is|are|was|were) (?:not )?one of (?<v>[a-z][\w' -]*(?:, [a-z][\w' -]*)+)(?=$| and | or | unless |\))"), "one of ${v}"),
        (Say.Of(@"^(?:is|are|was|were) (?:not )?(?<v>[a-z][\w'-]*(?: [\w'-]+)*?)(?=$| and | or | unless |\))"), "one of ${v}, something else"),
        (Say.Of(@"^includes (?:any of )?(?<v>[a-z][\w'-]*(?: [\w'-]+)*?(?:, [a-z][\w' -]*?)*)(?=$| and | or | unless |\))"), "any of ${v}, something else"),
    ];

    /// <summary>The diagnostic, with a declaration that fits where its words stand.</summary>
    public static Diagnostic In(Diagnostic diagnostic)
    {
        if (diagnostic is not { Code: "ELG201", Help: { } help } || !help.StartsWith(Told, StringComparison.Ordinal)) return diagnostic;
        var line = diagnostic.Span.Source.Line(diagnostic.Line);
        var end = diagnostic.Column - 1 + diagnostic.Length;
        if (end > line.Length) return diagnostic;
        var after = Passage.CodeOf(line[end..]);
        foreach (var (pattern, type) in Types)
            if (pattern.Match(after) is { Success: true } match)
                return diagnostic with { Help = help.Replace(": yes or no`", $": {match.Result(type)}`", StringComparison.Ordinal) };
        return diagnostic;
    }
}
