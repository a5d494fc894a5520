using Eligibility.Model;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Smt;

/// <summary>
/// Months and years as whole numbers. Where one day alone is not known a test of it is a threshold; else a day is split
/// into its year, month and day by exact formulas. Those hold of every day, so that they may be asserted once.
/// </summary>
internal sealed class CalendarNumbers(SmtScript script)
{
    private Dictionary<string, Split> _splits = new(StringComparer.Ordinal);
    private Dictionary<string, Linear> _made = new(StringComparer.Ordinal);

    private Dictionary<string, Linear> _before = new(StringComparer.Ordinal);

    /// <summary>A day split into its parts, years and months from March: so the leap day is a year's last.</summary>
    private sealed record Split(Linear Year, Linear Month, Linear Day, Linear Number);

    public Linear PlusMonths(Linear date, Linear months)
    {
        if (months.IsConstant && months.Constant.IsZero) return date;
        if (date.IsConstant && months.IsConstant)
            return Linear.Of(OracleCalendar.PlusMonths((int)date.Constant, (int)months.Constant));
        return Once($"{date.Key} plus {months.Key}", () => new MonthsLater(date, months, this));
    }

    public Linear Count(Elapsed unit, Linear from, Linear to) => unit == Elapsed.Days ? to - from
        : from.IsConstant && to.IsConstant ? Linear.Of(WholeUnits.Count(unit, (int)from.Constant, (int)to.Constant))
        : Once($"{from.Key} to {to.Key} {unit}", () => new WholeUnits(unit, from, to, this));

    private Linear Once(string key, Func<Atom> make) =>
        _made.TryGetValue(key, out var known) ? known : _made[key] = Linear.Of(make());

    /// <summary>What is known of it; see <see cref="Restore"/>.</summary>
    public object Keep()
    {
        var kept = (_splits, _made, _before);
        (_splits, _made, _before) = (new(_splits, StringComparer.Ordinal), new(_made, StringComparer.Ordinal),
            new(_before, StringComparer.Ordinal));
        return kept;
    }

    /// <summary>Forgets whatever was worked out since.</summary>
    public void Restore(object kept) => (_splits, _made, _before) =
        ((Dictionary<string, Split>, Dictionary<string, Linear>, Dictionary<string, Linear>))kept;

    /// <summary>The number with its days moved by months and its counts of time written by their formulas.</summary>
    public static Linear Expanded(Linear number) => number.Parts.Aggregate(Linear.Of(number.Constant), (sum, part) =>
        sum + Expanded(part.Atom) * part.Times);

    private static Linear Expanded(Atom atom) => atom switch
    {
        MonthsLater later => later.Calendar.SplitOf(Linear.Of(later)).Number,
        WholeUnits units => units.Calendar.Formula(units),
        _ => Linear.Of(atom),
    };

    private Linear Formula(WholeUnits units)
    {
        var (from, to) = (SplitOf(units.From), SplitOf(units.To));
        var dayBefore = Before(to.Day, from.Day);
        var dayAfter = Before(from.Day, to.Day);
        var forward = Smt.Formula.Compare(units.From, Text.Relation.AtMost, units.To);
        if (units.Unit == Elapsed.Months)
        {
            var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
            return months + Linear.Choose(forward, Linear.OfTruth(dayBefore) * -1, Linear.OfTruth(dayAfter));
        }
        var sameMonth = Smt.Formula.Zero(to.Month - from.Month);
        var before = Before(to.Month, from.Month) | (sameMonth & dayBefore);
        var after = Before(from.Month, to.Month) | (sameMonth & dayAfter);
        return to.Year - from.Year + Linear.Choose(forward, Linear.OfTruth(before) * -1, Linear.OfTruth(after));
    }

    private static Formula Before(Linear one, Linear other) => Smt.Formula.Compare(one, Text.Relation.Less, other);

