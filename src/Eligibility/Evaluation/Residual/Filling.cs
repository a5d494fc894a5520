using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>From what is assumed to a whole case of which it is so.</summary>
/// <param name="parts">The formula, and what it is about.</param>
internal sealed class Filling(PartBuilder parts)
{
    /// <summary>
    /// Items of lists whose keys must differ, or that share what is unknown, are found together up to so many.
    /// </summary>
    private const int MostItemsTogether = 12;

    private static readonly Witness Nothing = new([]);

    private readonly Formula _formula = parts.Formula;
    private readonly Datum?[] _least = new Datum?[parts.Policy.Inputs.Length];

    // Of what nothing asks about the least beside what is known: whatever it is tied to, nothing asks about either.
    private RangesOfCase Ranges => _ranges ??= RangesOfCase.Of(parts.Policy, parts.Values.AsSpan());

    private RangesOfCase? _ranges;

    /// <summary>
    /// A case for each copy of what is unknown; no case, where what is assumed is impossible; or neither is known.
    /// </summary>
    /// <param name="state">What is assumed.</param>
    /// <param name="copies">How many cases are compared, 1 or 2.</param>
    /// <param name="effort">What it may cost.</param>
    public (Verdict Verdict, ImmutableArray<ImmutableArray<Datum?>> Cases) Of(State state, int copies, Effort effort)
    {
        var world = new Translation(_formula, state);
        // Where the least of everything will do, it is what a search would find first.
        if (IsLeastEnough(state)) return Filled(world, state, Nothing, NoneShared, copies, effort);
        world.SayAll();
        var shared = new Dictionary<ItemKind, IReadOnlyDictionary<Variable, int>>();
        foreach (var kind in MixedKinds())
            if (state[kind.Count].Low > 0) shared[kind] = Say(world, kind);
        var verdict = Solve(world.Conjunction, effort);
        return verdict is Witness witness ? Filled(world, state, witness, shared, copies, effort) : (verdict, []);
    }

    private static readonly ImmutableDictionary<ItemKind, IReadOnlyDictionary<Variable, int>> NoneShared =
        ImmutableDictionary<ItemKind, IReadOnlyDictionary<Variable, int>>.Empty;

    private (Verdict Verdict, ImmutableArray<ImmutableArray<Datum?>> Cases) Filled(Translation world, State state,
        Witness witness, IReadOnlyDictionary<ItemKind, IReadOnlyDictionary<Variable, int>> shared, int copies, Effort effort)
    {
        var cases = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>(copies);
        for (var copy = 0; copy < copies; copy++)
        {
            if (Fill(world, state, witness, shared, copy, effort) is not { } values) return (new NotKnown(), []);
            cases.Add(values);
        }
        return (witness, cases.MoveToImmutable());
    }

    /// <summary>
    /// Whether nothing is assumed but what domains say, and all that is so in every case is so of the least of each
    /// variable.
    /// </summary>
    private bool IsLeastEnough(State state)
    {
        if (!state.Literals.IsEmpty) return false;
        foreach (var list in parts.Kinds.Lists)
            foreach (var kind in list.All)
                if (state[kind.Count].Low > 0) return false;
        foreach (var sum in _formula.Always)
            if (LeastOf(sum) is not { } least || least > 0) return false;
        foreach (var pairs in _formula.Apart)
            if (!pairs.Any(Differ)) return false;
        return true;

        bool Differ((Sum One, Sum Other) pair) =>
            LeastOf(pair.One) is { } one && LeastOf(pair.Other) is { } other && one != other;

        Int128? LeastOf(Sum sum)
        {
            var value = sum.Constant;
            foreach (var (atom, factor) in sum.Terms)
            {
                if (atom is not VariableAtom { Variable: var variable }) return null;
                value += factor * state[variable].Low;
            }
            return value;
        }
    }

    /// <summary>Whether what is assumed is seen to be impossible without much ado.</summary>
    public bool IsRefuted(State state, Effort effort)
    {
        var world = new Translation(_formula, state);
        world.SayAll();
        foreach (var kind in MixedKinds())
            if (state[kind.Count].Low > 0) Say(world, kind);
        return Pay(world.Conjunction, effort) && world.Conjunction.Refute(effort) is { } why
            && RefutationChecker.Holds(world.Conjunction, why);
    }

    /// <summary>What it takes to say a conjunction at all.</summary>
    private static bool Pay(Conjunction conjunction, Effort effort) =>
        effort.Take(conjunction.Constraints.Count + conjunction.Domains.Count);

