using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Justification;

namespace Eligibility.Comparing;

/// <summary>
/// A policy to compare: one as it stands, or the editions of one, of which the one in force decides.
/// </summary>
/// <param name="Label">What it is called where it cannot decide, such as the path it was read from.</param>
/// <param name="Editions">The policy's editions.</param>
/// <param name="AsItStands">Whether the first of them is used whatever the date.</param>
/// <param name="DecidedOn">The decision date under this policy, where the host gives it.</param>
internal sealed record ComparedPolicy(string Label, Editions Editions, bool AsItStands, DateOnly? DecidedOn);

/// <summary>What came of a case under one of the policies compared.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Result">The decision, or why there is none.</param>
/// <param name="Record">The record of the decision, or null.</param>
internal sealed record ComparedDecision(ComparedPolicy Policy, EditionDecision Result, JustificationRecord? Record);

/// <summary>The same case under several policies (language, section 8, <c>compare</c>).</summary>
/// <param name="Decisions">What came of it, in the order of the policies.</param>
internal sealed record PolicyComparison(ImmutableArray<ComparedDecision> Decisions)
{
    /// <summary>Whether every policy could take the case.</summary>
    public bool IsComplete =>
        Decisions.All(d => d.Record is not null || d.Result.NeedsDate || d.Result.Each is not null);

    /// <summary>
    /// Policies that can be held against each other: one outcome for a case, or one for each record of the same list.
    /// </summary>
    public static bool IsComparable(IEnumerable<ComparedPolicy> policies) =>
        policies.Select(p => p.Editions.Each).Distinct(StringComparer.Ordinal).Count() < 2;

    /// <summary>What is said where they are not.</summary>
    public static string NotComparable(IEnumerable<ComparedPolicy> policies) => string.Join("; ", policies.Select(p =>
        $"\"{p.Editions.Title}\" decides {(p.Editions.Each is { } list ? $"each of {list} by itself" : "the case as a whole")}"))
        + ": what they come to cannot be held against each other";

    /// <summary>
    /// The same of each record, where they are decided by themselves: as if it were a case. Empty where none states
    /// them, and where the case is decided as a whole.
    /// </summary>
    public ImmutableArray<PolicyComparison> Records
    {
        get
        {
            var most = Decisions.Max(d => d.Result.Each?.Records?.Length ?? 0);
            return [.. Enumerable.Range(0, most).Select(record =>
                new PolicyComparison([.. Decisions.Select(d => OfRecord(d, record))]))];
        }
    }

    private static ComparedDecision OfRecord(ComparedDecision whole, int record)
    {
        if (whole.Result.Each?.Records is not { } records || record >= records.Length) return whole;
        var own = records[record].Decision;
        return whole with
        {
            Result = new EditionDecision { Decision = own, NeedsDate = own is null, Undated = records[record].Undated },
            Record = own is null ? null : JustificationBuilder.Build(own),
        };
    }

    /// <summary>Reads a case for each of some policies and decides it under each.</summary>
    /// <param name="policies">The policies. A member that any of them declares is known to all; where one does not
    /// declare it, it is stated but never looked at.</param>
    /// <param name="utf8">The case as JSON (language, section 6).</param>
    public static PolicyComparison Of(IReadOnlyList<ComparedPolicy> policies, ReadOnlySpan<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ImmutableArray<string> known = [.. policies.SelectMany(p => p.Editions.All)
            .SelectMany(e => e.Policy.AsStated.Inputs)
            .Select(i => i.Name).Distinct(StringComparer.Ordinal)];
        var bytes = utf8.ToArray();
        return new PolicyComparison([.. policies.Select(p => Decide(p, bytes, known))]);
    }

    /// <summary>The policy that is used whatever the date, or null where the date chooses.</summary>
    internal static Policy? UsedAsItStands(ComparedPolicy policy) =>
        policy.AsItStands ? policy.Editions.All[0].Policy : null;

    /// <summary>The editions of a policy, each with the time in which it is in force.</summary>
    internal static string InForce(Editions editions) => string.Join("; ", editions.All.Select(e =>
        $"\"{e.Policy.Edition ?? e.Policy.Source.Path}\" {e.Policy.Period?.Words ?? "without a start date"}"));

    private static ComparedDecision Decide(ComparedPolicy policy, byte[] utf8, ImmutableArray<string> known)
    {
        var result = policy.AsItStands
            ? DecideAsItStands(policy, utf8, known)
            : policy.Editions.Decide(utf8, policy.DecidedOn, known);
        return new ComparedDecision(policy, result,
            result.Decision is { } decision ? JustificationBuilder.Build(decision) : null);
    }

    private static EditionDecision DecideAsItStands(ComparedPolicy policy, byte[] utf8, ImmutableArray<string> known)
    {
        var evaluator = policy.Editions.All[0];
        var read = CaseReader.Read(evaluator.Policy, utf8,
            new CaseOptions { DecidedOn = policy.DecidedOn, KnownElsewhere = known });
        return read.Case is { } @case
            ? EditionDecision.Of(evaluator, @case, DecisionDetail.Lines)
            : new EditionDecision { Faults = read.Faults };
    }
}
