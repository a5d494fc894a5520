using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>
/// The facts and lists of two policies as those of one: what both declare by one name is one, and may be what both accept;
/// what only one declares, or both in ways that cannot be joined, stands by itself.
/// </summary>
internal sealed class JointInputs
{
    private readonly Dictionary<(bool IsNew, int Slot), int> _places = [];

    public JointInputs(Policy old, Policy @new)
    {
        var pairs = old.Inputs.SelectMany(o => @new.Inputs.Where(n => IsSame(o.Name, n.Name)).Select(n => (Old: o, New: n))).ToList();
        Values = new JointValues(pairs.SelectMany(p => ValuePairs(p.Old, p.New)));
        var all = ImmutableArray.CreateBuilder<Input>();
        var (onlyOld, onlyNew, apart, narrowed) = (ImmutableArray.CreateBuilder<Input>(), ImmutableArray.CreateBuilder<Input>(),
            ImmutableArray.CreateBuilder<(Input Old, Input New)>(), ImmutableArray.CreateBuilder<(Input Old, Input New)>());
        foreach (var input in old.Inputs.Where(i => i != old.DecisionDate))
        {
            var other = pairs.Find(p => p.Old == input).New;
            if (other is not null && Join(input, other, all.Count) is { } joined)
            {
                (_places[(false, input.Slot)], _places[(true, other.Slot)]) = (all.Count, all.Count);
                if (!AreAlike(input, other)) narrowed.Add((input, other));
                all.Add(joined);
                continue;
            }
            if (other is not null) apart.Add((input, other));
            else onlyOld.Add(input);
            _places[(false, input.Slot)] = all.Count;
            all.Add(Alone(input, all.Count));
        }
        foreach (var input in @new.Inputs.Where(i => i != @new.DecisionDate && !_places.ContainsKey((true, i.Slot))))
        {
            if (!pairs.Exists(p => p.New == input)) onlyNew.Add(input);
            _places[(true, input.Slot)] = all.Count;
            all.Add(Alone(input, all.Count));
        }
        (_places[(false, old.DecisionDate.Slot)], _places[(true, @new.DecisionDate.Slot)]) = (all.Count, all.Count);
        all.Add(Join(old.DecisionDate, @new.DecisionDate, all.Count)!);
        All = [.. all.Select((input, slot) => WithEnds(input, slot, old, @new))];
        (OnlyOld, OnlyNew, Apart, Narrowed) = (onlyOld.ToImmutable(), onlyNew.ToImmutable(), apart.ToImmutable(), narrowed.ToImmutable());
    }

    /// <summary>The joint inputs, by slot, the decision date last.</summary>
    public ImmutableArray<Input> All { get; }

    public JointValues Values { get; }

    /// <summary>What only the old policy declares.</summary>
    public ImmutableArray<Input> OnlyOld { get; }

    /// <summary>What only the new policy declares.</summary>
    public ImmutableArray<Input> OnlyNew { get; }

    /// <summary>What both declare by one name, and in ways that cannot be joined: looked at as if they were two.</summary>
    public ImmutableArray<(Input Old, Input New)> Apart { get; }

    /// <summary>What both declare, and of which one accepts values that the other does not.</summary>
    public ImmutableArray<(Input Old, Input New)> Narrowed { get; }

    /// <summary>The joint input of one of a policy.</summary>
    public Input Of(bool isNew, Input input) => All[_places[(isNew, input.Slot)]];

    private static bool IsSame(string one, string other) => Name.KeyOf(one) == Name.KeyOf(other);

    private static IEnumerable<(ValueSet, ValueSet)> ValuePairs(Input old, Input @new)
    {
        if (old is ListInput a && @new is ListInput b)
            return a.Fields.SelectMany(f => b.Fields.Where(g => IsSame(f.Name, g.Name)).SelectMany(g => ValuePairs(f.Type, g.Type)));
        return old is Fact x && @new is Fact y ? ValuePairs(x.Type, y.Type) : [];
    }

    private static IEnumerable<(ValueSet, ValueSet)> ValuePairs(FactType old, FactType @new) => (old, @new) switch
    {
        (ChoiceType { Ranked: false } a, ChoiceType { Ranked: false } b) => [(a.Values, b.Values)],
        (SetType a, SetType b) => [(a.Values, b.Values)],
        _ => [],
    };

    private static bool AreAlike(Input old, Input @new) => (old, @new) switch
    {
        (Fact a, Fact b) => AreAlike(a.Type, b.Type) && a.Range == b.Range && a.EndsAtDecisionDate == b.EndsAtDecisionDate,
        (ListInput a, ListInput b) => a.Least == b.Least && a.Most == b.Most && a.Fields.Length == b.Fields.Length
            && a.Fields.All(f => b.Fields.Any(g => IsSame(f.Name, g.Name) && AreAlike(f.Type, g.Type) && f.Range == g.Range)),
        _ => false,
    };

    private static bool AreAlike(FactType old, FactType @new) => (old, @new) switch
    {
        (ChoiceType a, ChoiceType b) => a.Values.Names.Length == b.Values.Names.Length
            && a.Values.Names.All(n => b.Values.IndexOfSpelling(n) >= 0),
        (SetType a, SetType b) => a.Values.Names.Length == b.Values.Names.Length
            && a.Values.Names.All(n => b.Values.IndexOfSpelling(n) >= 0),
        _ => old == @new,
    };

    private Input? Join(Input old, Input @new, int slot) => (old, @new) switch
    {
        (Fact a, Fact b) => Join(a, b, slot),
        (ListInput a, ListInput b) => Join(a, b, slot),
        _ => null,
    };

