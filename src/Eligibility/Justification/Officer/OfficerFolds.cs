using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What is folded below the officer's first screen: its heading says what is inside.</summary>
internal static class OfficerFolds
{
    public static IEnumerable<(string Summary, object Inside)> Of(OfficerPage page)
    {
        if (page.Settled is { } settled) yield return (OfficerAlternatives.Heading, Elsewhere(page, settled));
        var rules = page.Others.Sum(g => g.Rules.Length);
        if (rules > 0) yield return (Counted(rules, "The other rule", "The other", "rules"), Rules(page));
        if (!page.Facts.IsEmpty) yield return (Counted(page.Facts.Length, "The fact used", "The", "facts used"), Facts(page));
        if (!page.WorkedOut.IsEmpty) yield return ("How the values were worked out", Listed(page.WorkedOut));
        if (!page.NotUsed.IsEmpty) yield return ("Stated and not used", Listed(page.NotUsed));
        if (!page.KeptOut.IsEmpty) yield return (OfficerBox.KeptOut, Listed(page.KeptOut));
        yield return ("About this policy", Named(page.Policy));
        if (!page.Sources.IsEmpty) yield return ("Where the grounds come from", new XElement("ul", new XAttribute("class", "plain"),
            page.Sources.Select(s => new XElement("li", SafeText.Show(s.Words), s.Link is null ? null
                : new object[] { " ", Html.Address(s.Link) }))));
        yield return ("Record: run, policy file, fingerprint", Named(page.Record));
    }

    private static object[] Elsewhere(OfficerPage page, string settled) =>
    [
        // The first screen names a few of the facts: here stand all.
        page.Change.Select(c => Html.Of("p", c)),
        Html.Of("p", settled),
        page.Alternatives.IsEmpty ? "" : new object[]
        {
            Html.Of("p", OfficerAlternatives.Key),
            new XElement("dl", page.Alternatives.SelectMany(a => a.Ways.Select(w => Html.Of("dd", w)).Prepend(Html.Of("dt", a.Outcome)))),
        },
    ];

    private static string Counted(int count, string one, string before, string many) =>
        count == 1 ? one : string.Create(CultureInfo.InvariantCulture, $"{before} {count} {many}");

    private static object[] Rules(OfficerPage page) =>
    [
        Html.Of("p", OfficerBox.Key),
        new XElement("div", new XAttribute("class", "scroll"), new XAttribute("tabindex", "0"), new XAttribute("role", "region"),
            new XAttribute("aria-label", "The other rules"), new XElement("table", new XAttribute("class", "rules"),
            Html.Of("caption", "The other rules", ("class", "vh")),
                new XElement("thead", new XElement("tr", Html.Of("th", "Rule", ("scope", "col")), Html.Of("th",
                    "In this case", ("scope", "col")))),
            page.Others.Select(g => new XElement("tbody",
                new XElement("tr", new XElement("th", new XAttribute("class", "grp"), new XAttribute("colspan", "2"),
                    new XAttribute("scope", "rowgroup"), Html.Tag(g.Effect), " ", SafeText.Show(g.Heading))),
                g.Rules.Select(r => new XElement("tr", Html.Of("th", r.Rule, ("scope", "row")),
                    new XElement("td", r.Words.Length > 0 ? Html.Of("p", r.Words.Trim()) : null,
                        r.Lines.IsEmpty ? "" : new XElement("ul", new XAttribute("class", "lines"),
                            r.Lines.Select(l => OfficerHtml.Line(l, g.Effect))))))))))
    ];

    private static XElement Facts(OfficerPage page) => new("div", new XAttribute("class", "scroll"), new XAttribute("tabindex", "0"),
        new XAttribute("role", "region"), new XAttribute("aria-label", "The facts used"), new XElement("table",
        Html.Of("caption", "The facts used", ("class", "vh")),
            new XElement("thead", new XElement("tr", new[] { "Fact", "Value", "How known",
                "Read by ground" }.Select(h => Html.Of("th", h, ("scope", "col"))))),
        new XElement("tbody", page.Facts.Select(f => new XElement("tr", Html.Of("th", f.Name, ("scope", "row")),
            new XElement("td", SafeText.Show(f.Value), f.Items.IsEmpty ? null : new XElement("ul", f.Items.Select(i => Html.Of("li", i)))),
            Html.Of("td", f.Known), Html.Of("td", f.Reads.Length > 0 ? f.Reads : "none"))))));

    private static XElement Listed(ImmutableArray<string> all) =>
        new("ul", new XAttribute("class", "plain"), all.Select(a => Html.Of("li", a)));

    /// <summary>What is called so and so.</summary>
    internal static XElement Named(ImmutableArray<(string Name, string Words)> all) =>
        new("dl", all.SelectMany(p => new[] { Html.Of("dt", p.Name), Html.Of("dd", p.Words) }));
}
