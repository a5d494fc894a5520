using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds what the rest refers to: named values, facts, lists and their fields, sources.</summary>
internal sealed partial class Declarations(Scope scope, NameTable<Source> sources, DiagnosticBag found)
{
    private readonly Int128 _latest = new DateOnly(2199, 12, 31).DayNumber;
    private readonly Int128 _earliest = new DateOnly(1900, 1, 1).DayNumber;
    private readonly Dictionary<string, (string Role, TextSpan Span)> _roles = new(StringComparer.Ordinal);

    /// <summary>The inputs declared so far, in order.</summary>
    public List<Input> Inputs { get; } = [];

    public Fact DecisionDate() => new()
    {
        Slot = Inputs.Count,
        Name = Fact.DecisionDateName,
        Type = new DateType(),
        Range = (_earliest, _latest),
        Ask = "On what day is the decision made?",
    };

    /// <summary>Declares a name of the shared scope, refusing what section 1 refuses; false after reporting.</summary>
    public bool Declare(Symbol symbol, Phrase name)
    {
        var first = name.Tokens[0];
        if (!char.IsAsciiLetter(first.Text[0])) found.Add(Messages.NameBeginsWithDigit(name));
        else if (symbol is not ValuesSymbol && Keywords.MayNotBeginName(first.Lower))
            found.Add(Messages.NameMayNotBegin(name, first.Text));
        else if (symbol is not ValuesSymbol && Keywords.PhraseIn(name.Tokens) is { } words)
            found.Add(Messages.NameHoldsPhrase(name, words));
        else if (symbol is InputSymbol
            && (name.Key == "decided on" || name.Key.StartsWith("decided on ", StringComparison.Ordinal)))
            found.Add(Messages.NameBeginsLikeClause(name, "decided on"));
        else if (name.Key == Fact.DecisionDateName || Name.KeyOf(name.Words) is "id" or "decisiondate")
            found.Add(Messages.NameTaken(name));
        else if (scope.Declare(symbol) is { } other)
        {
            // Named values are declared first wherever they stand: the later place is still the second.
            var later = other.Span.Source == symbol.Span.Source && other.Span.Start > symbol.Span.Start;
            found.Add(later
                ? Messages.DeclaredTwice(other.Name, other.Span, symbol.Name, symbol.Span)
                : Messages.DeclaredTwice(symbol.Name, symbol.Span, other.Name, other.Span));
        }
        else return true;
        return false;
    }

    public void BindValues(ValuesStatement statement)
    {
        if (BindValueSet(statement.Values) is { } set)
            Declare(new ValuesSymbol(statement.Name.Words, set, statement.Name.Span), statement.Name);
        else scope.Declare(new BrokenSymbol(statement.Name.Words, statement.Name.Span));
    }

    public void BindFact(FactStatement statement)
    {
        var properties = new Properties(statement.Clauses, found);
        var type = BindType(statement.Type, properties.Has(FlagKind.InOrder) is not null);
        if (type is null) { scope.Declare(new BrokenSymbol(statement.Name.Words, statement.Name.Span)); return; }
        if (properties.Has(FlagKind.InOrder) is { } inOrder && type is not ChoiceType)
            found.Add(Messages.InOrderOfNoChoice(inOrder.Span));
        var (range, ends) = BindRange(properties.Single<RangeClause>(), type);
        var byNames = RangeByNames(properties, type);
        var assumed = properties.Single<AssumedClause>();
        var judged = properties.Single<JudgedByClause>();
        if (assumed is not null && judged is not null) found.Add(Messages.JudgedAndAssumed(assumed.Span));
        if (judged is not null) UseRole(judged.Role);
        var fact = new Fact
        {
            Slot = Inputs.Count, Name = statement.Name.Words, Type = type,
            Span = statement.Name.Span, Range = range, EndsAtDecisionDate = ends,
            Ask = properties.Text(TextClauseKind.Ask),
            Help = properties.Text(TextClauseKind.Help), JudgedBy = judged?.Role.Words,
            Changeable = properties.Has(FlagKind.Changeable) is not null,
            Confidential = properties.Has(FlagKind.Confidential) is not null,
            Protected = properties.Has(FlagKind.Protected) is not null,
            Telling = LetterBinder.TellingOf(statement.Clauses, found),
        };
        if (assumed is not null) fact = fact with { Assumed = BindAssumed(assumed, fact) };
        if (!Declare(new InputSymbol(fact, statement.Name.Span), statement.Name)) return;
        Inputs.Add(fact);
        if (byNames is not null) _byNames.Add(new(fact.Slot, -1, byNames, assumed?.Value.Span));
    }

