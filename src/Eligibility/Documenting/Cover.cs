using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>What stands below the title, and the policy in brief.</summary>
internal static class Cover
{
    public static IEnumerable<Entry> Of(Page page, Editions? among)
    {
        var policy = page.Policy;
        yield return new Entry(new Words([new Run(PolicyStanding.Of(policy, page.On).Text, Tone.Strong)]));
        if (policy.Edition is { } edition)
            yield return Page.Labelled("Edition", page.Text(edition) + (among is { All.Length: > 1 and var count }
                ? FormattableString.Invariant($", one of {count}") : ""));
        if (policy.Force is { } force) yield return Page.Labelled("Force", page.Text(force));
        if (policy.Owner is { } owner) yield return Page.Labelled("Owner", page.Text(owner));
        yield return Page.Labelled("To be reviewed by", policy.ReviewBy is { } day
            ? DateType.SayDay(day) : "no day is declared");
        if (!policy.DatedBy.IsDecisionDate) yield return Page.Labelled("The date that counts", policy.DatedBy.Name);
        yield return Page.Labelled("Fingerprint", policy.Hash);
        if (page.Reader.IsToPublic) yield return "This is the form for the public.";
    }

    public static Section InBrief(Page page)
    {
        var policy = page.Policy;
        return new("In brief",
        [
            policy.Summary is { } summary ? page.Text(summary) : "The policy has no summary.",
            .. policy.Caveats.Select(caveat => Page.Labelled("Read this first", page.Text(caveat))),
        ]);
    }
}
