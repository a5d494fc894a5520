using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Eligibility.Model;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>A kind of item.</summary>
/// <param name="Path">The tests that tell it from every other.</param>
/// <param name="Leaf">What is assumed of the fields of an item of it.</param>
/// <param name="IsPure">Whether these tests read nothing but the item.</param>
internal sealed record ItemKind(ImmutableList<Literal> Path, State Leaf, bool IsPure)
{
    private readonly Dictionary<Variable, Variable> _sums = [];

    /// <summary>How many items there are of it.</summary>
    public Variable Count { get; set; } = null!;

    /// <summary>The fields that are added up, each with the sum of its numbers.</summary>
    public IReadOnlyDictionary<Variable, Variable> Sums => _sums;

    /// <summary>The kind, or null where no item can be of it.</summary>
    public static ItemKind? Of(ImmutableList<Literal> path, State leaf, PartBuilder parts)
    {
        var formula = parts.Formula;
        var isPure = path.All(l => formula.IsOfItem(l.Test));
        var world = new Translation(formula, leaf);
        world.Enter(leaf);
        foreach (var literal in path) world.Say(literal);
        return Filling.Solve(world.Conjunction, parts.Effort) is Impossible
            ? null
            : new ItemKind(path, leaf, isPure);
    }

    /// <summary>The one value that a field of an item of it has; null where it may have several.</summary>
    public Datum? ValueOf(Field field, ListInput list, Unstated unstated)
    {
        if (field.Type is SetType) return null;
        var variable = unstated.Of(new Unknown(list, Unstated.Template, field), 0);
        return Leaf[variable] is { Low: var low, High: var high } && low == high ? variable.At(low) : null;
    }

    /// <summary>The variable of what the numbers of a field add up to over the items of the kind.</summary>
    public Variable SumOf(Variable field, Formula formula, Unstated unstated)
    {
        if (_sums.TryGetValue(field, out var known)) return known;
        var own = Leaf[field];
        var sum = formula.Add(i => new Variable(i, new Domain(0, own.High * ListInput.MostItems), 0, 1));
        _sums.Add(field, sum);
        formula.Always.Add(unstated.ValueOf(sum).Plus(unstated.ValueOf(Count), -own.High));
        formula.Always.Add(unstated.ValueOf(Count).Times(own.Low).Plus(unstated.ValueOf(sum), -1));
        return sum;
    }

    public bool Equals(ItemKind? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
