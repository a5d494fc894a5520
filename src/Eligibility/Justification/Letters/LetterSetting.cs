using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What every letter is written with: the policy's words for it, the officer's record, and what it turns out to lack.</summary>
internal class LetterSetting
{
    private readonly List<string> _missing = [];

    /// <summary>The setting of a letter.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="record">What the officer decided; null of a draft without it.</param>
    /// <param name="mayWithhold">Whether something that decides is confidential, in whatever case.</param>
    public LetterSetting(Policy policy, DecisionNote? record, bool mayWithhold)
    {
        (Policy, Record, MayWithhold) = (policy, record, mayWithhold);
        (Said, Quotes) = (policy.Letters ?? new Letters(), new LetterQuotes(policy));
        if (record is null) _missing.Add("the officer's decision");
    }

    public Policy Policy { get; }

    /// <summary>What the officer decided; null of a draft without it.</summary>
    public DecisionNote? Record { get; }

    /// <summary>What the policy says for all its letters.</summary>
    public Letters Said { get; }

    public LetterQuotes Quotes { get; }

    /// <summary>Whether something that decides is confidential, in whatever case.</summary>
    public bool MayWithhold { get; }

    /// <summary>
    /// Whether grounds may be withheld under a policy: something that it works out reads a confidential fact. One
    /// that only shares a vocabulary with others has such facts as well, and withholds none.
    /// </summary>
    public static bool MayKeepBack(Policy policy) => Reads.Of(policy.Conditions).Any(r => r.Confidential);

    /// <summary>What the letter lacks, each once, in its order.</summary>
    public ImmutableArray<string> Missing => [.. _missing.Distinct(StringComparer.Ordinal)];

    /// <summary>What stands in the place of what the policy does not say.</summary>
    public string OfPolicy(string what) => Gap(what, "the policy does not say");

    /// <summary>What stands in the place of what the record of the decision does not say.</summary>
    public string OfRecord(string what)
    {
        // Without a record that one thing is missing, and not each that it would hold.
        if (Record is not null) _missing.Add(what);
        return $"[{Bare(what)}: {(Record is null ? "no decision is recorded" : "the record does not say")}]";
    }

    /// <summary>Notes a reason that is made up: nobody is decided on by it.</summary>
    /// <param name="reason">Which it is.</param>
    public void RestsOnNothing(string reason) => _missing.Add($"a source for {reason}, which is labelled illustrative: made up");

    /// <summary>Words that an officer wrote, unless they name what no letter tells.</summary>
    public LetterSentence OfOfficer(string words, string what) =>
        Quotes.NamesSecret(words) || Record!.Number.Length > 0 && words.Contains(Record.Number, StringComparison.Ordinal)
            ? Gap(what, "they name what no letter tells")
            : new LetterSentence(string.Join(' ', words.Split('\n', StringSplitOptions.RemoveEmptyEntries
                | StringSplitOptions.TrimEntries)), Voice.Officer);

    /// <summary>A text of the policy that was not written for the person, as a quotation.</summary>
    /// <param name="before">What stands before it.</param>
    /// <param name="text">The text.</param>
    /// <param name="what">What is missing where it may not be quoted.</param>
    /// <param name="isShort">Whether the first sentence alone is quoted.</param>
    public LetterSentence Quoted(string before, string text, string what, bool isShort)
    {
        var quoted = Quotes.Of(text, isShort)?.Replace('"', '\'');
        if (quoted is null) return Gap(what, "its words are not for a letter");
        return LetterSentence.OfPolicy($"{before}\"{quoted}\"{(quoted[^1] is '.' or '?' or '!' ? "" : ".")}");
    }

    private string Gap(string what, string why)
    {
        _missing.Add(what);
        return $"[{Bare(what)}: {why}]";
    }

    private static string Bare(string what) => what.StartsWith("the ", StringComparison.Ordinal) ? what[4..] : what;
}
