using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Eligibility.Text;

namespace Eligibility.Corrections;

/// <summary>
/// Whether one name is another misspelt. Names that are near may mean the opposite (`fit` and `unfit`, `band 1` and
/// `band 2`), and then nobody may be led from one to the other: only slips within a word are, and none in its first
/// letter, in a short word or in a number.
/// </summary>
internal static class SameName
{
    private const int ShortestWord = 4;

    public static bool IsSlip(string said, string meant)
    {
        var (a, b) = (Words(said), Words(meant));
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (a[i] != b[i] && !IsSlipOfAWord(a[i], b[i])) return false;
        return true;
    }

    /// <summary>The candidate that is meant by what was said; or null.</summary>
    public static string? Of(string said, IEnumerable<string> candidates) =>
        Nearest.Of(said, candidates, 2) is { } near && IsSlip(said, near) ? near : null;

    private static bool IsSlipOfAWord(string said, string meant) =>
        said + "s" == meant || said == meant + "s"
        || (Math.Min(said.Length, meant.Length) >= ShortestWord && said[0] == meant[0]
            && !said.Any(char.IsAsciiDigit) && !meant.Any(char.IsAsciiDigit)
            && Nearest.Of(said, [meant], 2) is not null && !IsOther(said, meant));

    /// <summary>Pairs of words that differ little and mean something else.</summary>
    private static bool IsOther(string said, string meant) => Others.Any(o => (o.One == said && o.Other == meant)
        || (o.One == meant && o.Other == said));

    private static readonly ImmutableArray<(string One, string Other)> Others =
        [("with", "without"), ("minor", "major"), ("after", "alter"), ("formal", "former"), ("consents", "contests")];

    private static string[] Words(string name) => Regex.Split(name.Trim().ToLowerInvariant(), "[ -]+");
}
