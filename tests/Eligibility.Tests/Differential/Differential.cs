using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Differential;

/// <summary>Counts of one run: what was compared, and what could not be.</summary>
internal sealed class DifferentialCounts
{
    public long Complete;
    public long Partial;
    public long Infeasible;
    public long Inexact;
    public long Refused;

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Complete:N0} complete and {Partial:N0} partial cases agreed; {Infeasible:N0} more were too many ways "
                + $"for the oracle, {Inexact:N0} the product said to be inexact; {Refused:N0} policies were refused");
}

/// <summary>
/// The product against the oracle, over random policies and cases: outcome, reasons, the status of each rule, each
/// condition, the facts needed, and what the outcome brings. A mismatch is told with its seed, and with the
/// smallest policy and case found.
/// </summary>
internal static class Differential
{
    private const int Budget = 3_000;
    private static readonly PolicyOptions Ordinary = new() { Ranges = true };
    private static readonly PolicyOptions Small = new() { Small = true };
    private static readonly PolicyOptions Each = Ordinary with { Each = true };
    private static readonly PolicyOptions SmallEach = Small with { Each = true };

    /// <summary>Compares complete cases of one policy.</summary>
    public static void CompareComplete(int seed, int cases, DifferentialCounts counts) =>
        Compare(PolicyGenerator.Policy(seed, Ordinary), seed, cases, partial: false, counts);

    /// <summary>
    /// Compares partial cases of one policy, small enough that every way of filling them in can be tried.
    /// </summary>
    public static void ComparePartial(int seed, int cases, DifferentialCounts counts) =>
        Compare(PolicyGenerator.Policy(seed, Small), seed, cases, partial: true, counts);

    /// <summary>Compares each record of complete cases of one policy that decides each by itself.</summary>
    public static void CompareRecords(int seed, int cases, DifferentialCounts counts) =>
        Compare(PolicyGenerator.Policy(seed, Each), seed, cases, partial: false, counts);

    /// <summary>Compares each record of partial cases of one small policy that decides each by itself.</summary>
    public static void ComparePartialRecords(int seed, int cases, DifferentialCounts counts) =>
        Compare(PolicyGenerator.Policy(seed, SmallEach), seed, cases, partial: true, counts);

    private static void Compare(GeneratedPolicy policy, int seed, int cases, bool partial, DifferentialCounts counts)
    {
        // Once in thousands of policies a table has a row that can never count, which is refused; the tests
        // of the generator look into it.
        if (policy.Compilation.Evaluator is null) { Interlocked.Increment(ref counts.Refused); return; }
        var evaluator = policy.Evaluator;
        var oracle = new OracleEvaluator(evaluator.Policy);
        var generator = new CaseGenerator(evaluator.Policy);
        var dice = new Dice(seed);
        for (var i = 0; i < cases; i++)
        {
            var @case = partial ? Partial(generator, dice) : generator.Complete(dice);
            if (evaluator.Policy.Each is not null) @case = RecordCase.Whole(@case, dice);
            var difference = Difference(evaluator, oracle, @case, counts);
            if (difference.Length > 0) Fail(policy, @case, difference, partial);
        }
    }

    /// <summary>
    /// A case of which something is unknown, seldom so much that not every way of filling it in can be tried.
    /// </summary>
    private static GeneratedCase Partial(CaseGenerator generator, Dice dice)
    {
        var whole = generator.Complete(dice);
        var partial = whole;
        for (var tries = 0; tries < 20 && partial.IsComplete; tries++)
            partial = generator.Partial(whole, dice, dice.Pick(10, 20, 35));
        return partial;
    }

    private static string Difference(PolicyEvaluator evaluator, OracleEvaluator oracle, GeneratedCase @case,
        DifferentialCounts? counts) => evaluator.Policy.Each is null
        ? Difference(oracle, @case.Values, told => told, () => evaluator.Decide(@case.Case), counts)
        : OfRecords(evaluator, oracle, @case, counts);

    /// <summary>In what the decisions on the records differ from those on the cases of one record each.</summary>
    private static string OfRecords(PolicyEvaluator evaluator, OracleEvaluator oracle, GeneratedCase @case,
        DifferentialCounts? counts)
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(@case.Json()));
        if (read.Case is null) return $"no case: {read.Faults[0]}";
        var decisions = evaluator.DecideEach(read.Case).Decisions;
        var count = OracleRecord.CountIn(evaluator.Policy, @case.Values);
        if (decisions?.Length != count) return $"{count} records, and {decisions?.Length} decisions";
        var text = new StringBuilder();
        for (var record = 0; record < count; record++)
        {
            var (one, decision) = (new OracleRecord(evaluator.Policy, record), decisions!.Value[record]!);
            var difference = Difference(oracle, one.In(@case.Values), one.Named, () => decision, counts);
            if (difference.Length > 0) text.Append(CultureInfo.InvariantCulture, $"record {record + 1}: {difference}");
        }
        return text.ToString();
    }

    private static string Difference(OracleEvaluator oracle, ImmutableArray<Datum?> values,
        Func<OracleDecision, OracleDecision> named, Func<Decision> decide, DifferentialCounts? counts)
    {
        if (oracle.Decide(values, Budget) is not { } told)
        {
            if (counts is not null) Interlocked.Increment(ref counts.Infeasible);
            return "";
        }
        if (told.Fault is { } fault) return $"the oracle says that the case is not valid: {fault}";
        told = named(told);
        var decision = decide();
        if (!decision.Exact)
        {
            if (counts is not null) Interlocked.Increment(ref counts.Inexact);
            return OracleComparison.Unsound(told, decision);
        }
        if (counts is not null) Interlocked.Increment(ref OracleEvaluator.IsComplete(values) ? ref counts.Complete : ref counts.Partial);
        // Of what is tied together the oracle may miss an answer that decides alone: see its
        // own account of what it tries.
        return OracleComparison.Differences(told, decision, needs: !told.Linked)
            + (decision.AllIsSettled ? Consequences(told, decision) : "");
    }

    private static string Consequences(OracleDecision told, Decision decision)
    {
        if (decision.Outcome is not { } outcome) return "";
        var record = Justification.JustificationBuilder.Build(decision);
        return Compared("obligations", told.Obligations, record.Obligations.Select(o => o.Status))
            + Compared("authority", told.Authorities, record.Authorities.Select(a => a.Status))
            + (outcome.Discretion is null
                ? ""
                : Compared("discretion", [told.Discretion], [record.Discretion!.Status]));
    }

    private static string Compared(string what, IEnumerable<OracleTruth> oracle, IEnumerable<Truth> product)
    {
        var (expected, found) = (string.Join(", ", oracle), string.Join(", ", product));
        return expected == found ? "" : $"{what}: the oracle says {expected}, the product {found}\n";
    }

    private static void Fail(GeneratedPolicy policy, GeneratedCase @case, string difference, bool partial)
    {
        var (least, leastCase) = PolicyShrinker.Shrink(policy, @case, (evaluator, moved) =>
            (partial || moved.IsComplete) && (evaluator.Policy.Each is null) == (policy.Policy.Each is null)
                && Difference(evaluator, new OracleEvaluator(evaluator.Policy), moved, null).Length > 0);
        var why = Difference(least.Evaluator, new OracleEvaluator(least.Policy), leastCase, null);
        Assert.Fail(string.Create(CultureInfo.InvariantCulture,
            $"seed {policy.Seed}: {difference}\nmade smaller:\n{why}\n{least.Text}\n{leastCase}\nat first:\n{@case}"));
    }
}
