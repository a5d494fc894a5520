using System.Collections.Immutable;
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

    private readonly Formula _formula = parts.Formula;

    /// <summary>
    /// A case for each copy of what is unknown; no case, where what is assumed is impossible; or neither is known.
    /// </summary>
    /// <param name="state">What is assumed.</param>
    /// <param name="copies">How many cases are compared, 1 or 2.</param>
    /// <param name="effort">What it may cost.</param>
    public (Verdict Verdict, ImmutableArray<ImmutableArray<Datum?>> Cases) Of(State state, int copies, Effort effort)
    {
        var world = new Translation(_formula, state);
        world.SayAll();
        var shared = new Dictionary<ItemKind, IReadOnlyDictionary<Variable, int>>();
        foreach (var kind in MixedKinds().Where(k => state[k.Count].Low > 0)) shared[kind] = Say(world, kind);
        var verdict = Solve(world.Conjunction, effort);
        if (verdict is not Witness witness) return (verdict, []);
        var cases = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>();
        for (var copy = 0; copy < copies; copy++)
        {
            if (Fill(world, state, witness, shared, copy, effort) is not { } values) return (new NotKnown(), []);
            cases.Add(values);
        }
        return (witness, cases.ToImmutable());
    }

    /// <summary>Whether what is assumed is seen to be impossible without much ado.</summary>
    public bool IsRefuted(State state, Effort effort)
    {
        var world = new Translation(_formula, state);
        world.SayAll();
        foreach (var kind in MixedKinds().Where(k => state[k.Count].Low > 0)) Say(world, kind);
        return Pay(world.Conjunction, effort) && world.Conjunction.Narrow(effort, out _) is { } why
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
        Dictionary<ItemKind, IReadOnlyDictionary<Variable, int>> shared, int copy, Effort effort)
    {
        var numbers = parts.Unstated.Variables.Where(v => v.Copy == parts.Unstated.CopyOf(v.Unknown, copy))
            .ToDictionary(v => v.Unknown, v => v.Variable.At(Number(v.Variable)));
        var sets = parts.Unstated.Sets.Where(v => v.Copy == parts.Unstated.CopyOf(v.Unknown, copy))
            .ToDictionary(v => v.Unknown, v => (Datum)new Choices(state[v.Set].Least()));
        var values = parts.Policy.Inputs.Select(i => parts.Values[i.Slot]).ToArray();
        foreach (var input in parts.Policy.Inputs)
        {
            if (values[input.Slot] is Items items)
                values[input.Slot] = new Items([.. items.Rows.Select((row, at) => Row((ListInput)input, row, at))]);
            if (values[input.Slot] is not null) continue;
            if (input is Fact fact) values[input.Slot] = Value(new Unknown(fact, -1, null));
            else if (ItemsOf((ListInput)input) is { } made) values[input.Slot] = made;
            else return null;
        }
        return [.. values];

        Int128 Number(Variable variable) => world.Places.TryGetValue(variable, out var place)
            ? witness.Values[place]
            : state[variable].Low;

        Datum Value(Unknown unknown) => numbers.TryGetValue(unknown, out var number) ? number
            : sets.TryGetValue(unknown, out var set) ? set
            : Least(unknown);

        ImmutableArray<Datum?> Row(ListInput list, ImmutableArray<Datum?> row, int at) =>
            [.. row.Select((value, f) => value ?? Value(new Unknown(list, at, list.Fields[f])))];

        Items? ItemsOf(ListInput list)
        {
            var kinds = parts.Kinds.Lists
                .FirstOrDefault(l => l.List == list
                    && l.Copy == parts.Unstated.CopyOf(new Unknown(list, -1, null), copy));
            if (kinds is null) return new Items([]);
            var counts = kinds.All.Select(k => (Kind: k, Count: (int)Number(k.Count))).Where(k => k.Count > 0).ToList();
            var together = counts.Sum(k => k.Count);
            if (together == 0) return new Items([]);
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
                return set is null ? new Choices(0) : new Choices(kind.Leaf[set].Least());
            }
            var variable = parts.Unstated.Variables.FirstOrDefault(v => v.Unknown == unknown).Variable;
            return variable is null ? Least(unknown) : variable.At(found(variable) ?? kind.Leaf[variable].Low);
        });

    private static Datum Least(Unknown unknown) => unknown.Type switch
    {
        SetType => new Choices(0),
        YesNoType or ChoiceType => new Scalar(0),
        _ => new Scalar(unknown.Range!.Value.Low),
    };
}
