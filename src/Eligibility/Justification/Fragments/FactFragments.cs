using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What of a fact or list is the same in every case.</summary>
internal sealed class FactFragments
{
    // The whole, and the array of facts: what stands in it is a fact, and in that an array of items.
    private const int Depth = 2;

    /// <param name="input">The fact or list.</param>
    /// <param name="next">The one that follows it, or null.</param>
    /// <param name="lines">Prepares the words of its values.</param>
    /// <param name="layout">How it is laid out.</param>
    public FactFragments(Input input, Input? next, LinePreparer lines, JsonLayout layout)
    {
        End = [.. layout.Line(Depth), (byte)'}', .. next is null ? [] : BeforeOf(next, layout)];
        Input = input;
        Name = QuotedText.Of(input.Name);
        Before = BeforeOf(input, layout);
        After = [.. from standing in FactJson.Standings
                    from used in (bool[])[false, true]
                    select Within(layout).Text("standing", standing).Yes("used", used).Cut()];
        AfterAndEnd = ImmutableArray.CreateRange(After, after => (byte[])[.. after, .. End]);
        JudgedBy = Within(layout).Name("judged").StartObject().Name("by").Cut();
        Because = new FragmentText(layout, Depth + 2, first: false).Name("because").Cut();
        JudgedEnd = [.. layout.Line(Depth + 1), (byte)'}'];
        if (input is Fact fact) Words = lines.SlotWordsOf(fact);
        if (input is not ListInput list) return;
        Items = Within(layout).Name("items").StartArray().Cut();
        Fields = [.. list.Fields.Select((field, i) => (
            new FragmentText(layout, Depth + 3, first: i == 0).Name(field.Name).Cut(), ValueWords.Of(field.Type)))];
        ItemEnd = [.. layout.Line(Depth + 2), (byte)'}'];
    }

    public Input Input { get; }

    /// <summary>Its name as a value.</summary>
    public byte[] Name { get; }

    /// <summary>All that stands before its value, with what parts it from the one before.</summary>
    public byte[] Before { get; }

    /// <summary>The values of a fact in words; null of a list.</summary>
    public SlotWords? Words { get; }

    /// <summary>What follows the value, by how it came to it and, among two, by whether it was used.</summary>
    public ImmutableArray<byte[]> After { get; }

    /// <summary>The same where nothing else follows.</summary>
    public ImmutableArray<byte[]> AfterAndEnd { get; }

    public byte[] JudgedBy { get; }

    public byte[] Because { get; }

    public byte[] JudgedEnd { get; }

    /// <summary>What begins the items of a list.</summary>
    public byte[] Items { get; } = [];

    /// <summary>What stands before each field of an item, and its values in words.</summary>
    public ImmutableArray<(byte[] Before, ValueWords Words)> Fields { get; } = [];

    public byte[] ItemEnd { get; } = [];

    /// <summary>What ends it, and all that stands before the value of the next.</summary>
    public byte[] End { get; }

    private static byte[] BeforeOf(Input input, JsonLayout layout) =>
        new FragmentText(layout, Depth, first: input.Slot == 0).Item().StartObject().Text("fact", input.Name)
            .Name("value").Cut();

    private static FragmentText Within(JsonLayout layout) => new(layout, Depth + 1, first: false);
}
