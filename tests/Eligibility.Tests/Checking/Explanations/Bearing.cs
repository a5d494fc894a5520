using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// What stands above a line (outputs, section 1.2): its sign, and whether all lines above helped, stopped or are open.
/// </summary>
/// <param name="Status">What became of the rule.</param>
/// <param name="Direction">The direction of the rule.</param>
/// <param name="Sign">1 under <c>when</c>, -1 under <c>unless</c>, turned round by what denies; 0 where there is none.</param>
/// <param name="Helped">Whether all lines above helped.</param>
/// <param name="Stopped">Whether all lines above stopped.</param>
/// <param name="Waits">Whether all lines above are open.</param>
internal readonly record struct Bearing(OracleStatus Status, Direction Direction, int Sign, bool Helped, bool Stopped,
    bool Waits) : IConditionVisitor<OracleTruth, int>
{
    public static Bearing Of(OracleStatus status, Direction direction, int sign) => new(status, direction, sign, true, true, true);

    /// <summary>Of lines of items, of tables and scores: the line above carries the sign.</summary>
    public Bearing Without() => this with { Sign = 0 };

    /// <summary>Whether a line helps its rule; null where it has no sign or is not known.</summary>
    public bool? Helps(OracleTruth truth) =>
        Sign == 0 || truth == OracleTruth.Open ? null : truth == OracleTruth.Held == Sign > 0;

    public string Effect(OracleTruth truth) => (Status, Helps(truth)) switch
    {
        (OracleStatus.Open, null) when Sign != 0 && Waits => "unknown",
        (OracleStatus.Reason or OracleStatus.Outranked or OracleStatus.Defeated or OracleStatus.Exception, true) when Helped =>
            Directions.Said(Direction),
        (OracleStatus.DoesNotApply, false) when Stopped => Directions.Said(Directions.Opposite(Direction)),
        _ => "none",
    };

    /// <summary>What stands above the lines of a line.</summary>
    public Bearing Below(Condition condition, OracleTruth truth)
    {
        var helps = Helps(truth);
        return this with
        {
            Sign = Sign * condition.Accept(this, truth), Helped = Helped && helps == true,
            Stopped = Stopped && helps == false, Waits = Waits && helps is null && Sign != 0,
        };
    }

    // How each kind passes the sign on to its lines.

    public int VisitFlag(FlagCondition flag, in OracleTruth truth) => 0;

    public int VisitComparison(Comparison comparison, in OracleTruth truth) => 0;

    public int VisitJoint(JointComparison joint, in OracleTruth truth) => 0;

    public int VisitMember(MemberCondition member, in OracleTruth truth) => 0;

    public int VisitIncludes(IncludesCondition includes, in OracleTruth truth) => 0;

    public int VisitEmpty(EmptyCondition empty, in OracleTruth truth) => 0;

    public int VisitList(ListCondition list, in OracleTruth truth) => 0;

    public int VisitNot(NotCondition not, in OracleTruth truth) => -1;

    public int VisitGroup(GroupCondition group, in OracleTruth truth) => group.Kind switch
    {
        GroupKind.All or GroupKind.Any or GroupKind.AtLeast => 1,
        GroupKind.None or GroupKind.AtMost => -1,
        GroupKind.Exactly => 0,
        _ => throw new InvalidOperationException("a group has one of six kinds"),
    };

    public int VisitDefinition(DefinitionCondition named, in OracleTruth truth) => 1;

    public int VisitItem(ItemCondition item, in OracleTruth truth) =>
        throw new InvalidOperationException("no policy holds a condition of one item");
}
