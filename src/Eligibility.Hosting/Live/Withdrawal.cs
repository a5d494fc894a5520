using Eligibility.Text;

namespace Eligibility.Hosting;

/// <summary>
/// Which editions of policies are gone. One whose file was renamed is not, as long as a new file bears its title, and its
/// name or its first day; one whose title was changed is, and one in whose place another came.
/// </summary>
internal static class Withdrawal
{
    /// <summary>What is gone, in a line, or null where nothing is.</summary>
    public static string? Between(PolicyCatalogue before, PolicyCatalogue after)
    {
        var there = ByPath(after);
        var earlier = ByPath(before);
        var fresh = after.All.Select(e => e.Policy)
            .Where(p => earlier.GetValueOrDefault(p.Source.Path)?.Title != p.Title).ToList();
        var gone = before.All.Select(e => e.Policy)
            .Where(p => there.GetValueOrDefault(p.Source.Path)?.Title != p.Title && !TakeRenamed(p)).ToList();
        if (gone.Count == 0) return null;
        var (path, title) = (gone[0].Source.Path, SafeText.Show(gone[0].Title));
        return SafeText.Show(path)
            + (there.ContainsKey(path) ? $": the file bears another title than {title}, and no new one bears that for this edition"
                : ": the file is gone, and no new one bears its title for this edition")
            + "; a policy is withdrawn only where a reload is told to withdraw"
            + (gone.Count == 1 ? "" : FormattableString.Invariant($"; {gone.Count} editions are gone"));

        bool TakeRenamed(Policy policy) => fresh.Find(f => IsSameEdition(f, policy)) is { } renamed && fresh.Remove(renamed);
    }

    private static bool IsSameEdition(Policy one, Policy other) => one.Title == other.Title
        && ((one.Edition is not null && one.Edition == other.Edition) || one.Period?.From == other.Period?.From);

    private static Dictionary<string, Policy> ByPath(PolicyCatalogue catalogue) =>
        catalogue.All.ToDictionary(e => e.Policy.Source.Path, e => e.Policy, StringComparer.Ordinal);
}
