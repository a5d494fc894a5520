using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Binding;

/// <summary>
/// Gathers conditions in the order in which they can be worked out: each is added after those it is made of.
/// </summary>
internal sealed class Block(int first = 0)
{
    private readonly ImmutableArray<Condition>.Builder _conditions = ImmutableArray.CreateBuilder<Condition>(1);

    /// <summary>The index that the next condition gets.</summary>
    public int Next => first + _conditions.Count;

    public T Add<T>(T condition) where T : Condition
    {
        _conditions.Add(condition);
        return condition;
    }

    public ImmutableArray<Condition> ToImmutable() => _conditions.ToImmutable();
}
