using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// What is asked: every fact and list that a decision may look at. Of what is withheld the public is told why.
/// </summary>
internal static class AskedSection
{
    public static Section Of(Page page)
    {
        var policy = page.Policy.AsStated;
        var asked = policy.AsksFor;
        var told = asked.Where(page.Reader.Tells).ToList();
        return new("What is asked",
        [
            .. told.Select(i => Of(page, policy, i)),
            .. Withheld(page, asked),
            .. Unasked(page, policy, asked),
        ]) { Spaced = true };
    }

    private static Entry Of(Page page, Policy policy, Input input) =>
        new(Words.Of(new Run(input.Name + ".", Tone.Strong), input.Ask is { } ask ? " " + page.Text(ask) : ""))
        {
            Items =
            [
                input is Fact fact ? Capital(TypeWords.Of(policy, fact)) + "." : Holds((ListInput)input),
                .. page.Text("", input.Help),
                .. (input as Fact)?.JudgedBy is { } role ? [Judged(role)] : ImmutableArray<Item>.Empty,
                .. Assumed(input) is { } assumed ? [assumed] : ImmutableArray<Item>.Empty,
                .. Marks(page, input.Changeable, input.Confidential, input.Protected, input.Telling),
                .. policy.MayRead.Where(m => m.Fact.Slot == input.Slot)
                    .Select(m => (Item)$"The policy may read it all the same: {page.Text(m.Because)}"),
                .. input is ListInput list ? Fields(page, policy, list) : [],
            ],
        };

    private static Item Holds(ListInput list) => list switch
    {
        { Least: 0 } => $"A list of at most {Listing.Count(list.Most, "record")}.",
        _ when list.Least == list.Most => $"A list of exactly {Listing.Count(list.Most, "record")}.",
        _ => FormattableString.Invariant($"A list of {list.Least} to {Listing.Count(list.Most, "record")}."),
    };

    private static Item Judged(string role) => $"Judged by: {role}, who says why.";

    private static string? Assumed(Input input) => input.Assumed is not { } assumed ? null
        : $"Where nothing is said of it, it is taken to be {(input is ListInput ? "empty" : input.Say(assumed))}.";

    private static IEnumerable<Item> Marks(Page page, bool changeable, bool confidential, bool isProtected,
        Telling telling)
    {
        if (changeable) yield return "It can still be changed.";
        if (isProtected) yield return "Protected: it is recorded for monitoring.";
        if (confidential)
            yield return "Confidential: it is withheld from the person decided about."
                + (telling.Because is { } because ? " " + because : "");
        foreach (var item in page.Text("Told only as: ", telling.OnlyAs)) yield return item;
        foreach (var item in page.Text("In a letter: ", telling.Label)) yield return item;
        if (telling.NeverAsChange) yield return "It is never told as what would have changed the result.";
    }

    private static IEnumerable<Item> Fields(Page page, Policy policy, ListInput list)
    {
        var told = list.Fields.Where(page.Reader.Tells).ToList();
        yield return new Item("Of each record:", [.. told.Select(f => OfField(page, policy, f))]);
        var per = list.OnePer.Select(i => list.Fields[i]).Where(page.Reader.Tells).Select(f => f.Name).ToList();
        if (per.Count > 0 && per.Count == list.OnePer.Length)
            yield return $"No two records have the same {Listing.And(per)}.";
        if (told.Count < list.Fields.Length)
            yield return "Some facts are withheld."
                + Reasons(page, list.Fields.Where(f => f.Confidential).Select(f => f.Telling));
    }

    private static Item OfField(Page page, Policy policy, Field field) =>
        new(Words.Of(new Run(field.Name, Tone.Strong),
            $": {TypeWords.Of(policy, field)}.{(field.Ask is { } ask ? " " + page.Text(ask) : "")}"),
        [
            .. page.Text("", field.Help),
            .. field.JudgedBy is { } role ? [Judged(role)] : ImmutableArray<Item>.Empty,
            .. Marks(page, field.Changeable, field.Confidential, field.Protected, field.Telling),
        ]);

    private static IEnumerable<Entry> Withheld(Page page, ImmutableArray<Input> asked)
    {
        var withheld = asked.Where(i => !page.Reader.Tells(i)).ToList();
        if (withheld.Count > 0)
            yield return "Some facts are withheld." + Reasons(page, withheld.Select(i => i.Telling));
    }

    /// <summary>
    /// Why, and what is told in place of them, each once: which belongs to which would tell them apart.
    /// </summary>
    private static string Reasons(Page page, IEnumerable<Telling> withheld) =>
        string.Concat(withheld.SelectMany(t => (string?[])[t.Because, t.OnlyAs]).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(text => " " + page.Text(text)));

    private static IEnumerable<Entry> Unasked(Page page, Policy policy, ImmutableArray<Input> asked)
    {
        var names = policy.Inputs.Where(i => page.Reader.Tells(i) && !asked.Contains(i)).Select(i => i.Name).ToList();
        if (names.Count > 0)
            yield return $"Declared and asked by no rule: {Listing.And(names)}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
