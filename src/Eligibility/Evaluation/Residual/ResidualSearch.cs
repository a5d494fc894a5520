using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>What a search found of a question.</summary>
/// <param name="Found">The answers that a case gives, with that case for each, or both that are compared.</param>
/// <param name="NotRuledOut">The answers that no case was found for and that were not refuted either.</param>
internal sealed record Settled(
    SortedList<int, ImmutableArray<ImmutableArray<Datum?>>> Found, SortedSet<int> NotRuledOut)
{
    /// <summary>Whether each answer was found or refuted.</summary>
    public bool IsExact => NotRuledOut.Count == 0;

    /// <summary>The answers that are possible, in order.</summary>
    public ImmutableArray<int> Possible => NotRuledOut.Count == 0
        ? [.. Found.Keys]
        : [.. Found.Keys.Concat(NotRuledOut).Distinct().Order()];
}

/// <summary>
/// Takes open tests to hold and to fail, one by one, until the answer is certain; an answer counts when a whole case is
/// found that the plain evaluator says gives it, and is ruled out when no way that leads to it has a case.
/// </summary>
/// <param name="parts">What is left of the policy.</param>
/// <param name="replays">What each case is replayed by: the policy, or both that are compared.</param>
/// <param name="copies">How many cases are compared, 1 or 2.</param>
internal sealed class ResidualSearch(PartBuilder parts, ImmutableArray<RuleEvaluator> replays, int copies)
{
    private readonly Filling _filling = new(parts);
    private readonly State _state = State.Of(parts.Formula);

    private readonly List<(ImmutableArray<ImmutableArray<Datum?>> Cases, Pass[] Passes)> _witnesses = [];

    private const int PartsAStep = 256;
    private const int EffortAQuestion = 160_000;

    /// <summary>So many whole cases that were found for one question are asked the others, too.</summary>
    private const int MostWitnesses = 32;

    /// <summary>What a step costs goes with how much is left of the policy.</summary>
    private int Weight => 1 + parts.Formula.PartCount / PartsAStep;

    /// <summary>States looked at so far, each as often as there are so many parts.</summary>
    public int Steps { get; private set; }

    /// <summary>Whole cases that were found for any question, with what the plain evaluator makes of them.</summary>
    public IReadOnlyList<(ImmutableArray<ImmutableArray<Datum?>> Cases, Pass[] Passes)> Witnesses => _witnesses;

    /// <summary>Takes a variable to be one number, for good.</summary>
    public void Start(Variable variable, Int128 number) =>
        _state[variable] = _state[variable] with { Low = number, High = number };

    /// <summary>What is certain without any search: one answer, or null.</summary>
    public int? Certain(ResidualQuestion question) =>
        question.Possible(_state) is [var only] && question.IsCertain(_state) ? only : null;

    /// <summary>The answers that a question can get.</summary>
    /// <param name="question">The question.</param>
    /// <param name="mostSteps">How many states may be looked at.</param>
    /// <param name="wanted">The answers that are of interest; null for all.</param>
    /// <param name="stopAt">Whether it is enough to find so many of them; 0 for all.</param>
    /// <param name="from">What is assumed before, of a state of its own; null for nothing.</param>
    public Settled Ask(ResidualQuestion question, int mostSteps, Func<int, bool>? wanted = null, int stopAt = 0,
        State? from = null)
    {
        // What it took to make the parts counts with the first question.
        if (Steps == 0) Steps = Weight;
        var found = new SortedList<int, ImmutableArray<ImmutableArray<Datum?>>>();
        if (from is not null) return Search(question, mostSteps, wanted, stopAt, from, found);
        if (Known(question, wanted, stopAt, found)) return new Settled(found, []);
        return mostSteps > 0
            ? Search(question, mostSteps, wanted, stopAt, _state, found)
            : new Settled(found, Left(question, wanted, found));
    }

    /// <summary>Where nothing may be spent, what was not found is not ruled out.</summary>
    private SortedSet<int> Left(ResidualQuestion question, Func<int, bool>? wanted,
        SortedList<int, ImmutableArray<ImmutableArray<Datum?>>> found)
    {
        if (parts.Formula.Valid.In(_state) == Truth.Failed) return [];
        return [.. question.Possible(_state).Where(a => !found.ContainsKey(a) && wanted?.Invoke(a) != false)];
    }

    /// <summary>
    /// Asks whole cases that were found before: what one case gives an answer to, it may give another to.
    /// </summary>
    /// <returns>Whether that is enough.</returns>
    private bool Known(ResidualQuestion question, Func<int, bool>? wanted, int stopAt,
        SortedList<int, ImmutableArray<ImmutableArray<Datum?>>> found)
    {
        if (_witnesses.Count == 0) return false;
        var (possible, left) = (question.Possible(_state), 0);
        foreach (var answer in possible)
            if (wanted?.Invoke(answer) != false) left++;
        foreach (var (cases, passes) in _witnesses)
        {
            if (left == 0 || stopAt > 0 && found.Count >= stopAt) return true;
            if (question.Of(passes) is not { } answer || found.ContainsKey(answer)
                || wanted?.Invoke(answer) == false) continue;
            found.Add(answer, cases);
            if (possible.Contains(answer)) left--;
        }
        return left == 0 || stopAt > 0 && found.Count >= stopAt;
    }

