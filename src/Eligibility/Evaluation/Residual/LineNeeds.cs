using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>What can still change a line below an outcome that is open.</summary>
/// <param name="rules">The policy.</param>
/// <param name="values">What is known, by slot.</param>
/// <param name="line">The line.</param>
/// <param name="allowance">What may be spent.</param>
internal sealed class LineNeeds(RuleEvaluator rules, ImmutableArray<Datum?> values, Consequence line, Allowance allowance)
{
    /// <summary>Whether each of them was settled.</summary>
    public bool AreExact { get; private set; } = true;

    /// <summary>The needs, in order of declaration.</summary>
    public IEnumerable<Need> Find()
    {
        var read = Read();
        // Of one that is open and hangs on one thing there is nothing to look for.
        var needed = read.Count == 1 ? read : read.Where(Matters).ToList();
        if (needed.Count == 0)
        {
            // Keys of items settle each other, and change nothing by themselves.
            needed = read.Exists(u => u.IsKey) ? read.FindAll(u => u.IsKey) : read;
            AreExact &= needed[0].IsKey;
        }
        return needed.Select(u => new Need(u.NameIn(rules.Policy, values), u.Ask, false)
        {
            Confidential = u.Input.Confidential || u.Field is { Confidential: true },
        });
    }

    /// <summary>What is unknown of all that the line reads.</summary>
    private List<Unknown> Read()
    {
        var reads = Reads.Of(new Node?[] { line.When, line.Value }.OfType<Node>());
        return
        [
            .. reads.Select(r => r.Input).DistinctBy(i => i.Slot).SelectMany(i => Unknowns.Of(i, values))
                .Where(u => u.Field is null || reads.Any(r => r.Input.Slot == u.Input.Slot && r.Field?.Index == u.Field.Index))
                .OrderBy(u => u.Input.Slot).ThenBy(u => u.Row).ThenBy(u => u.Field?.Index ?? -1),
        ];
    }

    /// <summary>Whether two cases that differ in it alone come to two lines; where that is not settled, it may.</summary>
    private bool Matters(Unknown unknown)
    {
        try
        {
            if (!allowance.IsSpent)
            {
                var two = new ResidualPolicy(rules, values, Asked, allowance, unknown);
                var settled = two.Ask(new ChangeQuestion(Differs(two), InPass), answer => answer == 1, stopAt: 1);
                if (settled.Found.Count > 0 || settled.IsExact) return settled.Found.Count > 0;
            }
        }
        catch (OverflowException)
        {
            // Values of which several together have more than 128 bits.
        }
        AreExact = false;
        return true;
    }

    private IEnumerable<Condition> Asked => line.Value is { } value
        ? rules.Policy.Conditions.Add(SettledValues.Is(rules.Policy, value, new Scalar(0)))
        : rules.Policy.Conditions;

    /// <summary>Whether the line comes out otherwise in one of two cases than in the other.</summary>
    private Part Differs(ResidualPolicy two)
    {
        var (parts, formula) = (two.Parts, two.Parts.Formula);
        var (one, other) = (parts.Of(line.When, Scope.Outside(0)), parts.Of(line.When, Scope.Outside(1)));
        var owed = formula.Any(formula.All(one, formula.Not(other)), formula.All(other, formula.Not(one)));
        return line.Value is { } value
            ? formula.Any(owed, formula.All(one, other, Differ(parts, value)))
            : owed;
    }

    private Part Differ(PartBuilder parts, Term value)
    {
        if (value.Type is not ChoiceType choice)
            return parts.Compare(parts.Sums.Of(value, Scope.Outside(0)), Text.Relation.NotEqual,
                parts.Sums.Of(value, Scope.Outside(1)));
        var formula = parts.Formula;
        return formula.Any(Enumerable.Range(0, choice.Values.Names.Length).Select(i =>
        {
            var test = new MemberCondition(rules.Policy.Conditions.Length, value, BigInteger.One << i, value.Span);
            return formula.All(parts.Of(test, Scope.Outside(0)), formula.Not(parts.Of(test, Scope.Outside(1))));
        }));
    }

    /// <summary>What the line comes to in a whole case: nothing where it is not owed; null where that is open.</summary>
    private (bool IsOwed, Int128 Value)? InPass(Pass pass)
    {
        var owed = line.When is { } when ? pass.Truths[when.Index] : Truth.Held;
        if (owed == Truth.Open) return null;
        if (owed == Truth.Failed || line.Value is not { } term) return (owed == Truth.Held, 0);
        var frame = Frame.Of(rules.Policy, pass.Values, pass.Truths);
        var (value, isKnown) = OutcomeLines.Known(rules.Conditions.Terms, term, frame);
        return isKnown ? (true, value.Value) : null;
    }
}

/// <summary>Whether something comes out otherwise in one of two cases than in the other: 1, or not: 0.</summary>
internal sealed class ChangeQuestion(Part differs, Func<Pass, (bool, Int128)?> told) : ResidualQuestion
{
    public override ImmutableArray<int> Possible(State state) => Answers.Of(differs.In(state));

    public override Test? Next(State state) => differs.In(state) == Truth.Open ? differs.Next(state) : null;

    public override int? Of(IReadOnlyList<Pass> passes) =>
        told(passes[0]) is { } one && told(passes[1]) is { } other ? one == other ? 0 : 1 : null;
}
