using System.Collections.Frozen;
using System.Collections.Immutable;
using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Problems;
using Eligibility.Bulk;
using Eligibility.Hosting;

namespace Eligibility.AspNetCore.Policies;

/// <summary>The policies in force at one moment, with what answering by them needs. One for each catalogue.</summary>
internal sealed class ServedPolicies(PolicyCatalogue catalogue)
{
    private readonly FrozenDictionary<string, ServedPolicy> _policies = catalogue.Titles
        .Select(title => new ServedPolicy(catalogue.Editions(title)))
        .ToFrozenDictionary(p => p.Editions.Title, StringComparer.Ordinal);

    public PolicyCatalogue Catalogue { get; } = catalogue;

    public IEnumerable<ServedPolicy> All => Catalogue.Titles.Select(title => _policies[title]);

    /// <summary>The policy of a title.</summary>
    public ServedPolicy Find(string title, FaultPlace place)
    {
        if (_policies.TryGetValue(title, out var policy)) return policy;
        try
        {
            Catalogue.Editions(title);
        }
        catch (PolicyNotFoundException unknown)
        {
            throw Problem.At(ProblemKind.NoPolicy, place, unknown.Message).Raise();
        }
        throw new InvalidOperationException("a policy of the catalogue is not served");
    }
}

/// <summary>A policy that is served.</summary>
internal sealed class ServedPolicy(Editions editions)
{
    public Editions Editions { get; } = editions;

    /// <summary>What its brief lines are joined from.</summary>
    public ImmutableArray<BriefLines> Brief { get; } = BriefLines.Of(editions.All.Select(e => e.Policy));

    public IEnumerable<Policy> Texts => Editions.All.Select(e => e.Policy);

    /// <summary>Requires that it decides a case as a whole: a log keeps one decision a case.</summary>
    /// <exception cref="ProblemException">It decides each record of a list by itself.</exception>
    public void RequireWholeCases()
    {
        if (Editions.Each is { } list)
            throw new Problem(ProblemKind.EachRecord,
                $"\"{Editions.Title}\" decides each of {list} by itself, and the log that this service keeps holds one decision a "
                    + "case; decide such cases by a service without a log, with the library or the command").Raise();
    }
}
