namespace Eligibility.World;

/// <summary>Constraints that must all be so, over variables of whole numbers.</summary>
internal sealed class Conjunction
{
    private readonly List<Domain> _domains = [];
    private readonly List<Constraint> _constraints = [];

    /// <summary>The domains of the variables, by place.</summary>
    public IReadOnlyList<Domain> Domains => _domains;

    /// <summary>The constraints.</summary>
    public IReadOnlyList<Constraint> Constraints => _constraints;

    /// <summary>A variable more; its place.</summary>
    public int Add(Domain domain)
    {
        _domains.Add(domain);
        return _domains.Count - 1;
    }

    /// <summary>A constraint more.</summary>
    public void Add(Constraint constraint) => _constraints.Add(constraint);
}
