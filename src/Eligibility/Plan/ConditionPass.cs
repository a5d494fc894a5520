using Eligibility.Model;

namespace Eligibility.Plan;

/// <summary>
/// Works out conditions of a policy, and what they are made of, each after its parts, for cases of which nothing that
/// they read is unknown.
/// </summary>
internal sealed class ConditionPass
{
    private readonly (int Condition, KnownTest Test)[] _tests;
    private readonly Policy _policy;

    /// <summary>A pass over some conditions of a policy.</summary>
    public ConditionPass(Policy policy, KnownCompiler compiler, IEnumerable<Condition> conditions)
    {
        _policy = policy;
        var needed = Reads.Everything(conditions).OfType<Condition>().Where(policy.Owns).Select(c => c.Index).Order();
        _tests = [.. needed.Select(i => (i, compiler.Own(policy.Conditions[i])))];
    }

    /// <summary>Whether it works out nothing.</summary>
    public bool IsEmpty => _tests.Length == 0;

    /// <summary>Which of the conditions hold; good until the next pass of this thread.</summary>
    public KnownMemory Run(in CaseRow @case)
    {
        var memory = KnownMemory.ForPass(_policy);
        Run(Known.Of(@case, memory));
        return memory;
    }

    /// <summary>The same in a memory of the caller's own.</summary>
    public void Run(in CaseRow @case, KnownMemory memory)
    {
        memory.Begin(_policy);
        Run(Known.Of(@case, memory));
    }

    /// <summary>Which of the conditions hold that read nothing unknown; of the others nothing is said.</summary>
    /// <param name="case">The case.</param>
    /// <param name="reads">What each condition of the policy reads, one bit for each slot.</param>
    /// <param name="unknown">What the case leaves unknown of it.</param>
    public KnownMemory Run(in CaseRow @case, ulong[] reads, ulong unknown)
    {
        var memory = KnownMemory.ForPass(_policy);
        var known = Known.Of(@case, memory);
        foreach (var (condition, test) in _tests)
            if ((reads[condition] & unknown) == 0) memory.Truths[condition] = test.Holds(known);
        return memory;
    }

    private void Run(in Known known)
    {
        var truths = known.Memory.Truths;
        foreach (var (condition, test) in _tests) truths[condition] = test.Holds(known);
    }
}