    private Split SplitOf(Linear date)
    {
        if (_splits.TryGetValue(date.Key, out var known)) return known;
        Split split;
        if (date.IsConstant)
        {
            var (months, day) = (MonthsOf((int)date.Constant), OracleCalendar.Of((int)date.Constant).Day);
            split = new Split(Linear.Of(months / 12), Linear.Of(months % 12), Linear.Of(day), date);
        }
        else if (date.Parts is [(MonthsLater later, { IsOne: true })] && date.Constant.IsZero) split = Moved(later);
        else
        {
            var (year, before, leaps) = YearBetween((int)date.Low, (int)date.High);
            var month = Linear.Of(script.Int("m", 0, 11));
            var day = Linear.Of(script.Int("d", 1, 31));
            script.Assert(Smt.Formula.Compare(day, Text.Relation.AtMost, Length(month, leaps)));
            script.Assert(Smt.Formula.Zero(before + Before(month) + day + -1 - date));
            split = new Split(year, month, day, date);
        }
        return _splits[date.Key] = split;
    }

    /// <summary>"Adding or taking months keeps the day, or takes the month's last."</summary>
    private Split Moved(MonthsLater later)
    {
        var from = SplitOf(later.Date);
        var (year, before, leaps) = YearBetween((int)later.Low, (int)later.High);
        var month = later.Months.IsConstant && (later.Months.Constant % 12).IsZero
            ? from.Month
            : Linear.Of(script.Int("m", 0, 11));
        script.Assert(Smt.Formula.Zero(year * 12 + month - from.Year * 12 - from.Month - Expanded(later.Months)));
        var length = Length(month, leaps);
        var day = Linear.Choose(Smt.Formula.Compare(from.Day, Text.Relation.AtMost, length), from.Day, length);
        return new Split(year, month, day, before + Before(month) + day + -1);
    }

    /// <summary>The months from March of the year 0 to the month of a day.</summary>
    private static int MonthsOf(int day)
    {
        var (year, month, _) = OracleCalendar.Of(day);
        return year * 12 + month - 3;
    }

    /// <summary>A year from March, the days before it, and whether it ends with a leap day.</summary>
    private (Linear Year, Linear Before, Formula EndsWithLeapDay) YearBetween(int low, int high)
    {
        var (first, last) = (MonthsOf(low) / 12, MonthsOf(high) / 12);
        var fours = script.Int("q", first / 4, last / 4);
        var rest = script.Int("r", 0, 3);
        var year = Linear.Of(fours) * 4 + Linear.Of(rest);
        script.Assert(Smt.Formula.Compare(year, Text.Relation.AtLeast, Linear.Of(first)));
        script.Assert(Smt.Formula.Compare(year, Text.Relation.AtMost, Linear.Of(last)));
        // The year from March 4n + 3 ends with the leap day of 4n + 4.
        var leaps = Smt.Formula.Zero(Linear.Of(rest) + -3);
        var before = Linear.Of(fours) * 1461 + Linear.Of(rest) * 365 + (31 + 28 - 365 - first / 100 + first / 400);
        for (var century = first / 100 * 100 + 100; century <= last + 1; century += 100)
        {
            if (century % 400 == 0) continue;
            leaps &= !Smt.Formula.Zero(year + (1 - century));
            before -= Linear.OfTruth(Smt.Formula.Compare(year, Text.Relation.AtLeast, Linear.Of(century)));
        }
        return (year, before, leaps);
    }

    /// <summary>The days from 1 March to the first of a month, itself counted from March: 153 in five months.</summary>
    private Linear Before(Linear month)
    {
        if (month.IsConstant) return Linear.Of((month.Constant * 153 + 2) / 5);
        if (_before.TryGetValue(month.Key, out var known)) return known;
        var (days, rest) = (Linear.Of(script.Int("t", 0, 337)), Linear.Of(script.Int("u", 0, 4)));
        script.Assert(Smt.Formula.Zero(month * 153 + 2 - days * 5 - rest));
        return _before[month.Key] = days;
    }

    private static Linear Length(Linear month, Formula leaps) => Linear.Choose(Smt.Formula.Zero(month + -11),
        Linear.Of(28) + Linear.OfTruth(leaps),
        Linear.Of(31) - Linear.OfTruth(
            Smt.Formula.Any(((int[])[1, 3, 6, 8]).Select(m => Smt.Formula.Zero(month + -m)))));
}
