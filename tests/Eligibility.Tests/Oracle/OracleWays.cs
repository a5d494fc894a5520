using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// A case with unknowns, decided by trying every way of filling them in (language, sections 4.4 to 4.6).
/// </summary>
internal sealed class OracleWays
{
    private readonly OracleModel _model;
    private readonly List<OracleUnknown> _unknowns;
    private readonly int[] _outcomes;
    private readonly int[] _statuses;
    private readonly int[] _truths;
    private readonly int[] _undefeated;
    private readonly HashSet<int>[] _defeatedBy;
    private readonly int[][] _owed;
    private readonly HashSet<(int Outcome, int Rule)> _reasons = [];
    private OracleLines? _lines;
    private int _valid;

    private OracleWays(OracleModel model, List<OracleUnknown> unknowns, int ways)
    {
        (_model, _unknowns, _outcomes) = (model, unknowns, new int[ways]);
        _statuses = new int[model.Rules.Length];
        _undefeated = new int[model.Rules.Length];
        _truths = new int[model.Conditions.Length];
        _defeatedBy = [.. model.Rules.Select(_ => new HashSet<int>())];
        _owed = [.. model.Policy.Outcomes.Select(o => new int[Consequences(o).Count])];
    }

    /// <returns>Null where there are more ways than the budget, or not all can be found.</returns>
    public static OracleDecision? Decide(OracleModel model, Datum?[] values, int budget, bool everyValue,
        ICollection<OraclePass>? passes)
    {
        // The values that stand for all others are not looked for where ranges begin and end at other facts.
        if (HasRangesByNames(model.Policy)) return null;
        return OracleGaps.Find(model, values, budget, everyValue) is { } gaps
            ? Of(model, gaps.Values, gaps.Unknowns, budget, passes) is { } decision
                ? decision with { Linked = gaps.Linked }
                : null
            : null;
    }

    /// <summary>The same by candidates that are given, whatever the policy can tell apart.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="values">The case; what is unknown is put in its place.</param>
    /// <param name="unknowns">All that is unknown, in order of declaration.</param>
    /// <param name="budget">The most ways to try.</param>
    /// <param name="passes">Takes each way that is a case.</param>
    /// <param name="lines">
    /// Whether what the lines below the outcome come to is told: the candidates must tell apart all that they do.
    /// </param>
    public static OracleDecision? Of(OracleModel model, Datum?[] values, List<OracleUnknown> unknowns, int budget,
        ICollection<OraclePass>? passes = null, bool lines = false)
    {
        long ways = 1;
        foreach (var unknown in unknowns)
            if ((ways *= unknown.Candidates.Count) > budget) return null;
        var tried = new OracleWays(model, unknowns, (int)ways) { _lines = lines ? new OracleLines((int)ways) : null };
        OracleWay? last = null;
        for (var way = 0; way < ways; way++) last = tried.Try(way, values, passes) ?? last;
        return tried._valid == 0
            ? new OracleDecision { Fault = "no way of filling in what is unknown makes the case valid" }
            : tried.Tell() with { Pass = unknowns.Count == 0 ? last!.Pass : null };
    }

    /// <summary>Fills in one way: its number holds one digit for each unknown.</summary>
    private OracleWay? Try(int number, Datum?[] known, ICollection<OraclePass>? passes)
    {
        var values = (Datum?[])known.Clone();
        var rest = number;
        foreach (var unknown in _unknowns)
        {
            unknown.Put(values, unknown.Candidates[rest % unknown.Candidates.Count]);
            rest /= unknown.Candidates.Count;
        }
        _outcomes[number] = -1;
        if (OracleValidity.Fault(_model.Policy, values) is not null) return null;
        var way = new OracleWay(_model, values);
        _valid++;
        passes?.Add(way.Pass);
        _lines?.Note(number, way);
        _outcomes[number] = way.Outcome.Index;
        for (var i = 0; i < _truths.Length; i++) _truths[i] |= Bit(way.Pass.Holds(_model.Conditions[i], -1));
        for (var i = 0; i < _statuses.Length; i++)
        {
            _statuses[i] |= 1 << (int)way.Statuses[i];
            _undefeated[i] |= Bit(way.IsUndefeated(i));
            if (way.Statuses[i] == OracleStatus.Reason) _reasons.Add((way.Outcome.Index, i));
            if (way.Statuses[i] != OracleStatus.Defeated) continue;
            foreach (var other in _model.Overriders[i])
                if (way.IsUndefeated(other)) _defeatedBy[i].Add(other);
        }
        if (way.ByOtherwise) _reasons.Add((way.Outcome.Index, _model.Rules.Length));
        var owed = Consequences(way.Outcome);
        for (var i = 0; i < owed.Count; i++)
            _owed[way.Outcome.Index][i] |= Bit(owed[i].When is null || way.Pass.Holds(owed[i].When!, -1));
        return way;
    }

    private static List<Consequence> Consequences(Outcome outcome) =>
        [.. outcome.Obligations, .. outcome.Authorities,
            .. outcome.Discretion is { } discretion ? [discretion] : Array.Empty<Consequence>()];

    private static int Bit(bool holds) => holds ? 2 : 1;