    private Fact? Join(Fact old, Fact @new, int slot) =>
        Joined(old.Type, @new.Type, old.Range, @new.Range) is not var (type, range, allowed) ? null : @new with
        {
            Slot = slot, Type = type, Range = range, Allowed = allowed,
            EndsAtDecisionDate = old.EndsAtDecisionDate || @new.EndsAtDecisionDate,
            LowEnd = @new.LowEnd ?? old.LowEnd, HighEnd = @new.HighEnd ?? old.HighEnd,
        };

    /// <summary>What both types accept; null where they cannot be held against each other.</summary>
    private (FactType Type, (Int128, Int128)? Range, BigInteger? Allowed)? Joined(FactType old, FactType @new,
        (Int128 Low, Int128 High)? ofOld, (Int128 Low, Int128 High)? ofNew)
    {
        switch (old, @new)
        {
            case (YesNoType, YesNoType): return (@new, null, null);
            case (ChoiceType { Ranked: false }, ChoiceType { Ranked: false }) or (SetType, SetType):
                var both = Values.All(old) & Values.All(@new);
                return both.IsZero ? null : (Values.Of(@new), null, both);
            case (ChoiceType a, ChoiceType b) when a.Ranked == b.Ranked && a.Values.Equals(b.Values): return (@new, null, null);
            case (NumberType, NumberType) or (DateType, DateType) when old == @new:
                var (low, high) = (Int128.Max(ofOld!.Value.Low, ofNew!.Value.Low), Int128.Min(ofOld.Value.High, ofNew.Value.High));
                return low > high ? null : (@new, (low, high), null);
            default: return null;
        }
    }

    private ListInput? Join(ListInput old, ListInput @new, int slot)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        foreach (var field in @new.Fields)
        {
            if (old.Fields.FirstOrDefault(f => IsSame(f.Name, field.Name)) is not { } other)
            {
                fields.Add(field with { Index = fields.Count, Type = Values.Of(field.Type) });
                continue;
            }
            if (Joined(other.Type, field.Type, other.Range, field.Range) is not var (type, range, allowed)) return null;
            // Of a set inside an item it is not said which values it may hold.
            if (type is SetType && allowed != Values.All(field.Type)) return null;
            fields.Add(field with
            {
                Index = fields.Count, Type = type, Range = range, Allowed = allowed,
                EndsAtDecisionDate = other.EndsAtDecisionDate || field.EndsAtDecisionDate,
            });
        }
        foreach (var field in old.Fields.Where(f => !@new.Fields.Any(n => IsSame(n.Name, f.Name))))
            fields.Add(field with { Index = fields.Count, Type = Values.Of(field.Type) });
        var keys = Keys(old).ToHashSet(StringComparer.Ordinal);
        if (keys.Count > 0 && @new.OnePer.Length > 0 && !keys.SetEquals(Keys(@new))) return null;
        var (least, most) = (Math.Max(old.Least, @new.Least), Math.Min(old.Most, @new.Most));
        if (least > most) return null;
        var one = @new.OnePer.Length > 0 ? Keys(@new).ToHashSet(StringComparer.Ordinal) : keys;
        return @new with
        {
            Slot = slot, Fields = fields.ToImmutable(), Least = least, Most = most,
            OnePer = [.. fields.Where(f => one.Contains(Name.KeyOf(f.Name))).Select(f => f.Index)],
        };
    }

    private static IEnumerable<string> Keys(ListInput list) => list.OnePer.Select(k => Name.KeyOf(list.Fields[k].Name));

    private Input Alone(Input input, int slot) => input switch
    {
        Fact fact => fact with { Slot = slot, Type = Values.Of(fact.Type), Allowed = AllowedAlone(fact.Type) },
        ListInput list => list with
        {
            Slot = slot, Fields = [.. list.Fields.Select(f => f with { Type = Values.Of(f.Type), Allowed = AllowedAlone(f.Type) })],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(input)),
    };

    private BigInteger? AllowedAlone(FactType type) => type is ChoiceType or SetType ? Values.All(type) : null;

    /// <summary>What a range begins or ends at, by its joint slot.</summary>
    private Input WithEnds(Input input, int slot, Policy old, Policy @new)
    {
        var own = _places.Where(p => p.Value == slot).Select(p => p.Key.IsNew).ToList();
        var isNew = own.Contains(true);
        // Where both declare it, the ends of the new one were kept; what the old one alone has goes by the old slots.
        return input switch
        {
            Fact fact => fact with { LowEnd = End(fact.LowEnd), HighEnd = End(fact.HighEnd) },
            ListInput list => list with { Fields = [.. list.Fields.Select(f => f with { LowEnd = End(f.LowEnd, list),
                HighEnd = End(f.HighEnd, list) })] },
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };

        RangeEnd? End(RangeEnd? end, ListInput? list = null)
        {
            if (end is not { } at) return null;
            foreach (var side in isNew ? (bool[])[true, false] : [false])
            {
                var policy = side ? @new : old;
                if (at.Slot >= policy.Inputs.Length || !_places.TryGetValue((side, at.Slot), out var place)) continue;
                if (at.IsFact && IsSame(policy.Inputs[at.Slot].Name, at.Name)) return at with { Slot = place };
                if (!at.IsFact && list?.Fields.FirstOrDefault(f => IsSame(f.Name, at.Name)) is { } field)
                    return at with { Slot = slot, Field = field.Index };
            }
            throw new InvalidOperationException($"the range that ends at {at.Name} belongs to neither policy");
        }
    }
}
