using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>Builds what is left of values, on the scale of <see cref="Scalar"/>.</summary>
internal sealed class SumBuilder(PartBuilder parts, ImmutableArray<Datum?> values) : ITermVisitor<Scope, Sum>
{
    private static readonly Int128 One = Number.One.Units;

    /// <summary>A field of more values than these is not looked at value by value.</summary>
    private const int MostValues = 12;

    /// <summary>More items than these are not held against each other.</summary>
    private const int MostCompared = 12;

    private readonly Dictionary<(Definition, Scope), Sum> _definitions = [];
    private readonly Dictionary<(Score, Scope), Sum> _scores = [];

    public ImmutableArray<Datum?> Values => values;

    public Sum Of(Term term, Scope scope) => StackGuard.Run((Builder: this, Term: term, Scope: scope),
        static at => at.Term.Accept(at.Builder, at.Scope));

    /// <summary>A set: what it holds, or the variable of what it may hold.</summary>
    public (BigInteger? Known, SetVariable? Set) SetOf(Term term, Scope scope)
    {
        if (term is ThisTerm mine) (term, scope) = (mine.Of, scope.ThisOne);
        while (term is DefinitionTerm { Definition: var named }) (term, scope) = (named.Value!, scope.Inside(named.List));
        var (unknown, value) = Stated((StatedTerm)term, scope);
        return value is Choices { Mask: var held } ? (held, null) : (null, parts.Unstated.OfSet(unknown, scope.Copy));
    }

    private (Unknown Unknown, Datum? Value) Stated(StatedTerm term, Scope scope)
    {
        if (term is FactTerm { Fact: var fact }) return (new Unknown(fact, -1, null), values[fact.Slot]);
        var (list, field) = (((FieldTerm)term).List, ((FieldTerm)term).Field);
        return scope.Row < 0
            ? (new Unknown(list, Unstated.Template, field), scope.Kind?.ValueOf(field, list, parts.Unstated))
            : (new Unknown(list, scope.Row, field), ((Items)values[list.Slot]!).Rows[scope.Row][field.Index]);
    }

    private Sum OfStated(StatedTerm term, Scope scope)
    {
        var (unknown, value) = Stated(term, scope);
        return value is Scalar scalar
            ? Sum.Of(scalar.Value)
            : parts.Unstated.ValueOf(parts.Unstated.Of(unknown, scope.Copy));
    }

    public Sum VisitConstant(ConstantTerm constant, in Scope scope) => Sum.Of(((Scalar)constant.Value).Value);

    public Sum VisitFact(FactTerm fact, in Scope scope) => OfStated(fact, scope);

    public Sum VisitField(FieldTerm field, in Scope scope) => OfStated(field, scope);

    public Sum VisitDefinition(DefinitionTerm named, in Scope scope)
    {
        var key = (named.Definition, scope.Inside(named.Definition.List));
        if (!_definitions.TryGetValue(key, out var known))
            _definitions[key] = known = Of(named.Definition.Value!, key.Item2);
        return known;
    }

    // A test of it is built of the condition itself; so is nothing but what a justification asks of its value.
    public Sum VisitCondition(ConditionTerm named, in Scope scope)
    {
        var at = scope.Inside(named.Definition.List);
        return Guarded((named.Definition, at), 0, [(parts.Of(named.Condition, at), Sum.Of(1))], isFirst: false, default);
    }

    public Sum VisitThis(ThisTerm mine, in Scope scope) => Of(mine.Of, scope.ThisOne);

    public Sum VisitSum(SumTerm sum, in Scope scope)
    {
        var all = Sum.Of(0);
        foreach (var (term, minus) in sum.Terms) all = all.Plus(Of(term, scope), minus ? -1 : 1);
        return all;
    }

    public Sum VisitProduct(ProductTerm product, in Scope scope)
    {
        var all = Of(product.Factors[0], scope);
        for (var i = 1; i < product.Factors.Length; i++) all = Multiply(all, Of(product.Factors[i], scope));
        return all;
    }

