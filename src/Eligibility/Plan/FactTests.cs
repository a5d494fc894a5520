using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>Which conditions of a policy are tests of one fact, found once for all that ask.</summary>
internal sealed class FactTests
{
    private readonly Policy _policy;
    private readonly FactTest?[] _own;

    public FactTests(Policy policy) =>
        (_policy, _own) = (policy, [.. policy.Conditions.Select(FactTest.Of)]);

    /// <summary>What a condition is as a test of one fact, or null where it is none by itself.</summary>
    public FactTest? Of(Condition condition) =>
        _policy.Owns(condition) ? _own[condition.Index] : FactTest.Of(condition);
}
