using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>Cases that were found, with what two policies say of each: many a question is answered by one of them.</summary>
/// <param name="literals">What cases are told apart by.</param>
internal sealed class KnownCases(ImmutableArray<Literal> literals)
{
    private const int Most = 4096;

    private readonly List<(ulong[] Holds, int Answer, ImmutableArray<Datum?> Case)> _cases = [];

    /// <summary>Keeps a case.</summary>
    /// <param name="pass">What the conditions come to in it.</param>
    /// <param name="answer">The outcomes.</param>
    public void Add(Pass pass, int answer)
    {
        if (_cases.Count == Most) return;
        var holds = new ulong[literals.Length / 64 + 1];
        for (var i = 0; i < literals.Length; i++)
            if (literals[i].Truth(pass) == Truth.Held) holds[i / 64] |= 1UL << (i % 64);
        _cases.Add((holds, answer, pass.Values));
    }

    /// <summary>One of some cases that has a wanted answer; null where none is known.</summary>
    public (int Answer, ImmutableArray<Datum?> Case)? Find(Within within, Func<int, bool> wanted)
    {
        // What was found last is likeliest to be near.
        for (var at = _cases.Count - 1; at >= 0; at--)
        {
            var (holds, answer, values) = _cases[at];
            if (wanted(answer) && IsIn(within.All, holds) && !IsInAny(within.NoneOf, holds)) return (answer, values);
        }
        return null;
    }

    private static bool IsInAny(ImmutableArray<ImmutableArray<Clause>> regions, ulong[] holds)
    {
        foreach (var region in regions)
            if (IsIn(region, holds)) return true;
        return false;
    }

    private static bool IsIn(ImmutableArray<Clause> region, ulong[] holds)
    {
        foreach (var clause in region)
            if (!Is(clause, holds)) return false;
        return true;
    }

    private static bool Is(Clause clause, ulong[] holds)
    {
        foreach (var literal in clause.Any)
            if (((holds[literal.Of.Place / 64] >> (literal.Of.Place % 64)) & 1) == 1 == literal.Holds) return true;
        return false;
    }
}
