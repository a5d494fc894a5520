using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;

namespace Eligibility.Binding;

/// <summary>One way to read a run of words.</summary>
/// <param name="Words">How a message names it.</param>
internal abstract record Reading(string Words);

internal sealed record NameReading(Symbol Symbol, string Words) : Reading(Words);
internal sealed record LiteralReading(ConstantTerm? Constant, string Words) : Reading(Words);
internal sealed record FieldReading(ListInput List, Field Field, string Words) : Reading(Words);
internal sealed record CountReading(InputSymbol List, string Words) : Reading(Words);
internal sealed record DifferentReading(InputSymbol List, Field Field, string Words) : Reading(Words);
internal sealed record TotalReading(InputSymbol List, Field Field, string Words) : Reading(Words);
internal sealed record QuantifierReading(bool Any, InputSymbol List, string Words) : Reading(Words);
internal sealed record ElapsedReading(Elapsed Unit, Phrase From, Phrase To, string Words) : Reading(Words);

/// <summary>Finds every reading of a run of words (grammar, step 3). Exactly one may fit.</summary>
internal sealed class PhraseReader(Scope scope)
{
    /// <summary>Every reading; faults of literals go to <paramref name="found"/>.</summary>
    public List<Reading> Read(Phrase phrase, ListInput? item, bool beforeWhere, DiagnosticBag found)
    {
        var readings = new List<Reading>();
        if (!beforeWhere)
        {
            if (scope.Find(phrase.Key) is { } symbol and not FieldSymbol and not ValuesSymbol) readings.Add(new NameReading(symbol, $"the name `{symbol.Name}`"));
            if (item is not null && scope.FindField(item, phrase.Key) is { } field) readings.Add(new FieldReading(item, field, $"the field `{field.Name}`"));
            if (Literals.TryRead(phrase, found, out var constant)) readings.Add(new LiteralReading(constant, "a literal"));
        }
        readings.AddRange(ReadPhrases(phrase, beforeWhere));
        return readings;
    }

    /// <summary>The readings as a phrase of the language, such as <c>number of LIST</c>.</summary>
    public IEnumerable<Reading> ReadPhrases(Phrase phrase, bool beforeWhere)
    {
        var t = phrase.Tokens;
        if (beforeWhere && t.Length > 1 && t[0].Lower is "any" or "no" && ListOf(t[1..]) is { } list)
            yield return new QuantifierReading(t[0].Lower == "any", list, $"`{t[0].Lower}` of the list `{list.Name}`");
        if (t.Length > 2 && t[0].Lower == "number" && t[1].Lower == "of")
        {
            if (ListOf(t[2..]) is { } counted) yield return new CountReading(counted, $"the number of items in the list `{counted.Name}`");
            if (t.Length > 5 && t[2].Lower == "different")
                foreach (var (from, field) in FieldsOf(t[3..]))
                    yield return new DifferentReading(from, field, $"the number of different values of `{field.Name}` in the list `{from.Name}`");
        }
        if (t.Length > 3 && t[0].Lower == "total")
            foreach (var (from, field) in FieldsOf(t[1..]))
                yield return new TotalReading(from, field, $"the total of `{field.Name}` in the list `{from.Name}`");
        if (!beforeWhere && t.Length > 4 && t[1].Lower == "from" && UnitOf(t[0].Lower) is { } unit)
            foreach (var reading in ReadElapsed(unit, t[2..], phrase.Words)) yield return reading;
    }

    private IEnumerable<Reading> ReadElapsed(Elapsed unit, ImmutableArray<Text.Token> t, string words)
    {
        for (var i = 1; i < t.Length - 1; i++)
        {
            if (t[i].Lower != "to" || !MayBeDate(i) || !MayBeDate(t.Length - i - 1)) continue;
            var (from, to) = (new Phrase(t[..i]), new Phrase(t[(i + 1)..]));
            if (IsDate(from) && IsDate(to)) yield return new ElapsedReading(unit, from, to, $"the {Say(unit)} from `{from.Words}` to `{to.Words}`");
        }
    }

    /// <summary>Whether so many words may name a date: as many as a declared name has, or as a literal.</summary>
    private bool MayBeDate(int words) => words <= 3 || scope.HasLength(words);

    private static string Say(Elapsed unit) => unit switch { Elapsed.Years => "years", Elapsed.Months => "months", _ => "days" };

    /// <summary>Whether the words could name a date. A definition's type is not known yet, and a fact of another type is told so later.</summary>
    private bool IsDate(Phrase phrase) =>
        scope.Find(phrase.Key) is InputSymbol or LateSymbol or FieldSymbol or BrokenSymbol || Literals.TryRead(phrase, new DiagnosticBag(), out _);

    private IEnumerable<(InputSymbol List, Field Field)> FieldsOf(ImmutableArray<Text.Token> t)
    {
        for (var i = 1; i < t.Length - 1; i++)
            if (t[i].Lower == "of" && scope.HasLength(i) && scope.HasLength(t.Length - i - 1) && ListOf(t[(i + 1)..]) is { } list
                && scope.FindField((ListInput)list.Input, new Phrase(t[..i]).Key) is { } field)
                yield return (list, field);
    }

    private InputSymbol? ListOf(ImmutableArray<Text.Token> t) =>
        scope.Find(new Phrase(t).Key) is InputSymbol { Input: ListInput } symbol ? symbol : null;

    private static Elapsed? UnitOf(string lower) => lower switch
    {
        "years" => Elapsed.Years,
        "months" => Elapsed.Months,
        "days" => Elapsed.Days,
        _ => null,
    };
}
