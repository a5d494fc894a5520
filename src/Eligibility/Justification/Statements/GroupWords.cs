using Eligibility.Rendering;

namespace Eligibility.Justification;

/// <summary>What holds the lines of a group together, as it came out.</summary>
internal static class GroupWords
{
    /// <summary>The heading of the lines that are told of it.</summary>
    public static string Of(StatedLine group)
    {
        var fit = group.Parts.Count(p => p.State == NodeState.Held);
        var isTrue = group.State == NodeState.Held;
        return group.Form switch
        {
            // Of what is open neither is so: a heading must not settle what its lines leave open.
            LineForm.All when group.State == NodeState.Open => "Not known whether all of these:",
            LineForm.Any or LineForm.None when group.State == NodeState.Open => "Not known whether any of these:",
            LineForm.All => isTrue ? "All of these:" : "Not all of these:",
            LineForm.Any => isTrue ? "At least one of these:" : "None of these:",
            LineForm.None => isTrue ? "None of these:" : "At least one of these:",
            LineForm.AtLeast => Counted($"at least {Needed(group)} needed"),
            LineForm.AtMost => Counted($"at most {Needed(group)} allowed"),
            LineForm.Exactly => Counted($"exactly {Needed(group)} asked for"),
            _ => group.Words,
        };

        string Counted(string asked) =>
            FormattableString.Invariant($"{fit} of {group.Parts.Length} so, {asked}:");
    }

    private static string Needed(StatedLine group) => FormattableString.Invariant($"{group.Count}");
}
