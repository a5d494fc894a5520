using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Measure;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>Conjunctions over few values, such that about half of them can be.</summary>
internal sealed class RandomConjunctions(ulong seed)
{
    private readonly SplitMix64 _random = new(seed);
    private Conjunction _conjunction = new();

    /// <summary>One of a kind: dates, counts between the same dates, sums, choices or all together.</summary>
    public Conjunction Next(string kind)
    {
        _conjunction = new();
        if (kind is "dates" or "mixed") AddDates();
        if (kind is "sums" or "mixed") AddSums(kind == "mixed" ? 2 : 2 + _random.Next(3), kind == "mixed" ? 1 : 1 + _random.Next(4));
        if (kind is "choices" or "mixed") AddChoices(kind == "mixed" ? 2 : 2 + _random.Next(4), kind == "mixed" ? 1 : 4);
        if (kind == "counts") AddCounts();
        if (kind == "mixed") AddLinear([.. Enumerable.Range(0, _conjunction.Domains.Count).Where(IsNarrow)], 1);
        return _conjunction;
    }

    private void AddDates()
    {
        // About which day each is.
        var days = new List<(int Place, int About)>();
        var numbers = new List<int>();
        for (var free = 2 + _random.Next(2); free > 0; free--)
        {
            var start = new DateOnly(2003 + _random.Next(3), 1 + _random.Next(12), 26 + _random.Next(3)).DayNumber;
            if (_random.Next(12) == 0) start = _random.Next(2) == 0 ? 0 : DateOnly.MaxValue.DayNumber - 40;
            days.Add((_conjunction.Add(new Domain(start, start + _random.Next(14))), start + 7));
        }
        for (var made = 1 + _random.Next(3); made > 0; made--)
        {
            var (one, other, kind) = (days[_random.Next(days.Count)], days[_random.Next(days.Count)], _random.Next(5));
            if (kind < 2) days.Add(Moved(one, months: kind == 0));
            else numbers.Add(Counted((Elapsed)(kind - 2), one, other));
        }
        for (var compared = 1 + _random.Next(3); compared > 0; compared--)
        {
            var (one, other) = (days[_random.Next(days.Count)], days[_random.Next(days.Count)]);
            var apart = _random.Next(2) == 0 ? other.About - one.About : 0;
            _conjunction.Add(new LinearConstraint([(one.Place, 1), (other.Place, -1)], apart + _random.Next(9) - 5,
                _random.Next(6) switch { 0 => ToNought.NotEqual, 1 => ToNought.Equal, _ => ToNought.AtMost }));
        }
        if (numbers.Count > 1) AddLinear([.. numbers], 1);
    }

    /// <summary>Years and months between the same few days, and these days moved by as many months.</summary>
    private void AddCounts()
    {
        var start = new DateOnly(2003 + _random.Next(2), 1 + _random.Next(12), 20 + _random.Next(8)).DayNumber;
        var days = new List<int>();
        for (var at = 0; at < 3; at++, start += _random.Next(4) switch { 0 => 5, 1 => 30, 2 => 180, _ => 360 })
            days.Add(_conjunction.Add(new Domain(start, start + 8 + _random.Next(14))));
        for (var counted = 2 + _random.Next(4); counted > 0; counted--)
        {
            var (one, other) = (_random.Next(3), _random.Next(3));
            if (_random.Next(8) > 0 && one > other) (one, other) = (other, one);
            var apart = _conjunction.Domains[days[other]].Low - _conjunction.Domains[days[one]].Low;
            var isYears = _random.Next(3) == 0;
            var about = (int)apart / (isYears ? 360 : 30);
            if (one != other && _random.Next(4) == 0)
            {
                var amount = _conjunction.Add(Domain.Of((isYears ? about * 12 : about) + _random.Next(3) - 1));
                var result = _conjunction.Add(new Domain(0, DateOnly.MaxValue.DayNumber));
                _conjunction.Add(new MovedConstraint(result, days[one], amount, true));
                var terms = ImmutableArray.Create<(int, Int128)>((result, 1), (days[other], -1));
                if (_random.Next(2) == 0) terms = [.. terms.Select(t => (t.Item1, -t.Item2))];
                _conjunction.Add(new LinearConstraint(terms, _random.Next(2), ToNought.AtMost));
                continue;
            }
            var count = _random.Next(2) == 0
                ? _conjunction.Add(new Domain(about + _random.Next(2), 500))
                : _conjunction.Add(new Domain(-500, about - _random.Next(2)));
            _conjunction.Add(new ElapsedConstraint(count, isYears ? Elapsed.Years : Elapsed.Months, days[one], days[other]));
        }
    }

