using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// What of a text that was not written for the person may stand in a letter: whole sentences, quoted and never put in other
/// words; none that names what is confidential, and none that speaks like the record.
/// </summary>
internal sealed class LetterQuotes
{
    // Words for how sure a rule is, and of the record: they say nothing to whom it does not know.
    private static readonly ImmutableArray<string> OfTheRecord =
        ["inferred", "inference", "disputed", "illustrative", "encoded", "prospective", "told above"];

    private readonly ImmutableArray<string> _secrets;

    public LetterQuotes(Policy policy) => _secrets =
    [
        .. policy.Inputs.Where(i => i.Confidential || i.Telling.OnlyAs is not null).SelectMany(i => Names(i.Name, i.Telling)),
        .. policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields).Where(f => f.Confidential || f.Telling.OnlyAs is not null)
            .SelectMany(f => Names(f.Name, f.Telling)),
    ];

    private static IEnumerable<string> Names(string name, Telling telling) => telling.Label is { } label ? [name, label] : [name];

    /// <summary>Whether a text names what is confidential, or what is told only as another sentence.</summary>
    public bool NamesSecret(string text) => _secrets.Any(s => PlainWords.Names(text, s));

    /// <summary>The sentences of a text that may stand in a letter, those of a first one alone where there is little room.</summary>
    /// <returns>Null where there are none.</returns>
    public string? Of(string text, bool isShort = false)
    {
        var kept = new List<string>();
        for (var (first, rest) = FirstSentence.Of(text); first.Length > 0; (first, rest) = FirstSentence.Of(rest))
        {
            if (Sentence(first) is { } sentence) kept.Add(sentence);
            if (isShort && kept.Count > 0) break;
        }
        return kept.Count == 0 ? null : string.Join(' ', kept);
    }

    /// <summary>A sentence; of one whose end may not be told what stands before a semicolon.</summary>
    private string? Sentence(string words)
    {
        if (MayStand(words)) return words;
        for (var end = words.LastIndexOf(';'); end > 0; end = words.LastIndexOf(';', end - 1))
            if (MayStand(words[..end])) return words[..end] + ".";
        return null;
    }

    private bool MayStand(string words) => !NamesSecret(words) && !OfTheRecord.Any(w => PlainWords.Names(words, w));
}
