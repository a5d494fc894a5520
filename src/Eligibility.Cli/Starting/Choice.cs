using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Cli.Starting;

/// <summary>One of several that are offered with their numbers, chosen by number or by name.</summary>
internal sealed record Choice(int Place)
{
    /// <summary>What a fact can be, in the order of <see cref="FactKind"/>.</summary>
    public static readonly string[] Kinds = ["yes or no", "whole number", "money", "date", "one of several values"];

    /// <summary>Other words for these.</summary>
    private static readonly Dictionary<string, int> Also = new(StringComparer.Ordinal)
    {
        ["yesno"] = 0, ["number"] = 1, ["day"] = 3, ["oneof"] = 4,
    };

    public static string Offer(IReadOnlyList<string> names) => 
        string.Concat(names.Select((name, place) => FormattableString.Invariant($"  {place + 1}  {name}\n")))
            + "Its number or its name.";

    public static (Choice? Answer, string? Fault) Read(string answer, IReadOnlyList<string> names)
    {
        if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= names.Count ? (new Choice(number - 1), null) : (null, Expected(names));
        var key = Name.KeyOf(answer);
        var place = names.ToList().FindIndex(name => Name.KeyOf(name) == key);
        if (place < 0 && ReferenceEquals(names, Kinds) && Also.TryGetValue(key, out var other)) place = other;
        return place >= 0 ? (new Choice(place), null) : (null, Expected(names));
    }

    private static string Expected(IReadOnlyList<string> names) =>
        string.Create(CultureInfo.InvariantCulture, $"write a number from 1 to {names.Count}, or the words beside it");
}
