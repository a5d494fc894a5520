using System.Collections.Immutable;

namespace Eligibility.Corrections;

/// <summary>Every way of saying things that is known, in the order in which they are tried.</summary>
internal static class Phrasebook
{
    /// <summary>What can be put into the words of the language.</summary>
    public static ImmutableArray<Saying> Sayings { get; } =
    [
        .. RuleSayings.All, .. ScoreSayings.All, .. TableSayings.All, .. DeclarationSayings.All, .. ExampleSayings.All,
        .. GroupSayings.All, .. DaySayings.All, .. ExtremeSayings.All, .. ListSayings.All, .. ComparisonSayings.All,
            .. ValueSayings.All, ToldHelp.Apply,
    ];

    private static readonly ImmutableArray<Explanation> Explanations = [.. Unsayable.All];

    /// <summary>
    /// What to do instead of something that the language has not; null where that is not what is asked for.
    /// </summary>
    public static string? Explain(Slip slip) =>
        Explanations.Select(e => e(slip)).FirstOrDefault(help => help is not null);
}
