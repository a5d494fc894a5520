namespace Eligibility.Tests.Brute;

/// <summary>Numbers of few values, of which sums, differences and multiples are held against each other.</summary>
internal sealed partial class BruteWriter
{
    private readonly List<(string Name, int Low, int High)> _numbers = [];
    private string _type = "whole number";
    private Func<int, string> _literal = Number;

    /// <summary>One wide range, with what may be tied to it.</summary>
    private void DeclareWide()
    {
        if (_numbers.Count == 0) ChooseScale();
        var low = _dice.Chance(30) ? _dice.Between(1, 40) : 0;
        DeclareNumber("loss", low, low + _dice.Between(64, 399));
        if (_numbers.Count == 1 && _dice.Chance(60)) DeclareNumber("debt", 0, _dice.Weighted((9, 2), (9, 6), (2, 65)));
        AddForms();
    }

    private void DeclareNumbers()
    {
        if (_numbers.Count == 0) ChooseScale();
        foreach (var name in new[] { "age", "deals", "fines" }.Take(_dice.Weighted((1, 1), (6, 2), (3, 3))))
        {
            var low = _dice.Chance(30) ? _dice.Between(1, 5) : 0;
            if (_type == "whole number of days" && _dice.Chance(40)) DeclareWeeks(name);
            else DeclareNumber(name, low, low + _dice.Between(1, 6));
        }
        AddForms();
    }

    /// <summary>In which unit the numbers of this policy are, or how few digits lie between them.</summary>
    private void ChooseScale() => (_type, _literal) = _dice.Weighted<(string, Func<int, string>)>(
        (7, ("whole number", Number)),
        (1, ("number", Millionths)),
        (1, ("whole number of days", n => $"{Number(n)} days")),
        (1, ("whole number of tablets", Number)),
        (1, ("money in GBP", n => $"GBP {Millionths(n)}")));

    private static string Millionths(int number) => Generators.Digits.Of(number / 1_000_000m);

    /// <summary>Of weeks where the others are of days: only every seventh day is one.</summary>
    private void DeclareWeeks(string name)
    {
        var most = _dice.Between(1, 3);
        Declare($"fact {name}: whole number of weeks", $"from 0 to {Number(most)}");
        _numbers.Add((name, 0, 7 * most));
        Add(() => $"{name} is {NumberPredicate(0, 7 * most)}");
    }

    private void DeclareNumber(string name, int low, int high)
    {
        Declare($"fact {name}: {_type}", RangeOf(name, low, high));
        _alike.Add((name, low, high));
        _numbers.Add((name, low, high));
        Add(() => $"{name} is {NumberPredicate(low, high)}");
        Add(() => RoundedTest(name, low, high));
        if (high - low > 60) Add(() => $"{name} is {NumberPredicate(low, high)}");
    }

    // Numbers of one unit, of which one may begin or end at another.
    private readonly List<(string Name, int Low, int High)> _alike = [];

    /// <summary>A range, which now and then begins or ends at another number: by dice of its own.</summary>
    private string RangeOf(string name, int low, int high)
    {
        if (_alike.Count == 0 || !_bounds.Chance(30)) return $"from {_literal(low)} to {_literal(high)}";
        var other = _bounds.Pick(_alike);
        if (low > other.High || high < other.Low) return $"from {_literal(low)} to {_literal(high)}";
        Mark(BruteKinds.RangeByFact, name);
        if (_alike.Count > 1 && _bounds.Chance(25) && _alike[0].Low <= _alike[1].High)
            return $"from {_alike[0].Name} to {_alike[1].Name}";
        return _bounds.Chance(50) ? $"from {other.Name} to {_literal(high)}" : $"from {_literal(low)} to {other.Name}";
    }

