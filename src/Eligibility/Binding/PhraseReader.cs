using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>One way to read a run of words.</summary>
internal abstract record Reading
{
    /// <summary>How a message names it.</summary>
    public abstract string Words { get; }
}

internal sealed record NameReading(Symbol Symbol) : Reading
{
    public override string Words => $"the name `{Symbol.Name}`";
}

internal sealed record LiteralReading(ConstantTerm? Constant) : Reading
{
    public override string Words => "a literal";
}

internal sealed record FieldReading(ListInput List, Field Field) : Reading
{
    public override string Words => $"the field `{Field.Name}`";
}

/// <summary>A reading that looks at the items of a list.</summary>
/// <param name="List">The list.</param>
/// <param name="IsOfOthers">Whether the record in hand is left out.</param>
internal abstract record ListReading(InputSymbol List, bool IsOfOthers) : Reading
{
    /// <summary>The list as it is named.</summary>
    protected string Named => (IsOfOthers ? "other " : "") + List.Name;
}

/// <summary>How many values a set fact has, or a set field of the item at hand.</summary>
internal sealed record SizeReading(InputSymbol? Fact, Field? Field) : Reading
{
    public override string Words => $"the number of values in the set `{Field?.Name ?? Fact!.Name}`";
}

/// <summary><c>this one's FIELD</c>: the words after it.</summary>
internal sealed record ThisReading(Phrase Rest) : Reading
{
    public override string Words => $"`{Rest.Words}` of the record in hand";
}

internal sealed record CountReading(InputSymbol List, bool IsOfOthers) : ListReading(List, IsOfOthers)
{
    public override string Words => $"the number of items in the list `{Named}`";
}

/// <summary>What each item of a list has: a field, or what is worked out for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Field">The field, or null.</param>
/// <param name="Late">The definition, score or table, or null.</param>
internal sealed record ItemValue(string Name, Field? Field, LateSymbol? Late);

internal sealed record DifferentReading(InputSymbol List, bool IsOfOthers, ItemValue Of) : ListReading(List, IsOfOthers)
{
    public override string Words => $"the number of different values of `{Of.Name}` in the list `{Named}`";
}

internal sealed record TotalReading(InputSymbol List, bool IsOfOthers, ItemValue Of) : ListReading(List, IsOfOthers)
{
    public override string Words => $"the total of `{Of.Name}` in the list `{Named}`";
}

internal sealed record QuantifierReading(bool Any, InputSymbol List, bool IsOfOthers) : ListReading(List, IsOfOthers)
{
    public override string Words => $"`{(Any ? "any" : "no")}` of the list `{Named}`";
}

internal sealed record EachReading(InputSymbol List, bool IsOfOthers, ItemValue Of) : ListReading(List, IsOfOthers)
{
    public override string Words => $"each `{Of.Name}` of the list `{Named}`";
}

internal sealed record ElapsedReading(Elapsed Unit, Phrase From, Phrase To) : Reading
{
    public override string Words =>
        $"the {(Unit switch { Elapsed.Years => "years", Elapsed.Months => "months", _ => "days" })} from `{From.Words}` to `{To.Words}`";
}

/// <summary>Finds every reading of a run of words (grammar, step 3). Exactly one may fit.</summary>
internal sealed class PhraseReader(Scope scope)
{
    /// <summary>
    /// The reading, and another where there is one; faults of literals go to <paramref name="found"/>.
    /// </summary>
    public (Reading? One, Reading? Other) Read(Phrase phrase, ListInput? item, bool beforeWhere, DiagnosticBag found)
    {
        var (one, other) = ((Reading?)null, (Reading?)null);
        if (!beforeWhere)
        {
            if (scope.Find(phrase.Key) is { } symbol and not FieldSymbol and not ValuesSymbol
                && !(item is not null && symbol is InputSymbol { IsOfRecord: true }))
                Note(new NameReading(symbol));
            if (item is not null && scope.FindField(item, phrase.Key) is { } field) Note(new FieldReading(item, field));
            if (LiteralBinder.TryRead(phrase, found, out var constant)) Note(new LiteralReading(constant));
        }
        // Every form of the language has two words or more: most runs are a name alone.
        if (phrase.Tokens.Length > 1)
            foreach (var reading in ReadPhrases(phrase, beforeWhere, item)) Note(reading);
        return (one, other);

        void Note(Reading reading)
        {
            if (one is null) one = reading;
            else other ??= reading;
        }
    }

