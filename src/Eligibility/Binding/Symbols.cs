using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>What a name in the shared scope stands for (language, section 1).</summary>
internal abstract record Symbol(string Name, TextSpan Span);

internal sealed record InputSymbol(Input Input, TextSpan Span) : Symbol(Input.Name, Span)
{
    /// <summary>The fact or list: another of the same name once its ranges by names are bound.</summary>
    public Input Input { get; set; } = Input;

    /// <summary>Whether it is a field of the record in hand, where each of a list is decided by itself.</summary>
    public bool IsOfRecord { get; init; }
}

internal sealed record FieldSymbol(string Name, TextSpan Span) : Symbol(Name, Span);
internal sealed record ValuesSymbol(string Name, ValueSet Values, TextSpan Span) : Symbol(Name, Span);

/// <summary>A definition, table or score: bound after whatever it is made of.</summary>
internal sealed record LateSymbol(string Name, StatementSyntax Statement, TextSpan Span) : Symbol(Name, Span)
{
    /// <summary>The list for each of whose items it is worked out; or null.</summary>
    public ListInput? List { get; set; }

    /// <summary>
    /// The same of the record in hand, where each record of the list is decided by itself; null of anything else.
    /// </summary>
    public LateSymbol? OfRecord { get; set; }

    /// <summary>Whether it is worked out for each record of a list that is decided record by record.</summary>
    public bool IsOfRecord { get; set; }

    public Definition? Definition { get; set; }

    /// <summary>
    /// One table; keyed by a field that several lists have, one for each of them. Null where it could not be read.
    /// </summary>
    public ImmutableArray<Table>? Tables { get; set; }

    public Score? Score { get; set; }

    /// <summary>
    /// Whether it reads the other records of a list that is decided record by record: the record in hand has it
    /// (<see cref="OfRecord"/>), and of another there is none. To be asked once it is bound.
    /// </summary>
    public bool ReadsOthers => this is { IsOfRecord: true, OfRecord: not null, Definition: null, Score: null };
}

/// <summary>Declared, but not readable: a name whose use is no second error.</summary>
internal sealed record BrokenSymbol(string Name, TextSpan Span) : Symbol(Name, Span);

