using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>
/// A value as the plan works it out where nothing that it reads is unknown, on the scale of <see cref="Scalar"/>.
/// </summary>
internal abstract class KnownValue
{
    protected static readonly Int128 One = Number.One.Units;

    public abstract Int128 Of(in Known at);

    /// <summary>What is written in the policy.</summary>
    internal sealed class Constant(Int128 value) : KnownValue
    {
        public override Int128 Of(in Known at) => value;
    }

    /// <summary>What the case says of a fact.</summary>
    internal sealed class OfFact(SlotForm form) : KnownValue
    {
        // Two of 64 bits are multiplied at a fraction of what two of 128 cost.
        private readonly long _step = (long)form.Step;

        public override Int128 Of(in Known at) => Math.BigMul(at.Case.Slot(form), _step);
    }

    /// <summary>What it says of a field of the item at hand.</summary>
    internal sealed class OfField(int field) : KnownValue
    {
        public override Int128 Of(in Known at) => ((Scalar)at.Item[field]!).Value;
    }

    internal sealed class Sum((KnownValue Value, bool Minus)[] parts) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            var sum = Int128.Zero;
            foreach (var (value, minus) in parts) sum = minus ? sum - value.Of(at) : sum + value.Of(at);
            return sum;
        }
    }

    internal sealed class Product(KnownValue[] factors) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            var product = Number.OfUnits(factors[0].Of(at));
            foreach (var factor in factors.AsSpan(1)) product *= Number.OfUnits(factor.Of(at));
            return product.Units;
        }
    }

    internal sealed class Rounded(KnownValue value, KnownValue? by, Rounding rounding, Int128 to) : KnownValue
    {
        public override Int128 Of(in Known at) =>
            Roundings.Of(value.Of(at), by is null ? One : by.Of(at), rounding, to);
    }

    /// <summary>The greatest or the least of the lines that count; one always does.</summary>
    internal sealed class Group(bool greatest, KnownLine[] lines) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            var best = greatest ? Int128.MinValue : Int128.MaxValue;
            foreach (var line in lines)
            {
                if (line.Value is { } value)
                {
                    if (line.When is null || line.When.Holds(at)) best = Better(best, value.Of(at));
                    continue;
                }
                var (looking, rows) = (at.Looking, at.Rows(line.Slot));
                for (var row = 0; row < rows.Length; row++)
                {
                    if (line.Others && row == at.Row) continue;
                    var item = looking.At(rows[row], row);
                    if (line.Where is null || line.Where.Holds(item)) best = Better(best, line.Each!.Of(item));
                }
            }
            return best;
        }

        private Int128 Better(Int128 one, Int128 other) => greatest ? Int128.Max(one, other) : Int128.Min(one, other);
    }

    /// <summary>A date moved by days or months, one amount after the other.</summary>
    internal sealed class Shift(KnownValue date, (KnownValue Amount, bool Minus, bool Months)[] shifts) : KnownValue
    {
        // Of an amount that the policy writes: how many days or months; else null.
        private readonly (KnownValue Amount, int? Written, bool Minus, bool Months)[] _shifts =
        [
            .. shifts.Select(s => (s.Amount, s.Amount is Constant written ? Whole(written.Of(default)) : (int?)null,
                s.Minus,
                s.Months)),
        ];

        public override Int128 Of(in Known at)
        {
            var day = DateOnly.FromDayNumber((int)date.Of(at));
            foreach (var (amount, written, minus, months) in _shifts)
            {
                var count = written ?? Whole(amount.Of(at));
                day = Calendar.Add(day, minus ? -count : count, months);
            }
            return day.DayNumber;
        }

        private static int Whole(Int128 amount) => (int)(amount / One);

        /// <summary>Whether a month it came to had not that day, so that its last was taken.</summary>
        public bool TakesMonthEnd(in Known at)
        {
            var day = DateOnly.FromDayNumber((int)date.Of(at));
            foreach (var (amount, minus, months) in shifts)
            {
                var count = Whole(amount.Of(at)) * (minus ? -1 : 1);
                if (Calendar.TakesMonthEnd(day, count, months)) return true;
                day = Calendar.Add(day, count, months);
            }
            return false;
        }
    }

    internal sealed class Since(Elapsed unit, KnownValue from, KnownValue to) : KnownValue
    {
        public override Int128 Of(in Known at) => Math.BigMul(Calendar.Elapsed(unit,
            DateOnly.FromDayNumber((int)from.Of(at)), DateOnly.FromDayNumber((int)to.Of(at))), (long)One);

        /// <summary>Whether it is counted to an anniversary that does not exist in its year.</summary>
        public bool MeetsMissingAnniversary(in Known at) => Calendar.MeetsMissingAnniversary(unit,
            DateOnly.FromDayNumber((int)from.Of(at)), DateOnly.FromDayNumber((int)to.Of(at)));
    }

    /// <summary>The first row that fits; worked out once where it reads no item.</summary>
    internal sealed class OfTable(int place, (KnownTest[] Keys, Int128 Value)[] rows, Int128 otherwise) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            if (place < 0) return Find(at);
            return at.Memory.TryGet(place, out var value) ? value : at.Memory.Keep(place, Find(at.Outside));
        }

        private Int128 Find(in Known at)
        {
            foreach (var (keys, value) in rows)
                if (Fits(keys, at)) return value;
            return otherwise;
        }

        private static bool Fits(KnownTest[] keys, in Known at)
        {
            foreach (var key in keys)
                if (!key.Holds(at)) return false;
            return true;
        }
    }

    /// <summary>A sum of the steps whose conditions hold, and of those that count something.</summary>
    internal sealed class OfScore(Score score, KnownValue start,
        (KnownTest? When, KnownValue? Each, Int128 Points)[] steps)
        : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            if (score.Slot < 0) return Add(score.List is null ? at.Outside : at);
            return at.Memory.TryGet(score.Slot, out var known)
                ? known
                : at.Memory.Keep(score.Slot, StackGuard.Run((By: this, At: at.Outside), static on => on.By.Add(on.At)));
        }

        /// <summary>The sum before it is brought into the score's range.</summary>
        public Int128 Added(in Known at)
        {
            var sum = start.Of(at);
            foreach (var (when, each, points) in steps)
                if (each is not null) sum += each.Of(at) / One * points;
                else if (when!.Holds(at)) sum += points;
            return sum;
        }

        private Int128 Add(in Known at) => score.Clamp(Added(at));
    }

    /// <summary>What a score would come to without its range. It is told and never tested, and so not kept.</summary>
    internal sealed class AddedUp(OfScore score) : KnownValue
    {
        public override Int128 Of(in Known at) => score.Added(at);
    }

    /// <summary>How many values a set has.</summary>
    internal sealed class Size(KnownSet set) : KnownValue
    {
        public override Int128 Of(in Known at) => SizeTerm.CountOf(set.Of(at)) * One;
    }

    /// <summary>Whether a condition holds: yes or no.</summary>
    internal sealed class Truth(KnownTest condition) : KnownValue
    {
        public override Int128 Of(in Known at) => condition.Holds(at) ? 1 : 0;
    }

    /// <summary>
    /// A named value, worked out once. As many definitions may build on each other, each nesting as deep.
    /// </summary>
    internal sealed class Named(int place, KnownValue value) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            if (place >= 0 && at.Memory.TryGet(place, out var known)) return known;
            var found = StackGuard.Run((value, At: at.Outside), static on => on.value.Of(on.At));
            return place < 0 ? found : at.Memory.Keep(place, found);
        }
    }

    /// <summary>A named value that is worked out for each item, once an item.</summary>
    internal sealed class OfRecord(int place, KnownValue value) : KnownValue
    {
        public override Int128 Of(in Known at) =>
            at.OfItem![place] ??= StackGuard.Run((value, at), static on => on.value.Of(on.at));
    }

    /// <summary>A value of the record in hand.</summary>
    internal sealed class OfThisOne(KnownValue value) : KnownValue
    {
        public override Int128 Of(in Known at) => value.Of(at.ThisOne);
    }

    /// <summary>How many items fit.</summary>
    internal sealed class Count(int slot, bool others, KnownTest? where) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            var rows = at.Rows(slot);
            if (where is null) return (others ? rows.Length - 1 : rows.Length) * One;
            var (count, looking) = (0, at.Looking);
            for (var row = 0; row < rows.Length; row++)
                if ((!others || row != at.Row) && where.Holds(looking.At(rows[row], row))) count++;
            return count * One;
        }
    }

    /// <summary>How many values a field has among the items that fit.</summary>
    internal sealed class Different(int slot, bool others, KnownValue of, KnownTest? where) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            Span<Int128> seen = stackalloc Int128[ListInput.MostItems];
            var count = 0;
            var (looking, rows) = (at.Looking, at.Rows(slot));
            for (var row = 0; row < rows.Length; row++)
            {
                if (others && row == at.Row) continue;
                var item = looking.At(rows[row], row);
                if (where is not null && !where.Holds(item)) continue;
                var value = of.Of(item);
                if (!seen[..count].Contains(value)) seen[count++] = value;
            }
            return count * One;
        }
    }

    internal sealed class Total(int slot, bool others, KnownValue of, KnownTest? where) : KnownValue
    {
        public override Int128 Of(in Known at)
        {
            var sum = Int128.Zero;
            var (looking, rows) = (at.Looking, at.Rows(slot));
            for (var row = 0; row < rows.Length; row++)
            {
                if (others && row == at.Row) continue;
                var item = looking.At(rows[row], row);
                if (where is null || where.Holds(item)) sum += of.Of(item);
            }
            return sum;
        }
    }
}

