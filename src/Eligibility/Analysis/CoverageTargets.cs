using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Analysis;

/// <summary>
/// Everything in a policy that its examples are to exercise, through its definitions, tables, scores and <c>where</c>s.
/// A <c>not</c> is one condition with what it negates; a use of a definition is none beside the definition itself; nor
/// is the key of a row that has no other key beside the row.
/// </summary>
internal sealed class CoverageTargets
{
    private readonly List<CoverageTarget> _all = [];
    private readonly Dictionary<(CoveragePlace, CoverageWay), int> _byPlace = [];
    private readonly Dictionary<object, int> _byPart = new(ReferenceEqualityComparer.Instance);

    public CoverageTargets(Policy policy)
    {
        foreach (var rule in policy.Rules)
        {
            Add(CoverageKind.Rule, rule.Span, rule, rule.Outcome is null ? CoverageWay.Defeats : CoverageWay.Reason);
            if (rule.When is { } when) Gather(when, [], ofOutcome: false);
            if (rule.Unless is { } unless)
                Gather(unless, rule.When is { } first ? [new CoverageGuard(first, null)] : [], ofOutcome: false);
        }
        foreach (var outcome in policy.Outcomes)
        {
            Add(CoverageKind.Outcome, outcome.Span, outcome, CoverageWay.Reached);
            foreach (var consequence in outcome.Consequences)
                if (consequence.When is { } root) Gather(root, [], ofOutcome: true);
        }
        Add(CoverageKind.Otherwise, policy.Otherwise.Span, policy.Otherwise, CoverageWay.Reached);
    }

    public IReadOnlyList<CoverageTarget> All => _all;

    /// <summary>
    /// The first target of a part of the model; a condition's holding, which its failing
    /// follows. Null for what is no target.
    /// </summary>
    public int? Of(object part) => _byPart.TryGetValue(part, out var index) ? index : null;

    /// <summary>
    /// A row whose keys are conditions of their own: one that has no other key stands and falls with it.
    /// </summary>
    public static bool HasSeveralKeys(TableRow row) => row.Keys.Count(k => k is not null) > 1;

    /// <summary>A condition without the <c>not</c>s in front of it.</summary>
    public static Condition Unnegated(Condition condition)
    {
        while (condition is NotCondition not) condition = not.Operand;
        return condition;
    }

    private void Add(CoverageKind kind, TextSpan span, object part, params ReadOnlySpan<CoverageWay> ways)
    {
        var place = CoveragePlace.Of(kind, span);
        foreach (var way in ways)
        {
            if (!_byPlace.TryGetValue((place, way), out var index))
            {
                _byPlace[(place, way)] = index = _all.Count;
                _all.Add(new CoverageTarget(place, way, span, part));
            }
            _byPart.TryAdd(part, index);
        }
    }

    /// <summary>What stands below a root, each part once. Iterative, since definitions may open deep.</summary>
    private void Gather(Condition root, ImmutableList<CoverageGuard> guards, bool ofOutcome)
    {
        var met = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<(object Part, ImmutableList<CoverageGuard> Guards)>([(root, guards)]);
        while (waiting.TryPop(out var next))
        {
            var at = next.Part is TableTerm term ? term.Table : next.Part;
            if (!met.Add(at)) continue;
            var parts = Open(at).ToList();
            Note(at, root, next.Guards, ofOutcome);
            var any = at is Condition condition
                && Unnegated(condition) is GroupCondition { Kind: GroupKind.Any or GroupKind.None } group
                    ? group
                    : null;
            for (var i = 0; i < parts.Count; i++)
                waiting.Push((parts[i], any is null ? next.Guards : next.Guards.Add(new CoverageGuard(any, i))));
        }
    }

    /// <summary>Takes a part as a target, and tells what it is made of.</summary>
    private IEnumerable<object> Open(object at)
    {
        switch (at)
        {
            case Condition condition:
                var test = Unnegated(condition);
                if (test is not DefinitionCondition)
                    Add(CoverageKind.Condition, condition.Span, condition, CoverageWay.Holds, CoverageWay.Fails);
                return PartsOf(test);
            case Table table:
                foreach (var row in table.Rows) Add(CoverageKind.Row, row.Span, row, CoverageWay.Counts);
                if (table.Otherwise is not null) Add(CoverageKind.Row, table.OtherwiseSpan, table, CoverageWay.Counts);
                // The values in a lone key are looked at, though the key is no target itself.
                return table.Keys.Cast<object>().Concat(table.Rows.SelectMany(r =>
                    r.Keys.OfType<Condition>().SelectMany(k => HasSeveralKeys(r) ? [k] : PartsOf(Unnegated(k)))));
            default:
                return ((Node)at).Parts;
        }
    }

    /// <summary>What a test is made of, the halves of one such as <c>between</c> not told apart.</summary>
    public static IEnumerable<Node> PartsOf(Condition test) =>
        test is JointComparison joint ? joint.Comparisons.SelectMany(c => c.Parts) : test.Parts;

    private void Note(object part, Condition root, ImmutableList<CoverageGuard> guards, bool ofOutcome)
    {
        IEnumerable<object> parts = part is Table table ? [table, .. table.Rows] : [part];
        foreach (var one in parts)
        {
            if (Of(one) is not { } first) continue;
            for (var i = first; i < first + (one is Condition ? 2 : 1); i++)
            {
                _all[i].Roots.Add(root);
                _all[i].Guards.AddRange(guards);
                _all[i].TurnsOnOutcome |= ofOutcome;
            }
        }
    }
}
