using System.Globalization;

namespace Eligibility.Documenting;

/// <summary>Several things in a sentence.</summary>
internal static class Listing
{
    /// <summary><c>a, b and c</c></summary>
    public static string And(IReadOnlyList<string> all) => all.Count < 2
        ? string.Concat(all)
        : string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1];

    /// <summary><c>1 rule</c>, <c>2 rules</c></summary>
    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
