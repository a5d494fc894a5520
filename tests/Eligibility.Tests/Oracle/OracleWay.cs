using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// Sections 4.2 and 4.3 for one case without relevant unknowns: which rules apply, which are defeated, what prevails.
/// </summary>
internal sealed class OracleWay
{
    private readonly OracleModel _model;
    private readonly bool[] _applies;
    private readonly sbyte[] _undefeated;

    public OracleWay(OracleModel model, Datum?[] values)
    {
        _model = model;
        Pass = new OraclePass(model, values);
        var rules = model.Rules;
        _applies = new bool[rules.Length];
        _undefeated = new sbyte[rules.Length];
        Statuses = new OracleStatus[rules.Length];
        for (var i = 0; i < rules.Length; i++) _applies[i] = InForce(rules[i], values) && Applies(rules[i]);
        Outcome = model.Policy.Otherwise.Outcome;
        ByOtherwise = true;
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Outcome is { } given && IsUndefeated(i) && (ByOtherwise || given.Index < Outcome.Index))
                (Outcome, ByOtherwise) = (given, false);
        for (var i = 0; i < rules.Length; i++) Statuses[i] = Status(i, values);
    }

    public OraclePass Pass { get; }

    public Outcome Outcome { get; }

    /// <summary>Whether no rule applies undefeated and gives an outcome.</summary>
    public bool ByOtherwise { get; }

    public OracleStatus[] Statuses { get; }

    /// <summary>"One that applies is defeated when a rule that overrides it applies undefeated."</summary>
    public bool IsUndefeated(int rule)
    {
        if (_undefeated[rule] == 0) _undefeated[rule] = (sbyte)(_applies[rule] && !Defeated(rule) ? 1 : -1);
        return _undefeated[rule] > 0;
    }

    private bool Defeated(int rule)
    {
        foreach (var other in _model.Overriders[rule])
            if (IsUndefeated(other)) return true;
        return false;
    }

    private OracleStatus Status(int rule, Datum?[] values)
    {
        if (!InForce(_model.Rules[rule], values)) return OracleStatus.NotInForce;
        if (!_applies[rule]) return OracleStatus.DoesNotApply;
        if (!IsUndefeated(rule)) return OracleStatus.Defeated;
        return _model.Rules[rule].Outcome is not { } given ? OracleStatus.Exception
            : given.Index == Outcome.Index ? OracleStatus.Reason
            : OracleStatus.Outranked;
    }

    private bool Applies(Rule rule) =>
        (rule.When is null || Pass.Holds(rule.When, -1)) && (rule.Unless is null || !Pass.Holds(rule.Unless, -1));

    /// <summary>
    /// "Outside its own period a rule neither applies nor overrides"; <c>until</c> is the last day in force.
    /// </summary>
    private bool InForce(Rule rule, Datum?[] values)
    {
        if (rule.Period is not { } period) return true;
        var day = ((Scalar)values[_model.Policy.DatedBy.Slot]!).Value;
        return day >= DayOf(period.From) && (period.Until is not { } until || day <= DayOf(until));
    }

    public static int DayOf(DateOnly day) => OracleCalendar.Day(day.Year, day.Month, day.Day);
}
