using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Eligibility.Evaluation;
using Eligibility.Tests.Oracle;

namespace Eligibility.Tests.Brute;

/// <summary>What was compared so far. Added to by several threads.</summary>
internal sealed class BruteCounts
{
    private const int MostSeeds = 40;
    private readonly long[] _ofKind = new long[32];
    private readonly long[] _inexactOfKind = new long[32];
    private readonly SortedSet<int> _inside = [];
    private readonly SortedDictionary<string, int> _notSettled = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _ways;
    private long _most;
    private long _decided;

    public long Policies { get; private set; }

    public long Refused { get; private set; }

    public long Exact { get; private set; }

    /// <summary>Cases that no way of filling in makes valid, as both sides say.</summary>
    public long NoCases { get; private set; }

    /// <summary>Not exact although all that they read unknown is among what is promised.</summary>
    public long InexactInside { get; private set; }

    public long InexactBeyond { get; private set; }

    public long Beyond { get; private set; }

    /// <summary>Lines of decided cases, those that differ from way to way, and those that are told as open and not settled.</summary>
    public long Lines { get; private set; }

    public long OpenLines { get; private set; }

    public long LinesNotSettled { get; private set; }

    /// <summary>Cases with nothing unknown.</summary>
    public long Whole { get; private set; }

    public long Cases => Exact + InexactInside + InexactBeyond;

    public void AddPolicy(bool refused)
    {
        lock (_lock)
        {
            if (refused) Refused++;
            else Policies++;
        }
    }

    public void AddNoCase()
    {
        lock (_lock) NoCases++;
    }

    /// <param name="seed">Which policy it is of.</param>
    /// <param name="kinds">Of what kinds it is.</param>
    /// <param name="ways">How many completions it has.</param>
    /// <param name="decided">Whether it is decided.</param>
    /// <param name="notSettled">What the engine did not settle; null where it says that all it tells is exact.</param>
    public void AddCase(int seed, BruteKinds kinds, int ways, bool decided, string? notSettled)
    {
        var exact = notSettled is null;
        var beyond = (kinds & BruteKinds.Beyond) != 0;
        lock (_lock)
        {
            if (exact) Exact++;
            else if (beyond) InexactBeyond++;
            else InexactInside++;
            if (!exact && !beyond) _inside.Add(seed);
            if (beyond) Beyond++;
            if (decided) _decided++;
            if (!exact && !beyond) _notSettled[notSettled!] = _notSettled.GetValueOrDefault(notSettled!) + 1;
            _ways += ways;
            _most = Math.Max(_most, ways);
            for (var rest = (uint)kinds; rest != 0; rest &= rest - 1)
            {
                _ofKind[BitOperations.TrailingZeroCount(rest)]++;
                if (!exact) _inexactOfKind[BitOperations.TrailingZeroCount(rest)]++;
            }
        }
    }

    /// <summary>What was compared of one record, which is decided by itself.</summary>
    public long Records { get; private set; }

    public void AddRecord()
    {
        lock (_lock) Records++;
    }

    public void AddWhole(bool exact)
    {
        lock (_lock)
        {
            Whole++;
            if (!exact) InexactInside++;
        }
    }

    /// <summary>Counts the lines below an outcome, as its completions say and as the engine does.</summary>
    public void AddLines(ImmutableArray<OracleLine> told, ImmutableArray<BroughtLine> found)
    {
        lock (_lock)
        {
            Lines += found.Length;
            OpenLines += told.Count(line => line.All.Length > 1);
            LinesNotSettled += found.Count(line => !line.IsSettled);
        }
    }

    /// <summary>How many in a hundred of the cases were of a kind.</summary>
    public double Share(BruteKinds kind) => 100.0 * _ofKind[BitOperations.Log2((uint)kind)] / Math.Max(1, Cases);

    public override string ToString()
    {
        var invariant = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.Append(invariant, $"{Policies:N0} policies ({Refused:N0} more were refused), {Cases:N0} cases, ");
        text.Append(invariant, $"{_decided:N0} of them decided; {(double)_ways / Math.Max(1, Cases):N0} ");
        text.Append(invariant, $"completions each, at most {_most:N0}; {NoCases:N0} more were no cases\n");
        text.Append(invariant, $"not exact: {InexactInside:N0} of {Cases - Beyond:N0} inside what is promised, ");
        text.Append(invariant, $"{InexactBeyond:N0} of {Beyond:N0} beyond it\n");
        text.Append(invariant, $"{Whole:N0} cases more with nothing unknown\n");
        text.Append(invariant, $"{Records:N0} of all these are records that are decided by themselves\n");
        text.Append(invariant, $"{Lines:N0} lines below outcomes, {OpenLines:N0} of them open, {LinesNotSettled:N0} not settled\n");
        foreach (var (what, count) in _notSettled)
            text.Append(invariant, $"    {what} was not settled inside: {count:N0}\n");
        if (_inside.Count > 0)
            text.Append(invariant, $"seeds of those inside: {string.Join(' ', _inside.TakeLast(MostSeeds))}\n");
        foreach (var kind in Enum.GetValues<BruteKinds>().Where(k => BitOperations.IsPow2((int)k)))
            text.Append(invariant,
                $"{Share(kind),6:F1} % {kind} ({_inexactOfKind[BitOperations.Log2((uint)kind)]:N0} not exact)\n");
        return text.ToString();
    }
}
