using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What is wrong where each record of a list is decided by itself (ELG58x).</summary>
internal static partial class Messages
{
    public static Diagnostic NotForEach(TextSpan span, string what, string help) =>
        Error("ELG580", span, $"a list each of whose records is decided by itself cannot {what}", help);

    public static Diagnostic DecidesEachOfNoList(Phrase phrase, string? near) =>
        Error("ELG581", phrase.Span, $"no list is called {Quote(phrase.Words)}",
            DidYouMean(near, "declare it: `list NAME`, with its fields below it"));

    public static Diagnostic EditionsDecideOther(TextSpan span, TextSpan other, string title) =>
        Error("ELG586", span, $"this edition of {Quote(title)} and {other.Source.Path} do not decide each of the same list",
            "let every edition say `decides each of` of one list, or give the policy another title", other);

    public static Diagnostic ForEachMissing(Phrase name, string words, string list) =>
        Error("ELG587", name.Span, $"{Quote(name.Words)} differs from record to record, and does not say so",
            $"write `{words} {Shorten(name.Words)} for each of {list}`");
}
