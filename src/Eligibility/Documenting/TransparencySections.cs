using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Rendering;

namespace Eligibility.Documenting;

/// <summary>
/// The headings of the Algorithmic Transparency Recording Standard of the United Kingdom, both tiers, filled from the
/// policy where it says them. The record is made to be published, so that it tells what the public is told, wherever it
/// stands.
/// </summary>
internal static class TransparencySections
{
    public const string Opening = "It follows the Algorithmic Transparency Recording Standard of the United Kingdom, "
        + "tiers 1 and 2. What the policy file does not say is left for the force.";

    private const string Unsaid = "The force fills this in.";

    public static IEnumerable<Section> Of(Policy policy)
    {
        var page = new Page(policy, Disclosure.ToPublic(policy), null);
        yield return Tier("Tier 1: overview", Overview(page));
        yield return Tier("Tier 2, 1: owner and responsibility", Owner(page));
        yield return Tier("Tier 2, 2: description and rationale", Rationale(page));
        yield return Tier("Tier 2, 3: decision-making process", Process(page));
        yield return Tier("Tier 2, 4: tool specification and data", Specification(page));
        yield return Tier("Tier 2, 5: risks, mitigations and impact assessments", Risks(page));
    }

    private static Section Tier(string heading, IEnumerable<(string Label, string? Text)> lines) =>
        new(heading, [.. lines.Select(line => Page.Labelled(line.Label, line.Text ?? Unsaid))]);

    private static string? Text(Page page, string? text) => text is null ? null : page.Text(text);

    private static IEnumerable<(string, string?)> Overview(Page page)
    {
        yield return ("Name", page.Text(page.Policy.Title)
            + (page.Policy.Edition is { } edition ? $", edition {page.Text(edition)}" : ""));
        yield return ("Description", Text(page, page.Policy.Summary));
        yield return ("Website", null);
        yield return ("Contact", Text(page, page.Policy.Letters?.Contact));
    }

    private static IEnumerable<(string, string?)> Owner(Page page)
    {
        yield return ("Organisation", Text(page, page.Policy.Force));
        yield return ("Team", Text(page, page.Policy.Letters?.From));
        yield return ("Senior responsible owner", Text(page, page.Policy.Owner));
        yield return ("External suppliers, their role, and their access to data", null);
    }

    private static IEnumerable<(string, string?)> Rationale(Page page)
    {
        var policy = page.Policy;
        yield return ("Detailed description", "The policy is a file of rules, each with its reason and its sources. "
            + $"A program compares a case with {Listing.Count(policy.Rules.Length, "rule")} and advises one of "
            + $"{Listing.Count(policy.Outcomes.Length, "outcome")}: {Listing.And([.. new OutcomeOrder(policy).BestFirst.Select(o => o.Name)])}.");
        yield return ("Scope", PolicyStanding.Of(policy, null).Text);
        foreach (var caveat in policy.Caveats) yield return ("Limits", page.Text(caveat));
        yield return ("Benefits", null);
        yield return ("Previous process", null);
        yield return ("Alternatives considered", null);
    }

    private static IEnumerable<(string, string?)> Process(Page page)
    {
        var policy = page.Policy;
        yield return ("How it is part of the decision", string.Join(" ", ChallengeSection.Computer));
        yield return ("What it gives to the officer",
            "The outcome that the rules call for, the reasons with their sources, "
            + "the rules that do not apply and why, and the questions that are still open.");
        yield return ("How often and for how many cases it is used", null);
        yield return ("Human decisions and review", Roles(policy) is { Count: > 0 } roles
            ? $"An officer decides every case. These roles judge or authorise: {Listing.And(roles)}."
            : "An officer decides every case.");
        yield return ("Required training", null);
        yield return ("Appeals and review", policy.Letters is { } letters
            ? string.Join(" ", ChallengeSection.Lines(page, letters).Select(e => e.Words.ToString().TrimEnd('.') + "."))
            : null);
    }

    private static List<string> Roles(Policy policy)
    {
        var stated = policy.AsStated.Inputs;
        return
        [
            .. stated.OfType<Fact>().Where(f => !f.Confidential).Select(f => f.JudgedBy)
                .Concat(stated.OfType<ListInput>().Where(l => !l.Confidential).SelectMany(l => l.Fields)
                    .Where(f => !f.Confidential).Select(f => f.JudgedBy))
                .Concat(policy.Outcomes.SelectMany(o => o.Authorities).Select(a => a.Text)).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<(string, string?)> Specification(Page page)
    {
        var policy = page.Policy;
        var asked = policy.AsStated.AsksFor;
        var told = asked.Where(page.Reader.Tells).Select(i => i.Name).ToList();
        var withheld = asked.Length - told.Count;
        yield return ("System architecture",
            "A rules engine, which reads the policy file and one case, and nothing else. "
            + "It has no model that was trained.");
        yield return ("Phase", null);
        yield return ("Maintenance",
            policy.ReviewBy is { } day ? $"The policy is to be reviewed by {DateType.SayDay(day)}." : null);
        yield return ("Version", $"The policy file with the fingerprint {policy.Hash}.");
        yield return ("Data that is asked for", $"{Listing.And(told)}."
            + (withheld == 0 ? "" : " Some facts are withheld."));
        var forecasts = asked.Select(i => i.Telling.OnlyAs).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var gist in forecasts) yield return ("Also looked at", page.Text(gist));
        yield return ("Where the data comes from, who may see it, and how long it is kept", null);
        yield return ("Data sharing agreements", null);
    }

    private static IEnumerable<(string, string?)> Risks(Page page)
    {
        yield return ("Impact assessments", null);
        yield return ("Risks", null);
        foreach (var read in page.Policy.MayRead.Where(m => page.Reader.Tells(m.Fact)))
            yield return ("A protected fact that is read", $"{read.Fact.Name}. {page.Text(read.Because)}");
        var kept = page.Policy.AsStated.Inputs.Where(i => i.Protected && page.Reader.Tells(i)
            && !page.Policy.MayRead.Any(m => m.Fact.Name == i.Name)).Select(i => i.Name).ToList();
        if (kept.Count > 0) yield return ("Protected facts that no rule reads", Listing.And(kept) + ".");
        foreach (var promise in PromiseSection.Told(page)) yield return ("Mitigation", promise);
    }
}
