namespace Eligibility.Tests.Support;

/// <summary>
/// Tests that weigh what the process holds: nothing else runs beside them, since it would be weighed as well.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class MemoryCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "memory";
}