/// <summary>
/// The names of facts, lists, fields, definitions, tables, scores and named values, which share one scope.
/// </summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Symbol> _byWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Symbol> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _hashes = [];
    private readonly Dictionary<int, Dictionary<string, Field>> _fields = [];
    private readonly HashSet<Symbol> _used = new(ReferenceEqualityComparer.Instance);

    public List<Symbol> InOrder { get; } = [];

    /// <summary>The name of the list each of whose records is decided by itself; null where there is none.</summary>
    public string? EachOf { get; set; }

    /// <summary>The list of the others of that one; null where there is none.</summary>
    public ListInput? Others => EachOf is null ? null
        : (ListInput)((InputSymbol)_byWords[(EachRecord.Other + EachOf).ToLowerInvariant()]).Input;

    /// <summary>
    /// The symbol already declared under a name with the same letters and digits, or null after declaring this one.
    /// </summary>
    public Symbol? Declare(Symbol symbol)
    {
        var key = Model.Name.KeyOf(symbol.Name);
        // A name that could not be read to its end gives way to one that could.
        if (_byKey.TryGetValue(key, out var other) && !(other is FieldSymbol && symbol is FieldSymbol)
            && (other is not BrokenSymbol || symbol is BrokenSymbol))
        {
            // A field of the record in hand is a fact beside the field of other records.
            if (other is InputSymbol { IsOfRecord: true } && symbol is FieldSymbol) return null;
            if (other is not FieldSymbol || symbol is not InputSymbol { IsOfRecord: true }) return other;
        }
        _byKey[key] = symbol;
        var words = symbol.Name.ToLowerInvariant();
        _byWords[words] = symbol;
        _hashes.Add(CutHashes.Of(words));
        InOrder.Add(symbol);
        return null;
    }

    /// <summary>Puts another fact or list in the place of one that is declared, of the same name.</summary>
    public void Replace(Input input) => ((InputSymbol)_byKey[Model.Name.KeyOf(input.Name)]).Input = input;

    /// <summary>
    /// Whether the words from one place to before another may be a declared name: what hashes
    /// to none need not be looked up.
    /// </summary>
    public bool MayBeName(CutHashes hashes, int from, int to) => _hashes.Contains(hashes[from, to]);

    /// <summary>
    /// Whether the words from one place to before another may be a date: a name, or as many words as a literal has.
    /// </summary>
    public bool MayBeDate(CutHashes hashes, int from, int to) =>
        to - from is > 0 and <= 3 || MayBeName(hashes, from, to);

    public Symbol? Find(string words) => _byWords.GetValueOrDefault(words);

    /// <summary>The field of a list by its words, or null.</summary>
    public Field? FindField(ListInput list, string words)
    {
        if (!_fields.TryGetValue(list.Slot, out var byWords) || byWords.Count != list.Fields.Length)
            _fields[list.Slot] =
                byWords = list.Fields.ToDictionary(f => f.Name.ToLowerInvariant(), StringComparer.Ordinal);
        return byWords.GetValueOrDefault(words);
    }

    /// <summary>Whether a definition or score is worked out for each item of a list, or a table for it among others.</summary>
    public bool IsOf(LateSymbol late, ListInput list) => late.Statement is TableStatement table
        ? table.Keys.Any(IsOfOne) && table.Keys.All(k => !IsOfOne(k) || IsColumnOf(k, list))
        : late.List?.Slot == list.Slot;

    private bool IsOfOne(Phrase column) => Find(column.Key) is var symbol && (IsOfItems(symbol) || IsOfRecord(symbol));

    /// <summary>Whether a column of a table has a value for each item of a list.</summary>
    public bool IsColumnOf(Phrase column, ListInput list) => Find(column.Key) is LateSymbol { List: { } of }
        ? of.Slot == list.Slot
        : FindField(list, column.Key) is not null;

    /// <summary>Whether what a column names has a value for each item of some list.</summary>
    public static bool IsOfItems(Symbol? symbol) => symbol is FieldSymbol or LateSymbol { List: not null };

    /// <summary>Whether a name has a value for the record in hand, where each of a list is decided by itself.</summary>
    public bool IsOfRecord(Symbol? symbol) => symbol is InputSymbol { IsOfRecord: true } or LateSymbol { IsOfRecord: true }
        // Of a table its columns say so; one that is bound goes round in no circle.
        || symbol is LateSymbol { Statement: TableStatement table, Tables: not null } && table.Keys.Any(k => IsOfRecord(Find(k.Key)));

    public Symbol? FindSpelling(string words) => _byKey.GetValueOrDefault(Model.Name.KeyOf(words));

    public void Use(Symbol symbol) => _used.Add(symbol);

    public bool IsUsed(Symbol symbol) => _used.Contains(symbol);

    public IEnumerable<string> Names => InOrder.Select(s => s.Name);
}

/// <summary>The names of one kind of its own: outcomes, sources, rules, guarantees, examples.</summary>
internal sealed class NameTable<T>(string kind) where T : class
{
    private readonly Dictionary<string, (T? Value, TextSpan Span, string Name)> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public string Kind => kind;

    public IEnumerable<string> Names => _names;

    /// <summary>
    /// Where the name is declared already, or null after declaring it. A null value is a
    /// declaration that could not be read.
    /// </summary>
    public TextSpan? Declare(string name, T? value, TextSpan span)
    {
        var key = KeyOf(name);
        if (_byKey.TryGetValue(key, out var other)) return other.Span;
        _byKey[key] = (value, span, name);
        _names.Add(name);
        return null;
    }

    /// <summary>
    /// Notes what may be a name, of a declaration that could not be read: using it is no second error.
    /// </summary>
    public void DeclareBroken(string name) => _broken.Add(KeyOf(name));

    public void Replace(string name, T value) => _byKey[KeyOf(name)] = _byKey[KeyOf(name)] with { Value = value };

    /// <summary>Whether the name is declared; its value is null where the declaration could not be read.</summary>
    public bool TryFind(string name, out T? value)
    {
        var found = _byKey.TryGetValue(KeyOf(name), out var entry);
        value = entry.Value;
        if (found) _used.Add(KeyOf(name));
        return found || _broken.Contains(KeyOf(name));
    }

    public bool IsUsed(string name) => _used.Contains(KeyOf(name));

    private static string KeyOf(string name)
    {
        var key = Model.Name.KeyOf(name);
        return key.Length > 0 ? key : name;
    }
}
