using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.SemanticDiff;

/// <summary>The cases that are asked about: those of which each of some clauses is so, and that lie in none of some regions.</summary>
/// <param name="All">The clauses.</param>
/// <param name="NoneOf">The regions, as the clauses of each.</param>
internal sealed record Within(ImmutableArray<Clause> All, ImmutableArray<ImmutableArray<Clause>> NoneOf)
{
    /// <summary>Every case.</summary>
    public static Within Everything { get; } = new([], []);

    /// <summary>The cases of a region.</summary>
    public static Within Region(ImmutableArray<Clause> clauses) => new(clauses, []);

    /// <summary>Whether a case that has all it takes is one of them.</summary>
    public bool Is(Pass pass) => IsIn(All, pass) && !NoneOf.Any(region => IsIn(region, pass));

    /// <summary>Whether a case lies in a region, whatever it does not say.</summary>
    public static bool IsIn(ImmutableArray<Clause> region, Pass pass)
    {
        foreach (var clause in region)
            if (!clause.Is(pass)) return false;
        return true;
    }

    /// <summary>What it comes to under some assumptions.</summary>
    public Truth In(State state)
    {
        var (truth, _) = Of(All, state);
        if (truth == Truth.Failed) return truth;
        foreach (var region in NoneOf)
        {
            var (inside, _) = Of(region, state);
            if (inside == Truth.Held) return Truth.Failed;
            if (inside == Truth.Open) truth = Truth.Open;
        }
        return truth;
    }

    /// <summary>A test on which it hangs: of the regions the one that the fewest clauses keep open.</summary>
    public Test? Next(State state)
    {
        if (NextOf(All, state) is { } first) return first;
        var (least, at) = (int.MaxValue, -1);
        for (var i = 0; i < NoneOf.Length; i++)
            if (Of(NoneOf[i], state) is (Truth.Open, var open) && open < least) (least, at) = (open, i);
        return at < 0 ? null : NextOf(NoneOf[at], state);
    }

    /// <summary>Whether a region holds, and how many of its clauses are open.</summary>
    private static (Truth Truth, int Open) Of(ImmutableArray<Clause> region, State state)
    {
        var open = 0;
        foreach (var clause in region)
            switch (Of(clause, state))
            {
                case Truth.Failed: return (Truth.Failed, 0);
                case Truth.Open: open++; break;
            }
        return (open == 0 ? Truth.Held : Truth.Open, open);
    }

    private static Truth Of(Clause clause, State state)
    {
        var truth = Truth.Failed;
        foreach (var literal in clause.Any)
        {
            truth = Truths.Or(truth, literal.In(state));
            if (truth == Truth.Held) return truth;
        }
        return truth;
    }

    private static Test? NextOf(ImmutableArray<Clause> region, State state)
    {
        foreach (var clause in region)
        {
            if (Of(clause, state) != Truth.Open) continue;
            foreach (var literal in clause.Any)
                if (literal.In(state) == Truth.Open && literal.Of.Part.Next(state) is { } test) return test;
        }
        return null;
    }
}
