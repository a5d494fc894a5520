using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Smt;

/// <summary>
/// The lines below the outcome of a decided case, put to a solver: that what is told for certain comes out no other way, that
/// what is told as open can, and on what that hangs.
/// </summary>
internal sealed class SolverTold
{
    public const string Lines = "told: lines";
    public const string Open = "told: lines open";
    public const string NotSettled = "told: lines not settled";
    private const int MostOpen = 2;
    private readonly Policy _policy;
    private readonly ImmutableArray<Datum?> _values;
    private readonly SmtCase _one;
    private readonly ImmutableArray<(BroughtLine Line, Formula Owed, Linear? Value)> _lines;
    private SolverCounts _counts = new();

    public SolverTold(Policy policy, ImmutableArray<Datum?> values, SmtPolicy one, IEnumerable<BroughtLine> lines)
    {
        (_policy, _values, _one) = (policy, values, one.Case);
        _lines = [.. lines.Select(line => (line, Of(_one, line).Owed, Of(_one, line).Value))];
        // What all questions are asked of is named before any of them.
        foreach (var (_, owed, value) in _lines)
        {
            _ = _one.Script.Words(owed);
            if (value is not null) _ = _one.Script.Words(Formula.Zero(value));
        }
        Text = _one.Script.Take();
    }

    /// <summary>What a solver is told before it is asked.</summary>
    public string Text { get; }

    /// <summary>In what the engine and the solver differ; empty where nothing does.</summary>
    public string Differences(SolverProcess solver, SolverCounts counts)
    {
        var (told, open) = (new StringBuilder(), 0);
        _counts = counts;
        foreach (var (line, owed, value) in _lines)
        {
            counts.Add(Lines);
            if (line.Status != Truth.Open)
            {
                var same = line.Status == Truth.Held
                    ? line.Value is Scalar known
                        ? owed & Formula.Compare(value!, Relation.Equal, Linear.Of((System.Numerics.BigInteger)known.Value))
                        : owed
                    : !owed;
                if (Asked(solver, () => _one.Script.Assert(!same)) == SolverAnswer.Satisfiable)
                    told.Append(Say(line, $"{line.Status} {line.Value} for certain, and is not"));
                continue;
            }
            counts.Add(line.IsSettled ? Open : NotSettled);
            if (open++ < MostOpen) AskWhat(solver, line, owed, value, told);
        }
        return told.ToString();
    }

    private void AskWhat(SolverProcess solver, BroughtLine line, Formula owed, Linear? value, StringBuilder told)
    {
        var isAll = line.IsSettled && _one.IsWhole;
        if (isAll && Differs(() => new SmtCase(_policy, _values, _one.Script)) == SolverAnswer.Unsatisfiable)
            told.Append(Say(line, "open, and always comes out alike"));
        var (found, needs) = (line.Needs.Select(n => n.Name).ToHashSet(StringComparer.Ordinal), 0);
        foreach (var unknown in _one.Unknowns.Where(u => !u.IsTied))
        {
            var answer = Differs(() => new SmtCase(_one, _values, unknown));
            if (answer == SolverAnswer.Satisfiable) needs++;
            if (answer == SolverAnswer.Satisfiable && !found.Contains(unknown.Name))
                told.Append(Say(line, $"to hang on {string.Join(", ", found)}, and hangs on {unknown.Name}"));
            // A key that cannot change alone may be told where it changes with others.
            if (isAll && answer == SolverAnswer.Unsatisfiable && found.Contains(unknown.Name) && !unknown.IsKey && !HasRanges)
                told.Append(Say(line, $"to hang on {unknown.Name}, and does not"));
        }
        _counts.Add("told: needs found", needs);

        SolverAnswer Differs(Func<SmtCase> make) => Asked(solver, () =>
        {
            var other = make();
            var (otherOwed, otherValue) = Of(other, line);
            _one.Script.Assert(other.CanBeStated);
            _one.Script.Assert(!Formula.Same(owed, otherOwed)
                | (value is null ? Formula.False : owed & !Formula.Compare(value, Relation.Equal, otherValue!)));
        });
    }

    private bool HasRanges => _policy.Inputs.OfType<Fact>().Any(f => f.LowEnd is not null || f.HighEnd is not null)
        || _policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => f.LowEnd is not null || f.HighEnd is not null));

    private static (Formula Owed, Linear? Value) Of(SmtCase @case, BroughtLine line) =>
        (line.Of.When is { } when ? @case.Conditions.Of(when, null) : Formula.True,
            line.Of.Value is { } value ? @case.Conditions.Terms.Of(value, null) : null);

    private SolverAnswer Asked(SolverProcess solver, Action ask)
    {
        var text = _one.Script.Apart(ask);
        solver.Write($"(push)\n{text}");
        var answer = solver.Check();
        solver.Write("(pop)\n");
        _counts.Add(SolverCounts.Questions);
        if (answer == SolverAnswer.Unknown) _counts.Add(SolverCounts.NotAnswered);
        return answer;
    }

    private static string Say(BroughtLine line, string what) => string.Create(CultureInfo.InvariantCulture,
        $"`{line.Of.Text} {line.Of.Value?.Span.Words}` is told as {what}\n");
}
