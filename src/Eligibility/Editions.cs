using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility;

/// <summary>The editions of one policy: files with the same title, of which at most one is in force on a day.</summary>
public sealed class Editions
{
    private Editions(string title, ImmutableArray<PolicyEvaluator> all) => (Title, All) = (title, all);

    /// <summary>The policy's title.</summary>
    public string Title { get; }

    /// <summary>The editions by the day from which they are in force; prospective ones last.</summary>
    public ImmutableArray<PolicyEvaluator> All { get; }

    /// <summary>The fact whose date chooses the edition.</summary>
    public Fact DatedBy => All[0].Policy.DatedBy;

    /// <summary>Policies by their titles, in ordinal order.</summary>
    public static ImmutableArray<Editions> Of(IEnumerable<PolicyEvaluator> evaluators) =>
    [
        .. evaluators.GroupBy(e => e.Policy.Title, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Editions(g.Key, [.. g.OrderBy(e => e.Policy.Period?.From ?? DateOnly.MaxValue).ThenBy(e => e.Policy.Source.Path, StringComparer.Ordinal)])),
    ];

    /// <summary>The edition in force on a day, or null.</summary>
    public PolicyEvaluator? On(DateOnly day) => All.FirstOrDefault(e => e.Policy.Period?.Contains(day) == true);

    /// <summary>Reads a case and decides it under the edition in force on the date that chooses it.</summary>
    /// <param name="utf8">The case as JSON (language, section 6).</param>
    /// <param name="decidedOn">The decision date, where the host gives it.</param>
    /// <param name="knownElsewhere">Names of facts and lists that other policies declare which the case is for, too.</param>
    public EditionDecision Decide(ReadOnlySpan<byte> utf8, DateOnly? decidedOn = null, IEnumerable<string>? knownElsewhere = null)
    {
        var bytes = utf8.ToArray();
        var options = Options(decidedOn, knownElsewhere);
        return Decide(policy => CaseReader.Read(policy, bytes, options));
    }

    /// <summary>Decides a case from values, such as an application holds them, under the edition in force.</summary>
    /// <param name="values">Values by names of facts; see <see cref="CaseReader.FromValues"/>.</param>
    /// <param name="decidedOn">The decision date, where the host gives it.</param>
    public EditionDecision Decide(IReadOnlyDictionary<string, object?> values, DateOnly? decidedOn = null)
    {
        var options = Options(decidedOn);
        return Decide(policy => CaseReader.FromValues(policy, values, options));
    }

    /// <summary>The editions and their periods in a sentence, for whoever asked for a day on which none is in force.</summary>
    public string Describe() => string.Join("; ", All.Select(e => $"\"{e.Policy.Edition ?? e.Policy.Source.Path}\" {e.Policy.Period?.Words ?? "prospective"}"));

    private CaseOptions Options(DateOnly? decidedOn, IEnumerable<string>? knownElsewhere = null) =>
        new() { DecidedOn = decidedOn, KnownElsewhere = [.. All.SelectMany(e => e.Policy.Inputs).Select(i => i.Name).Concat(knownElsewhere ?? []).Distinct(StringComparer.Ordinal)] };

    private EditionDecision Decide(Func<Policy, CaseResult> read)
    {
        var results = All.Select(e => (Evaluator: e, Result: read(e.Policy))).ToList();
        // A prospective edition is never chosen by date, unless there is no other.
        if (results.Any(r => r.Evaluator.Policy.Period is not null)) results.RemoveAll(r => r.Evaluator.Policy.Period is null);
        var stated = results.Select(r => r.Result.DatedOn).FirstOrDefault(d => d is not null);
        if (stated is not { } day)
        {
            var faulty = results.FirstOrDefault(r => r.Result.Case is null);
            return faulty.Evaluator is not null
                ? new EditionDecision { Faults = faulty.Result.Faults }
                : new EditionDecision { NeedsDate = true, Undated = [.. results.Select(r => r.Evaluator.Decide(r.Result.Case!))] };
        }
        var chosen = results.FirstOrDefault(r => r.Evaluator.Policy.Period?.Contains(day) == true);
        if (chosen.Evaluator is null) return new EditionDecision { NoneInForceOn = day };
        return chosen.Result.Case is { } @case
            ? new EditionDecision { Decision = chosen.Evaluator.Decide(@case) with { ChosenBy = day } }
            : new EditionDecision { Faults = chosen.Result.Faults };
    }
}

/// <summary>What came of a case under the editions of a policy: a decision, or why there is none.</summary>
public sealed record EditionDecision
{
    /// <summary>The decision of the edition in force, or null.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What is wrong with the case; empty when it could be read.</summary>
    public ImmutableArray<CaseFault> Faults { get; init; } = [];

    /// <summary>The day on which no edition is in force, or null.</summary>
    public DateOnly? NoneInForceOn { get; init; }

    /// <summary>Whether the date that chooses the edition is unknown: the case is undecided, and needs it.</summary>
    public bool NeedsDate { get; init; }

    /// <summary>While the date is unknown, what each edition would make of the case.</summary>
    public ImmutableArray<Decision> Undated { get; init; } = [];
}
