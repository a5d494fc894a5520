using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Whether a test tells its values in one go, whatever the case: no two things among them have one name, so that none
/// is told once because the two happen to be alike; and nothing is opened among them which what stands below the test,
/// told after them, might have opened before. A policy with a test of which this is not so is told in the long way.
/// </summary>
internal sealed class TellingCheck
{
    // Each of many tests may look at each of many definitions.
    private int _left = 1_000_000;

    public bool IsPlain(ImmutableArray<PreparedValue> values)
    {
        // Most tests look at one thing, which the case states.
        if (values is [StatedValue] or []) return true;
        var look = new Look([], []);
        return values.All(value => Visit(value, look));
    }

    private bool Visit(PreparedValue value, Look look)
    {
        if (--_left < 0) return false;
        if (value.Opening is not { } opening || look.Opened.Add(opening))
        {
            if (value.Opening is not null && look.MayOpenBelow) return false;
            if (!StackGuard.Run((By: this, value, look), static at => at.value.Inner.All(v => at.By.Visit(v, at.look))))
                return false;
        }
        if (value.Parts is { MayOpen: true }) look.MayOpenBelow = true;
        return value.Name is not { } name || look.Names.TryAdd(name, value.Key)
            || ReferenceEquals(look.Names[name], value.Key);
    }

    /// <summary>What was seen of a test so far.</summary>
    private sealed record Look(Dictionary<string, object> Names, HashSet<int> Opened)
    {
        public bool MayOpenBelow { get; set; }
    }
}
