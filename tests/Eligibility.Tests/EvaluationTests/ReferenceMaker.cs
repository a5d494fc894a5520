using System.Globalization;
using System.Text;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>Makes reference policies and cases at random, the same ones for the same number.</summary>
internal sealed partial class ReferenceMaker
{
    private readonly Random _random;
    private readonly List<ReferenceFact> _facts = [];
    private readonly List<ReferenceFact> _fields = [];
    private readonly List<ReferenceCondition> _named = [];
    private readonly List<ReferenceValue> _values = [];
    private int _mostItems;
    private bool _hasTotal;

    /// <summary>
    /// Whether dates end at the decision date: then only days are counted, so that few days can be told apart.
    /// </summary>
    private readonly bool _hangTogether;

    public ReferenceMaker(int seed, bool hangTogether)
    {
        _random = new Random(seed);
        _hangTogether = hangTogether;
        Declare();
        var definitions = Define();
        var count = _random.Next(1, 6);
        var rules = Enumerable.Range(0, count).Select(i => Rule(i, count)).ToList();
        var ends = rules.Where(r => r.Period is not null)
            .SelectMany(r => (int[])[r.Period!.Value.From, (r.Period.Value.Until ?? r.Period.Value.From) + 1])
            .Distinct().Order().ToList();
        if (ends.Count > 0 && !_facts.Any(f => f.Name == ReferenceFact.DecisionDate))
            _facts.Add(new ReferenceFact(ReferenceFact.DecisionDate, _facts.Count, ReferenceKind.Date, 0,
                0) { Values = [ends[0] - 1, .. ends] });
        Policy = new ReferencePolicy(_facts, _fields.Count > 0 ? _fields : null, definitions, rules,
            _random.Next(ReferencePolicy.Outcomes.Length), _mostItems, _fields.Count > 0 && Chance(3));
    }

    public ReferencePolicy Policy { get; }

    /// <summary>A case of which so much is unknown that it can turn out in at most so many ways.</summary>
    public ReferenceCase Case(int mostWays)
    {
        ReferenceCase made;
        do made = new ReferenceCase([.. _facts.Select(f => (int?)Pick(f.Stated))], Items());
        while (!Policy.Completions(made).Any());
        foreach (var slot in Enumerable.Range(0, _facts.Count).OrderBy(_ => _random.Next()))
            made = Forget(made, made.With(slot, null), mostWays);
        if (made.Items is not { } items) return made;
        if (!_hasTotal && Chance(2)) return Forget(made, made with { Items = null }, mostWays);
        for (var row = 0; row < items.Count; row++)
            for (var field = 0; field < _fields.Count; field++)
                made = Forget(made, made.With(row, field, null), mostWays);
        return made;
    }

    /// <summary>A further condition about the same facts.</summary>
    public ReferenceCondition FurtherCondition() => Expression(1);

    private List<IReadOnlyList<int?>>? Items() =>
        _fields.Count == 0
            ? null
            : [.. Enumerable.Range(0, _random.Next(4))
                .Select(_ => (IReadOnlyList<int?>)[.. _fields.Select(f => (int?)Pick(f.Values))])];

    private ReferenceCase Forget(ReferenceCase made, ReferenceCase less, int mostWays) =>
        !Chance(4) && Policy.Completions(less).Take(mostWays + 1).Count() <= mostWays ? less : made;

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private void Declare()
    {
        for (var i = _random.Next(1, 4); i > 0; i--) Add("flag", ReferenceKind.Flag, 0, 1);
        for (var i = _random.Next(3); i > 0; i--) Add("shade", ReferenceKind.Choice, 0, _random.Next(1, 3));
        for (var i = _random.Next(2); i > 0; i--) Add("set", ReferenceKind.Set, 0, Chance(2) ? 3 : 7);
        for (var i = _random.Next(3); i > 0; i--) Add("size", ReferenceKind.Size, _random.Next(2), _random.Next(2, 5));
        var month = ReferenceFact.Day(2020, 1, 29) + (Chance(2) ? 28 : 0);
        for (var i = _random.Next(_hangTogether ? 1 : 0, 3); i > 0; i--)
            Add("date", ReferenceKind.Date, month + _random.Next(2), month + _random.Next(2, 6));
        if (_hangTogether || _facts.Any(f => f.Kind == ReferenceKind.Date) && Chance(2)) AddDecisionDate(month);
        if (!Chance(3)) return;
        _fields.Add(new ReferenceFact("kind", 0, ReferenceKind.Choice, 0, _random.Next(1, 3)));
        _fields.Add(new ReferenceFact("weight", 1, ReferenceKind.Size, 0, 1));
    }

