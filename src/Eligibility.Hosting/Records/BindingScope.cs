using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>What a record's properties may state: the facts and lists of all editions of a policy, or a list's fields.</summary>
/// <param name="Words">What it is, in messages.</param>
/// <param name="Targets">Each by what its spellings share.</param>
internal sealed record BindingScope(string Words, ImmutableSortedDictionary<string, BindingTarget> Targets)
{
    /// <summary>The names in the order in which they are declared first.</summary>
    public ImmutableArray<string> Names { get; private init; } = [];

    public static BindingScope Of(Editions editions)
    {
        var inputs = editions.All.SelectMany(e => e.Policy.AsStated.Inputs).ToList();
        return Of($"the policy \"{Text.SafeText.Show(editions.Title)}\"", inputs.Select(i => i.Name),
            inputs.GroupBy(i => Name.KeyOf(i.Name), StringComparer.Ordinal)
                .Select(g => (g.Key, new BindingTarget(g.First().Name,
                    [.. g.OfType<Fact>().Select(f => f.Type)], [.. g.OfType<ListInput>()])
                {
                    Judged = [.. g.OfType<Fact>().Select(f => f.JudgedBy is not null).Distinct()],
                })));
    }

    public static BindingScope Of(BindingTarget list)
    {
        var fields = list.Lists.SelectMany(l => l.Fields).ToList();
        return Of($"the list `{list.Name}`", fields.Select(f => f.Name),
            fields.GroupBy(f => Name.KeyOf(f.Name), StringComparer.Ordinal)
                .Select(g => (g.Key, new BindingTarget(g.First().Name, [.. g.Select(f => f.Type)], [])
                {
                    Judged = [.. g.Select(f => f.JudgedBy is not null).Distinct()],
                })));
    }

    private static BindingScope Of(string words, IEnumerable<string> names,
        IEnumerable<(string Key, BindingTarget Target)> targets) =>
        new(words, targets.ToImmutableSortedDictionary(t => t.Key, t => t.Target, StringComparer.Ordinal))
        {
            Names = [.. names.DistinctBy(Name.KeyOf, StringComparer.Ordinal)],
        };
}

/// <summary>What one name is in the editions that declare it.</summary>
/// <param name="Name">It, as it is declared first.</param>
/// <param name="Types">The types of the facts or fields.</param>
/// <param name="Lists">The lists.</param>
internal sealed record BindingTarget(string Name, ImmutableArray<FactType> Types, ImmutableArray<ListInput> Lists)
{
    /// <summary>Whether it is judged: one answer where all editions agree.</summary>
    public ImmutableArray<bool> Judged { get; init; } = [false];
}