    private Settled Search(ResidualQuestion question, int mostSteps, Func<int, bool>? wanted, int stopAt, State state,
        SortedList<int, ImmutableArray<ImmutableArray<Datum?>>> found)
    {
        var limit = Steps + mostSteps;
        var open = new SortedSet<int>();
        var effort = new Effort(Math.Min(EffortAQuestion, parts.Effort.Left));
        var start = state.Enter();
        try
        {
            Explore(state);
        }
        catch (OverflowException)
        {
            // Values of which several together have more than 128 bits.
            state.Leave(start);
            Leave(question.Possible(state));
        }
        state.Leave(start);
        parts.Effort.Take((int)effort.Spent);
        open.ExceptWith(found.Keys);
        return new Settled(found, open);

        bool IsNew(int answer) => !found.ContainsKey(answer) && wanted?.Invoke(answer) != false;

        bool HasNew(ImmutableArray<int> possible)
        {
            foreach (var answer in possible)
                if (IsNew(answer)) return true;
            return false;
        }

        bool IsDone() => stopAt > 0 && found.Count >= stopAt;

        // False where there is nothing more to look for.
        bool Explore(State state)
        {
            if (IsDone()) return false;
            Steps += Weight;
            var valid = parts.Formula.Valid.In(state);
            if (valid == Truth.Failed) return true;
            var possible = question.Possible(state);
            if (!HasNew(possible)) return true;
            var isCertain = possible is [_] && question.IsCertain(state);
            if (isCertain && valid == Truth.Held)
                return Steps < limit ? Close(state, possible[0]) : Leave(possible);
            var next = isCertain ? parts.Formula.Valid.Next(state) : question.Next(state);
            if (Steps >= limit || effort.IsSpent || next is not { } test) return Leave(possible);
            return Branch(state, test, holds: true) && Branch(state, test, holds: false);
        }

        bool Leave(ImmutableArray<int> possible)
        {
            open.UnionWith(possible.Where(IsNew));
            return true;
        }

        // Two sums that differ lie one way or the other: tests of their order say which.
        bool Branch(State state, Test test, bool holds) =>
            !holds && test is SumTest { Relation: ToNought.Equal, Sum.Terms.Length: > 1 } equal
                ? Go(state, test, holds, parts.Formula.AtMost(equal.Sum.Plus(Sum.Of(1), 1)))
                    && Go(state, test, holds, parts.Formula.AtMost(Sum.Of(1).Plus(equal.Sum, -1)))
                : Go(state, test, holds, null);

        bool Go(State state, Test test, bool holds, Part? order)
        {
            var (mark, before) = (state.Enter(), state.Literals.Count);
            var can = order is null ? state.Assume(test, holds) : state.Assume(order, true);
            if (order is not null) state.Remember(test.Id, Truths.Of(holds));
            var goesOn = !can || state.Literals.Count > before && _filling.IsRefuted(state, effort)
                || StackGuard.Run(() => Explore(state));
            state.Leave(mark);
            return goesOn;
        }

        // The answer is certain on this way: is there a case on it?
        bool Close(State state, int answer)
        {
            var kind = _filling.UnsettledKind(state);
            var without = state.Enter();
            LeaveOutUnsettled(state);
            var (verdict, cases) = _filling.Of(state, copies, effort);
            state.Leave(without);
            if (verdict is Witness && IsReplayed(cases, answer))
            {
                found[answer] = cases;
                return !IsDone();
            }
            if (kind is null)
            {
                if (verdict is not Impossible) open.Add(answer);
                return true;
            }
            foreach (var any in (bool[])[false, true])
            {
                if (found.ContainsKey(answer)) break;
                if ((Steps += Weight) >= limit || effort.IsSpent) return Leave([answer]);
                var mark = state.Enter();
                var count = state[kind.Count];
                state[kind.Count] = any ? count with { Low = 1 } : count with { High = 0 };
                var goesOn = any && _filling.IsRefuted(state, effort) || StackGuard.Run(() => Close(state, answer));
                state.Leave(mark);
                if (!goesOn) return false;
            }
            return true;
        }

        bool IsReplayed(ImmutableArray<ImmutableArray<Datum?>> cases, int answer)
        {
            if (cases.Any(c => Validity.Fault(parts.Policy, c) is not null)) return false;
            Pass[] passes = [.. cases.SelectMany(c => replays.Select(r => r.Work(c)))];
            if (_witnesses.Count < MostWitnesses) _witnesses.Add((cases, passes));
            return question.Of(passes) == answer;
        }
    }

    /// <summary>Whatever hangs on other things is left out of lists, as far as that can be.</summary>
    private void LeaveOutUnsettled(State state)
    {
        while (_filling.UnsettledKind(state) is { } kind) state[kind.Count] = state[kind.Count] with { High = 0 };
    }
}