    private string NumberPredicate(int low, int high)
    {
        var at = _dice.Between(low, high);
        return _dice.Between(0, 8) switch
        {
            0 => $"{Not(20)}{_literal(at)}",
            1 => $"{Not(20)}between {_literal(at)} and {_literal(_dice.Between(at, high))}",
            2 when at < high => $"{Not(20)}one of {_literal(at)}, {_literal(_dice.Between(at + 1, high))}",
            // Not what is always so.
            _ => $"{Bound()} {_literal(high - low > 1 ? _dice.Between(low + 1, high - 1) : at)}",
        };
    }

    /// <summary>A number that is rounded, or divided before: a step of it against a literal.</summary>
    private string RoundedTest(string name, int low, int high)
    {
        var (by, to) = (_dice.Weighted((1, 1), (2, 2), (2, 3)), _dice.Between(1, 3));
        var divided = by > 1 ? $" divided by {Number(by)}" : "";
        var near = Math.Max(1, _dice.Between(low, high) / by / to) * to;
        return $"({name}{divided} rounded {_dice.Pick("", "up ", "down ")}to {_literal(to)}) is {Not(20)}"
            + $"{_dice.Pick("", "at least ", "at most ", "under ")}{_literal(near)}";
    }

    private string Bound() => _dice.Pick("at least", "at most", "over", "under", "more than", "fewer than");

    private void AddForms()
    {
        if (_numbers.Count < 2) return;
        for (var i = 0; i < 3; i++) Add(FormTest);
    }

    /// <summary>A sum, a difference or a number times a literal against a literal, a number or another such.</summary>
    private string FormTest()
    {
        var order = _dice.Shuffled(_numbers);
        var (x, y) = (order[0], order[1]);
        var names = order.Take(3).Select(n => n.Name).ToArray();
        var (a, b) = (_dice.Between(2, 4), _dice.Between(2, 5));
        switch (_dice.Between(0, 9))
        {
            case 0:
                Tie(BruteKinds.Tied, x.Name, y.Name);
                return $"{x.Name} is {_dice.Pick("", "not ", "at least ", "over ", "under ")}{y.Name}";
            case 1:
                Tie(BruteKinds.Tied, x.Name, y.Name);
                Mark(BruteKinds.Multiples, x.Name);
                return $"{x.Name} multiplied by {Number(a)} is {Bound()} {y.Name}";
            case 2:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                return $"{x.Name} minus {y.Name} is {NumberPredicate(0, Math.Max(1, x.High - y.Low))}";
            case 3:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                Mark(BruteKinds.Multiples, x.Name);
                return $"({x.Name} multiplied by {Number(a)}) minus {y.Name} is {_dice.Pick("", "at least ", "under ")}"
                    + _literal(_dice.Between(0, Math.Max(1, a * x.High - y.Low)));
            case 4:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                Mark(BruteKinds.Multiples, y.Name);
                return $"{x.Name} plus ({y.Name} multiplied by {Number(b)}) is "
                    + NumberPredicate(x.Low + b * y.Low, x.High + b * y.High);
            case 5:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                Mark(BruteKinds.Multiples, x.Name, y.Name);
                return $"({x.Name} multiplied by {Number(a)}) minus ({y.Name} multiplied by {Number(b)}) is "
                    + _dice.Pick("", "not ", "at most ") + _literal(_dice.Between(0, 4));
            case 6:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                return $"{x.Name} is {Bound()} {y.Name} plus {_literal(_dice.Between(1, 3))}";
            case 7 or 8 when order.Count > 2:
                Tie(BruteKinds.Sums, names);
                return $"{names[0]} plus {names[1]} is {_dice.Pick("", "at least ", "under ", "not ")}{names[2]}";
            case 9 when order.Count > 2:
                Tie(BruteKinds.Sums, names);
                return $"{names[0]} plus {names[1]} minus {names[2]} is {NumberPredicate(0, x.High + y.High)}";
            default:
                Tie(BruteKinds.Sums, x.Name, y.Name);
                return $"{x.Name} plus {y.Name} is {NumberPredicate(x.Low + y.Low, x.High + y.High)}";
        }
    }
}
