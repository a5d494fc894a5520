using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>
/// What is told of a name that is near another and no slip of it: <c>nonviolent</c> beside <c>violent</c>. Whoever is asked
/// whether the other was meant may say yes to the opposite.
/// </summary>
internal static class NearestName
{
    private static readonly Regex Asked =
        new("^did you mean `(?<x>[^`]+)`\\?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    /// <summary>The diagnostic, its question put so that it leads nowhere by itself.</summary>
    public static Diagnostic In(Diagnostic diagnostic)
    {
        // Names and values; of a keyword there is no opposite.
        if (diagnostic.Code is not ("ELG201" or "ELG202" or "ELG203") || diagnostic.Help is not { } help
            || Asked.Match(help) is not { Success: true } match) return diagnostic;
        var near = match.Groups["x"].Value;
        return SameName.IsSlip(diagnostic.Span.Words, near) ? diagnostic
            : diagnostic with { Help = $"nearest is `{near}`: write that if it says the same, else declare what you mean" };
    }
}