    private void Add(string word, ReferenceKind kind, int low, int high) =>
        _facts.Add(new ReferenceFact($"{word} {(char)('a' + _facts.Count)}", _facts.Count, kind, low, high,
            Chance(10) ? low : null));

    /// <summary>
    /// The decision date as a fact that conditions read, with every day that they could tell
    /// apart; other dates may end at it.
    /// </summary>
    private void AddDecisionDate(int month)
    {
        var (early, late) = _hangTogether ? (month - 8, month + 20) : (month - 200, month + 200);
        for (var slot = 0; slot < _facts.Count; slot++)
            if (_hangTogether && _facts[slot].Kind == ReferenceKind.Date && Chance(2))
                _facts[slot] = _facts[slot] with
                {
                    EndsAtDecisionDate = true, Assumed = null,
                    Values = [.. Enumerable.Range(_facts[slot].Low, late - _facts[slot].Low + 1)]
                };
        _facts.Add(new ReferenceFact(ReferenceFact.DecisionDate, _facts.Count, ReferenceKind.Date, month,
            month + 6) { Values = [.. Enumerable.Range(early, late - early + 1)] });
    }

    /// <summary>A definition, a score and a table, each of which may be there.</summary>
    private string Define()
    {
        var text = new StringBuilder();
        if (Chance(2))
        {
            var condition = Expression(2);
            text.Append("define wanted as ").Append(condition.Text).Append('\n');
            _named.Add(new ReferenceTest("wanted", condition.Holds));
        }
        if (Chance(3))
        {
            var steps = Enumerable.Range(0, _random.Next(1, 4))
                .Select(_ => (Points: _random.Next(1, 3) * (Chance(3) ? -1 : 1), When: Expression(1))).ToList();
            text.Append("score points\n    from 0 to 3\n    starts at 1\n");
            foreach (var (points, when) in steps)
                text.Append(CultureInfo.InvariantCulture,
                    $"    {(points < 0 ? "minus" : "plus")} {Math.Abs(points)} when {when.Text}\n");
            _values.Add(new ReferenceValue("points",
                (c, i) => Math.Clamp(1 + steps.Where(s => s.When.Holds(c, i)).Sum(s => s.Points), 0, 3)));
        }
        if (_facts.FirstOrDefault(f => f.Kind == ReferenceKind.Choice) is { } shade
            && _facts.FirstOrDefault(f => f.Kind == ReferenceKind.Size) is { } size && Chance(2))
        {
            var at = _random.Next(size.Low + 1, size.High + 1);
            text.Append(CultureInfo.InvariantCulture,
                $"table worth by {shade.Name}, {size.Name}\n    red, at least {at}, 3\n    any, under {at}, 1\n    otherwise 2\n");
            _values.Add(new ReferenceValue("worth",
                (c, _) => c.Facts[size.Slot] < at ? 1 : c.Facts[shade.Slot] == 0 ? 3 : 2));
        }
        return text.ToString();
    }

    private ReferenceRule Rule(int index, int count)
    {
        var overrides = Enumerable.Range(index + 1, count - index - 1).Where(_ => Chance(3))
            .Select(i => FormattableString.Invariant($"rule {i}")).ToList();
        var applies = overrides.Count > 0 && Chance(3);
        var when = !applies && Chance(8) ? null : Condition(2);
        var from = (_facts.FirstOrDefault(f => f.Kind == ReferenceKind.Date)?.Low ?? ReferenceFact.Day(2018, 1, 1))
            + _random.Next(3);
        (int, int?)? period = !Chance(6) ? null : (from, Chance(2) ? null : from + _random.Next(3));
        return new(FormattableString.Invariant($"rule {index}"), applies ? null : _random.Next(3), when,
            when is null || Chance(4) ? Chance(2) ? Condition(1) : null : null, overrides, period);
    }
}
