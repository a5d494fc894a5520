using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds what the rest refers to: named values, facts, lists and their fields, sources.</summary>
internal sealed class Declarations(Scope scope, NameTable<Source> sources, DiagnosticBag found)
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
        };
        if (assumed is not null) fact = fact with { Assumed = BindAssumed(assumed, fact) };
        if (Declare(new InputSymbol(fact, statement.Name.Span), statement.Name)) Inputs.Add(fact);
    }

    public void BindList(ListStatement statement)
    {
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
                found.Add(Messages.DeclaredTwice(clause.Name, field.Name, keys[Name.KeyOf(field.Name)]));
            else fields.Add(field);
        }
        if (!statement.Clauses.OfType<FieldClause>().Any()) found.Add(Messages.ListWithoutFields(statement.Span));
        if (properties.Has(FlagKind.InOrder) is { } inOrder) found.Add(Messages.InOrderOfNoChoice(inOrder.Span));
        var assumed = properties.Single<AssumedClause>();
        if (assumed is not null && assumed.Value.Key != "empty") found.Add(Messages.ListAssumedOther(assumed.Value));
        list = list with
        {
            Fields = fields.ToImmutable(), OnePer = BindOnePer(statement, fields),
            Assumed = assumed is null ? null : new Items([]),
            Ask = properties.Text(TextClauseKind.Ask), Help = properties.Text(TextClauseKind.Help),
            Changeable = properties.Has(FlagKind.Changeable) is not null,
            Confidential = properties.Has(FlagKind.Confidential) is not null,
            Protected = properties.Has(FlagKind.Protected) is not null,
        };
        if (Declare(new InputSymbol(list, statement.Name.Span), statement.Name)) Inputs.Add(list);
    }

    private const int MostFields = 250;

    private Field? BindField(FieldClause clause, int index)
    {
        var properties = new Properties(clause.Clauses, found);
        var type = BindType(clause.Type, properties.Has(FlagKind.InOrder) is not null);
        foreach (var refused in clause.Clauses.Where(c => c is AssumedClause or JudgedByClause))
            found.Add(Messages.NotForFields(refused.Span));
        if (type is null) { scope.Declare(new BrokenSymbol(clause.Name.Words, clause.Name.Span)); return null; }
        if (properties.Has(FlagKind.InOrder) is { } inOrder && type is not ChoiceType)
            found.Add(Messages.InOrderOfNoChoice(inOrder.Span));
        var (range, ends) = BindRange(properties.Single<RangeClause>(), type);
        if (!Declare(new FieldSymbol(clause.Name.Words, clause.Name.Span), clause.Name)) return null;
        return new Field
        {
            Index = index, Name = clause.Name.Words, Type = type, Range = range,
            EndsAtDecisionDate = ends, Span = clause.Name.Span,
            Ask = properties.Text(TextClauseKind.Ask), Help = properties.Text(TextClauseKind.Help),
            Changeable = properties.Has(FlagKind.Changeable) is not null,
            Confidential = properties.Has(FlagKind.Confidential) is not null,
            Protected = properties.Has(FlagKind.Protected) is not null,
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

    public FactType? BindType(TypeSyntax syntax, bool ranked)
    {
        switch (syntax.Kind)
        {
            case TypeKind.YesNo: return new YesNoType();
            case TypeKind.Date: return new DateType();
            case TypeKind.WholeNumber or TypeKind.Number:
                var whole = syntax.Kind == TypeKind.WholeNumber;
                return new NumberType(syntax.Unit is null ? null : Unit.Of(syntax.Unit.Text), whole, false);
            case TypeKind.Amount:
                var unit = Unit.Of(syntax.Unit!.Text);
                if (unit.Kind is UnitKind.Weight or UnitKind.Volume) return new NumberType(unit, false, true);
                found.Add(UnitMistakes.InNoWeight(syntax.Unit));
                return null;
            case TypeKind.Money:
                if (Unit.Currency(syntax.Unit!.Text) is { } currency) return new NumberType(currency, false, true);
                found.Add(UnitMistakes.NoCurrency(syntax.Unit));
                return null;
            case TypeKind.OneOf: return BindValueSet(syntax.Values) is { } one ? new ChoiceType(one, ranked) : null;
            default: return BindValueSet(syntax.Values) is { } any ? new SetType(any) : null;
        }
    }

    /// <summary>The most values of a set. Sets made of sets would else grow without end.</summary>
    private const int MostValues = 4_000;

    private ValueSet? BindValueSet(ImmutableArray<Phrase> phrases)
    {
        var names = new List<string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var whole = true;
        foreach (var phrase in phrases)
        {
            if (scope.Find(phrase.Key) is ValuesSymbol set)
            {
                scope.Use(set);
                foreach (var name in set.Values.Names) Add(name, phrase.Span);
            }
            else if (phrase.Key is "yes" or "no" or "any" or "empty" || (phrase.Tokens.Length == 1
                && (LiteralBinder.IsNumber(phrase.Tokens[0]) || phrase.Tokens[0].Kind == TokenKind.Date)))
                Refuse(Messages.NoValueName(phrase));
            else if (!char.IsAsciiLetter(phrase.Tokens[0].Text[0])) Refuse(Messages.NameBeginsWithDigit(phrase));
            else Add(phrase.Words, phrase.Span);
        }
        return whole ? new ValueSet([.. names]) : null;

        void Add(string name, TextSpan span)
        {
            if (names.Count == MostValues) { if (whole) Refuse(Messages.TooManyValues(span, MostValues)); }
            else if (keys.Add(Name.KeyOf(name))) names.Add(name);
            else Refuse(Messages.SaidTwice(span, name));
        }

        void Refuse(Diagnostic diagnostic)
        {
            found.Add(diagnostic);
            whole = false;
        }
    }

    private ((Int128, Int128)? Range, bool EndsAtDecisionDate) BindRange(RangeClause? clause, FactType type)
    {
        (Int128 Low, Int128 High) silent = type switch
        {
            DateType => (_earliest, _latest),
            NumberType number => (0, (Number.Of(1_000_000) * Number.Of(number.Unit?.Factor ?? 1)).Units),
            _ => (0, 0),
        };
        if (clause is null) return (type is DateType or NumberType ? silent : null, false);
        if (type is not (DateType or NumberType))
        {
            found.Add(Messages.RangeOfNoNumber(clause.Span, type.InWords().Kind));
            return (null, false);
        }
        var ends = clause.To.Key == Fact.DecisionDateName;
        if (ends && type is not DateType) { found.Add(Messages.DecisionDateEndsNumber(clause.To.Span));
        return (silent, false); }
        var low = BindBound(clause.From, type);
        var high = ends ? _latest : BindBound(clause.To, type);
        if (low is null || high is null) return (silent, ends);
        if (low > high)
        {
            found.Add(Messages.BackwardsRange(clause.Span));
            return (silent, ends);
        }
        return ((low.Value, high.Value), ends);
    }

    private Int128? BindBound(Phrase phrase, FactType type)
    {
        if (ReadConstant(phrase, type, null) is not Scalar scalar) return null;
        return CanBeStated(scalar, type, phrase.Span) ? scalar.Value : null;
    }

    private Datum? BindAssumed(AssumedClause clause, Fact fact)
    {
        if (fact.Type is SetType && clause.Value.Key == "empty") return new Choices(0);
        var value = ReadConstant(clause.Value, fact.Type, fact.Name);
        if (value is not null) CheckRange(value, fact.Type, fact.Range, fact.Name, clause.Value.Span);
        return value;
    }

    /// <summary>Whether a value lies in its fact's range; false after reporting.</summary>
    public bool CheckRange(Datum value, FactType type, (Int128 Low, Int128 High)? range, string name, TextSpan span)
    {
        if (value is not Scalar scalar || type is not (NumberType or DateType)) return true;
        if (!CanBeStated(scalar, type, span)) return false;
        if (range is not { } r || (scalar.Value >= r.Low && scalar.Value <= r.High)) return true;
        found.Add(Messages.OutOfRange(span, name, type.Say(new Scalar(r.Low)), type.Say(new Scalar(r.High))));
        return false;
    }

    /// <summary>Whether a case could state a number: whole in its own unit, where the fact is.</summary>
    private bool CanBeStated(Scalar scalar, FactType type, TextSpan span)
    {
        if (type is not NumberType number || scalar.Value % number.Step == 0) return true;
        found.Add(Messages.FractionForWhole(span));
        return false;
    }

    /// <summary>A value as stated in an example, a range, a table or <c>assumed</c>; null after reporting.</summary>
    public Datum? ReadConstant(Phrase phrase, FactType type, string? name)
    {
        switch (type)
        {
            case ChoiceType choice:
                if (choice.Values.IndexOf(phrase.Key) is >= 0 and var index) return new Scalar(index);
                found.Add(UnknownNames.Value(phrase, name ?? "the fact", choice.Values,
                    found.Near(phrase.Words, choice.Values.Names)));
                return null;
            case SetType set:
                if (set.Values.IndexOf(phrase.Key) is >= 0 and var bit)
                    return new Choices(System.Numerics.BigInteger.One << bit);
                found.Add(UnknownNames.Value(phrase, name ?? "the set", set.Values,
                    found.Near(phrase.Words, set.Values.Names)));
                return null;
        }
        if (!LiteralBinder.TryRead(phrase, found, out var constant)) { found.Add(TypeMistakes.WrongType(phrase, type));
        return null; }
        if (constant is null) return null;
        switch (type, constant.Type)
        {
            case (YesNoType, YesNoType) or (DateType, DateType):
                return constant.Value;
            case (NumberType wanted, NumberType given):
                if (ReferenceEquals(given, LiteralBinder.Bare))
                {
                    if (!wanted.Written || wanted.Unit is null)
                        return Datum.Of(
                            Number.OfUnits(((Scalar)constant.Value).Value) * Number.Of(wanted.Unit?.Factor ?? 1));
                    found.Add(UnitMistakes.Missing(phrase.Span, wanted.Unit));
                    return null;
                }
                if (wanted.Unit is not null && given.Unit!.Converts(wanted.Unit)) return constant.Value;
                found.Add(UnitMistakes.Differ(phrase.Span, given.Unit, wanted.Unit));
                return null;
            default:
                found.Add(TypeMistakes.WrongType(phrase, type));
                return null;
        }
    }

    public void BindSource(SourceStatement statement)
    {
        if (!char.IsAsciiLetter(statement.Name.Tokens[0].Text[0]))
            found.Add(Messages.NameBeginsWithDigit(statement.Name));
        var properties = new Properties(statement.Clauses, found);
        var day = properties.Single<PublishedOnClause>() is { } published
            ? LiteralBinder.ReadDate(published.Day, found)
            : null;
        var source = new Source(statement.Name.Words, statement.Title.Text, properties.Text(TextClauseKind.PublishedBy),
            day, properties.Text(TextClauseKind.At));
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

/// <summary>The clauses of a statement by kind; a second one of a kind that stands once is an error.</summary>
internal sealed class Properties(ImmutableArray<ClauseSyntax> clauses, DiagnosticBag found)
{
    public T? Single<T>(Func<TextSpan, TextSpan, Diagnostic>? twice = null) where T : ClauseSyntax =>
        clauses.IsEmpty ? null : One(clauses.OfType<T>(), twice);

    public FlagClause? Has(FlagKind kind) =>
        clauses.IsEmpty ? null : One(clauses.OfType<FlagClause>().Where(c => c.Kind == kind));

    public string? Text(TextClauseKind kind) =>
        clauses.IsEmpty ? null : One(clauses.OfType<TextClause>().Where(c => c.Kind == kind))?.Text.Text;

    private T? One<T>(IEnumerable<T> of, Func<TextSpan, TextSpan, Diagnostic>? twice = null) where T : ClauseSyntax
    {
        T? first = null;
        foreach (var clause in of)
        {
            if (first is null) first = clause;
            else found.Add(twice is null
                ? Messages.ClauseTwice(clause.Span, first.Span)
                : twice(clause.Span, first.Span));
        }
        return first;
    }
}
