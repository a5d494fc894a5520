using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Analysis;

/// <summary>The cases that break a guarantee as examples that can stand in the policy: each expects what comes of it.</summary>
internal static class RefutingExamples
{
    /// <summary>Their lines; none where an example cannot say one of the cases.</summary>
    public static ImmutableArray<string> Of(PolicyEvaluator evaluator, string guarantee, ImmutableArray<ImmutableArray<Datum?>> cases)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var taken = evaluator.Policy.Examples.Select(e => Name.KeyOf(e.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var values in cases)
        {
            var @case = Case.Of(evaluator.Policy, values);
            if (ExampleLines.Of(evaluator.Policy, @case) is not { } stated) return [];
            lines.Add("example " + Free(guarantee, taken));
            lines.AddRange(stated.Select(l => "    " + l));
            var outcome = evaluator.Decide(@case, DecisionDetail.None).Outcome;
            lines.Add("    expect " + (outcome?.Name ?? "undecided"));
        }
        return lines.ToImmutable();
    }

    private static string Free(string name, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var free = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
            if (taken.Add(Name.KeyOf(free))) return free;
        }
    }
}
