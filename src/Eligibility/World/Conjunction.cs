using System.Collections.Immutable;

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

    /// <summary>
    /// Whether all of it can be: a witness, a refutation, or not known within the effort. Nor is it known where a
    /// number on the way has more than 128 bits.
    /// </summary>
    /// <remarks>The same conjunction and effort give the same verdict.</remarks>
    public Verdict Solve(Effort effort)
    {
        try
        {
            return new Search(this, effort).Run();
        }
        catch (OverflowException)
        {
            return new NotKnown();
        }
    }

    /// <summary>Why it cannot be, as far as the bounds alone say, without a search; null where they do not.</summary>
    /// <param name="effort">What it may cost.</param>
    public Refutation? Refute(Effort effort)
    {
        try
        {
            return new Search(this, effort).Refute();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the bounds alone say, without a search: the domains as far as they could be narrowed, or a refutation.
    /// </summary>
    /// <param name="effort">What is not narrowed within it stays wide.</param>
    /// <param name="domains">The domains, by place; those that were given where there is a refutation.</param>
    /// <returns>Why it cannot be, or null where the bounds do not say so.</returns>
    public Refutation? Narrow(Effort effort, out ImmutableArray<Domain> domains)
    {
        domains = [.. _domains];
        try
        {
            return new Search(this, effort).Narrow(out domains);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
