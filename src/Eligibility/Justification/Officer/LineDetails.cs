using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>What says more of a line that decides: the items that fit, the steps of a score, the values in a calculation.</summary>
internal static class LineDetails
{
    /// <summary>The lines, each with how far in it stands; what did not count is left out, and each name is opened once.</summary>
    public static IEnumerable<(string Words, int Depth)> Of(EffectLine line) =>
        Of(line.Details, 0, new HashSet<StatedLine>(ReferenceEqualityComparer.Instance));

    private static IEnumerable<(string Words, int Depth)> Of(IEnumerable<StatedLine> lines, int depth, HashSet<StatedLine> met)
    {
        foreach (var line in lines)
        {
            if (line.State is NodeState.Failed or NodeState.NotNeeded && line.Of is null && line.Parts.IsEmpty || !met.Add(line)) continue;
            // A group or a definition of which an item is asked is told by what it is made of.
            var words = line.Words.Length > 0 ? line.Words : line.Form == LineForm.Not ? "" : GroupWords.Of(line);
            if (words.Length > 0) yield return (words, depth);
            var below = words.Length > 0 ? depth + 1 : depth;
            if (depth > 12) continue;
            foreach (var more in Of(line.Parts.Where(p => p.State != NodeState.NotNeeded).Concat(line.Details), below, met)) yield return more;
        }
    }
}