    private readonly List<RangeByNames> _byNames = [];

    /// <summary>Gives each range its ends that are named, once every name is declared.</summary>
    public void BindRangesByNames(Fact decisionDate) =>
        new RangeBinder(scope, this, decisionDate, found).Bind(_byNames);

    private RangeByNamesClause? RangeByNames(Properties properties, FactType type)
    {
        var (literal, byNames) = (properties.Single<RangeClause>(), properties.Single<RangeByNamesClause>());
        if (byNames is null) return null;
        if (literal is not null) found.Add(Messages.ClauseTwice(byNames.Span, literal.Span));
        else if (type is not (DateType or NumberType)) found.Add(Messages.RangeOfNoNumber(byNames.Span, type.InWords().Kind));
        else return byNames;
        return null;
    }

    /// <summary>The list each of whose records is decided by itself; null where there is none.</summary>
    public Phrase? EachOf { get; set; }

    /// <summary>That list, in the slot of the others of it, with the slot of the fact for each field; null until it is bound.</summary>
    public (ListInput List, ImmutableArray<int> Facts)? Each { get; private set; }

    /// <summary>Binds a list; that of which each record is decided as the facts of the one in hand, and the others.</summary>
    public void BindList(ListStatement statement)
    {
        var isEach = EachOf?.Key == statement.Name.Key;
        if (isEach) found.AddRange(EachMistakes.Of(statement));
        var properties = new Properties(statement.Clauses, found);
        var list = new ListInput
        {
            Slot = Inputs.Count, Name = statement.Name.Words, Fields = [], Span = statement.Name.Span
        };
        var fields = ImmutableArray.CreateBuilder<Field>();
        var keys = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var clause in statement.Clauses.OfType<FieldClause>())
        {
            if (fields.Count == MostFields) { found.Add(Messages.TooManyFields(clause.Span, MostFields)); break; }
            if (BindField(clause, fields.Count) is not { } field) continue;
            if (!keys.TryAdd(Name.KeyOf(field.Name), clause.Name.Span))
            {
                found.Add(Messages.DeclaredTwice(clause.Name, field.Name, keys[Name.KeyOf(field.Name)]));
                _byNames.RemoveAll(r => r.Slot == Inputs.Count && r.Field == field.Index);
            }
            else fields.Add(field);
        }
        if (!statement.Clauses.OfType<FieldClause>().Any()) found.Add(Messages.ListWithoutFields(statement.Span));
        if (properties.Has(FlagKind.InOrder) is { } inOrder) found.Add(Messages.InOrderOfNoChoice(inOrder.Span));
        var assumed = properties.Single<AssumedClause>();
        if (assumed is not null && assumed.Value.Key != "empty") found.Add(Messages.ListAssumedOther(assumed.Value));
        list = list with
        {
            Fields = fields.ToImmutable(), OnePer = BindOnePer(statement, fields),
            Least = BindHolds(properties.Single<HoldsAtLeastClause>()?.Count) ?? 0,
            Most = BindHolds(properties.Single<HoldsAtMostClause>()?.Count) ?? ListInput.MostItems,
            Assumed = assumed is null ? null : new Items([]),
            Ask = properties.Text(TextClauseKind.Ask), Help = properties.Text(TextClauseKind.Help),
            Changeable = properties.Has(FlagKind.Changeable) is not null,
            Confidential = properties.Has(FlagKind.Confidential) is not null,
            Protected = properties.Has(FlagKind.Protected) is not null,
            Telling = LetterBinder.TellingOf(statement.Clauses, found),
        };
        CheckHolds(list, statement);
        if (isEach) DeclareRecord(list, statement.Name);
        else if (Declare(new InputSymbol(list, statement.Name.Span), statement.Name)) Inputs.Add(list);
        else _byNames.RemoveAll(r => r.Slot == list.Slot);
    }

    private void DeclareRecord(ListInput list, Phrase name)
    {
        var others = list with
        {
            Name = EachRecord.Other + list.Name, Least = Math.Max(0, list.Least - 1), Most = list.Most - 1,
        };
        if (!Declare(new InputSymbol(others, name.Span), name))
        {
            _byNames.RemoveAll(r => r.Slot == list.Slot);
            return;
        }
        scope.EachOf = list.Name;
        Inputs.Add(others);
        var facts = ImmutableArray.CreateBuilder<int>(list.Fields.Length);
        foreach (var field in list.Fields)
        {
            var fact = new Fact
            {
                Slot = Inputs.Count, Name = field.Name, Type = field.Type, Span = field.Span, Range = field.Range,
                EndsAtDecisionDate = field.EndsAtDecisionDate, Ask = field.Ask, Help = field.Help,
                Changeable = field.Changeable, Confidential = field.Confidential, Protected = field.Protected || list.Protected,
                Telling = field.Telling, JudgedBy = field.JudgedBy,
            };
            if (scope.Declare(new InputSymbol(fact, field.Span) { IsOfRecord = true }) is { } other)
            {
                found.Add(Messages.DeclaredTwice(field.Name, field.Span, other.Name, other.Span));
                continue;
            }
            Inputs.Add(fact);
            facts.Add(fact.Slot);
            // A range that begins or ends at another field ends at that of the same record.
            if (_byNames.Find(r => r.Slot == list.Slot && r.Field == field.Index) is { } byNames)
                _byNames.Add(byNames with { Slot = fact.Slot, Field = -1 });
        }
        if (facts.Count == list.Fields.Length) Each = (list, facts.MoveToImmutable());
    }

    /// <summary>How many records a list holds at least or at most; null where that is silent, or after reporting.</summary>
    private int? BindHolds(Token? count)
    {
        if (count is null || LiteralBinder.ReadWhole(count, found, ListInput.MostItems) is not { } number) return null;
        if (number > 0) return number;
        found.Add(Messages.HoldsNone(count.Span, ListInput.MostItems));
        return null;
    }

    /// <summary>Whether a case can state as many records as a list must hold.</summary>
    private void CheckHolds(ListInput list, ListStatement statement)
    {
        if (statement.Clauses.OfType<HoldsAtLeastClause>().FirstOrDefault() is not { } least || list.Least == 0) return;
        if (list.Least > list.Most) found.Add(Messages.HoldsMoreThanMost(least.Span, list.Least, list.Most));
        if (list.Assumed is not null) found.Add(Messages.HoldsSomeAssumedEmpty(least.Span, list.Least));
        Int128 keys = 1;
        foreach (var key in list.OnePer) keys = Int128.Min(keys * Int128.Min(list.Fields[key].Values, 101), 101);
        if (!list.OnePer.IsEmpty && keys < list.Least)
            found.Add(Messages.HoldsMoreThanKeys(least.Span, list.Least, (int)keys, list.OnePer.Select(f => list.Fields[f].Name)));
    }

    private const int MostFields = 250;

    private Field? BindField(FieldClause clause, int index)
    {
        var properties = new Properties(clause.Clauses, found);
        var type = BindType(clause.Type, properties.Has(FlagKind.InOrder) is not null);
        foreach (var refused in clause.Clauses.OfType<AssumedClause>()) found.Add(Messages.NotForFields(refused.Span));
        if (type is null) { scope.Declare(new BrokenSymbol(clause.Name.Words, clause.Name.Span)); return null; }
        if (properties.Has(FlagKind.InOrder) is { } inOrder && type is not ChoiceType)
            found.Add(Messages.InOrderOfNoChoice(inOrder.Span));
        var (range, ends) = BindRange(properties.Single<RangeClause>(), type);
        var judged = properties.Single<JudgedByClause>();
        if (judged is not null) UseRole(judged.Role);
        var byNames = RangeByNames(properties, type);
        if (!Declare(new FieldSymbol(clause.Name.Words, clause.Name.Span), clause.Name)) return null;
        if (byNames is not null) _byNames.Add(new(Inputs.Count, index, byNames, null));
        return new Field
        {
            Index = index, Name = clause.Name.Words, Type = type, Range = range,
            EndsAtDecisionDate = ends, Span = clause.Name.Span, JudgedBy = judged?.Role.Words,
            Ask = properties.Text(TextClauseKind.Ask), Help = properties.Text(TextClauseKind.Help),
            Changeable = properties.Has(FlagKind.Changeable) is not null,
            Confidential = properties.Has(FlagKind.Confidential) is not null,
            Protected = properties.Has(FlagKind.Protected) is not null,
            // What was judged nobody changes: a letter never proposes that.
            Telling = LetterBinder.TellingOf(clause.Clauses, found) is var telling && judged is null
                ? telling
                : telling with { NeverAsChange = true },
        };
    }

    private ImmutableArray<int> BindOnePer(ListStatement statement, ImmutableArray<Field>.Builder fields)
    {
        if (new Properties(statement.Clauses, found).Single<OnePerClause>() is not { } clause) return [];
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var phrase in clause.Fields)
        {
            var field = fields.FirstOrDefault(f => f.Name.Equals(phrase.Key, StringComparison.OrdinalIgnoreCase));
            if (field is null)
                found.Add(Messages.UnknownField(phrase, statement.Name.Words, fields.Select(f => f.Name)));
            else if (places.Contains(field.Index)) found.Add(Messages.SaidTwice(phrase.Span, phrase.Words));
            else places.Add(field.Index);
        }
        return places.ToImmutable();
    }

    public void BindSource(SourceStatement statement)
    {
        if (!char.IsAsciiLetter(statement.Name.Tokens[0].Text[0]))
            found.Add(Messages.NameBeginsWithDigit(statement.Name));
        var properties = new Properties(statement.Clauses, found);
        var published = properties.Single<PublishedOnClause>()?.Day;
        var day = published is null ? null : LiteralBinder.ReadDay(published, last: false, found);
        // A month or a year alone is none of its days.
        var isDay = published is not null && LiteralBinder.IsDay(published);
        var source = new Source(statement.Name.Words, statement.Title.Text, properties.Text(TextClauseKind.PublishedBy),
            isDay ? day : null, properties.Text(TextClauseKind.At))
        {
            PublishedIn = isDay ? null : published?.Words,
        };
        if (sources.Declare(source.Key, source, statement.Name.Span) is { } other)
            found.Add(Messages.DeclaredTwice(statement.Name, source.Key, other));
    }

    private const int MostRoles = 100;

    /// <summary>Notes a role, warning of one spelt nearly like another.</summary>
    public void UseRole(Phrase role)
    {
        var key = Name.KeyOf(role.Words);
        // A policy has a handful of roles; a hostile one must not make the search slow.
        if (_roles.ContainsKey(key) || _roles.Count >= MostRoles) return;
        if (Nearest.Of(role.Words, _roles.Values.Select(r => r.Role)) is { } near)
            found.Add(Messages.RoleNearlyLike(role, near, _roles[Name.KeyOf(near)].Span));
        _roles.Add(key, (role.Words, role.Span));
    }
}
