using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// A test as it is written, behind its subject: the verb, and what follows it without its <c>not</c>. The author's
/// words name sets of values and spans of time, which the model has taken apart.
/// </summary>
/// <param name="Verb">Its verb; <c>is</c> where it is written in another order.</param>
/// <param name="Rest">What follows; null where it is written in another order.</param>
internal readonly record struct TestText(string Verb, string? Rest)
{
    private static readonly ImmutableArray<string> Verbs = ["is", "are", "was", "were"];

    public static TestText Of(Condition test, Term subject)
    {
        var (text, name) = (OneLine.Of(test.Span), OneLine.Of(subject.Span));
        if (subject.Span.Start != test.Span.Start
            || !text.StartsWith(name + " ", StringComparison.Ordinal)) return new("is", null);
        var words = text[(name.Length + 1)..];
        if (words.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space)) return new("is", null);
        var verb = words[..space].ToLowerInvariant();
        if (!Verbs.Contains(verb, StringComparer.Ordinal)) return new("is", null);
        var rest = words[(space + 1)..];
        return new(verb, rest.StartsWith("not ", StringComparison.OrdinalIgnoreCase) ? rest["not ".Length..] : rest);
    }

    /// <summary>What is written behind a word of the language; null where it does not stand there once.</summary>
    public static string? AfterWord(Condition test, string word)
    {
        var parts = OneLine.Of(test.Span).Split($" {word} ");
        return parts.Length == 2 ? parts[1] : null;
    }
}
