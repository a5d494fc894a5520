using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What is recorded and a reason reads.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Label">What the person is told it is.</param>
/// <param name="Value">It in words.</param>
internal sealed record LetterFact(Input Input, string Label, string Value)
{
    /// <summary>Of a list its items, each with the fields that the reason reads.</summary>
    public ImmutableArray<(string Label, string Value)> Items { get; init; } = [];

    /// <summary>Whether it is the day of the decision, which is no fact about the person.</summary>
    public bool IsDay => Input is Fact { IsDecisionDate: true };
}

/// <summary>What the lines of a rule that bear on it read, and nothing else.</summary>
internal static class LetterFacts
{
    /// <summary>The facts of a rule, in the order in which its lines read them.</summary>
    public static ImmutableArray<LetterFact> Of(Explanation told, ExplainedRule rule) => Of(told, rule.Conditions);

    /// <summary>The facts of some conditions, in order.</summary>
    public static ImmutableArray<LetterFact> Of(Explanation told, IEnumerable<Condition> conditions) =>
        [.. Reads.Of(conditions).Where(MayTell).GroupBy(r => r.Input.Slot)
            .Select(g => Fact(told.Decision.Policy, told.Record.Facts.First(f => f.Input.Slot == g.Key),
                [.. g.Select(r => r.Field).OfType<Field>().OrderBy(f => f.Index)]))
            .OfType<LetterFact>()];

    /// <summary>Of what is told only as a sentence neither the label nor the value is told.</summary>
    private static bool MayTell(Read read) =>
        !read.Confidential && read.Input.Telling.OnlyAs is null && read.Field?.Telling.OnlyAs is null;

    /// <summary>The label of a fact: its name where there is none, and never the question that asks for it.</summary>
    public static string LabelOf(Input input) => input.Telling.Label
        ?? (input is Fact { IsDecisionDate: true } ? "day of the decision" : input.Name);

    private static LetterFact? Fact(Policy policy, FactPart fact, ImmutableArray<Field> read)
    {
        if (fact.Value is null || fact.Input.Confidential) return null;
        var label = LabelOf(fact.Input);
        if (fact.Input is not ListInput)
            return new LetterFact(fact.Input, label, OfficerContent.ValueOf(fact)
                + (fact.Standing == Provenance.Assumed ? " (nothing is recorded)" : ""));
        return new LetterFact(fact.Input, label, fact.Items.Length == 0 ? "none" : Count(fact.Items.Length))
        {
            // Of a case each of whose records is decided by itself each is a part of the letter.
            Items = [.. fact.Items.Select((row,
                i) => ($"{(fact.Input.Slot == policy.Each?.Others ? "part" : label)} {Count(fact.Numbers[i])}",
                    Item(row, read)))
                .Where(item => item.Item2.Length > 0)],
        };
    }

    private static string Item(ImmutableArray<string?> row, ImmutableArray<Field> read) => string.Join("; ", read
        .Where(f => row[f.Index] is not null).Select(f => $"{f.Telling.Label ?? f.Name}, {row[f.Index]}"));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
