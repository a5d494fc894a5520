using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>What people get wrong where each record of a list is decided by itself (language, section 12).</summary>
internal static class EachMistakes
{
    /// <summary>What a list may not say of itself.</summary>
    public static IEnumerable<Diagnostic> Of(ListStatement list)
    {
        foreach (var clause in list.Clauses)
            if (clause is OnePerClause)
                yield return Messages.NotForEach(clause.Span, "say `one per`",
                    "take the line out: each record is decided by itself");
            else if (clause is AssumedClause)
                yield return Messages.NotForEach(clause.Span, "be `assumed empty`",
                    "take the line out: a list that is not stated is asked for");
            else if (clause is FlagClause { Kind: FlagKind.Confidential })
                yield return Messages.NotForEach(clause.Span, "be `confidential`", "say it of each field that is");
    }

    /// <summary>
    /// What is meant where something of the record in hand, or the list that it is one of, cannot be read as it stands;
    /// null where it is none of these.
    /// </summary>
    /// <param name="scope">The names.</param>
    /// <param name="phrase">What does not read.</param>
    /// <param name="isInWhere">Whether it stands inside a <c>where</c>.</param>
    public static Diagnostic? Of(Scope scope, Phrase phrase, bool isInWhere)
    {
        if (scope.EachOf is not { } list) return null;
        if (isInWhere && scope.Find(phrase.Key) is InputSymbol { IsOfRecord: true }) 
            return Messages.ThisFieldMeant(phrase.Span, Quoting.Shorten(phrase.Words));
        var others = EachRecord.Other + list;
        foreach (var wrong in (string[])["the " + list, list])
            if ($" {phrase.Key} ".IndexOf($" {wrong.ToLowerInvariant()} ", StringComparison.Ordinal) is >= 0 and var at
                && (wrong != list || !$" {phrase.Key} ".Contains($" {others.ToLowerInvariant()} ", StringComparison.Ordinal)))
                return Messages.ListInHand(phrase.Span, list,
                    $"{phrase.Words[..at]}{others}{phrase.Words[(at + wrong.Length)..]}");
        return null;
    }
}
