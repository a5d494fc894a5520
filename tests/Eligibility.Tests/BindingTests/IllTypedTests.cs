using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BindingTests;

/// <summary>
/// A policy with one thing spoilt is refused, at the line that was spoilt, and never by an exception.
/// </summary>
public class IllTypedTests
{
    [Fact]
    public void Whatever_is_spoilt_in_a_sound_policy_is_refused_where_it_stands()
    {
        var faults = new List<string>();
        var seen = new Dictionary<string, int>();
        for (var seed = 0; seed < (GeneratorTests.Long ? 1_000 : 8); seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            foreach (var spoilt in IllTypedGenerator.All(policy, new Dice(seed)))
            {
                seen[spoilt.What] = seen.GetValueOrDefault(spoilt.What) + 1;
                var errors = spoilt.Policy.Compilation.Diagnostics.Where(d => d.IsError).ToList();
                if (spoilt.Policy.Compilation.Evaluator is not null || errors.Count == 0)
                    faults.Add($"seed {Digits.Of(seed)}: {spoilt.What} is taken\n{spoilt.Line}");
                else if (spoilt.Place is { } place
                    && !errors.Any(e => e.Span.Source.Path == place.File && e.Span.Line == place.Line))
                    faults.Add(
                        $"seed {Digits.Of(seed)}: {spoilt.What} is told elsewhere than in "
                            + $"{place}\n{spoilt.Line}\n{Compiling.Render(errors.Take(2))}");
            }
        }
        Assert.True(faults.Count == 0,
            $"{faults.Count} faults\n{string.Join("\n\n", faults.DistinctBy(f => f.Split(':')[1].Split(" is told")[0]).Take(20))}");
        Assert.True(seen.Count > 60, $"{seen.Count} ways of spoiling only");
    }
}
