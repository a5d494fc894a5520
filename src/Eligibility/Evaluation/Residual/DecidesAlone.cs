using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>Whether one answer to something unknown leaves a single outcome, whatever the rest.</summary>
internal sealed class DecidesAlone(RuleEvaluator rules, ImmutableArray<Datum?> values, ResidualPolicy left,
    Allowance allowance)
{
    /// <summary>Past so many answers that were tried it is not known whether one decides alone.</summary>
    private const int MostAnswers = 256;

    /// <summary>Of more items than these no list is made of each.</summary>
    private const int MostItems = 6;

    /// <summary>Of a set of more values than these not each is tried.</summary>
    private const int MostInSets = 6;

    /// <summary>More sets than these that stand for all others are not tried.</summary>
    private const int MostCounted = 256;

    /// <summary>More ways than these in which parts can come out are not looked at.</summary>
    private const int MostWays = 64;

    private readonly Policy _policy = rules.Policy;
    private readonly PartBuilder _parts = left.Parts;
    private readonly State _state = State.Of(left.Parts.Formula);
    private readonly Filling _filling = new(left.Parts);
    private readonly TiedAnswers _tied = new(rules, values, left, allowance);
    private readonly List<object[]> _reads = [];
    private readonly Flips _flips = new(rules, left, allowance);

    /// <summary>Whether one answer to it leaves a single outcome; null where that was not settled.</summary>
    public bool? Of(Unknown unknown)
    {
        if (allowance.IsSpent) return null;
        var kinds = unknown.Type is null ? _parts.Kinds.Lists.FirstOrDefault(l => l.List == unknown.Input) : null;
        if (unknown.Type is null && kinds is not { IsComplete: true }) return null;
        HashSet<object> own = unknown.Type switch
        {
            null => [.. kinds!.All.SelectMany(k => k.Sums.Values.Append(k.Count))],
            SetType => [_parts.Unstated.OfSet(unknown, 0)],
            _ => [_parts.Unstated.Of(unknown, 0)],
        };
        var (tests, isTied) = (new List<Test>(),
            _parts.Formula.HasFree || unknown.IsKey || kinds?.All.Any(k => !k.IsPure) == true);
        var met = _parts.Formula.Tests.Count;
        for (var at = 0; at < met; at++)
        {
            var test = _parts.Formula.Tests[at];
            var read = ReadBy(at);
            if (!Array.Exists(read, own.Contains)) continue;
            if (!Array.TrueForAll(read, r => own.Contains(r) || !Formula.IsUnknown(r))) isTied = true;
            else if (Opened(test) is { } opened) tests.AddRange(opened);
            else isTied = true;
        }
        if (unknown.Type is not (null or SetType) && (isTied || unknown.EndsAtDecisionDate
            || unknown.IsRangeTied || unknown.Input == _policy.DecisionDate))
            return _tied.AnyDecides(unknown);
        // One whose values are counted together with other things is tried whole, too.
        if (unknown.Type is SetType of && (unknown.IsKey || isTied && _parts.Unstated.OfSet(unknown, 0).Size is not null))
            return AloneOfSets(unknown, of.Values.Names.Length);
        return AloneByTests(unknown, tests, isTied)
            ?? (kinds is not null && HasListForEachWay(kinds) ? true : null);
    }

    /// <summary>What a test reads by itself, by its place.</summary>
    private object[] ReadBy(int test)
    {
        while (_reads.Count <= test)
        {
            var read = new HashSet<object>();
            _parts.Formula.Tests[_reads.Count].GatherOwn(read);
            _reads.Add([.. read]);
        }
        return _reads[test];
    }

    /// <summary>
    /// A set that is a key tells items apart beside what is asked of it, and one that is counted adds to other things: each that
    /// it may be is tried.
    /// </summary>
    private bool? AloneOfSets(Unknown unknown, int count)
    {
        var sets = unknown.IsKey
            ? count > MostInSets ? null : Enumerable.Range(0, 1 << count).Select(held => (BigInteger)held)
            : Counted(_parts.Unstated.OfSet(unknown, 0));
        if (sets is null) return null;
        var isSure = true;
        foreach (var held in sets)
        {
            if (allowance.IsSpent) return null;
            if (_flips.LeavesTwo(unknown, new Choices(held))) continue;
            var settled = With(unknown.Fill(values, new Choices(held)));
            if (settled.Found.Count == 1 && settled.IsExact) return true;
            isSure &= settled.Found.Count > 1 || settled.IsExact;
        }
        return isSure ? false : null;
    }

    /// <summary>
    /// Sets that stand for all others, of which it is asked how many values they hold: so many of each kind of value that tests
    /// tell apart. Null where they are too many.
    /// </summary>
    private List<BigInteger>? Counted(SetVariable set)
    {
        var kinds = new List<BigInteger> { (BigInteger.One << set.Count) - 1 };
        foreach (var test in _parts.Formula.Tests.OfType<HitsTest>().Where(t => t.Set == set))
            kinds = [.. kinds.SelectMany(k => (BigInteger[])[k & test.Values, k & ~test.Values]).Where(k => !k.IsZero)];
        List<BigInteger> sets = [BigInteger.Zero];
        foreach (var kind in kinds)
        {
            if (sets.Count * (SizeTerm.CountOf(kind) + 1) > MostCounted) return null;
            sets = [.. sets.SelectMany(s => FirstOf(kind).Select(some => s | some))];
        }
        return sets;
    }

    /// <summary>None of some values, the first of them, the first two, and so on.</summary>
    private static IEnumerable<BigInteger> FirstOf(BigInteger values)
    {
        var some = BigInteger.Zero;
        yield return some;
        for (var left = values; !left.IsZero; left &= left - 1)
        {
            some |= left & -left;
            yield return some;
        }
    }

    /// <summary>
    /// What a test asks of its own variables, whatever becomes of parts that decide what counts in it: those hold tests of
    /// other things, and are settled by these. Null where there are too many ways.
    /// </summary>
    private List<Test>? Opened(Test test)
    {
        var root = _state;
        if (test is not SumTest { Sum: var sum } of || sum.OpenGuard(root) is null) return [test];
        List<Sum> sums = [Sum.Of(sum.Constant)];
        foreach (var (atom, factor) in sum.Terms)
        {
            if (atom is not GuardedAtom guarded)
            {
                // A day moved by what a table says is no sum of its ways.
                if (atom.OpenGuard(root) is not null) return null;
                sums = [.. sums.Select(s => s.Plus(new Sum([(atom, 1)], 0), factor))];
                continue;
            }
            if (guarded.IsFirst || guarded.Limits is not (null, null)) return null;
            sums = [.. sums.Select(s => s.Plus(Sum.Of((guarded.Start ?? 0) / guarded.Step), factor))];
            foreach (var (_, gives) in guarded.Ways)
            {
                if (sums.Count > MostWays || SumBuilder.DividedBy(gives, guarded.Step) is not { } number) return null;
                if (number.Terms.Any(t => t.Atom is not VariableAtom)) return null;
                sums = [.. sums, .. sums.Select(s => s.Plus(number, factor))];
            }
        }
        var parts = sums.Distinct().Select(s =>
            of.Relation == ToNought.AtMost ? _parts.Formula.AtMost(s) : _parts.Formula.Equal(s)).ToList();
        // What is rounded, or the latest of several, is held against the rest by more than one test.
        if (parts.Exists(p => (p is NotPart { Operand: var negated } ? negated : p) is not (Test or SettledPart))) return null;
        return [.. parts.Select(p => p is NotPart not ? not.Operand : p).OfType<Test>().Distinct()];
    }

    /// <summary>
    /// Whether a list decides that holds an item for each way in which what its <c>where</c> reads besides can come out.
    /// </summary>
    private bool HasListForEachWay(KindsOfList kinds)
    {
        var items = new List<ImmutableArray<Datum?>>();
        foreach (var kind in kinds.All)
        {
            var item = _filling.ItemOf(kinds.List, kind, _state, _parts.Effort);
            if (!items.Exists(i => i.SequenceEqual(item))) items.Add(item);
        }
        if (items.Count > MostItems) return false;
        for (var held = 1; held < 1 << items.Count && !allowance.IsSpent; held++)
        {
            var list = new Items([.. items.Where((_, i) => (held >> i & 1) != 0)]);
            var filled = values.SetItem(kinds.List.Slot, list);
            if (Validity.Fault(_policy, filled) is null && !_flips.LeavesTwo(new Unknown(kinds.List, -1, null), list)
                && With(filled) is { Found.Count: 1, IsExact: true }) return true;
        }
        return false;
    }

    /// <summary>The outcomes with one more thing known.</summary>
    private Settled With(ImmutableArray<Datum?> filled)
    {
        var one = new ResidualPolicy(rules, filled, _policy.Conditions, allowance);
        return one.Ask(one.Outcome(), stopAt: 2);
    }

    /// <summary>Each way in which what is asked of it can come out, with an answer for which it does.</summary>
    private bool? AloneByTests(Unknown unknown, List<Test> tests, bool isTied)
    {
        var (isSure, tried) = (!isTied, 0);
        var isFound = Explore(_state);
        return isFound ? true : isSure ? false : null;

        bool Explore(State state)
        {
            if (tried == MostAnswers || allowance.IsSpent)
            {
                isSure = false;
                return false;
            }
            var test = tests.FirstOrDefault(t => t.In(state) == Truth.Open);
            if (test is null) return Try(state);
            foreach (var holds in (bool[])[true, false])
            {
                var mark = state.Enter();
                var found = state.Assume(test, holds) && !_filling.IsRefuted(state, _parts.Effort)
                    && StackGuard.Run(() => Explore(state));
                state.Leave(mark);
                if (found) return true;
            }
            return false;
        }

        bool Try(State state)
        {
            tried++;
            // Answers of which all that is asked comes out the same decide alike.
            if (!isTied)
                return !(AnswerIn(state) is { } answer && _flips.LeavesTwo(unknown, answer))
                    && Decides(left.Ask(left.Outcome(), stopAt: 2, from: state));
            allowance.Take(1);
            var (verdict, cases) = _filling.Of(state, 1, _parts.Effort);
            if (verdict is Impossible) return false;
            if (verdict is not Witness)
            {
                isSure = false;
                return false;
            }
            var answered = unknown.In(cases[0])!;
            return !_flips.LeavesTwo(unknown, answered) && Decides(With(unknown.Fill(values, answered)));
        }

        // One of the answers that come out so.
        Datum? AnswerIn(State state)
        {
            if (state.Literals.IsEmpty && unknown.Type is SetType)
                return new Choices(state[_parts.Unstated.OfSet(unknown, 0)].Least());
            if (state.Literals.IsEmpty && unknown.Type is not null)
                return _parts.Unstated.Of(unknown, 0) is var variable ? variable.At(state[variable].Low) : null;
            return _filling.Of(state, 1, _parts.Effort) is (Witness, [var whole]) ? unknown.In(whole) : null;
        }

        bool Decides(Settled settled)
        {
            if (settled.Found.Count == 1 && settled.IsExact) return true;
            isSure &= settled.Found.Count > 1 || settled.IsExact;
            return false;
        }
    }
}