    /// <summary>The readings as a phrase of the language, such as <c>number of LIST</c>.</summary>
    public IEnumerable<Reading> ReadPhrases(Phrase phrase, bool beforeWhere, ListInput? item = null)
    {
        var t = phrase.Tokens;
        if (t is [{ Lower: "this" }, { Lower: "one's" }, _, ..]) yield return new ThisReading(new Phrase(t[2..]));
        if (beforeWhere && t.Length > 1 && t[0].Lower is "any" or "no")
            foreach (var (list, isOfOthers) in ListsIn(t[1..]))
                yield return new QuantifierReading(t[0].Lower == "any", list, isOfOthers);
        if (t.Length > 2 && t[0].Lower == "number" && t[1].Lower == "of")
        {
            foreach (var (counted, isOfOthers) in ListsIn(t[2..])) yield return new CountReading(counted, isOfOthers);
            if (!beforeWhere && SizeOf(t[2..], item) is { } size) yield return size;
            if (t.Length > 5 && t[2].Lower == "different")
                foreach (var (from, isOfOthers, of) in ItemValuesOf(t[3..]))
                    yield return new DifferentReading(from, isOfOthers, of);
        }
        if (t.Length > 3 && t[0].Lower == "total")
            foreach (var (from, isOfOthers, of) in ItemValuesOf(t[1..]))
                yield return new TotalReading(from, isOfOthers, of);
        if (t.Length > 3 && t[0].Lower == "each")
            foreach (var (from, isOfOthers, of) in ItemValuesOf(t[1..]))
                yield return new EachReading(from, isOfOthers, of);
        if (!beforeWhere && t.Length > 4 && t[1].Lower == "from" && UnitOf(t[0].Lower) is { } unit)
            foreach (var reading in ReadElapsed(unit, t[2..])) yield return reading;
    }

    private IEnumerable<Reading> ReadElapsed(Elapsed unit, Text.TokenRun t)
    {
        var hashes = new CutHashes(t);
        for (var i = 1; i < t.Length - 1; i++)
        {
            if (t[i].Lower != "to" || !scope.MayBeDate(hashes, PastThis(t, 0), i)
                || !scope.MayBeDate(hashes, PastThis(t, i + 1), t.Length))
                continue;
            var (from, to) = (new Phrase(t[..i]), new Phrase(t[(i + 1)..]));
            if (IsDate(from) && IsDate(to)) yield return new ElapsedReading(unit, from, to);
        }
    }

    /// <summary>The place of the name behind <c>this one's</c>, where these words stand at a place.</summary>
    public static int PastThis(Text.TokenRun t, int at) =>
        t.Length > at + 2 && t[at].Lower == "this" && t[at + 1].Lower == "one's" ? at + 2 : at;

    /// <summary>
    /// Whether the words could name a date. A definition's type is not known yet, and a fact of
    /// another type is told so later.
    /// </summary>
    private bool IsDate(Phrase phrase) =>
        scope.Find(new Phrase(phrase.Tokens[PastThis(phrase.Tokens, 0)..]).Key)
            is InputSymbol or LateSymbol or FieldSymbol or BrokenSymbol
            || LiteralBinder.TryRead(phrase, new DiagnosticBag(), out _);

    /// <summary>The definitions, scores and tables that a phrase such as <c>total NAME of LIST</c> may name.</summary>
    public IEnumerable<LateSymbol> LateIn(Phrase phrase) =>
        ReadPhrases(phrase, beforeWhere: true).Select(reading => reading switch
        {
            DifferentReading different => different.Of.Late,
            TotalReading total => total.Of.Late,
            EachReading each => each.Of.Late,
            _ => null,
        }).OfType<LateSymbol>();

    /// <summary>What <c>NAME of LIST</c> may be, wherever it is cut.</summary>
    private IEnumerable<(InputSymbol List, bool IsOfOthers, ItemValue Of)> ItemValuesOf(Text.TokenRun t)
    {
        var hashes = new CutHashes(t);
        for (var i = 1; i < t.Length - 1; i++)
            if (t[i].Lower == "of" && scope.MayBeName(hashes, 0, i)
                && (scope.MayBeName(hashes, i + 1, t.Length) || t[i + 1].Lower == "other"))
                foreach (var (list, isOfOthers) in ListsIn(t[(i + 1)..]))
                    if (ItemValueOf((ListInput)list.Input, new Phrase(t[..i])) is { } of) yield return (list, isOfOthers, of);
    }

    private ItemValue? ItemValueOf(ListInput list, Phrase name)
    {
        if (scope.FindField(list, name.Key) is { } field) return new ItemValue(field.Name, field, null);
        return scope.Find(name.Key) is LateSymbol late && scope.IsOf(late, list) ? new ItemValue(late.Name, null, late) : null;
    }

    /// <summary>The list that words name, and the list of which they name the others.</summary>
    private IEnumerable<(InputSymbol List, bool IsOfOthers)> ListsIn(Text.TokenRun t)
    {
        if (ListOf(t) is { } list) yield return (list, false);
        if (t is [{ Lower: "other" }, _, ..] && ListOf(t[1..]) is { } of) yield return (of, true);
    }

    private InputSymbol? ListOf(Text.TokenRun t) =>
        scope.Find(new Phrase(t).Key) is InputSymbol { Input: ListInput } symbol ? symbol : null;

    private SizeReading? SizeOf(Text.TokenRun t, ListInput? item) => new Phrase(t).Key is var words
        && item is not null && scope.FindField(item, words) is { Type: SetType } field ? new SizeReading(null, field)
        : scope.Find(words) is InputSymbol { Input: Fact { Type: SetType } } symbol
            && !(item is not null && symbol.IsOfRecord) ? new SizeReading(symbol, null)
        : null;

    private static Elapsed? UnitOf(string lower) => lower switch
    {
        "years" => Elapsed.Years,
        "months" => Elapsed.Months,
        "days" => Elapsed.Days,
        _ => null,
    };
}
