using Eligibility.AspNetCore.Problems;
using Eligibility.Hosting;

namespace Eligibility.AspNetCore.Policies;

/// <summary>What is served now: made anew when other policies have come into force.</summary>
internal sealed class LivePolicySource(LivePolicies policies)
{
    private volatile ServedPolicies? _served;

    public LivePolicies Live { get; } = policies;

    /// <summary>The policies in force. Ask once for each request, and keep what you got.</summary>
    public ServedPolicies Current
    {
        get
        {
            var status = Live.Status;
            if (status.Catalogue is not { } catalogue)
                throw new Problem(ProblemKind.NotLoaded, status.Fault is null
                    ? "the policies have not been read yet; ask again"
                    : "what was to be loaded was refused; /health/ready says why").Raise();
            var served = _served;
            // Two that make it at once make the same, and keep one.
            if (served is null || !ReferenceEquals(served.Catalogue, catalogue))
                _served = served = new ServedPolicies(catalogue);
            return served;
        }
    }

    /// <summary>An edition by its hash, in force or one of the last that were.</summary>
    public PolicyEvaluator Edition(string hash, FaultPlace place)
    {
        try
        {
            return Live.Edition(hash);
        }
        catch (PolicyNotFoundException unknown)
        {
            throw Problem.At(ProblemKind.NoPolicy, place, unknown.Message).Raise();
        }
    }
}
