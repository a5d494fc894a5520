namespace Eligibility.Hosting;

/// <summary>
/// Which fact, list or field a property states, where its name is another than the policy's; on a member of an enum,
/// which value it is.
/// </summary>
/// <param name="name">The name as the policy spells it; capitals, spaces and punctuation do not count.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class FactNameAttribute(string name) : Attribute
{
    /// <summary>The name as the policy spells it.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The unit of the property's numbers, such as <c>mg</c>, or the currency, such as <c>GBP</c>: what is stated is
    /// converted into the unit that the policy declares, and is refused where the two do not convert. When silent, the
    /// numbers are in the unit that the policy declares, whatever that is.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>
    /// Whether null states that the fact is not known, so that nothing is assumed in its place. When silent, null states
    /// nothing, and what the policy assumes of a fact that is not stated holds.
    /// </summary>
    public bool NullIsNotKnown { get; init; }
}

/// <summary>A property that states nothing of a case, such as a key of a database.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotAFactAttribute : Attribute;
