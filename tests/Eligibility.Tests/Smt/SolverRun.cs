using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.Smt;

/// <summary>One policy of a seed and one case of it, by the engine and by both solvers.</summary>
internal sealed class SolverRun(SolverCounts counts, int secondEvery) : IDisposable
{
    private readonly SolverProcess _first = new("z3");
    private readonly SolverProcess _second = new("cvc5");

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    public void Compare(int seed)
    {
        var policy = PolicyOf(seed);
        if (policy.Compilation.Evaluator is not { } evaluator)
        {
            counts.Add("policies refused");
            return;
        }
        var @case = CaseOf(policy, seed);
        SolverQuestions questions;
        try
        {
            questions = new SolverQuestions(policy.Policy, @case.Values);
        }
        catch (NotTranslatedException e)
        {
            counts.Add($"not translated: {e.Message}");
            return;
        }
        var watch = Stopwatch.StartNew();
        var decision = evaluator.Decide(@case.Case);
        _ = decision.Needed;
        counts.Add("time: engine, ms", watch.ElapsedMilliseconds);
        Count(questions, decision, new CaseKinds(policy.Policy, @case.Values));
        if (!decision.Exact && IsPromised(@case)) counts.AddInexact(policy, @case);
        var told = Ask(_first, questions, decision, out var findings);
        told += Told(_first, questions, evaluator, decision);
        if (seed % secondEvery == 0)
        {
            told += Ask(_second, questions, decision, out var others);
            told += Told(_second, questions, evaluator, decision);
            told += SolverComparison.Between(findings, others, policy.Policy);
        }
        if (told.Length > 0)
            counts.AddDisagreement(string.Create(CultureInfo.InvariantCulture,
                $"seed {seed}, exact {decision.Exact}:\n{told}\n{policy.Text}\n{@case}\n"));
    }

    public static bool IsPromised(GeneratedCase @case) =>
        new CaseKinds(@case.Policy, @case.Values).Unpromised() is null;

    /// <summary>One in four is of the generator of all other tests.</summary>
    public static GeneratedPolicy PolicyOf(int seed) => seed % 4 == 0
        ? PolicyGenerator.Policy(seed, new PolicyOptions { Large = 0, Ranges = true })
        : MediumPolicy.Of(seed);

    public static GeneratedCase CaseOf(GeneratedPolicy policy, int seed)
    {
        var (generator, dice) = (new CaseGenerator(policy.Policy), new Dice(seed));
        var whole = generator.Complete(dice);
        var partial = whole;
        for (var tries = 0; tries < 20 && partial.IsComplete; tries++)
            partial = generator.Partial(whole, dice, dice.Pick(30, 50, 75, 90));
        var (values, standings) = (partial.Values.ToArray(), partial.Provenances.ToArray());
        foreach (var input in policy.Policy.Inputs)
        {
            var slot = input.Slot;
            // Mostly the day is known: nearly all that a policy says of dates hangs on it. Of lists it is often items
            // of which something is not known.
            if (values[slot] is not null || !dice.Chance(input is ListInput ? 35 : slot == values.Length - 1 ? 60 : 0))
                continue;
            values[slot] = whole.Values[slot] is Items items
                ? new Items([.. items.Rows.Select(r => ImmutableArray.CreateRange(r, v => dice.Chance(50) ? null : v))])
                : whole.Values[slot];
            standings[slot] = Provenance.Stated;
        }
        return partial with { Values = [.. values], Provenances = [.. standings] };
    }

    private void Count(SolverQuestions questions, Decision decision, CaseKinds kinds)
    {
        counts.Add("cases");
        foreach (var (name, has) in CaseKinds.All)
            if (has(kinds)) counts.Add($"cases with {name}");
        counts.Add(questions.Case.IsWhole ? "cases translated whole" : "cases translated with a part of a list");
        counts.Add(decision.IsDecided ? "decided" : "undecided");
        if (!decision.Exact) counts.Add("not exact");
        var unpromised = kinds.Unpromised();
        counts.Add(unpromised is null ? SolverCounts.Promised : $"not promised: {unpromised}");
        if (!decision.Exact)
            counts.Add(unpromised is not null ? $"not exact, not promised: {unpromised}"
                : decision.OutcomeIsExact ? SolverCounts.PromisedNeedsInexact
                : SolverCounts.PromisedInexact);
    }

    private string Told(SolverProcess solver, SolverQuestions questions, PolicyEvaluator evaluator, Decision decision)
    {
        if (!decision.IsDecided || OutcomeLines.Of(evaluator.Rules, decision) is not { Length: > 0 } lines) return "";
        try
        {
            return questions.Told(solver, lines, counts);
        }
        catch (NotTranslatedException e)
        {
            counts.Add($"told: not translated: {e.Message}");
            return "";
        }
    }

    private string Ask(SolverProcess solver, SolverQuestions questions, Decision decision, out SolverFindings findings)
    {
        var watch = Stopwatch.StartNew();
        findings = questions.Put(solver, needs: true);
        counts.Add($"time: {solver.Name}, ms", watch.ElapsedMilliseconds);
        counts.Add($"{solver.Name}: cases");
        counts.Add($"{solver.Name}: questions", findings.Questions);
        counts.Add($"{solver.Name}: questions not answered", findings.NotAnswered);
        counts.Add(SolverCounts.Questions, findings.Questions);
        counts.Add(SolverCounts.NotAnswered, findings.NotAnswered);
        counts.Add($"{solver.Name}: facts asked whether they decide alone", findings.Alone.Count);
        if (findings.NotAnswered > 0) counts.Add($"{solver.Name}: cases not answered in full");
        if (solver.Failure is { } failure) counts.Add($"{solver.Name}: failed: {failure}");
        var told = SolverComparison.Differences(decision, findings, questions.Case);
        return told.Length == 0 ? "" : $"{solver.Name}:\n{told}";
    }
}