    /// <summary>
    /// What is said of a conjunction; a refutation counts only where it holds when it is worked out again.
    /// </summary>
    public static Verdict Solve(Conjunction conjunction, Effort effort)
    {
        if (!Pay(conjunction, effort)) return new NotKnown();
        var verdict = conjunction.Solve(effort);
        return verdict is Impossible { Why: var why } && !RefutationChecker.Holds(conjunction, why)
            ? new NotKnown()
            : verdict;
    }

    /// <summary>
    /// A kind of item of which it is not yet assumed whether there are any, though its items hang on other things.
    /// </summary>
    public ItemKind? UnsettledKind(State state) =>
        MixedKinds().FirstOrDefault(k => state[k.Count] is { Low: var low, High: var high } && low == 0 && high > 0);

    private IEnumerable<ItemKind> MixedKinds() => parts.Kinds.Lists.SelectMany(l => l.All).Where(k => !k.IsPure);

    private static IReadOnlyDictionary<Variable, int> Say(Translation world, ItemKind kind)
    {
        var places = world.Enter(kind.Leaf);
        foreach (var literal in kind.Path) world.Say(literal);
        return places;
    }

    private ImmutableArray<Datum?>? Fill(Translation world, State state, Witness witness,
        IReadOnlyDictionary<ItemKind, IReadOnlyDictionary<Variable, int>> shared, int copy, Effort effort)
    {
        var (values, isWhole) = (new Datum?[parts.Policy.Inputs.Length], true);
        foreach (var input in parts.Policy.Inputs)
        {
            if (parts.Values[input.Slot] is { } known)
                values[input.Slot] = known is Items items ? Completed((ListInput)input, items) : known;
            else if (input is Fact fact) values[input.Slot] = Value(new Unknown(fact, -1, null));
            else if (ItemsOf((ListInput)input) is { } made) values[input.Slot] = made;
            else return null;
        }
        return isWhole ? ImmutableCollectionsMarshal.AsImmutableArray(values) : null;

        Int128 Number(Variable variable) => world.Places.TryGetValue(variable, out var place) ? witness.Values[place]
            : _formula.Sets.Find(s => s.Size == variable) is { } set ? state[set].Sizes.Least
            : state[variable].Low;

        Datum Value(Unknown unknown) =>
            parts.Unstated.Find(unknown, copy) is { } variable ? variable.At(Number(variable))
            : parts.Unstated.FindSet(unknown, copy) is { } set ? new Choices(Held(set))
            : unknown.IsRangeTied && Ranges.At(unknown.Place) is { } range ? new Scalar(range.Low)
            : unknown.Field is null ? _least[unknown.Input.Slot] ??= Least(unknown)
            : Least(unknown);

        BigInteger Held(SetVariable set)
        {
            if (set.Size is not { } size || !world.Places.TryGetValue(size, out var place)) return state[set].Least();
            if (state[set].Holding((int)witness.Values[place]) is { } held) return held;
            isWhole = false;
            return BigInteger.Zero;
        }

        Items Completed(ListInput list, Items items) => items.Rows.All(r => r.All(v => v is not null))
            ? items
            : new Items([.. items.Rows.Select((row, at) => Row(list, row, at))]);

        ImmutableArray<Datum?> Row(ListInput list, ImmutableArray<Datum?> row, int at) =>
            [.. row.Select((value, f) => value ?? Value(new Unknown(list, at, list.Fields[f])))];

        Items? ItemsOf(ListInput list)
        {
            var kinds = parts.Kinds.Lists
                .FirstOrDefault(l => l.List == list
                    && l.Copy == parts.Unstated.CopyOf(new Unknown(list, -1, null), copy));
            if (kinds is null) return Fewest(list);
            var counts = kinds.All.Select(k => (Kind: k, Count: (int)Number(k.Count))).Where(k => k.Count > 0).ToList();
            var together = counts.Sum(k => k.Count);
            if (together == 0) return Fewest(list);
            if (together <= MostItemsTogether && (!list.OnePer.IsEmpty || counts.Any(k => k.Kind.Sums.Count > 0)))
                return Together(list, counts, Number, effort);
            return new Items([.. counts.SelectMany(k => Enumerable.Repeat(Item(list, k.Kind), k.Count))]);
        }

        ImmutableArray<Datum?> Item(ListInput list, ItemKind kind) => shared.TryGetValue(kind, out var own)
            ? Fields(list, kind, v => own.TryGetValue(v, out var place) ? witness.Values[place] : null)
            : ItemOf(list, kind, state, effort);
    }

