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
        if (near is not null) return $"did you mean {Quote(near)}?";
        if (inputs.OfType<Fact>()
            .FirstOrDefault(f => f.Type is ChoiceType c && c.Values.IndexOf(phrase.Key) >= 0) is { } holder)
            return $"{Quote(phrase.Words)} is a value of {Quote(holder.Name)}: write `{holder.Name} is {phrase.Words}`";
        var words = phrase.Tokens.All(t => t.Kind == TokenKind.Word);
        return words && char.IsAsciiLetter(phrase.Words[0]) && !Keywords.MayNotBeginName(phrase.Tokens[0].Lower)
            ? $"declare it, as in `fact {Shorten(phrase.Words)}: yes or no`, or use the vocabulary that does"
            : "write a declared name, a number with its unit, or a date; declare a name with `fact`";
    }

    /// <summary>Words where a value of a fact stands.</summary>
    /// <param name="phrase">The words.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="values">Its values.</param>
    /// <param name="near">The nearest of them, or null.</param>
    public static Diagnostic Value(Phrase phrase, string fact, ValueSet values, string? near) =>
        Messages.UnknownValue(phrase, fact,
            BehindValue(phrase, fact, values) ?? DidYouMean(near, "its values are " + Listed(values.Names)));

    /// <summary>
    /// A value and words behind it that are no part of it, such as <c>cannabis nor khat</c>; null where that is not so.
    /// </summary>
    private static string? BehindValue(Phrase phrase, string fact, ValueSet values)
    {
        var t = phrase.Tokens;
        if (t.Length > LineHabits.MostWords) return null;
        if (MeantWords.Relative(t) is { } relative && t[0].Lower is "equal" or "exactly" or "either")
            return $"write `{fact} is {relative}`";
        if (t is [{ Lower: "any" or "either" }, { Lower: "of" }, ..] && values.IndexOf(new Phrase(t[2..]).Key) >= 0)
            return $"write `one of {Said(t[2..])}`";
        for (var i = 1; i < t.Length - 1; i++)
        {
            if (values.IndexOf(new Phrase(t[..i]).Key) < 0) continue;
            switch (t[i].Lower)
            {
                case "nor" when values.IndexOf(new Phrase(t[(i + 1)..]).Key) >= 0:
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
