using System.Collections.Immutable;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Policies;
using Eligibility.AspNetCore.Problems;
using Eligibility.Bulk;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Routes;

/// <summary>By which policy a case is decided, as the address says: its title, and perhaps a day or an edition.</summary>
/// <param name="Among">The policies in force when it was asked, among which it is.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Edition">The edition that the caller pinned, used whatever the date; null where the date chooses.</param>
/// <param name="On">The decision date, where it is given.</param>
internal readonly record struct CaseRequest(ServedPolicies Among, ServedPolicy Policy, PolicyEvaluator? Edition,
    DateOnly? On)
{
    /// <param name="call">The request.</param>
    /// <param name="source">The policies.</param>
    /// <param name="query">What the address says.</param>
    /// <param name="isLogged">Whether what is decided is kept in a log, which holds one decision a case.</param>
    public static CaseRequest Of(ServiceCall call, LivePolicySource source, QueryValues query, bool isLogged)
    {
        var title = (string)call.Http.Request.RouteValues["title"]!;
        // A slash of a title is written %2F, and left so by those who read the path.
        title = title.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var among = source.Current;
        var policy = among.Find(title, FaultPlace.Path("title"));
        if (isLogged) policy.RequireWholeCases();
        if (query.Text("edition") is not { } hash) return new CaseRequest(among, policy, null, query.Day("on"));
        var edition = source.Edition(hash, FaultPlace.Parameter("edition"));
        return edition.Policy.Title == policy.Editions.Title
            ? new CaseRequest(among, policy, edition, query.Day("on"))
            : throw QueryValues.Fault("edition",
                $"is an edition of {QueryValues.Quote(edition.Policy.Title)}", "name one of the policy's own");
    }

    /// <summary>What the brief line of a decision is joined from.</summary>
    public ImmutableArray<BriefLines> BriefFor(Decision decision) => Policy.Texts.Contains(decision.Policy)
        ? Policy.Brief
        // An edition that is no longer in force is not among those of which the pieces were made.
        : BriefLines.Of([decision.Policy]);

    /// <summary>Decides a case; where it cannot be, that is a problem with the place of each fault.</summary>
    public EditionDecision Decide(ReadOnlySpan<byte> utf8, DecisionDetail detail)
    {
        var result = Edition is { } pinned ? AsItStands(pinned, utf8, detail)
            : Policy.Editions.Decide(utf8, On, detail: detail);
        if (result.Decision is not null || result.Each is not null || result.NeedsDate) return result;
        if (result.NoneInForceOn is { } day) throw NoneInForce(utf8, day).Raise();
        throw Refused(result.Faults, utf8).Raise();
    }

    private EditionDecision AsItStands(PolicyEvaluator pinned, ReadOnlySpan<byte> utf8, DecisionDetail detail)
    {
        var read = CaseReader.Read(pinned.Policy, utf8, On);
        return read.Case is { } @case
            ? EditionDecision.Of(pinned, @case, detail)
            : new EditionDecision { Faults = read.Faults };
    }

    private Problem Refused(ImmutableArray<CaseFault> faults, ReadOnlySpan<byte> utf8)
    {
        var isText = faults is [var only] && CasePointers.IsOfText(only);
        return new Problem(isText ? ProblemKind.NoJson : ProblemKind.Case, faults.Length == 1
            ? "the case has a fault, and was not decided" : "the case has faults, and was not decided")
        {
            Faults = CasePointers.Of(faults, utf8, Edition is { } pinned ? [pinned.Policy] : Policy.Texts),
        };
    }

    private Problem NoneInForce(ReadOnlySpan<byte> utf8, DateOnly day)
    {
        var editions = Policy.Editions;
        var fault = Cases.CaseMessages.NoneInForce(editions.DatedBy.Name, editions.Title, editions.Describe(), day);
        return new Problem(ProblemKind.Case, fault.Message) { Faults = CasePointers.Of([fault], utf8, Policy.Texts) };
    }
}
