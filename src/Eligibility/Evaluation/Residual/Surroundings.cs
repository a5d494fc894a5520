using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// What is left of a policy where unknown lists are as a whole case states them, and all else is as open as before:
/// there it is assumed what the case says of the rest. How many items of each kind a list holds is not told by a case.
/// </summary>
internal sealed class Surroundings
{
    private Surroundings(ResidualPolicy left) =>
        (Parts, Outcome, State) = (left.Parts, left.Outcome(), State.Of(left.Parts.Formula));

    public PartBuilder Parts { get; }

    /// <summary>Which outcome prevails.</summary>
    public OutcomeQuestion Outcome { get; }

    /// <summary>Nothing assumed: whoever assumes anything takes it back.</summary>
    public State State { get; }

    /// <summary>Assumes what a case says of all but some unknowns.</summary>
    /// <param name="whole">The case.</param>
    /// <param name="but">Of which unknowns nothing is assumed.</param>
    public void Assume(ImmutableArray<Datum?> whole, Func<Unknown, bool> but)
    {
        foreach (var (other, _, of) in Parts.Unstated.Variables)
        {
            if (other.Row == Unstated.Template || but(other)) continue;
            var number = of.NumberOf(other.In(whole)!);
            State.Take(of, number, number);
        }
        foreach (var (other, _, of) in Parts.Unstated.Sets)
            if (other.Row != Unstated.Template) State.Take(of, ((Choices)other.In(whole)!).Mask);
    }

    /// <summary>Those of whole cases of one policy, each made once for the lists that cases state.</summary>
    /// <param name="rules">The policy.</param>
    /// <param name="values">What is known, by slot.</param>
    /// <param name="left">What is left of the policy where that is filled in.</param>
    internal sealed class Cache(RuleEvaluator rules, ImmutableArray<Datum?> values, ResidualPolicy left)
    {
        private const int MostKept = 8;

        private readonly List<(ImmutableArray<Datum?> Filled, Surroundings Of)> _known = [];
        private readonly ImmutableArray<int> _lists =
            [.. rules.Policy.Inputs.OfType<ListInput>().Select(l => l.Slot).Where(s => values[s] is null)];

        /// <summary>Those of a whole case.</summary>
        public Surroundings Of(ImmutableArray<Datum?> whole)
        {
            foreach (var (filled, of) in _known)
                if (_lists.All(s => IsSame(filled[s], whole[s]))) return of;
            if (_known.Count == MostKept) _known.RemoveAt(0);
            var stated = values;
            foreach (var slot in _lists) stated = stated.SetItem(slot, whole[slot]);
            var made = new Surroundings(left.Parts.Kinds.Lists.Any()
                ? new ResidualPolicy(rules, stated, rules.Policy.Conditions, Allowance.OfDecision())
                : left);
            _known.Add((stated, made));
            return made;
        }

        private static bool IsSame(Datum? one, Datum? other) => ReferenceEquals(one, other)
            || one is Items { Rows.Length: 0 } && other is Items { Rows.Length: 0 };
    }
}
