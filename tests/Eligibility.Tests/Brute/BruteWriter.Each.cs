using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Brute;

/// <summary>
/// A policy that decides each record of its list by itself. It is written as any other; then what looks at the list looks at
/// the others of it, and definitions say that they are made of the record.
/// </summary>
internal sealed partial class BruteWriter
{
    private bool _isEach;

    /// <summary>Tests of the record that is decided, which are none of another.</summary>
    private readonly List<Func<string>> _own = [];

    [GeneratedRegex(@"(?<!other )\bfinds\b", RegexOptions.CultureInvariant)]
    private static partial Regex TheList();

    [GeneratedRegex("^(define|score) ([a-z ]+?)( for each of finds)?(?= as |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    private void AddOwn()
    {
        List<Func<string>> own = [.. _itemTests, .. _own, .. _own];
        for (var i = 0; i < 5; i++) Add(() => _dice.Pick(own)());
        for (var i = 0; i < 3; i++) _first.Add(() => _dice.Pick(own)());
    }

    private ImmutableArray<TextLine> OfRecords(ImmutableArray<TextLine> statements)
    {
        var ofRecord = new List<string>([.. _fields, "part", "left", "other finds"]);
        var all = statements.ToBuilder();
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Keyword == "policy") all[i] = all[i].With([new TextLine("decides each of finds"), .. all[i].Lines]);
            if (all[i].Keyword is "policy" or "list" or "fact") continue;
            var line = OfOthers(all[i]);
            if (line.Keyword is "define" or "score" or "table" && line.All.Any(l => Names(l.Words, ofRecord)))
            {
                if (Heading().Match(line.Words) is { Success: true, Groups: var found } heading)
                {
                    ofRecord.Add(found[2].Value);
                    line = line.With($"{found[1]} {found[2]} for each of finds{line.Words[heading.Length..]}");
                }
                else ofRecord.Add(line.Words.Split(' ')[1]);
            }
            all[i] = line;
        }
        return all.ToImmutable();
    }

    private static bool Names(string words, List<string> names) =>
        names.Any(n => Regex.IsMatch(words, $@"\b{n}\b", RegexOptions.CultureInvariant));

    private static TextLine OfOthers(TextLine line)
    {
        var heading = Heading().Match(line.Words).Length;
        return new TextLine(line.Words[..heading] + TheList().Replace(line.Words[heading..], "other finds"), line.Lines.Select(OfOthers));
    }
}
