namespace Eligibility;

/// <summary>A person's judgement, as a host in .NET states it.</summary>
/// <param name="Value">What was judged to be so.</param>
/// <param name="By">Who judged.</param>
/// <param name="Because">Why.</param>
public sealed record JudgedValue(object Value, string By, string Because);