    private (int Place, int About) Moved((int Place, int About) day, bool months)
    {
        var domain = Amount(months);
        var amount = _conjunction.Add(domain);
        var result = _conjunction.Add(new Domain(0, DateOnly.MaxValue.DayNumber));
        _conjunction.Add(new MovedConstraint(result, day.Place, amount, months));
        return (result, day.About + ((int)domain.Low * (months ? 30 : 1)));
    }

    private int Counted(Elapsed unit, (int Place, int About) one, (int Place, int About) other)
    {
        var about = (other.About - one.About) / (unit == Elapsed.Days ? 1 : unit == Elapsed.Months ? 30 : 365);
        var least = about - _random.Next(6);
        var result = _conjunction.Add(_random.Next(2) == 0
            ? new Domain(-4_000_000, 4_000_000) : new Domain(least, least + _random.Next(8)));
        _conjunction.Add(new ElapsedConstraint(result, unit, one.Place, other.Place));
        return result;
    }

    private Domain Amount(bool months)
    {
        var least = months ? _random.Next(30) - 8 : _random.Next(400) - 80;
        return _random.Next(4) == 0 ? new(least, least + _random.Next(4)) : Domain.Of(least);
    }

    private void AddSums(int numbers, int sums)
    {
        var from = _conjunction.Domains.Count;
        for (var at = 0; at < numbers; at++)
        {
            var low = _random.Next(9) - 6;
            _conjunction.Add(new Domain(low, low + _random.Next(8)));
        }
        AddLinear([.. Enumerable.Range(from, numbers)], sums);
    }

    private void AddLinear(int[] among, int count)
    {
        for (; count > 0; count--)
        {
            var terms = ImmutableArray.CreateBuilder<(int Variable, Int128 Factor)>();
            for (var left = 1 + _random.Next(4); left > 0; left--)
                terms.Add((among[_random.Next(among.Length)], _random.Next(9) - 4));
            // Near nought where each variable lies in the middle of its domain, so that either can be.
            var middle = terms.Aggregate(Int128.Zero, (sum, t) => sum + (t.Factor * Middle(_conjunction.Domains[t.Variable])));
            _conjunction.Add(new LinearConstraint(terms.ToImmutable(), _random.Next(11) - 5 - middle,
                (ToNought)_random.Next(3)));
        }
    }

    private bool IsNarrow(int at) => _conjunction.Domains[at].High - _conjunction.Domains[at].Low < 100;

    private static Int128 Middle(Domain domain) => domain.Low + ((domain.High - domain.Low) / 2);

    private void AddChoices(int choices, int most)
    {
        var values = 2 + _random.Next(6);
        var from = _conjunction.Domains.Count;
        for (var at = 0; at < choices; at++)
            _conjunction.Add(new Domain(0, values - 1, new BigInteger(1 + _random.Next((1 << values) - 1))));
        for (var count = 1 + _random.Next(most); count > 0; count--)
        {
            var pairs = Enumerable.Range(0, 1 + _random.Next(2))
                .Select(_ => (from + _random.Next(choices), from + _random.Next(choices)));
            if (_random.Next(2) == 0) _conjunction.Add(new ApartConstraint([.. pairs]));
            else AddLinear([.. Enumerable.Range(from, choices)], 1);
        }
    }
}
