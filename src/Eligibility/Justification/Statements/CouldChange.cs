using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A fact of which the outcome hangs, all others as they are.</summary>
/// <param name="Input">The fact or list.</param>
/// <param name="Possible">What the case could come to if it were not known, in order of declaration.</param>
/// <param name="IsExact">Whether each of these is possible.</param>
internal sealed record CouldChange(Input Input, ImmutableArray<Outcome> Possible, bool IsExact)
{
    /// <summary>
    /// Each fact that was used is taken for not known, one at a time, and the case decided again. No value is
    /// guessed: that another outcome is possible says that some value of the fact leads there.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="used">The facts that a line has read.</param>
    public static ImmutableArray<CouldChange> Of(Decision decision, IEnumerable<Input> used)
    {
        if (!decision.IsDecided) return [];
        var found = ImmutableArray.CreateBuilder<CouldChange>();
        foreach (var input in used)
        {
            // The day of the decision is no fact about the person.
            if (input.Slot == decision.Policy.DecisionDate.Slot || decision.Case.Values[input.Slot] is null) continue;
            var apart = decision.Without(input);
            if (!apart.IsDecided) found.Add(new CouldChange(input, apart.Possible, apart.OutcomeIsExact));
        }
        return found.ToImmutable();
    }
}
