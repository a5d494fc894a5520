using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Explaining;
using Eligibility.Model;
using Eligibility.Tests.Brute;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.ExplainingTests;

/// <summary>What the engine says would change a decision, held against trying everything.</summary>
internal static class ExplanationComparison
{
    /// <summary>Compares some cases of the policy of a seed.</summary>
    /// <returns>What the two sides differ in; empty where they agree.</returns>
    public static string Compare(int seed, ExplanationCounts counts)
    {
        var brute = BruteWriter.Write(seed);
        if (brute.Generated.Compilation.Evaluator is not { Policy.Each: null } evaluator) return "";
        var model = new OracleModel(evaluator.Policy);
        foreach (var (@case, _) in BruteForce.Cases(brute, evaluator.Policy))
        {
            var decision = evaluator.Decide(@case.Case, DecisionDetail.None);
            if (!decision.IsDecided) continue;
            var tried = new TriedChanges(brute, model, evaluator.Policy, @case.Values);
            if (tried.Possible(@case.Values) is not [_]) continue;
            var difference = Of(tried, decision, brute, counts);
            if (difference.Length > 0)
                return string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {difference}\n{brute.Text}\n{@case}\n");
        }
        return "";
    }

    private static string Of(TriedChanges tried, Decision decision, BrutePolicy brute, ExplanationCounts counts)
    {
        var told = WhatWouldChange.Of(decision);
        var settling = tried.Settling(decision.Outcome!);
        if (tried.IsTooMuch) return "";
        var isSame = told.Settling!.Facts.Select(f => f.Slot).SequenceEqual(settling.Select(f => f.Slot));
        if (!isSame && told.Settling.IsExact) return $"settled by {Names(told.Settling.Facts)}; by trying {Names(settling)}";
        counts.AddSettling(told.Settling.IsExact);
        foreach (var other in told.Alternatives)
            if (LaterDay(tried, decision, brute, other) is { Length: > 0 } wrongDay) return wrongDay;
        var changes = tried.Changes(decision.Outcome!);
        if (tried.IsTooMuch)
        {
            counts.AddTooMuch();
            return "";
        }
        foreach (var other in told.Alternatives)
        {
            var by = changes[other.Outcome];
            counts.AddAlternative(other.IsExact, by.Count);
            if (Unsound(tried, decision, other) is { Length: > 0 } unsound) return $"to {other.Outcome.Name}: {unsound}";
            if (!other.IsExact) continue;
            if (other.Changes.Length != by.Count
                || !other.Changes.Zip(by).All(p => p.First.Facts.Select(f => f.Input.Slot).SequenceEqual(p.Second.Facts.Select(f => f.Slot))))
                return $"to {other.Outcome.Name} by {string.Join(" | ", other.Changes.Select(c => Names(c.Facts.Select(f => f.Input))))}; "
                    + $"by trying {string.Join(" | ", by.Select(c => Names(c.Facts)))}";
            foreach (var (change, other2) in other.Changes.Zip(by))
                foreach (var (fact, nearest) in change.Facts.Zip(other2.Nearest))
                    if (change.Facts.All(f => tried.IsOrdered(f.Input) || f.Input is Fact { Type: YesNoType or ChoiceType })
                        && Distance(fact.From, fact.To) != Distance(fact.From, nearest))
                        return $"to {other.Outcome.Name} by {fact.Input.Name} {fact.To}; by trying {nearest}";
        }
        return "";
    }

    private static Int128 Distance(Datum from, Datum to) => Int128.Abs(((Scalar)from).Value - ((Scalar)to).Value);

    /// <summary>Each change leads where it says, and no part of it does.</summary>
    private static string Unsound(TriedChanges tried, Decision decision, Alternative other)
    {
        foreach (var change in other.Changes)
        {
            var values = decision.Case.Values;
            foreach (var fact in change.Facts) values = values.SetItem(fact.Input.Slot, fact.To);
            if (tried.Possible(values) is not [var only] || only != other.Outcome)
                return $"{Names(change.Facts.Select(f => f.Input))} does not lead there";
            foreach (var fact in change.Facts)
                if (change.Facts.Length > 1 && other.IsExact
                    && tried.Leads([.. change.Facts.Where(f => f != fact).Select(f => f.Input)]).ContainsKey(other.Outcome))
                    return $"{fact.Input.Name} need not change";
        }
        return "";
    }

    /// <summary>That no day before the one told serves, by trying each that a test can tell apart.</summary>
    private static string LaterDay(TriedChanges tried, Decision decision, BrutePolicy brute, Alternative other)
    {
        var policy = decision.Policy;
        if (decision.DecidedOn is not { } on || !brute.ReadsDecisionDate) return "";
        var slot = policy.DecisionDate.Slot;
        if (other.From is { } from && tried.Possible(decision.Case.Values.SetItem(slot, new Scalar(from.DayNumber))) is not [var there])
            return $"to {other.Outcome.Name} on {from}: by trying it is not certain";
        var last = (int)policy.DecisionDate.Range!.Value.High;
        if (policy.Period?.Until is { } until && policy.DatedBy == policy.DecisionDate && on <= until) last = until.DayNumber;
        var days = brute.Days.SelectMany(d => (int[])[d, d + 1]).Append(on.DayNumber + 1).Where(d => d > on.DayNumber
            && d <= last).Distinct().Order();
        foreach (var day in days)
        {
            if (other.From is { } told && day >= told.DayNumber) return "";
            if (other.IsExact && tried.Possible(decision.Case.Values.SetItem(slot, new Scalar(day))) is [var only] && only == other.Outcome)
                return $"to {other.Outcome.Name} on {other.From}; by trying on {DateOnly.FromDayNumber(day)}";
        }
        return other.From is { } late && !days.Contains(late.DayNumber)
            ? $"to {other.Outcome.Name} on {late}, which no test tells apart" : "";
    }

    private static string Names(IEnumerable<Input> facts) => string.Join(", ", facts.Select(f => f.Name));
}

/// <summary>What was compared so far.</summary>
internal sealed class ExplanationCounts
{
    private readonly Lock _lock = new();

    public int Settled { get; private set; }

    public int SettledInexactly { get; private set; }

    public int Exact { get; private set; }

    public int Inexact { get; private set; }

    public int Changes { get; private set; }

    public int TooMuch { get; private set; }

    public void AddSettling(bool isExact)
    {
        lock (_lock) { Settled++; if (!isExact) SettledInexactly++; }
    }

    public void AddAlternative(bool isExact, int changes)
    {
        lock (_lock) { if (isExact) Exact++; else Inexact++; Changes += changes; }
    }

    public void AddTooMuch()
    {
        lock (_lock) TooMuch++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Settled} decisions settled, {SettledInexactly} of them not exactly; {Exact} other outcomes exact, {Inexact} not, {Changes} changes; {TooMuch} too much to try");
}
