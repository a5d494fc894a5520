using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Smt;

/// <summary>
/// Whether one answer about something of many values decides alone: a value is looked for, and where the solver finds a
/// way in which it leads elsewhere, that way is kept, and a value looked for that it does not refute.
/// </summary>
internal sealed class SolverAlone(Policy policy, ImmutableArray<Datum?> values, SmtPolicy one,
    ImmutableArray<string> prevails)
{
    private const int MostValues = 12;

    /// <summary>Null where that was not settled, or what else is unknown is no single value.</summary>
    public bool? Of(SolverProcess solver, SolverFindings findings, SmtUnknown unknown)
    {
        var read = Reads.Of(one.Case.Nodes.OfType<Condition>()).Select(r => r.Input.Slot).ToHashSet();
        if (unknown.Value is null || one.Case.Unknowns.Any(u => u.Value is null && read.Contains(u.Slot))) return null;
        foreach (var outcome in findings.Possible)
            if (ForOutcome(solver, findings, unknown, outcome) is not false and var found) return found;
        return false;
    }

    private bool? ForOutcome(SolverProcess solver, SolverFindings findings, SmtUnknown unknown, int outcome)
    {
        var refuted = "";
        var elsewhere = $"(or {string.Join(' ', findings.Possible.Where(o => o != outcome).Select(o => prevails[o]))})";
        var others = one.Case.Unknowns.Where(u => u != unknown && u.Value is not null).ToList();
        for (var tries = 0; tries < MostValues; tries++)
        {
            var wanted = $"{refuted}(assert {prevails[outcome]})\n";
            if (Find(solver, findings, wanted, [unknown], out var value) is var answer and not SolverAnswer.Satisfiable)
                return answer == SolverAnswer.Unsatisfiable ? false : null;
            var chosen = string.Concat(unknown.Value!.Variables.Select(v => Chosen(v, value[v], unknown.Value)));
            if (Find(solver, findings, $"{chosen}(assert {elsewhere})\n", others, out var way) is var other
                and not SolverAnswer.Satisfiable)
                return other == SolverAnswer.Unsatisfiable ? true : null;
            refuted += Kept(others.Select(u => (u, u.Value!.Read(way))), outcome);
        }
        findings.NotAnswered++;
        return null;
    }

    private static string Chosen(string variable, BigInteger value, SmtValue of) => of.Number is null
        ? value.IsOne ? $"(assert {variable})\n" : $"(assert (not {variable}))\n"
        : string.Create(CultureInfo.InvariantCulture, $"(assert (= {variable} {value}))\n");

    /// <summary>That with all others as they were found it leads to the outcome, or is no case.</summary>
    private string Kept(IEnumerable<(SmtUnknown Unknown, Datum Value)> way, int outcome)
    {
        var filled = values.ToArray();
        foreach (var (unknown, value) in way)
            filled[unknown.Slot] = filled[unknown.Slot] is Items items
                ? new Items(items.Rows.SetItem(unknown.Row, items.Rows[unknown.Row].SetItem(unknown.Field, value)))
                : value;
        var known = new SmtPolicy(policy, new SmtCase(one.Case, [.. filled]));
        return one.Case.Script.Apart(() =>
            one.Case.Script.Assert(!known.Case.CanBeStated | known.Prevails[outcome]));
    }

    private static SolverAnswer Find(SolverProcess solver, SolverFindings findings, string text,
        IReadOnlyList<SmtUnknown> wanted, out Dictionary<string, BigInteger> model)
    {
        model = [];
        findings.Questions++;
        solver.Write($"(push)\n{text}");
        var answer = solver.Check();
        var names = wanted.SelectMany(u => u.Value!.Variables).ToList();
        if (answer == SolverAnswer.Satisfiable && names.Count > 0)
        {
            if (solver.Model(names) is { } found) model = found;
            else answer = SolverAnswer.Unknown;
        }
        solver.Write("(pop)\n");
        if (answer == SolverAnswer.Unknown) findings.NotAnswered++;
        return answer;
    }
}