    private static OracleTruth Truth(int met) =>
        met switch { 1 => OracleTruth.Failed, 2 => OracleTruth.Held, _ => OracleTruth.Open };

    private OracleDecision Tell()
    {
        var possible = _model.Policy.Outcomes.Where(o => Array.IndexOf(_outcomes, o.Index) >= 0).ToImmutableArray();
        var outcome = possible.Length == 1 ? possible[0] : null;
        ImmutableArray<OracleTruth> owed = outcome is null ? [] : [.. _owed[outcome.Index].Select(Truth)];
        return new OracleDecision
        {
            Outcome = outcome,
            Possible = possible,
            Statuses = [.. _statuses.Select(met => int.IsPow2(met) ? (OracleStatus)int.Log2(met) : OracleStatus.Open)],
            Truths = [.. _truths.Select(Truth)],
            Undefeated = [.. _undefeated.Select(Truth)],
            DefeatedBy = [.. _defeatedBy.Select(d => d.Order().ToImmutableArray())],
            Reasons = outcome is null ? [] : Reasons(outcome),
            Obligations = outcome is null ? [] : owed[..outcome.Obligations.Length],
            Authorities = outcome is null
                ? []
                : owed[outcome.Obligations.Length..(outcome.Obligations.Length + outcome.Authorities.Length)],
            Discretion = outcome?.Discretion is null ? OracleTruth.Failed : owed[^1],
            Needed = outcome is null ? Needed() : [],
            Lines = outcome is null ? [] : _lines?.Tell(_unknowns) ?? [],
            Ways = _outcomes.Length,
        };
    }

    /// <summary>
    /// "Where the outcome is certain but no rule for it is, the reasons are those, otherwise among them, that give it
    /// in some way, each marked open."
    /// </summary>
    private ImmutableArray<OracleReason> Reasons(Outcome outcome)
    {
        var (all, some) = (new List<OracleReason>(), new List<OracleReason>());
        for (var i = 0; i <= _model.Rules.Length; i++)
        {
            if (!_reasons.Contains((outcome.Index, i))) continue;
            var rule = i < _model.Rules.Length ? _model.Rules[i] : null;
            some.Add(new OracleReason(rule, true));
            if (rule is not null && _statuses[i] == 1 << (int)OracleStatus.Reason)
                all.Add(new OracleReason(rule, false));
        }
        // Otherwise is certain where no rule is a reason in any way.
        return all.Count > 0 ? [.. all] : some is [{ Rule: null }] ? [new OracleReason(null, false)] : [.. some];
    }

    /// <summary>
    /// A fact can still matter where two ways that differ in it alone give different outcomes. One that cannot change
    /// the outcome is never asked for, not even where an answer to it would tell something of another fact; but where
    /// no two items may agree in a field, its values change together or not at all, and one that settles the outcome is
    /// asked for; where nothing else is, so are those that change it together.
    /// </summary>
    private ImmutableArray<OracleNeed> Needed()
    {
        var (alone, others) = (new List<OracleNeed>(), new List<OracleNeed>());
        var stride = 1;
        foreach (var unknown in _unknowns)
        {
            var count = unknown.Candidates.Count;
            var decides = Decides(unknown, stride);
            if (Matters(stride, count) || decides && IsKey(unknown))
                (decides ? alone : others).Add(new OracleNeed(unknown.Name, decides));
            stride *= count;
        }
        return alone.Count + others.Count > 0
            ? [.. alone, .. others]
            : [.. _unknowns.Where(u => IsKey(u) && !HasRangesByNames(_model.Policy)).Select(u => new OracleNeed(u.Name, false))];
    }

    // Where ranges tie values, it need not be the keys that change together.
    private static bool HasRangesByNames(Policy policy) => policy.Facts.Any(f => f.LowEnd is not null || f.HighEnd is not null)
        || policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => f.LowEnd is not null || f.HighEnd is not null));

    private bool IsKey(OracleUnknown unknown) =>
        unknown.Field >= 0 && ((ListInput)_model.Policy.Inputs[unknown.Slot]).OnePer.Contains(unknown.Field);

    private bool Matters(int stride, int count)
    {
        for (var way = 0; way < _outcomes.Length; way++)
        {
            if (way / stride % count != 0) continue;
            var seen = -1;
            for (var value = 0; value < count; value++)
            {
                var outcome = _outcomes[way + value * stride];
                if (outcome < 0) continue;
                if (seen >= 0 && seen != outcome) return true;
                seen = outcome;
            }
        }
        return false;
    }

    private bool Decides(OracleUnknown unknown, int stride)
    {
        var count = unknown.Candidates.Count;
        // For each answer the one outcome it leaves; -1 none yet, -2 several.
        var left = new int[count];
        Array.Fill(left, -1);
        for (var way = 0; way < _outcomes.Length; way++)
        {
            var value = way / stride % count;
            if (_outcomes[way] < 0 || left[value] == -2) continue;
            left[value] = left[value] == -1 || left[value] == _outcomes[way] ? _outcomes[way] : -2;
        }
        for (var value = 0; value < count; value++)
            if (left[value] >= 0
                && (unknown.Early is null || unknown.Early.Contains(((Scalar)unknown.Candidates[value]).Value)))
                return true;
        return false;
    }
}
