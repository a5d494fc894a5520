namespace Eligibility.Tests.EvaluationTests;

/// <summary>Conditions at random: groups, tests of each kind of fact, and of a list.</summary>
internal sealed partial class ReferenceMaker
{
    /// <summary>A condition that may be a group.</summary>
    private ReferenceCondition Condition(int depth)
    {
        if (depth == 0 || Chance(2)) return Expression(depth);
        var parts = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Condition(depth - 1)).ToList();
        return ReferenceGroup.Of(Pick(["all of", "any of", "none of", "at least", "at most", "exactly"]),
            _random.Next(parts.Count + 1), parts);
    }

    /// <summary>A condition on one line.</summary>
    private ReferenceCondition Expression(int depth)
    {
        if (depth == 0 || Chance(3)) return Test();
        if (Chance(4)) return new ReferenceNot(Expression(depth - 1));
        return ReferenceGroup.Of(Pick(["and", "or"]),
            0, [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Expression(depth - 1))]);
    }

    private ReferenceCondition Test()
    {
        if (_named.Count + _values.Count > 0 && Chance(5))
            return _values.Count == 0 || _named.Count > 0 && Chance(2) ? Pick(_named) : Compare(Pick(_values), 0, 3);
        if (_fields.Count > 0 && Chance(4) && (_mostItems < 4 || _hasTotal)) return OfList();
        return OfFact(Pick(_facts), ReferenceValue.Fact, _facts);
    }

    private ReferenceTest Compare(ReferenceValue value, int low, int high) =>
        ReferenceTest.Compare(value, _random.Next(ReferenceTest.RelationCount),
            ReferenceValue.Literal(_random.Next(Math.Max(0, low), high + 2)), dates: false);

    private ReferenceTest OfFact(ReferenceFact fact, Func<ReferenceFact, ReferenceValue> value, List<ReferenceFact> all)
    {
        var other = all.FirstOrDefault(f => f.Kind == fact.Kind && f != fact) ?? fact;
        switch (fact.Kind)
        {
            case ReferenceKind.Flag: return new(fact.Name, (c, i) => value(fact).Of(c, i) == 1);
            case ReferenceKind.Choice:
                var some = fact.Values.Where(_ => Chance(2)).DefaultIfEmpty(fact.High).ToArray();
                return ReferenceTest.OneOf(value(fact), [.. some.Select(fact.Say)], some);
            case ReferenceKind.Set:
                var mask = Chance(4) ? 0 : _random.Next(1, fact.High + 1);
                return new(mask == 0 ? $"{fact.Name} is empty" : $"{fact.Name} includes any of {fact.Say(mask)}",
                    (c, i) => mask == 0 ? value(fact).Of(c, i) == 0 : (value(fact).Of(c, i) & mask) != 0);
            case ReferenceKind.Size:
                return _random.Next(5) switch
                {
                    0 when other != fact =>
                        ReferenceTest.Compare(value(fact), _random.Next(6), value(other), dates: false),
                    1 when other != fact => Compare(ReferenceValue.Sum(value(fact), value(other), Chance(2)), 0, 4),
                    2 => Compare(ReferenceValue.Product(value(fact), _random.Next(1, 4)), 0, 6),
                    3 => ReferenceTest.Between(value(fact), ReferenceValue.Literal(1),
                        ReferenceValue.Literal(_random.Next(1, 4))),
                    _ => Compare(value(fact), fact.Low, fact.High),
                };
            default:
                var day = ReferenceValue.Day(_random.Next(fact.Low - 1, fact.High + 2));
                return _random.Next(other == fact ? 3 : 6) switch
                {
                    0 => ReferenceTest.Compare(value(fact), _random.Next(6), day, dates: true),
                    1 => ReferenceTest.Within(value(fact), _random.Next(1, 4), Chance(2), day),
                    2 => Compare(ReferenceValue.Elapsed(value(fact),
                            ReferenceValue.Day(fact.Low + _random.Next(_hangTogether ? 8 : 60)), Months()),
                        0, 3),
                    3 => ReferenceTest.Compare(ReferenceValue.Shift(value(fact), _random.Next(-2, 3), Months()),
                        _random.Next(6), value(other), dates: true),
                    4 => ReferenceTest.Within(value(fact), _random.Next(1, 4), Chance(2), value(other)),
                    _ => Compare(ReferenceValue.Elapsed(value(fact), value(other), Months()), 0, 2),
                };
        }
    }

    private bool Months() => !_hangTogether && Chance(2);

    private ReferenceTest OfList()
    {
        var where = OfFact(Pick(_fields), ReferenceValue.Field, []);
        if (Chance(6)) { _hasTotal = true; return Compare(ReferenceValue.Total(_fields[1], where), 0, 2); }
        if (Chance(3)) { _mostItems++; return ReferenceTest.Any(where, Chance(2)); }
        var limit = _random.Next(2);
        _mostItems += limit + 1;
        return ReferenceTest.Compare(Chance(3) ? ReferenceValue.Different(_fields[0]) : ReferenceValue.Count(where),
            _random.Next(6), ReferenceValue.Literal(limit), dates: false);
    }
}