    /// <summary>An item of a kind by itself, whatever else its tests read.</summary>
    public ImmutableArray<Datum?> ItemOf(ListInput list, ItemKind kind, State state, Effort effort)
    {
        var one = new Translation(_formula, state);
        var places = Say(one, kind);
        return Solve(one.Conjunction, effort) is Witness { Values: var found }
            ? Fields(list, kind, v => places.TryGetValue(v, out var place) ? found[place] : null)
            : Fields(list, kind, _ => null);
    }

    /// <summary>Items that must differ, or that add up: found at once.</summary>
    private Items? Together(ListInput list, List<(ItemKind Kind, int Count)> counts, Func<Variable, Int128> number,
        Effort effort)
    {
        var world = new Translation(_formula, State.Of(_formula));
        var items = new List<(ItemKind Kind, IReadOnlyDictionary<Variable, int> Places)>();
        foreach (var (kind, count) in counts)
        {
            var added = kind.Sums.Keys.ToDictionary(f => f, _ => new List<int>());
            for (var i = 0; i < count; i++)
            {
                var places = Say(world, kind);
                foreach (var key in list.OnePer)
                    if (Template(list, list.Fields[key]) is { } variable) world.PlaceOf(variable);
                foreach (var (field, all) in added) all.Add(world.PlaceOf(field));
                items.Add((kind, places));
            }
            foreach (var (field, all) in added)
                world.Conjunction.Add(new LinearConstraint([.. all.Select(p => (p, (Int128)1))],
                    -number(kind.Sums[field]), ToNought.Equal));
        }
        foreach (var (outer, place) in world.Places)
            world.Conjunction.Add(new LinearConstraint([(place, 1)], -number(outer), ToNought.Equal));
        if (!list.OnePer.IsEmpty && list.OnePer.All(k => list.Fields[k].Type is not SetType))
            for (var one = 0; one < items.Count; one++)
                for (var other = one + 1; other < items.Count; other++)
                    world.Conjunction.Add(new ApartConstraint([.. list.OnePer
                        .Select(k => Template(list, list.Fields[k])!)
                        .Select(v => (items[one].Places[v], items[other].Places[v]))]));
        if (Solve(world.Conjunction, effort) is not Witness witness) return null;
        return new Items([.. items.Select(i =>
            Fields(list, i.Kind, v => i.Places.TryGetValue(v, out var place) ? witness.Values[place] : null))]);
    }

    private Variable? Template(ListInput list, Field field) =>
        field.Type is SetType ? null : parts.Unstated.Of(new Unknown(list, Unstated.Template, field), 0);

    /// <summary>The fields of an item of a kind: what was found, else the least that it may be.</summary>
    private ImmutableArray<Datum?> Fields(ListInput list, ItemKind kind, Func<Variable, Int128?> found) =>
        ImmutableArray.CreateRange<Field, Datum?>(list.Fields, field =>
        {
            var unknown = new Unknown(list, Unstated.Template, field);
            if (field.Type is SetType)
            {
                var set = parts.Unstated.Sets.FirstOrDefault(s => s.Unknown == unknown).Set;
                if (set is null) return new Choices(0);
                var count = set.Size is { } size ? (int?)found(size) : null;
                return new Choices((count is { } n ? kind.Leaf[set].Holding(n) : null) ?? kind.Leaf[set].Least());
            }
            var variable = parts.Unstated.Variables.FirstOrDefault(v => v.Unknown == unknown).Variable;
            return variable is null ? Least(unknown) : variable.At(found(variable) ?? kind.Leaf[variable].Low);
        });

    /// <summary>As few items as a list may hold, of which nothing is asked: unlike each other in what tells items apart.</summary>
    private static Items Fewest(ListInput list)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>(list.Least);
        for (var row = 0; row < list.Least; row++)
        {
            var item = list.Fields.Select(f => (Datum?)Least(new Unknown(list, Unstated.Template, f))).ToArray();
            var rest = (Int128)row;
            foreach (var key in list.OnePer)
            {
                var values = list.Fields[key].Values;
                item[key] = list.Fields[key].ValueAt(rest % values);
                rest /= values;
            }
            rows.Add([.. item]);
        }
        return new Items(rows.MoveToImmutable());
    }

    private static Datum Least(Unknown unknown) => unknown.Type switch
    {
        SetType => new Choices(0),
        YesNoType or ChoiceType => new Scalar(0),
        _ => new Scalar(unknown.Range!.Value.Low),
    };
}