/// <summary>
/// A line of a group of values: a value with the condition on which it counts, or what counts of each item.
/// </summary>
/// <param name="Value">The value; null of what is one of each item.</param>
/// <param name="When">The condition; null for always.</param>
/// <param name="Slot">The slot of the list, or -1.</param>
/// <param name="Others">Whether the record in hand is none of its items.</param>
/// <param name="Each">What counts of its items.</param>
/// <param name="Where">Which items count; null for all.</param>
internal sealed record KnownLine(KnownValue? Value, KnownTest? When, int Slot, bool Others, KnownValue? Each,
    KnownTest? Where);

/// <summary>A set as the plan reads it: a bit for each value.</summary>
internal abstract class KnownSet
{
    public abstract BigInteger Of(in Known at);

    /// <summary>Whether it holds one of some values.</summary>
    public virtual bool Meets(BigInteger values, in Known at) => !(Of(at) & values).IsZero;

    internal sealed class InSlot(SlotForm form) : KnownSet
    {
        public override BigInteger Of(in Known at) => at.Case.Slot(form);
    }

    internal sealed class Apart(int slot) : KnownSet
    {
        public override BigInteger Of(in Known at) => ((Choices)at.Case.Apart![slot]!).Mask;
    }

    internal sealed class OfField(int field) : KnownSet
    {
        public override BigInteger Of(in Known at) => ((Choices)at.Item[field]!).Mask;
    }

    /// <summary>A set of the record in hand.</summary>
    internal sealed class OfThisOne(KnownSet set) : KnownSet
    {
        public override BigInteger Of(in Known at) => set.Of(at.ThisOne);
    }
}