    public Sum VisitRounded(RoundedTerm rounded, in Scope scope)
    {
        var (of, by) = (Of(rounded.Of, scope), rounded.By is { } divisor ? Of(divisor, scope) : Sum.Of(One));
        var (rounding, to) = (rounded.Rounding, rounded.To);
        return OfLines(of, value => value.IsKnown && by.IsKnown
            ? Sum.Of(Roundings.Of(value.Constant, by.Constant, rounding, to))
            : Sum.OfValue(parts.Formula.Atom((nameof(RoundedAtom), value, by, rounding, to),
                id => new RoundedAtom(id, value, by, rounding, to))));
    }

    public Sum VisitGroup(ValueGroupTerm group, in Scope scope)
    {
        var ways = new List<(Part When, Sum Gives)>();
        foreach (var line in group.Lines) ways.AddRange(WaysOf(line, scope));
        return Best(group.IsGreatest, ways);
    }

    public Sum VisitLine(ValueLineTerm line, in Scope scope) =>
        throw new InvalidOperationException("a line has no value but in its group");

    /// <summary>What a line may give, and when it does.</summary>
    private IEnumerable<(Part When, Sum Gives)> WaysOf(ValueLineTerm line, Scope scope)
    {
        if (line.Value is { } value) return [(parts.Of(line.When, scope), Of(value, scope))];
        var list = line.List!;
        // Which is the greatest of items that nobody has stated is not said.
        if (parts.Looking(line, scope) is not { } at || values[list.Slot] is not Items items)
            return [parts.Kinds.FreeItem(line, scope)];
        return parts.PartsOfItems(line, items, at).Select((part, row) =>
            (part, Of(line.Each!, at.Item(list, row))));
    }

    /// <summary>The greatest or least of what is given for each part that holds.</summary>
    private Sum Best(bool greatest, IEnumerable<(Part When, Sum Gives)> ways)
    {
        var (open, known) = (new List<(Part When, Sum Gives)>(), (Int128?)null);
        foreach (var way in ways)
        {
            if (way.When is SettledPart { Truth: Truth.Failed }) continue;
            if (way.When is SettledPart && way.Gives is { IsKnown: true, Constant: var one })
                known = known is not { } before ? one : greatest ? Int128.Max(before, one) : Int128.Min(before, one);
            else if (!open.Contains(way)) open.Add(way);
        }
        // What is surpassed for certain counts nowhere.
        if (known is { } best)
        {
            open.RemoveAll(w => w.Gives is { IsKnown: true, Constant: var one } && (greatest ? one <= best : one >= best));
            open.Insert(0, (parts.Formula.Held, Sum.Of(best)));
        }
        if (open is [(SettledPart, var only)]) return only;
        var key = new WaysKey(greatest, [.. open]);
        return Sum.OfValue(parts.Formula.Atom(key, id => new ExtremeAtom(id, greatest, key.Ways)));
    }

    /// <summary>
    /// What comes of a value that is made of groups: moving a day and counting to one never decrease, so that they are done
    /// to each line.
    /// </summary>
    private Sum OfLines(Sum sum, Func<Sum, Sum> of, bool rises = true)
    {
        if (!ExtremeAtom.IsOpenedIn(sum)) return of(sum);
        var (atom, factor) = sum.Terms.First(t => t.Atom is ExtremeAtom);
        var group = (ExtremeAtom)atom;
        var rest = sum.Plus(new Sum([(atom, factor)], 0), -1);
        return Best(factor > 0 == rises ? group.IsGreatest : !group.IsGreatest,
            group.Ways.Select(w => (w.When, OfLines(rest.Plus(w.Gives, factor), of, rises))));
    }

