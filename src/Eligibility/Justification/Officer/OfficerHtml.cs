using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The officer's page as one file that loads and runs nothing: the first screen ends with the officer's own decision, and
/// all else is folded below it. Nothing is told by colour alone.
/// </summary>
internal sealed class OfficerHtml
{
    private readonly OfficerPage _page;
    private readonly bool _isUnfolded;

    private OfficerHtml(OfficerPage page, bool isUnfolded) => (_page, _isUnfolded) = (page, isUnfolded);

    /// <summary>The page as HTML.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isUnfolded">Whether headings stand in place of what is folded, for readers and printers that cannot
    /// open it.</param>
    public static string Render(OfficerPage page, bool isUnfolded = false) =>
        HtmlPage.Render(page.Headline, OfficerStyle.Sheet, new OfficerHtml(page, isUnfolded).Body());

    private IEnumerable<object?> Body() =>
    [
        Html.Of("a", "Skip to the advice", ("class", "skip"), ("href", "#main")),
        new XElement("header", _page.Banner is { } banner ? Html.Of("p", banner, ("class", "banner")) : null,
            Html.Of("p", "For the officer only", ("class", "kind")), Html.Of("h1", _page.Headline),
            new XElement("ul", new XAttribute("class", "meta"), _page.About.Select(a => Html.Of("li", a))),
            _page.Brings.IsEmpty ? null : new XElement("ul", new XAttribute("class", "plain"), _page.Brings.Select(b => Html.Of("li", b))),
            new XElement("div", new XAttribute("class", "decide"),
                new XElement("p", _page.Decided is { } decided ? [new XElement("b", "Decided. "),
                    SafeText.Show(decided) + " ", Html.Of("a", "Read the decision", ("href", "#yours"))]
                        : new object[] { new XElement("b", "You decide."),
                " The rules of the policy lead to this advice. It is not a decision until you make one and record why. ",
                Html.Of("a", "Record your decision", ("href", "#yours")) }))),
        new XElement("main", new XAttribute("id", "main"), Why(), Nearest(), Asks(), Change(), Decision(), More()),
        Html.Of("footer", OfficerBox.Foot),
    ];

    private XElement Why()
    {
        var (count, note) = Parted(_page.GroundsHeading);
        return new XElement("section", new XAttribute("aria-labelledby", "h-why"),
            new XElement("h2", new XAttribute("id", "h-why"), SafeText.Show(count), note.Length > 0 ? Html.Of("small", note) : null),
            _page.Warnings.Select(w => Html.Of("p", w, ("class", "warning"))),
            _page.Grounds.IsEmpty ? null : new XElement("ol", new XAttribute("class", "grounds"), _page.Grounds.Select(Ground)));
    }

    private static (string, string) Parted(string heading)
    {
        var at = heading.IndexOf(". ", StringComparison.Ordinal);
        return at < 0 ? (heading, "") : (heading[..at], heading[(at + 2)..]);
    }

    private static XElement Ground(OfficerGround ground)
    {
        var number = ground.Number.ToString(CultureInfo.InvariantCulture);
        return new XElement("li", Html.Of("span", number, ("class", "no"), ("aria-hidden", "true")),
            new XElement("div", new XAttribute("class", "g"),
                new XElement("h3", Html.Of("span", $"Ground {number}: ", ("class", "vh")), SafeText.Show(ground.Heading)),
                ground.Lines.IsEmpty ? null : new XElement("ul", new XAttribute("class", "lines"),
                    ground.Lines.Select(l => Line(l, ground.Effect))),
                ground.Rest.Length > 0 ? Html.Of("p", ground.Rest) : null,
                ground.Exceptions.Select(e => Html.Of("p", e)),
                ground.Basis.Length > 0 ? Html.Of("p", ground.Basis, ("class", "basis")) : null),
            Html.Tag(ground.Effect));
    }

