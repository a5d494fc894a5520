using System.Xml.Linq;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>Elements of HTML; text from strangers is made safe to show here.</summary>
internal static class Html
{
    public static XElement Of(string name, string text, params (string Name, string Value)[] attributes) =>
        new(name, attributes.Select(a => new XAttribute(a.Name, a.Value)), SafeText.Show(text));

    /// <summary>What a line does for the person: a word, a shape and a border; null where it does nothing.</summary>
    public static XElement? Tag(Effect effect) => effect == Effect.None ? null : new XElement("span",
        new XAttribute("class", "tag " + Effects.Code(effect)), Of("span", Shape(effect), ("aria-hidden", "true")),
        " " + Effects.Word(effect));

    private static string Shape(Effect effect) => effect switch
    {
        Effect.Against => "\u25BC",
        Effect.For => "\u25B2",
        Effect.Unknown => "?",
        _ => "\u2013",
    };

    /// <summary>An address; only one of the web leads anywhere.</summary>
    public static XElement Address(string at) => Wording.IsAddress(at)
        ? new XElement("a", new XAttribute("href", at), new XAttribute("rel", "noreferrer"), SafeText.Show(at))
        : Of("span", at);
}
