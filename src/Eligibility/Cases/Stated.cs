using System.Collections.Immutable;

namespace Eligibility.Cases;

/// <summary>
/// What a case states, before anyone asks what it means: the one form of a case in JSON and of
/// one in .NET. A closed family.
/// </summary>
internal abstract record Stated;

/// <summary>Not known.</summary>
internal sealed record StatedNothing : Stated
{
    public static readonly StatedNothing Instance = new();
}

/// <summary>True or false.</summary>
internal sealed record StatedFlag(bool Value) : Stated
{
    public static readonly StatedFlag True = new(true);
    public static readonly StatedFlag False = new(false);
}

/// <summary>A number as it is written: a minus, digits, a point, an exponent.</summary>
internal sealed record StatedNumber(string Digits) : Stated;

/// <summary>A text.</summary>
internal sealed record StatedText(string Text) : Stated;

/// <summary>An array.</summary>
internal sealed record StatedArray(ImmutableArray<Stated> Elements) : Stated;

/// <summary>An object; two of its members may have one name.</summary>
internal sealed record StatedObject(ImmutableArray<StatedMember> Members) : Stated;

/// <summary>What no fact takes, whatever its type.</summary>
/// <param name="Code">The code of the fault that it is.</param>
/// <param name="Found">What it is.</param>
/// <param name="Help">What to give instead.</param>
internal sealed record StatedUnusable(string Code, string Found, string Help) : Stated;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name; as near as can be told where it is no text.</param>
/// <param name="Value">Its value.</param>
/// <param name="NameFault">Why the name is no text, or null.</param>
internal readonly record struct StatedMember(string Name, Stated Value, StatedUnusable? NameFault = null);
