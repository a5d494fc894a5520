using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>Times within which something is done.</summary>
internal static class Limits
{
    /// <summary>A limit, such as <c>14 days</c>.</summary>
    public static string Of(TimeLimit limit) => limit.Unit.Say(Number.Of(limit.Count));

    /// <summary>The same behind a sentence; nothing where none is given.</summary>
    public static string Within(TimeLimit? limit) => limit is null ? "" : $", within {Of(limit)}";
}
