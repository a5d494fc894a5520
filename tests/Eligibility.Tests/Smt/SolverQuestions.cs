using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Smt;

/// <summary>
/// The questions of language, section 4.4, put to solvers about one case: which outcomes and statuses are possible,
/// what can matter, what decides alone. Each is asked until nothing more can be found: the last answer is a proof.
/// </summary>
internal sealed class SolverQuestions
{
    private static readonly ImmutableArray<RuleStatus> AllStatuses =
        [.. Enum.GetValues<RuleStatus>().Where(s => s != RuleStatus.Open)];

    private readonly Policy _policy;
    private readonly ImmutableArray<Datum?> _values;
    private readonly SmtScript _script = new();
    private readonly SmtPolicy _one;
    private readonly List<(string Name, Formula Formula, Action<SolverFindings> Found)> _outcomes = [];
    private readonly List<(SmtUnknown Unknown, string Text)> _changes = [];
    private readonly Dictionary<SmtUnknown, ImmutableArray<string>> _each = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<string> _prevails;
    private readonly string _outcomesText;
    private readonly string _eachText;
    private readonly SolverAlone _alone;
    private SolverTold? _told;

    public SolverQuestions(Policy policy, ImmutableArray<Datum?> values)
    {
        (_policy, _values) = (policy, values);
        _one = new SmtPolicy(policy, new SmtCase(policy, values, _script));
        _script.Assert(_one.Case.CanBeStated);
        foreach (var outcome in policy.Outcomes)
            Ask(_one.Prevails[outcome.Index], f => f.Possible.Add(outcome.Index));
        foreach (var rule in policy.Rules)
            foreach (var status in AllStatuses)
                Ask(_one.Has(rule, status), f => f.Statuses[rule.Index].Add(status));
        _outcomesText = _script.Take();
        _prevails = [.. _one.Prevails.Select(_script.Words)];
        foreach (var unknown in _one.Case.Unknowns) _each[unknown] = [.. unknown.Each.Select(_script.Words)];
        _eachText = _script.Take();
        _alone = new SolverAlone(policy, values, _one, _prevails);
        foreach (var unknown in _one.Case.Unknowns.Where(u => !u.IsTied))
        {
            string? differ = null;
            var text = _script.Apart(() =>
            {
                var other = new SmtPolicy(policy, new SmtCase(_one.Case, values, unknown));
                _script.Assert(other.Case.CanBeStated);
                // Written before it is asked whether they are the same.
                var words = other.Prevails.Select(_script.Words).ToList();
                if (!words.SequenceEqual(_prevails))
                    differ = $"(or {string.Join(' ', _prevails.Zip(words, (a, b) => $"(and {a} (not {b}))"))})";
            });
            if (differ is not null) _changes.Add((unknown, $"{text}(assert {differ})\n"));
        }
    }

    public SmtCase Case => _one.Case;

    /// <summary>In what the engine and a solver differ about the lines below the outcome of a decided case.</summary>
    public string Told(SolverProcess solver, IEnumerable<BroughtLine> lines, SolverCounts counts)
    {
        _told ??= new SolverTold(_policy, _values, _one, lines);
        // What was named on the way to what can matter may be named again.
        solver.Begin(_outcomesText + _eachText + _told.Text);
        return _told.Differences(solver, counts);
    }

    private void Ask(Formula formula, Action<SolverFindings> found) =>
        _outcomes.Add((_script.Words(formula), formula, found));

    public SolverFindings Put(SolverProcess solver, bool needs)
    {
        var findings = new SolverFindings { Statuses = [.. _policy.Rules.Select(_ => new SortedSet<RuleStatus>())] };
        solver.Begin(_outcomesText);
        findings.OutcomesAnswered = Outcomes(solver, findings);
        if (!needs || !findings.OutcomesAnswered || findings.Possible.Count < 2) return findings;
        solver.Write(_eachText);
        findings.MattersAnswered = Matters(solver, findings);
        foreach (var (unknown, _) in _changes)
            if (findings.Matters.Contains(unknown.Name) && !unknown.IsKey
                && (unknown.Each.Length > 0 ? Alone(solver, findings, unknown) : _alone.Of(solver, findings, unknown))
                    is { } alone)
                findings.Alone[unknown.Name] = alone;
        return findings;
    }

    private bool Outcomes(SolverProcess solver, SolverFindings findings)
    {
        foreach (var (_, formula, found) in _outcomes)
            if (formula.IsTrue) found(findings);
        var open = _outcomes.Where(o => o.Formula is { IsTrue: false, IsFalse: false }).ToList();
        while (open.Count > 0)
        {
            var names = open.Select(o => o.Name).ToList();
            switch (Satisfied(solver, findings, $"(or false {string.Join(' ', names)})", names, out var values))
            {
                case SolverAnswer.Unsatisfiable: return true;
                case SolverAnswer.Unknown: return false;
            }
            for (var i = 0; i < values.Length; i++)
                if (values[i]) open[i].Found(findings);
            open = [.. open.Where((_, i) => !values[i])];
        }
        return true;
    }

    private bool Matters(SolverProcess solver, SolverFindings findings)
    {
        var answered = true;
        foreach (var (unknown, text) in _changes)
        {
            findings.Questions++;
            solver.Write($"(push)\n{text}");
            var answer = solver.Check();
            solver.Write("(pop)\n");
            if (answer == SolverAnswer.Satisfiable) findings.Matters.Add(unknown.Name);
            if (answer != SolverAnswer.Unknown) continue;
            (answered, findings.NotAnswered) = (false, findings.NotAnswered + 1);
            findings.Unanswered.Add(unknown.Name);
        }
        return answered;
    }

    /// <summary>Whether after some value one outcome alone is possible; null where that was not answered.</summary>
    private bool? Alone(SolverProcess solver, SolverFindings findings, SmtUnknown unknown)
    {
        var answered = true;
        foreach (var value in _each[unknown])
        {
            var possible = new SortedSet<int>();
            for (;;)
            {
                var open = findings.Possible.Except(possible).ToList();
                if (open.Count == 0) break;
                var names = open.Select(i => _prevails[i]).ToList();
                var asked = $"(and {value} (or false {string.Join(' ', names)}))";
                var answer = Satisfied(solver, findings, asked, names, out var values);
                answered &= answer != SolverAnswer.Unknown;
                if (answer == SolverAnswer.Unsatisfiable && possible.Count == 1) return true;
                if (answer != SolverAnswer.Satisfiable) break;
                for (var i = 0; i < values.Length; i++)
                    if (values[i]) possible.Add(open[i]);
                if (possible.Count > 1) break;
            }
        }
        return answered ? false : null;
    }

    private static SolverAnswer Satisfied(SolverProcess solver, SolverFindings findings, string formula,
        IReadOnlyList<string> names, out bool[] values)
    {
        values = [];
        findings.Questions++;
        solver.Write($"(push)\n(assert {formula})\n");
        var answer = solver.Check();
        if (answer == SolverAnswer.Satisfiable)
        {
            if (solver.Values(names) is { } found) values = found;
            else answer = SolverAnswer.Unknown;
        }
        solver.Write("(pop)\n");
        if (answer == SolverAnswer.Unknown) findings.NotAnswered++;
        return answer;
    }
}
