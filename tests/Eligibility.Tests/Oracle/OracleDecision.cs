using System.Collections.Immutable;

namespace Eligibility.Tests.Oracle;

/// <summary>What a rule comes to (language, section 4.2).</summary>
internal enum OracleStatus { Open, Reason, Outranked, Defeated, Exception, DoesNotApply, NotInForce }

/// <summary>What a condition comes to over all ways of filling in the unknowns.</summary>
internal enum OracleTruth { Failed, Open, Held }

/// <summary>A reason: a rule, or null for <c>otherwise</c>; open where it is one in some ways only.</summary>
internal sealed record OracleReason(Rule? Rule, bool Open);

/// <summary>A fact that can still matter, and whether one of its answers alone decides.</summary>
internal sealed record OracleNeed(string Name, bool Alone);

/// <summary>What becomes of a case by the words of the language, sections 3 to 6.</summary>
internal sealed record OracleDecision
{
    /// <summary>Why the case is no case, or null. Nothing else is told of one that is not.</summary>
    public string? Fault { get; init; }

    /// <summary>The outcome, where it is the same in every way.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The outcomes still possible, in order of declaration.</summary>
    public ImmutableArray<Outcome> Possible { get; init; } = [];

    /// <summary>By the places of <c>Policy.Rules</c>.</summary>
    public ImmutableArray<OracleStatus> Statuses { get; init; } = [];

    /// <summary>By the places of <c>Policy.Conditions</c>.</summary>
    public ImmutableArray<OracleTruth> Truths { get; init; } = [];

    /// <summary>For each rule whether it applies undefeated.</summary>
    public ImmutableArray<OracleTruth> Undefeated { get; init; } = [];

    /// <summary>For each rule the places of the rules that defeat it, in some way at least.</summary>
    public ImmutableArray<ImmutableArray<int>> DefeatedBy { get; init; } = [];

    /// <summary>Rules in order of declaration, <c>otherwise</c> last; none where the case is undecided.</summary>
    public ImmutableArray<OracleReason> Reasons { get; init; } = [];

    /// <summary>What the outcome obliges to, in order; the same for the roles whose authority it needs.</summary>
    public ImmutableArray<OracleTruth> Obligations { get; init; } = [];

    public ImmutableArray<OracleTruth> Authorities { get; init; } = [];

    /// <summary>Whether an officer may decline the outcome.</summary>
    public OracleTruth Discretion { get; init; }

    /// <summary>What the lines below the outcome come to, in order; none where nobody asked, or where the case is undecided.</summary>
    public ImmutableArray<OracleLine> Lines { get; init; } = [];

    /// <summary>
    /// The facts needed: those one of whose answers alone decides first, each group in order of declaration.
    /// </summary>
    public ImmutableArray<OracleNeed> Needed { get; init; } = [];

    /// <summary>
    /// Whether an answer to one unknown bounds what another could be, by a test or by what makes a case valid. Then
    /// which facts are needed, and which of them alone, is told of the ways that were tried: compare it with care.
    /// </summary>
    public bool Linked { get; init; }

    /// <summary>
    /// The values of a case without relevant unknowns: definitions, tables, scores, counts; null for any other.
    /// </summary>
    public OraclePass? Pass { get; init; }

    /// <summary>How many ways were tried.</summary>
    public int Ways { get; init; } = 1;
}