    /// <summary>A line; where it does the same as what it stands below, that is told there alone.</summary>
    internal static XElement Line(EffectLine line, Effect above)
    {
        var at = line.Words.IndexOf(", ", StringComparison.Ordinal);
        var words = line.IsHeading || at < 0 ? new object[] { Html.Of(line.IsHeading ? "span" : "b", line.Words) }
            : [Html.Of("b", line.Words[..at]), SafeText.Show(line.Words[at..])];
        return new XElement("li", words, line.Effect == above || line.Effect == Effect.None ? null
            : new object[] { " ", Html.Tag(line.Effect)! },
            Details(line),
            line.Parts.IsEmpty ? null : new XElement("ul", line.Parts.Select(p => Line(p, line.Effect))));
    }

    private static XElement? Details(EffectLine line)
    {
        var all = LineDetails.Of(line).ToList();
        return all.Count == 0 ? null : new XElement("ul", new XAttribute("class", "more"),
            all.Select(d => Html.Of("li", d.Words, ("class", string.Create(CultureInfo.InvariantCulture, $"in{Math.Min(d.Depth, 4)}")))));
    }

    private XElement? Nearest() => _page.Nearest.IsEmpty ? null : new XElement("section",
        new XAttribute("aria-labelledby", "h-near"), Html.Of("h2", "Nearest rules", ("id", "h-near")),
        new XElement("ul", new XAttribute("class", "plain"), _page.Nearest.Select(n => new XElement("li", SafeText.Show(n.Words),
            new XElement("ul", n.Missing.Select(m => new XElement("li", Html.Of("b", m), " ", Html.Tag(n.Effect))))))));

    private XElement? Asks() => _page.Questions.IsEmpty ? null : new XElement("section",
        new XAttribute("aria-labelledby", "h-ask"), Html.Of("h2", "What is missing", ("id", "h-ask")),
        Html.Of("p", OfficerAsks.First), _page.Questions.Select(q => new object[]
        {
            Html.Of("h3", q.Heading),
            new XElement("ul", new XAttribute("class", "asks"), q.All.Select(a => Html.Of("li", a))),
        }));

    private XElement Change() => new("div", new XAttribute("class", "two"),
        _page.Change.IsEmpty ? null : Listed("h-change", "What would change this", _page.ChangeInBrief),
        _page.Check.IsEmpty ? null : Listed("h-check", "Check before you decide", _page.Check));

    private static XElement Listed(string id, string heading, ImmutableArray<string> all) => new("section",
        new XAttribute("aria-labelledby", id), Html.Of("h2", heading, ("id", id)),
        new XElement("ul", new XAttribute("class", "plain"), all.Select(a => Html.Of("li", a))));

    private XElement Decision() => _page.Recorded.IsEmpty ? ToDecide() : new("section", new XAttribute("class", "box"),
        new XAttribute("id", "yours"), new XAttribute("aria-labelledby", "h-yours"),
        Html.Of("h2", "The decision", ("id", "h-yours")), OfficerFolds.Named(_page.Recorded));

    private XElement ToDecide() => new("section", new XAttribute("class", "box"), new XAttribute("id", "yours"),
        new XAttribute("aria-labelledby", "h-yours"), Html.Of("h2", "Your decision", ("id", "h-yours")),
        Html.Of("p", "Not recorded yet. The person's letter gives your reasons, not these, and stays a draft until this is filled in."),
        new XElement("ul", new XAttribute("class", "fill"),
            _page.Choices.Select(c => new XElement("li", Square(), SafeText.Show(c), c.EndsWith("ground", StringComparison.Ordinal)
                ? _page.Grounds.Select(g => new object[] { Square(), g.Number.ToString(CultureInfo.InvariantCulture) })
                : new object[] { Rule() })),
            OfficerBox.Labels.Select(l => new XElement("li", Html.Of("span", l, ("class", "lab")), Rule()))));

    private static XElement Square() => Html.Of("span", "", ("class", "sq"), ("aria-hidden", "true"));

    private static XElement Rule() => Html.Of("span", "", ("class", "rule"));

    private XElement More() => new("div", new XAttribute("class", "fold"), Html.Of("h2", "More", ("class", "vh")),
        OfficerFolds.Of(_page).Select(f => _isUnfolded
            ? new XElement("section", Html.Of("h3", f.Summary), f.Inside)
            : new XElement("details", Html.Of("summary", f.Summary), new XElement("div", new XAttribute("class", "in"), f.Inside))));
}