    /// <summary>By what a group of ways is known: what they are, in order.</summary>
    private readonly record struct WaysKey(bool Greatest, ImmutableArray<(Part When, Sum Gives)> Ways)
    {
        public bool Equals(WaysKey other) => Greatest == other.Greatest && Ways.SequenceEqual(other.Ways);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Greatest);
            foreach (var (when, gives) in Ways)
            {
                hash.Add(when.Id);
                hash.Add(gives);
            }
            return hash.ToHashCode();
        }
    }

    // Multiplying by what is known never turns values round, or always: so it is done to each line of a group.
    private Sum Multiply(Sum one, Sum other)
    {
        if (one.IsKnown) (one, other) = (other, one);
        return other.IsKnown && !one.IsKnown
            ? OfLines(one, value => MultiplyWhole(value, other), rises: other.Constant >= 0)
            : MultiplyWhole(one, other);
    }

    private Sum MultiplyWhole(Sum one, Sum other)
    {
        if (Product(one, other) is { } exact) return exact;
        var atom = parts.Formula.Atom((nameof(ProductAtom), one, other), id => new ProductAtom(id, one, other));
        return Sum.OfValue(atom);
    }

    /// <summary>The product of a sum and a known one, where it is a sum; else null.</summary>
    public static Sum? Product(Sum one, Sum other)
    {
        if (one.IsKnown) (one, other) = (other, one);
        return other.IsKnown ? DividedBy(Times(one, other.Constant), One) : null;
    }

    // A factor of 18 digits on a scale of 12 more, times another, is no number of 128 bits.
    private static Sum? Times(Sum sum, Int128 factor)
    {
        const int MostBits = 120;
        var bits = Math.Max(Bits(sum.Constant), sum.Terms.IsEmpty ? 0 : sum.Terms.Max(t => Bits(t.Factor)));
        return bits + Bits(factor) > MostBits ? null : sum.Times(factor);
    }

    private static int Bits(Int128 number) => (int)((BigInteger)Int128.Abs(number)).GetBitLength();

    /// <summary>A sum divided where every factor is a multiple; else null.</summary>
    public static Sum? DividedBy(Sum? sum, Int128 by) =>
        sum is null || sum.Constant % by != 0 || sum.Terms.Any(t => t.Factor % by != 0)
            ? null
            : new Sum([.. sum.Terms.Select(t => (t.Atom, t.Factor / by))], sum.Constant / by);

    public Sum VisitShift(ShiftTerm shift, in Scope scope)
    {
        var day = Of(shift.Date, scope);
        foreach (var (amount, minus, months) in shift.Shifts)
        {
            var by = Of(amount, scope).Times(minus ? -1 : 1);
            day = OfLines(day, from => OfLines(by, count => Moved(from, count, months)));
        }
        return day;
    }

    private Sum Moved(Sum from, Sum by, bool months)
    {
        if (!months && DividedBy(by, One) is { } days) return from.Plus(days, 1);
        if (from.IsKnown && by.IsKnown)
            return Sum.Of(Calendar.Add(DateOnly.FromDayNumber((int)from.Constant), (int)(by.Constant / One), months).DayNumber);
        return Sum.OfValue(parts.Formula.Atom((nameof(MovedAtom), from, by, months),
            id => new MovedAtom(id, from, by, months)));
    }

    public Sum VisitElapsed(ElapsedTerm elapsed, in Scope scope)
    {
        var (from, to, unit) = (Of(elapsed.From, scope), Of(elapsed.To, scope), elapsed.Unit);
        if (unit == Elapsed.Days) return to.Plus(from, -1).Times(One);
        return OfLines(to, last => OfLines(from, first => Counted(unit, first, last), rises: false));
    }

    private Sum Counted(Elapsed unit, Sum from, Sum to)
    {
        if (from.IsKnown && to.IsKnown)
            return Sum.Of(Calendar.Elapsed(unit, DateOnly.FromDayNumber((int)from.Constant),
                DateOnly.FromDayNumber((int)to.Constant)) * One);
        return Sum.OfValue(parts.Formula.Atom((nameof(ElapsedAtom), unit, from, to),
            id => new ElapsedAtom(id, unit, from, to)));
    }

    public Sum VisitTable(TableTerm term, in Scope scope)
    {
        var table = term.Table;
        var at = scope.Inside(table.List);
        var ways = new List<(Part, Sum)>();
        foreach (var row in table.Rows)
        {
            var keys = new List<Part>();
            foreach (var key in row.Keys) keys.Add(parts.Of(key, at, isKey: true));
            ways.Add((parts.Formula.All(keys), Sum.Of(((Scalar)row.Value).Value)));
        }
        return Guarded((nameof(Table), table, at), (table.Otherwise as Scalar)?.Value, ways, isFirst: true, default);
    }

    public Sum VisitScore(ScoreTerm term, in Scope scope)
    {
        var score = term.Score;
        var at = scope.Inside(score.List);
        if (_scores.TryGetValue((score, at), out var known)) return known;
        var ways = new List<(Part, Sum)>();
        var sum = Of(score.Start, at);
        foreach (var step in score.Steps)
            if (step.When is { } when) ways.Add((parts.Of(when, at), Sum.Of(step.Points.Units)));
            else sum = sum.Plus(Of(step.Each!, at).Times(step.Points.Units / One), 1);
        var key = (nameof(Score), score, at);
        return _scores[(score, at)] = sum.IsKnown
            ? Guarded(key, sum.Constant, ways, isFirst: false, (score.Low?.Units, score.High?.Units))
            : Clamped(score, sum.Plus(Guarded(key, 0, ways, isFirst: false, default), 1));
    }

    /// <summary>
    /// A sum brought into the range of a score: the higher of its lower end and of what is the lower of its upper end and the
    /// sum. An end that the sum never passes is left out.
    /// </summary>
    private Sum Clamped(Score score, Sum sum)
    {
        if (score.High is { } high && score.Added.High > high.Units)
            sum = Best(greatest: false, [(parts.Formula.Held, Sum.Of(high.Units)), (parts.Formula.Held, sum)]);
        if (score.Low is { } low && score.Added.Low < low.Units)
            sum = Best(greatest: true, [(parts.Formula.Held, Sum.Of(low.Units)), (parts.Formula.Held, sum)]);
        return sum;
    }

    public Sum VisitSize(SizeTerm size, in Scope scope)
    {
        var (held, set) = SetOf(size.Set, scope);
        return held is { } known ? Sum.Of(SizeTerm.CountOf(known) * One) : Sum.OfValue(parts.Formula.SizeOf(set!));
    }

    public Sum VisitCount(CountTerm count, in Scope at)
    {
        if (parts.Looking(count, at) is not { } scope) return parts.Kinds.FreeNumber(count, at).Times(One);
        if (values[count.List.Slot] is not Items items)
            return parts.Kinds.Number(count.List, count.Where, scope).Times(One);
        var one = Sum.Of(One);
        var ways = parts.PartsOfItems(count, items, scope).Select(p => (p, one)).ToList();
        return Guarded((nameof(CountTerm), count, scope), 0, ways, isFirst: false, default);
    }

    public Sum VisitTotal(TotalTerm total, in Scope at)
    {
        if (parts.Looking(total, at) is not { } scope) return parts.Kinds.FreeTotal(total, at);
        if (values[total.List.Slot] is not Items items) return parts.Kinds.Total(total, scope);
        var ways = new List<(Part, Sum)>();
        var row = 0;
        foreach (var part in parts.PartsOfItems(total, items, scope))
            ways.Add((part, Of(total.Of, scope.Item(total.List, row++))));
        return Guarded((nameof(TotalTerm), total, scope), 0, ways, isFirst: false, default);
    }

    public Sum VisitDifferent(DifferentTerm different, in Scope at)
    {
        if (parts.Looking(different, at) is not { } scope) return parts.Kinds.FreeNumber(different, at).Times(One);
        if (values[different.List.Slot] is not Items items) return parts.Kinds.Different(different, scope);
        var rows = parts.PartsOfItems(different, items, scope).ToList();
        var fields = new List<Sum>();
        for (var row = 0; row < rows.Count; row++) fields.Add(Of(different.Of, scope.Item(different.List, row)));
        if (ValuesOf(different.Of) is { } all)
            return Guarded((nameof(DifferentTerm), different, scope), 0, [.. all.Select(value =>
                (parts.Formula.Any(rows.Select((r, i) =>
                    parts.Formula.All(r, parts.Formula.Equal(fields[i].Plus(Sum.Of(value), -1))))), Sum.Of(One)))],
                isFirst: false, default);
        if (rows.Count <= MostCompared) return Guarded((nameof(DifferentTerm), different, scope), 0,
            [.. rows.Select((r, i) => (FirstOfItsValue(r, i), Sum.Of(One)))], isFirst: false, default);
        return FreeDifferent(different, scope, rows, fields);

        // An item counts where no item before it that counts has its value.
        Part FirstOfItsValue(Part counts, int at) => parts.Formula.All(Enumerable.Range(0, at).Select(before =>
            parts.Formula.Not(parts.Formula.All(rows[before],
                parts.Formula.Equal(fields[before].Plus(fields[at], -1))))).Prepend(counts));
    }

    private Sum FreeDifferent(DifferentTerm different, Scope scope, List<Part> rows, List<Sum> fields)
    {
        var (certain, open) = (new HashSet<Int128>(), 0);
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row] is SettledPart { Truth: Truth.Failed }) continue;
            if (fields[row].IsKnown && rows[row] is SettledPart) certain.Add(fields[row].Constant);
            else open++;
        }
        if (open == 0) return Sum.Of(certain.Count * One);
        var read = new HashSet<object>();
        foreach (var row in rows) row.Gather(read);
        foreach (var field in fields) field.Gather(read);
        parts.Formula.HasFree = true;
        return Sum.OfValue(parts.Formula.Atom((nameof(DifferentTerm), different, scope),
            id => new FreeAtom(id, One, new Between(certain.Count, certain.Count + open), read)));
    }

    /// <summary>The same of what is looked at of each item: of what is worked out as far as its type says.</summary>
    private static IReadOnlyList<Int128>? ValuesOf(Term ofItem) => ofItem is FieldTerm { Field: var field } ? ValuesOf(field)
        : ofItem.Type switch
        {
            YesNoType => [0, 1],
            ChoiceType { Values.Names.Length: var count and <= MostValues } => [.. Enumerable.Range(0, count)],
            _ => null,
        };

    /// <summary>
    /// The values that a field may have, in order, where they are few and each is looked at by itself; else null.
    /// </summary>
    public static IReadOnlyList<Int128>? ValuesOf(Field field)
    {
        var (low, high, step) = field.Type switch
        {
            YesNoType => (0, 1, 1),
            ChoiceType choice => (0, choice.Values.Names.Length - 1, 1),
            SetType => (0, MostValues, 1),
            DateType => (field.Range!.Value.Low, field.Range.Value.High, (Int128)1),
            _ => (field.Range!.Value.Low, field.Range.Value.High, field.Type.Step),
        };
        return (high - low) / step < MostValues
            ? [.. Enumerable.Range(0, (int)((high - low) / step) + 1).Select(i => low + i * step)]
            : null;
    }

    /// <summary>What parts decide; without what is settled already.</summary>
    public Sum Guarded(object key, Int128? start, List<(Part When, Sum Gives)> ways, bool isFirst,
        (Int128? Low, Int128? High) limits)
    {
        var (open, held) = (new List<(Part When, Sum Gives)>(), Sum.Of(isFirst ? 0 : start!.Value));
        foreach (var way in ways)
        {
            if (way.When is SettledPart { Truth: Truth.Failed }) continue;
            if (way.When is not SettledPart) { open.Add(way); continue; }
            if (!isFirst) { held = held.Plus(way.Gives, 1); continue; }
            // No row behind one that fits is looked at.
            if (open.Count == 0) return way.Gives;
            start = way.Gives.Constant;
            break;
        }
        if (isFirst && open.Count == 0) return Sum.Of(start!.Value);
        var isLimited = limits is not (null, null);
        if (!isFirst)
        {
            start = isLimited ? held.Constant : 0;
            if (open.Count == 0 && !isLimited) return held;
        }
        var step = (Int128)open.SelectMany(w => w.Gives.Terms.Select(t => t.Factor).Append(w.Gives.Constant))
            .Append(start ?? 0).Append(limits.Low ?? 0).Append(limits.High ?? 0)
            .Aggregate(BigInteger.Zero, (all, n) => BigInteger.GreatestCommonDivisor(all, n));
        if (step == 0) step = 1;
        var from = start;
        var atom = parts.Formula.Atom(key, id => new GuardedAtom(id, step, from, [.. open], isFirst, limits));
        if (isFirst || isLimited && open.Count > 0) return Sum.OfValue(atom);
        return isLimited ? Sum.Of(((GuardedAtom)atom).Clamp(held.Constant)) : held.Plus(Sum.OfValue(atom), 1);
    }
}
