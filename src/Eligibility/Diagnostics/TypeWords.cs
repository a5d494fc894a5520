namespace Eligibility.Diagnostics;

/// <summary>What messages say of the type of a value.</summary>
/// <param name="Kind">What it is, such as <c>a date</c>.</param>
/// <param name="Fitting">What can be said of it: what to write after <c>is</c>.</param>
internal readonly record struct TypeWords(string Kind, string Fitting);
