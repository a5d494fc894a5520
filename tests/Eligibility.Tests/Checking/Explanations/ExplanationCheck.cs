using System.Text.Json;
using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>
/// Checks a record of form 2 against the policy and the case that it claims to explain: each statement in it is worked out
/// anew, from the contract (outputs, sections 1 and 4.9) and the oracle. It shares nothing with what makes the record.
/// </summary>
internal sealed partial class ExplanationCheck
{
    private readonly Subject _subject;
    private readonly KnownCase _known;
    private readonly Policy _policy;
    private readonly Directions _directions;
    private readonly CaseWords _words;
    private readonly RuleTrees _trees;
    private readonly Findings _found = new();

    private ExplanationCheck(Subject subject)
    {
        (_subject, _known, _policy) = (subject, subject.Known, subject.Known.Policy);
        _directions = new Directions(_policy);
        _words = new CaseWords(_known, subject.Case);
        _trees = new RuleTrees(_words, _found);
    }

    /// <summary>The faults of a record, and how much of it was verified.</summary>
    public static Findings Faults(Subject subject, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1_000 });
        var check = new ExplanationCheck(subject);
        check.Check(document.RootElement);
        return check._found;
    }

    /// <summary>A policy and a case of it, with all that the oracle says of them.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="case">The values, how each came about, and the judgements.</param>
    /// <param name="budget">The most ways of filling in the unknowns to try.</param>
    /// <param name="perFact">The same for each fact that is taken to be unknown; 0 leaves these out.</param>
    internal sealed class Subject(Policy policy, Case @case, int budget, int perFact)
    {
        private readonly Dictionary<int, OracleDecision?> _without = [];
        private readonly OracleEvaluator _oracle = new(policy);

        public Case Case { get; } = @case;

        public KnownCase Known { get; } = new(policy, @case.Values, budget);

        /// <summary>Whether it is tried what comes of the case with other values.</summary>
        public bool Tries => perFact > 0;

        /// <summary>What comes of the case with other values; null where that cannot be tried.</summary>
        public OracleDecision? Of(System.Collections.Immutable.ImmutableArray<Datum?> values) =>
            perFact == 0 ? null : _oracle.Decide(values, perFact);

        /// <summary>What comes of the case with one input not known; null where that cannot be tried.</summary>
        public OracleDecision? Without(int slot)
        {
            if (perFact == 0) return null;
            if (!_without.TryGetValue(slot, out var known))
                _without[slot] = known = _oracle.Decide(Case.Values.SetItem(slot, null), perFact);
            return known;
        }
    }

    private OracleDecision? Decision => _known.Decision;

    private void Check(JsonElement root)
    {
        if (!_found.Members("record", root, "format", "schema", "engine", "policy", "id", "decidedOn", "status", "exact",
            "headline", "outcome", "possible", "notices", "grounds", "rules", "nearest", "withoutGrounds", "couldChange",
            "settling", "alternatives", "needed", "facts", "confidential", "neverLookedAt", "conventions", "run",
                "decision", "advice")) return;
        _found.Same("format", "eligibility-justification/2", root.GetProperty("format"));
        _found.Same("schema", "urn:eligibility:justification:2", root.GetProperty("schema"));
        _found.Same("engine", Engine.Version, root.GetProperty("engine"));
        _found.Same("id", _subject.Case.Id, root.GetProperty("id"));
        _found.Same("decidedOn", CheckedRules.Iso(DayOf(_policy.DecisionDate)), root.GetProperty("decidedOn"));
        var decided = Decision is { } decision ? decision.Outcome is not null : root.GetProperty("status").ValueEquals("decided");
        _found.Same("status", decided ? "decided" : "undecided", root.GetProperty("status"));
        var outcome = !decided ? null : Decision?.Outcome ?? Named(root.GetProperty("outcome").GetProperty("name").GetString());
        Heading(root, outcome);
        new OutcomeRecord(_known, _directions, _found, Since).Check(outcome, root.GetProperty("outcome"));
        new CheckedNotices(_policy, _known.Values, _found).Check(root.GetProperty("notices"), root.GetProperty("exact").GetBoolean());
        if (Decision is null) _found.Skip();
        else _found.Same("possible", Decision.Possible.Select(o => o.Name), root.GetProperty("possible"));
        Rules(root.GetProperty("rules"));
        _trees.End();
        var grounds = Grounds(root);
        new NearestRules(_words, _directions, _found).Check(grounds is [{ Rule: null }], root.GetProperty("nearest"));
        Without(root.GetProperty("withoutGrounds"), grounds);
        CouldChange(root, outcome);
        Settling(root.GetProperty("settling"), outcome);
        Alternatives(root.GetProperty("alternatives"), outcome);
        new FactRecords(_known, _subject.Case, _found).Check(root.GetProperty("facts"), [.. grounds.Select((g, i) =>
            (i + 1, LeavesOf(g.Rule)?.Select(l => l.Of)))]);
        Rest(root, decided);
    }

    private Outcome? Named(string? name) => _policy.Outcomes.FirstOrDefault(o => o.Name == name);

    private DateOnly? DayOf(Fact fact) =>
        _subject.Case.Values[fact.Slot] is Scalar day ? DateOnly.FromDayNumber((int)day.Value) : null;

    private void Rest(JsonElement root, bool decided)
    {
        if (Decision is null || decided || Decision.Linked) _found.Skip();
        else _found.Same("needed", Decision.Needed.Select(n => n.Name),
            JsonSerializer.SerializeToElement(root.GetProperty("needed").EnumerateArray().Select(n => n.GetProperty("fact").GetString())));
        _found.Same("confidential", _policy.Inputs.Where(i => i.Confidential).Select(i => i.Name),
            JsonSerializer.SerializeToElement(root.GetProperty("confidential").EnumerateArray().Select(n => n.GetProperty("fact").GetString())));
        _found.Same("neverLookedAt", _subject.Case.NeverLookedAt, root.GetProperty("neverLookedAt"));
        _found.IsNull("run", root.GetProperty("run"));
        _found.IsNull("decision", root.GetProperty("decision"));
        _found.Same("advice", "This is advice to an officer, who decides.", root.GetProperty("advice"));
    }
}
