using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Explaining;

/// <summary>
/// The facts that settle an outcome: known alone, they leave it certain whatever all others are, and none of them can be
/// left out (language, section 5).
/// </summary>
/// <param name="Facts">The facts and lists, in order of declaration.</param>
/// <param name="IsExact">Whether it was settled of each that it cannot be left out.</param>
internal sealed record SettlingFacts(ImmutableArray<Input> Facts, bool IsExact)
{
    /// <summary>From the last declared to the first each is left out without which the outcome is still certain.</summary>
    /// <param name="cases">The cases like that of the decision, which is decided.</param>
    public static SettlingFacts Of(OtherCases cases)
    {
        var (values, outcome, isExact) = (cases.Values, cases.Decision.Outcome!.Index, true);
        var settling = ImmutableArray.CreateBuilder<Input>();
        foreach (var input in cases.Policy.Inputs.Reverse())
        {
            if (values[input.Slot] is null) continue;
            var without = values.SetItem(input.Slot, null);
            var (possible, areExact) = cases.Outcomes(without);
            if (possible is [var only] && areExact && only == outcome)
            {
                values = without;
                continue;
            }
            isExact &= areExact;
            settling.Insert(0, input);
        }
        return new SettlingFacts(settling.ToImmutable(), isExact);
    }
}
