using System.Collections.Immutable;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>The printed policy, part by part.</summary>
internal static class PolicyPages
{
    public static Document Of(Policy policy, Editions? among, bool forPublic, DateOnly? on)
    {
        var before = among is null ? null : ChangeSection.Before(policy, among);
        var page = new Page(policy,
            forPublic ? Disclosure.ToPublic(policy, before) : Disclosure.ToForce, on);
        ImmutableArray<Section> first =
            [Cover.InBrief(page), OutcomeSection.Of(page), .. RuleSections.Of(page), AskedSection.Of(page)];
        var title = page.Text(policy.Title);
        return new Document(title, title, Tone.Strong)
        {
            Summary = [.. Cover.Of(page, among)],
            Sections =
            [
                .. first, .. WordSections.Of(page, first), PromiseSection.Of(page), ChallengeSection.Of(page),
                ChallengeSection.OfComputer(), SourceSection.Of(page),
                .. among is null ? ImmutableArray<Section>.Empty : [ChangeSection.Of(page, among)],
                new("Annex: algorithmic transparency record", [TransparencySections.Opening]),
                .. TransparencySections.Of(policy).Select(s => s with { Level = 3 }),
            ],
        };
    }
}
