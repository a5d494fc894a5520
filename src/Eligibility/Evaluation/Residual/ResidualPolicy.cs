using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What is left of a policy once everything known is filled in, and what is asked of it: each answer is one that a whole
/// case gives, replayed by the plain evaluator, or was not refuted.
/// </summary>
internal sealed class ResidualPolicy
{
    private readonly RuleEvaluator _rules;
    private readonly Allowance _allowance;
    private readonly ResidualSearch _search;
    private readonly ResidualRules?[] _copies;
    private (ImmutableArray<ImmutableArray<Datum?>> Cases, Pass[] Passes)[] _varied = [];

    /// <param name="rules">The policy.</param>
    /// <param name="values">What is known, by slot.</param>
    /// <param name="asked">Every condition that is asked about, the policy's own among them where they are.</param>
    /// <param name="allowance">What may be spent.</param>
    /// <param name="along">What two cases differ in that are compared; null where there is one.</param>
    /// <param name="within">The days that are asked about; null for every day.</param>
    public ResidualPolicy(RuleEvaluator rules, ImmutableArray<Datum?> values, IEnumerable<Condition> asked,
        Allowance allowance, Unknown? along = null, Period? within = null)
    {
        (_rules, _allowance) = (rules, allowance);
        Parts = new PartBuilder(rules, values, along, asked, allowance.Effort, within);
        _copies = new ResidualRules?[along is null ? 1 : 2];
        _search = new ResidualSearch(Parts, [rules], _copies.Length);
    }

    public PartBuilder Parts { get; }

    /// <summary>The rules, of one of the cases that are compared.</summary>
    public ResidualRules Rules(int copy = 0) => _copies[copy] ??= new ResidualRules(Parts, _rules, copy);

    /// <summary>Which outcome prevails.</summary>
    public OutcomeQuestion Outcome(int copy = 0) => new(Rules(copy), _rules, copy);

    /// <summary>The outcomes of two cases that differ.</summary>
    public DifferenceQuestion Difference() => new(Rules(0), Rules(1), _rules, _rules.Policy.Outcomes.Length);

    /// <summary>The status of a rule.</summary>
    public StatusQuestion Status(Rule rule) => new(Rules(), _rules, rule);

    /// <summary>What a condition comes to, outside any list.</summary>
    public TruthQuestion Truth(Condition condition) => new(Parts.Of(condition, Scope.Outside(0)),
        pass => _rules.Policy.Owns(condition)
            ? pass.Truths[condition.Index]
            : _rules.Conditions.Apart(condition, Frame.Of(_rules.Policy, pass.Values, pass.Truths)));

    /// <summary>Whole cases that were found for any question, with what the plain evaluator makes of them.</summary>
    public IReadOnlyList<(ImmutableArray<ImmutableArray<Datum?>> Cases, Pass[] Passes)> Witnesses => _search.Witnesses;

    /// <summary>
    /// The same, those with unlike outcomes first: the first case of each outcome, then the second of each, and so on.
    /// </summary>
    public IReadOnlyList<(ImmutableArray<ImmutableArray<Datum?>> Cases, Pass[] Passes)> Varied
    {
        get
        {
            if (_varied.Length == _search.Witnesses.Count) return _varied;
            var met = new Dictionary<int, int>();
            _varied = [.. _search.Witnesses
                .Select(w => (Witness: w, Outcome: _rules.OnlyOutcome(w.Passes[0]) ?? -1))
                .Select(w => (w.Witness, Rank: met[w.Outcome] = met.GetValueOrDefault(w.Outcome) + 1))
                .OrderBy(w => w.Rank).Select(w => w.Witness)];
            return _varied;
        }
    }

    /// <summary>Takes a variable to be one number, in all that is asked from here on.</summary>
    public void Start(Variable variable, Int128 number) => _search.Start(variable, number);

    /// <summary>What is certain without any search: one answer, or null.</summary>
    public int? Certain(ResidualQuestion question) => _search.Certain(question);

    /// <summary>The answers that a question can get.</summary>
    /// <param name="question">The question.</param>
    /// <param name="wanted">The answers that are of interest; null for all.</param>
    /// <param name="stopAt">Whether it is enough to find so many of them; 0 for all.</param>
    /// <param name="from">What is assumed before, of a state of its own; null for nothing.</param>
    public Settled Ask(ResidualQuestion question, Func<int, bool>? wanted = null, int stopAt = 0, State? from = null)
    {
        var before = _search.Steps;
        var settled = _search.Ask(question, _allowance.Allowed, wanted, stopAt, from);
        _allowance.Take(_search.Steps - before);
        return settled;
    }
}
