using System.Text.RegularExpressions;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Shelf;

/// <summary>
/// What nobody may read in a letter: intelligence, a risk grade, a forecast, a suspicion of supply, a victim's wishes
/// are confidential, protected characteristics protected. Facts of these kinds that are neither stand in
/// <c>told-openly.txt</c>, each with the reason.
/// </summary>
public partial class SensitiveFactTests
{
    private static readonly string List =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Shelf", "told-openly.txt");

    [Fact]
    public void A_fact_of_a_sensitive_kind_is_confidential_or_protected_or_argued()
    {
        var open = ShelfPolicies.All.SelectMany(p => Named(p.Evaluator.Policy))
            .Where(f => !f.Withheld && Sensitive().IsMatch(f.Name)).Select(f => f.Name);
        Assert.Equal(Argued().Select(a => a.Name), open.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_that_is_told_openly_has_an_argument() =>
        Assert.All(Argued(), a => Assert.True(a.Why.Length > 20, a.Name));

    [Theory]
    [InlineData("domestic risk grade")]
    [InlineData("forecast band")]
    [InlineData("intent to supply suspected")]
    [InlineData("named in police intelligence")]
    public void What_puts_others_at_risk_is_confidential(string fact) =>
        Assert.All(ShelfPolicies.All.SelectMany(p => p.Evaluator.Policy.Facts).Where(f => f.Name == fact),
            f => Assert.True(f.Confidential));

    private static IEnumerable<(string Name, bool Withheld)> Named(Policy policy) =>
        policy.Inputs.SelectMany(i => i is ListInput list
            ? list.Fields.Select(f => (f.Name, i.Confidential || i.Protected || f.Confidential || f.Protected))
                .Prepend((i.Name, i.Confidential || i.Protected))
            : [(i.Name, i.Confidential || i.Protected)]);

    private static IEnumerable<(string Name, string Why)> Argued() => File.ReadLines(List)
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(':', 2)).Select(p => (p[0], p[1].Trim()));

    [GeneratedRegex("""
        \b(intelligence|grade|risk|forecast|band|suspect(s|ed)?|suspicion|victim('s)?|informant|ethnic(ity)?|ethnic|sex|gender
        |race|religion|belief|nationality|disab(ility|led)|pregnan(t|cy)|orientation|marri(age|ed)|health|mental|medical|care-experienced
        |care|iwi|maori|refuge|safety)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Sensitive();
}
