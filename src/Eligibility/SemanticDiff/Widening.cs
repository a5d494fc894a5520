using System.Collections.Immutable;
using Eligibility.Evaluation;

namespace Eligibility.SemanticDiff;

/// <summary>Makes a region of a case: as large as it can be while every case in it has the same two outcomes.</summary>
/// <param name="search">What is asked.</param>
/// <param name="answer">The two outcomes.</param>
/// <param name="found">The regions of the same outcomes that were found before.</param>
internal sealed class Widening(MeaningSearch search, int answer, ImmutableArray<ImmutableArray<Clause>> found)
{
    /// <summary>The region; null where the case is not told from others of another answer by any literal.</summary>
    public ImmutableArray<Clause>? Of(Pass pass)
    {
        ImmutableArray<Clause> all = [.. search.Literals.Select(l => Clause.Of(new SignedLiteral(l, l.Truth(pass) == Truth.Held)))];
        if (!search.IsImplied(all, answer)) return null;
        if (search.IsImplied([], answer)) return [];
        return Widened(Needed([], [], all));
    }

    /// <summary>
    /// Of some clauses those without which others do not tell the answer, the first preferred: each half is asked
    /// for what it takes beside the other.
    /// </summary>
    private ImmutableArray<Clause> Needed(ImmutableArray<Clause> given, ImmutableArray<Clause> added, ImmutableArray<Clause> among)
    {
        if (added.Length > 0 && search.IsImplied(given, answer)) return [];
        if (among.Length <= 1) return among;
        var (first, second) = (among[..(among.Length / 2)], among[(among.Length / 2)..]);
        var ofSecond = Needed([.. given, .. first], first, second);
        var ofFirst = Needed([.. given, .. ofSecond], ofSecond, first);
        return [.. ofFirst, .. ofSecond];
    }

    /// <summary>The same with what would do as well beside each clause, as far as that takes in cases of no other region.</summary>
    private ImmutableArray<Clause> Widened(ImmutableArray<Clause> region)
    {
        for (var at = 0; at < region.Length; at++)
        {
            var rest = region.RemoveAt(at);
            var used = region.SelectMany(c => c.Any).Select(l => l.Of.Place).ToHashSet();
            foreach (var other in search.Siblings(region[at]))
                if (used.Add(other.Of.Place) && search.IsImplied([.. rest, Clause.Of(other)], answer, region[at]))
                    region = region.SetItem(at, new([.. region[at].Any, other]));
            while (Beside(region, rest) is { } beside && Instead(beside, rest, region[at], used) is { } other)
                region = region.SetItem(at, new([.. region[at].Any, other]));
            region = region.SetItem(at, Spared(rest, region[at]));
            search.Learn(region[at]);
        }
        return region;
    }

    /// <summary>A case beside a region in one clause, of the same answer and of no other region; null where none was found.</summary>
    private Pass? Beside(ImmutableArray<Clause> region, ImmutableArray<Clause> rest)
    {
        var settled = search.Ask(new Within(rest, [region, .. found]), a => a == answer);
        return settled.Found.Count == 0 ? null : search.Joint.OldRules.Work(settled.Found.Values[0][0]);
    }

    /// <summary>What holds of a case and does as well as a clause beside the rest; null where nothing does.</summary>
    private SignedLiteral? Instead(Pass beside, ImmutableArray<Clause> rest, Clause clause, HashSet<int> used)
    {
        foreach (var literal in search.Literals)
        {
            if (used.Contains(literal.Place)) continue;
            var other = new SignedLiteral(literal, literal.Truth(beside) == Truth.Held);
            if (search.IsImplied([.. rest, Clause.Of(other)], answer, clause)) return other;
        }
        return null;
    }

    /// <summary>A clause without the literals that say nothing which the others do not say.</summary>
    private Clause Spared(ImmutableArray<Clause> rest, Clause clause)
    {
        for (var at = 0; clause.Any.Length > 1 && at < clause.Any.Length;)
        {
            var without = new Clause(clause.Any.RemoveAt(at));
            if (search.IsNone(new Within([.. rest, Clause.Of(clause.Any[at])], [[without]]), _ => true)) clause = without;
            else at++;
        }
        return clause;
    }
}
