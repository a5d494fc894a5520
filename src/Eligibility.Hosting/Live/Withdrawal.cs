using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>
/// Which files of policies are gone. One that was renamed is not, whatever else was changed in it, as long as its new
/// file bears its title.
/// </summary>
internal static class Withdrawal
{
    /// <summary>What is gone, in a line, or null where nothing is.</summary>
    public static string? Between(PolicyCatalogue before, PolicyCatalogue after)
    {
        var (old, kept) = (PathsOf(before), PathsOf(after));
        var fresh = after.All.Where(e => !old.Contains(e.Policy.Source.Path)).Select(e => e.Policy.Title).ToList();
        var gone = before.All
            .Where(e => !kept.Contains(e.Policy.Source.Path) && !fresh.Remove(e.Policy.Title)).ToList();
        return gone.Count == 0
            ? null
            : $"{SafeText.Show(gone[0].Policy.Source.Path)}: the file is gone, and no new one bears its title; "
                + "a policy is withdrawn only where a reload is told to withdraw"
                + (gone.Count == 1 ? "" : FormattableString.Invariant($"; {gone.Count} files are gone"));
    }

    private static HashSet<string> PathsOf(PolicyCatalogue catalogue) =>
        catalogue.All.Select(e => e.Policy.Source.Path).ToHashSet(StringComparer.Ordinal);
}
