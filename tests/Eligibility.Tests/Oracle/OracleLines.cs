using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>What a line below the outcome comes to over all ways of filling in what is unknown.</summary>
/// <param name="Of">The line.</param>
/// <param name="All">Whether it is owed or told, and with which value (zero where it has none): each that comes up once.</param>
/// <param name="Needs">What changes it by itself, in order of declaration.</param>
internal sealed record OracleLine(Consequence Of, ImmutableArray<(bool IsOwed, Int128 Value)> All, ImmutableArray<string> Needs);

/// <summary>
/// What the lines below an outcome come to, way by way, as long as it is the only one: of a case that is not decided nothing
/// is told.
/// </summary>
internal sealed class OracleLines(int ways)
{
    private Outcome? _outcome;
    private ImmutableArray<Consequence> _lines = [];
    private (bool IsOwed, Int128 Value)?[][] _came = [];
    private bool _isUndecided;

    /// <summary>Notes what comes of one way that is a case.</summary>
    public void Note(int number, OracleWay way)
    {
        if (_isUndecided) return;
        if (_outcome is null)
        {
            (_outcome, _lines) = (way.Outcome, [.. way.Outcome.Consequences]);
            _came = [.. _lines.Select(_ => new (bool, Int128)?[ways])];
        }
        if (_outcome != way.Outcome) { (_isUndecided, _came) = (true, []); return; }
        for (var i = 0; i < _lines.Length; i++) _came[i][number] = Came(_lines[i], way.Pass);
    }

    private static (bool, Int128) Came(Consequence line, OraclePass pass) =>
        line.When is { } when && !pass.Holds(when, -1) ? (false, 0) : (true, line.Value is { } term ? pass.Value(term, -1) : 0);

    public ImmutableArray<OracleLine> Tell(List<OracleUnknown> unknowns) => _isUndecided ? [] :
        [.. _lines.Select((line, i) => new OracleLine(line, [.. _came[i].OfType<(bool, Int128)>().Distinct()], Needs(_came[i], unknowns)))];

    private static ImmutableArray<string> Needs((bool, Int128)?[] came, List<OracleUnknown> unknowns)
    {
        var (needs, stride) = (new List<string>(), 1);
        foreach (var unknown in unknowns)
        {
            if (Changes(came, stride, unknown.Candidates.Count)) needs.Add(unknown.Name);
            stride *= unknown.Candidates.Count;
        }
        return [.. needs];
    }

    /// <summary>Whether two cases that differ in one value alone come to two lines.</summary>
    private static bool Changes((bool, Int128)?[] came, int stride, int count)
    {
        for (var way = 0; way < came.Length; way++)
        {
            if (way / stride % count != 0) continue;
            (bool, Int128)? seen = null;
            for (var value = 0; value < count; value++)
            {
                if (came[way + value * stride] is not { } now) continue;
                if (seen is { } before && before != now) return true;
                seen = now;
            }
        }
        return false;
    }
}
