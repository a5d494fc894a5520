using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Eligibility.Justification;

namespace Eligibility.Tests.LetterTests;

/// <summary>The words of each form of a letter, without what marks it up.</summary>
internal static partial class LetterForms
{
    public static void AssertSame(Letter letter)
    {
        var words = OfJson(LetterJson.Render(letter));
        Assert.Equal(words, OfText(LetterText.Render(letter)));
        Assert.Equal(words, OfMarkdown(LetterMarkdown.Render(letter)));
        Assert.Equal(words, OfHtml(LetterHtml.Render(letter)));
    }

    /// <summary>The sender stands above the title, the draft above both; a table has its headings.</summary>
    public static List<string> OfJson(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var parts = root.GetProperty("parts").EnumerateArray().ToList();
        var top = parts.Where(p => p.GetProperty("part").GetString() == "sender").ToList();
        return Words(string.Join(' ', new[] { root.GetProperty("draft").GetString() }.Concat(top.SelectMany(OfPart))
            .Append(root.GetProperty("title").GetString())
            .Concat(parts.Except(top).Concat(root.GetProperty("annex").EnumerateArray()).SelectMany(OfPart))));
    }

    private static IEnumerable<string?> OfPart(JsonElement part)
    {
        yield return part.GetProperty("heading").GetString();
        var isTable = false;
        foreach (var line in part.GetProperty("lines").EnumerateArray())
        {
            if (line.TryGetProperty("reason", out var reason)) yield return $"{reason.GetInt32()}.";
            if (line.TryGetProperty("recorded", out var recorded))
            {
                if (!isTable) yield return "What is recorded Reason";
                isTable = true;
                foreach (var sentence in recorded.EnumerateArray()) yield return sentence.GetString();
                yield return line.GetProperty("reasons").GetString();
            }
            else
            {
                foreach (var sentence in line.GetProperty("sentences").EnumerateArray()) yield return sentence.GetString();
            }
        }
    }

    public static List<string> OfText(string text) => Words(text);

    public static List<string> OfMarkdown(string text) => Words(Escape().Replace(text, "$1"));

    /// <summary>What a reader of the page reads; the number of a reason is that of its place in the list.</summary>
    public static List<string> OfHtml(string html)
    {
        var page = XDocument.Parse(html["<!doctype html>".Length..]);
        var body = page.Root!.Element("body")!;
        foreach (var item in body.Descendants("li").ToList()) item.AddFirst(item.Attribute("value")!.Value + ". ");
        foreach (var end in body.Descendants().Where(e => e.Name.LocalName is "p" or "h1" or "h2" or "li" or "th" or "td").ToList())
            end.AddAfterSelf(" ");
        foreach (var end in body.Descendants("br").ToList()) end.ReplaceWith(" ");
        return Words(body.Value);
    }

    /// <summary>Words and numbers, whatever stands between them.</summary>
    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
