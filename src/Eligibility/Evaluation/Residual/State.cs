using System.Collections.Immutable;
using System.Numerics;
using Eligibility.World;

namespace Eligibility.Evaluation;

/// <summary>
/// What is assumed on one way of a search: what each variable may still be, and tests taken to hold or to fail. Ways
/// are
/// gone one after the other, and what was assumed on one is taken back before the next.
/// </summary>
internal sealed class State
{
    private readonly Formula _formula;
    private Domain[] _domains;
    private SetDomain[] _sets;
    private byte[] _settled;
    private int[] _openAt;
    private readonly List<(int Variable, Domain Before)> _narrowed = [];
    private readonly List<(int Set, SetDomain Before)> _narrowedSets = [];
    private readonly List<int> _settledParts = [];
    private int _way;
    private int _ways;

    private State(Formula formula, Domain[] domains, SetDomain[] sets, int parts)
    {
        (_formula, _domains, _sets) = (formula, domains, sets);
        (_settled, _openAt, _way, _ways) = (new byte[parts], new int[parts], 1, 1);
    }

    /// <summary>Nothing assumed beyond the domains.</summary>
    /// <param name="formula">What is assumed of.</param>
    public static State Of(Formula formula) => new(formula, [.. formula.Variables.Select(v => v.Domain)],
        [.. formula.Sets.Select(s => SetDomain.Any(s.Count))], formula.PartCount);

    /// <summary>What was assumed of tests and is not told by the domains.</summary>
    public ImmutableList<Literal> Literals { get; private set; } = [];

    /// <summary>Days that move together; null for none. It is assumed as all else is, before anything is asked.</summary>
    public Shift? Shift { get; set; }

    /// <summary>What a variable may still be.</summary>
    public Domain this[Variable variable]
    {
        // One may have been added after the state was made.
        get => variable.Index < _domains.Length ? _domains[variable.Index] : variable.Domain;
        set
        {
            if (variable.Index >= _domains.Length)
                _domains = [.. _domains, .. _formula.Variables.Skip(_domains.Length).Select(v => v.Domain)];
            _narrowed.Add((variable.Index, _domains[variable.Index]));
            _domains[variable.Index] = value;
        }
    }

    /// <summary>What a set may still hold.</summary>
    public SetDomain this[SetVariable set]
    {
        get => set.Index < _sets.Length ? _sets[set.Index] : SetDomain.Any(set.Count);
        set
        {
            if (set.Index >= _sets.Length)
                _sets = [.. _sets, .. _formula.Sets.Skip(_sets.Length).Select(s => SetDomain.Any(s.Count))];
            _narrowedSets.Add((set.Index, _sets[set.Index]));
            _sets[set.Index] = value;
        }
    }

    /// <summary>Takes a variable to lie between two numbers; false where it cannot.</summary>
    public bool Take(Variable variable, Int128 low, Int128 high)
    {
        var domain = this[variable];
        domain = domain with { Low = Int128.Max(domain.Low, low), High = Int128.Min(domain.High, high) };
        if (!Domains.Tighten(ref domain)) return false;
        this[variable] = domain;
        return true;
    }

    /// <summary>Takes a set to be one set.</summary>
    public void Take(SetVariable set, BigInteger held)
    {
        var hits = ImmutableArray.CreateBuilder<BigInteger>();
        for (var left = held; !left.IsZero; left &= left - 1) hits.Add(left & -left);
        this[set] = new SetDomain(held, hits.ToImmutable(), held.IsZero);
    }

    /// <summary>The same as it is now, whatever is assumed or taken back later.</summary>
    public State Copy()
    {
        var copy = new State(_formula, [.. _domains], [.. _sets], _settled.Length) { Literals = Literals, Shift = Shift };
        _settled.CopyTo(copy._settled, 0);
        return copy;
    }

    /// <summary>Begins to assume more: what is settled stays so, what is open is asked again.</summary>
    public Mark Enter()
    {
        var mark = new Mark(_narrowed.Count, _narrowedSets.Count, _settledParts.Count, Literals, Shift, _way);
        _way = ++_ways;
        return mark;
    }

    /// <summary>Takes back all that was assumed since.</summary>
    public void Leave(Mark mark)
    {
        for (; _narrowed.Count > mark.Narrowed; _narrowed.RemoveAt(_narrowed.Count - 1))
            _domains[_narrowed[^1].Variable] = _narrowed[^1].Before;
        for (; _narrowedSets.Count > mark.NarrowedSets; _narrowedSets.RemoveAt(_narrowedSets.Count - 1))
            _sets[_narrowedSets[^1].Set] = _narrowedSets[^1].Before;
        for (; _settledParts.Count > mark.Settled; _settledParts.RemoveAt(_settledParts.Count - 1))
            _settled[_settledParts[^1]] = 0;
        (Literals, Shift, _way) = (mark.Literals, mark.Shift, mark.Way);
    }

    /// <summary>Takes a test to hold or to fail; false where that cannot be.</summary>
    public bool Assume(Test test, bool holds)
    {
        Remember(test.Id, Truths.Of(holds));
        switch (test.Narrow(this, holds))
        {
            case Narrowing.None: return false;
            case Narrowing.Whole: return true;
            default:
                Literals = Literals.Add(new Literal(test, holds));
                return true;
        }
    }

    /// <summary>Takes a test, or what negates one, to be so or not; false where that cannot be.</summary>
    public bool Assume(Part part, bool holds) => part switch
    {
        NotPart not => Assume(not.Operand, !holds),
        SettledPart settled => settled.Truth == Truths.Of(holds),
        _ => part.In(this) is var known && known != Truth.Open ? known == Truths.Of(holds) : Assume((Test)part, holds),
    };

    /// <summary>What a part came to, where it was looked at already.</summary>
    public bool TryRecall(int part, out Truth truth)
    {
        if (part >= _settled.Length) Grow();
        var settled = _settled[part];
        truth = settled == 0 ? Truth.Open : (Truth)(settled - 1);
        return settled != 0 || _openAt[part] == _way;
    }

    /// <summary>More parts are made while questions are asked.</summary>
    private void Grow()
    {
        var parts = Math.Max(_formula.PartCount, 2 * _settled.Length);
        Array.Resize(ref _settled, parts);
        Array.Resize(ref _openAt, parts);
    }

    /// <summary>Keeps what a part came to.</summary>
    public void Remember(int part, Truth truth)
    {
        if (part >= _settled.Length) Grow();
        if (truth == Truth.Open)
        {
            _openAt[part] = _way;
            return;
        }
        _settled[part] = (byte)(truth + 1);
        _settledParts.Add(part);
    }
}

/// <summary>How much was assumed at a point of a search.</summary>
internal readonly record struct Mark(int Narrowed, int NarrowedSets, int Settled, ImmutableList<Literal> Literals,
    Shift? Shift, int Way);

/// <summary>A test as it is assumed to be.</summary>
internal readonly record struct Literal(Test Test, bool Holds);

/// <summary>What is left of a domain where a test is assumed.</summary>
internal enum Narrowing
{
    /// <summary>Nothing: it cannot be so.</summary>
    None,

    /// <summary>Less than the assumption says, or nothing less: it must be kept beside.</summary>
    Part,

    /// <summary>Just what the assumption says.</summary>
    Whole,
}
