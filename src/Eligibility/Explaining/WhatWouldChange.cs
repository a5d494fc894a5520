using System.Collections.Immutable;

namespace Eligibility.Explaining;

/// <summary>
/// What the explanation of a decision adds to its record (language, section 5): what settles its outcome, and for each other
/// outcome what would lead there. Worked out when it is asked for, since it takes as long as many decisions.
/// </summary>
/// <param name="Settling">What settles the outcome; null while undecided.</param>
/// <param name="Alternatives">Each other outcome, in order of declaration; none while undecided.</param>
internal sealed record WhatWouldChange(SettlingFacts? Settling, ImmutableArray<Alternative> Alternatives)
{
    /// <summary>Explains a decision.</summary>
    public static WhatWouldChange Of(Decision decision)
    {
        if (decision.Outcome is not { } decided) return new WhatWouldChange(null, []);
        var cases = new OtherCases(decision);
        var (settling, search, days) = (SettlingFacts.Of(cases), new ChangeSearch(cases), new FirstDay(cases));
        return new WhatWouldChange(settling, [.. decision.Policy.Outcomes.Where(o => o.Index != decided.Index).Select(outcome =>
        {
            var (changes, areExact) = search.To(outcome);
            var (day, isExact) = days.Of(outcome);
            return new Alternative(outcome, changes, day, areExact && isExact);
        })]);
    }
}
