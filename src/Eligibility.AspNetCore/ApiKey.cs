namespace Eligibility.AspNetCore;

/// <summary>
/// A key that a caller names in <c>Authorization: Bearer KEY</c>. The service keeps its digest only: whoever reads the
/// settings does not have the key.
/// </summary>
/// <param name="Name">
/// Who holds it, of 1 to 100 letters, digits, points, hyphens and underscores; it stands in the log of decisions.
/// </param>
/// <param name="Role">What the holder may do.</param>
/// <param name="Sha256">SHA-256 of the key as UTF-8, in hexadecimal. A key should have 32 random bytes.</param>
public sealed record ApiKey(string Name, ServiceRole Role, string Sha256);
