using Eligibility.Tests.Support;

namespace Eligibility.Tests.Generators;

/// <summary>What the generated policies are: the language says that they are sound, and so must the engine.</summary>
public class GeneratorTests
{
    internal static readonly bool Long = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    [Fact]
    public void Every_generated_policy_is_well_typed()
    {
        var faults = new List<string>();
        for (var seed = 0; seed < (Long ? 20_000 : 1_000); seed++)
        {
            var policy = PolicyGenerator.Policy(seed);
            if (policy.Compilation.HasErrors) faults.Add($"seed {Digits.Of(seed)}: {Compiling.Render(policy.Compilation.Diagnostics.Where(d => d.IsError).Take(1))}");
        }
        Assert.True(faults.Count == 0, $"{faults.Count} policies do not compile\n{string.Join("\n\n", faults.Take(25))}");
    }
}
