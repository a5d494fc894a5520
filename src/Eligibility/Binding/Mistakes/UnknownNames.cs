using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Binding;

/// <summary>Words that name nothing, or no value of a fact: what is told of them.</summary>
internal static class UnknownNames
{
    /// <summary>Words where a declared name or a literal stands.</summary>
    /// <param name="phrase">The words.</param>
    /// <param name="near">The nearest declared name, or null.</param>
    /// <param name="inputs">The facts and lists that are declared.</param>
    /// <param name="find">Yields a declared fact by its words; null where the search has been given up.</param>
    public static Diagnostic Name(Phrase phrase, string? near, IEnumerable<Input> inputs, Func<string, Input?>? find) =>
        Messages.UnknownName(phrase,
            (find is null ? null : MeantWords.Instead(phrase, find)) ?? Nearby(phrase, near, inputs));

    private static string Nearby(Phrase phrase, string? near, IEnumerable<Input> inputs)
    {
        if (phrase.IsQuoted && string.Equals(near, phrase.Words, StringComparison.OrdinalIgnoreCase))
            return $"leave the quotes out: write {Quote(near!)}";
        if (near is not null) return $"did you mean {Quote(near)}?";
        if (inputs.OfType<Fact>()
            .FirstOrDefault(f => f.Type is ChoiceType c && c.Values.IndexOf(phrase) >= 0) is { } holder)
            return $"{Quote(Said(phrase.Tokens))} is a value of {Quote(holder.Name)}: write `{holder.Name} is {Said(phrase.Tokens)}`";
        if (phrase.IsQuoted) return "values may be in quotes; names are bare words";
        var words = phrase.Tokens.All(t => t.Kind == TokenKind.Word);
        return words && char.IsAsciiLetter(phrase.Words[0]) && !Keywords.MayNotBeginName(phrase.Tokens[0].Lower)
            ? $"declare it, as in `fact {Shorten(phrase.Words)}: yes or no`, or use the vocabulary that does"
            : "write a declared name, a number with its unit, or a date; declare a name with `fact`";
    }

    /// <summary>Words where a value of a fact stands.</summary>
    /// <param name="phrase">The words.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="values">Its values.</param>
    /// <param name="found">What counts how often the nearest is looked for.</param>
    /// <param name="near">What is nearer than any of them, or null.</param>
    public static Diagnostic Value(Phrase phrase, string fact, ValueSet values, DiagnosticBag found, string? near = null)
    {
        near ??= found.Near(phrase.Words, values.Names) is { } name ? values.WrittenAt(values.IndexOf(name)) : null;
        return Messages.UnknownValue(phrase, fact,
            BehindValue(phrase, fact, values) ?? InQuotes(phrase, fact, values)
                ?? DidYouMean(near, "its values are " + Listed(values.Written)));
    }

    /// <summary>
    /// A value that is declared in quotes and written without: of <c>is not begun</c> only the last word is left.
    /// </summary>
    private static string? InQuotes(Phrase phrase, string fact, ValueSet values)
    {
        foreach (var place in values.InQuotes.Order())
            if (values.Names[place].Equals($"not {phrase.Words}", StringComparison.OrdinalIgnoreCase))
                return $"{Quote(values.WrittenAt(place))} is a value in quotes: write `{fact} is {values.WrittenAt(place)}`";
        return null;
    }

    /// <summary>
    /// A value and words behind it that are no part of it, such as <c>cannabis nor khat</c>; null where that is not so.
    /// </summary>
    private static string? BehindValue(Phrase phrase, string fact, ValueSet values)
    {
        var t = phrase.Tokens;
        if (t.Length > LineHabits.MostWords) return null;
        if (MeantWords.Relative(t) is { } relative && t[0].Lower is "equal" or "exactly" or "either")
            return $"write `{fact} is {relative}`";
        if (t is [{ Lower: "any" or "either" }, { Lower: "of" }, ..] && values.IndexOf(new Phrase(t[2..])) >= 0)
            return $"write `one of {Said(t[2..])}`";
        for (var i = 1; i < t.Length - 1; i++)
        {
            if (values.IndexOf(new Phrase(t[..i])) < 0) continue;
            switch (t[i].Lower)
            {
                case "nor" when values.IndexOf(new Phrase(t[(i + 1)..])) >= 0:
                    return $"write `{fact} is not one of {Said(t[..i])}, {Said(t[(i + 1)..])}`";
                case "without" or "except" or "but" or "excluding":
                    return $"{Quote(Said(t[..i]))} is a value of {Quote(fact)}: "
                        + $"for an exception write `unless {Shorten(Said(t[(i + 1)..]))}`";
                case "otherwise" or "else":
                    return "a rule gives one outcome: end it here, and write another rule, or `otherwise` in column one, "
                        + "for what is left";
            }
        }
        return null;
    }
}
