namespace Eligibility.World;

/// <summary>Constraints narrow bounds until none narrows any more.</summary>
internal sealed class Propagation
{
    private readonly List<Propagator> _propagators = [];
    private readonly List<int>[] _watching;
    private readonly List<bool> _isDue = [];
    private readonly Effort _effort;

    // Up to where the trail was looked at for bounds that others must hear of.
    private int _seen;

    public Propagation(Conjunction conjunction, Effort effort)
    {
        _effort = effort;
        Bounds = new(conjunction.Domains);
        _watching = new List<int>[conjunction.Domains.Count];
        for (var at = 0; at < _watching.Length; at++) _watching[at] = [];
        foreach (var constraint in conjunction.Constraints) Add(Propagator.Of(_propagators.Count, constraint));
    }

    /// <summary>The bounds.</summary>
    public Bounds Bounds { get; }

    /// <summary>Those of the constraints, and of the rows derived from them, by what they are told by.</summary>
    public IReadOnlyList<Propagator> Propagators => _propagators;

    /// <summary>Whether the last run ended because none narrowed any more.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>A propagator more, the next by number.</summary>
    public void Add(Propagator propagator)
    {
        foreach (var variable in propagator.Variables)
            if (!_watching[variable].Contains(_propagators.Count)) _watching[variable].Add(_propagators.Count);
        _propagators.Add(propagator);
        _isDue.Add(true);
    }

    /// <summary>Narrows; false where a constraint cannot be.</summary>
    /// <param name="most">
    /// After how many bounds set it is left off: bounds that chase each other could creep for thousands of years.
    /// </param>
    public bool Run(int most)
    {
        IsSettled = false;
        var end = Bounds.Length + most;
        while (true)
        {
            Hear();
            var isDue = false;
            for (var at = 0; at < _propagators.Count; at++)
            {
                if (!_isDue[at]) continue;
                (isDue, _isDue[at]) = (true, false);
                if (Bounds.Length > end || !_effort.Take())
                {
                    _isDue[at] = true;
                    return true;
                }
                if (!_propagators[at].Narrow(Bounds))
                {
                    Rest(isSettled: true);
                    return false;
                }
                Hear();
            }
            if (!isDue) break;
        }
        IsSettled = true;
        return true;
    }

    /// <summary>Goes back to when so many bounds were set, where all was settled by then or was not.</summary>
    public void GoBack(int length, bool isSettled)
    {
        Bounds.GoBack(length);
        Rest(isSettled);
        IsSettled = isSettled;
    }

    private void Rest(bool isSettled)
    {
        for (var at = 0; at < _isDue.Count; at++) _isDue[at] = !isSettled;
        _seen = Bounds.Length;
    }

    private void Hear()
    {
        for (; _seen < Bounds.Length; _seen++)
            foreach (var at in _watching[Bounds[_seen].Variable]) _isDue[at] = true;
    }
}
