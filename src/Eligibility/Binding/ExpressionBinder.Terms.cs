using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Binds conditions and values: names to what they name, literals to units, comparisons to their normal form. Null is
/// returned where something is wrong, which is then reported already. This file: values.
/// </summary>
internal sealed partial class ExpressionBinder(Scope scope, PhraseReader reader, DiagnosticBag found)
{
    /// <summary>Where the conditions bound next are gathered.</summary>
    public Block Block { get; set; } = new();

    /// <summary>
    /// The list whose item is at hand, inside <c>where</c> or in hand; it decides which fields can be read.
    /// </summary>
    public ListInput? Item { get; set; }

    /// <summary>The list of which a record is in hand: what is bound is worked out for each of its items.</summary>
    public ListInput? InHand
    {
        get => _inHand;
        set => Item = _inHand = value;
    }

    private ListInput? _inHand;

    /// <summary>Whether the items of a list are looked at already, in each of which no other list is.</summary>
    private bool IsLooking => _looksAt is not null || (Item is not null && InHand is null);

    private ListInput? _looksAt;

    /// <summary>The heading with which what is bound would be worked out for each item; null in no definition or score.</summary>
    public string? Heading { get; set; }

    public Term? BindTerm(ExpressionSyntax syntax) => syntax switch
    {
        BracketSyntax bracket =>
            StackGuard.Run((Binder: this, bracket.Inner), static at => at.Binder.BindTerm(at.Inner)),
        PhraseSyntax phrase => BindPhrase(phrase.Phrase, phrase.Where, phrase.Span),
        SumSyntax sum => BindSum(sum),
        RoundedSyntax rounded => BindRounded(rounded),
        ValueGroupSyntax group => BindValues(group),
        _ => Fail(Messages.ConditionForValue(syntax.Span)),
    };

    private Term? Fail(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        return null;
    }

    /// <summary>The one reading of a phrase, or null after saying why there is none or more than one.</summary>
    private Reading? ReadOne(Phrase phrase, bool beforeWhere)
    {
        var (one, other) = reader.Read(phrase, Item, beforeWhere, found);
        if (one is not null && other is null) return one;
        if (one is null) ReportUnknown(phrase, beforeWhere);
        else found.Add(Messages.TwoReadings(phrase, one.Words, other!.Words));
        return null;
    }

    private void ReportUnknown(Phrase phrase, bool beforeWhere)
    {
        if (MeantOfHand(phrase) is { } meant) found.Add(meant);
        else if (EachMistakes.Of(scope, phrase, Item is not null) is { } each) found.Add(each);
        else if (scope.Find(phrase.Key) is FieldSymbol field)
            found.Add(InHand is null ? Messages.FieldOutsideWhere(phrase, Heading, field.Span)
                : Messages.FieldOfAnotherList(phrase, Item!.Name, field.Span));
        else if (!beforeWhere && NoNumberOf(phrase) is { } none) found.Add(none);
        else if (scope.Find(phrase.Key) is ValuesSymbol values)
            found.Add(Messages.ValuesNameAsValue(phrase, values.Span));
        else if (phrase.Tokens[0].Lower == "each") found.Add(Messages.EachOfNoField(phrase));
        else if (Extremes.Of(phrase.Tokens[0].Lower) is not null && phrase.Tokens.Any(t => t.Lower == "of")
            && found.Near(phrase.Words, NamesHere()) is null)
            found.Add(Messages.ValueGroupInLine(phrase));
        else if (beforeWhere)
            found.Add(Messages.NotAListForm(phrase,
                scope.InOrder.OfType<InputSymbol>().Where(s => s.Input is ListInput).Select(s => s.Name)));
        else found.Add(UnknownNames.Name(phrase, found.Near(phrase.Words, NamesHere()),
            found.Searches ? scope.InOrder.OfType<InputSymbol>().Select(s => s.Input) : [],
            found.Searches ? words => (scope.Find(words) as InputSymbol)?.Input : null));
    }

    private IEnumerable<string> NamesHere() =>
        Item is null ? NamesOutside() : Item.Fields.Select(f => f.Name).Concat(NamesOutside());

    private IEnumerable<string> NamesOutside() =>
        scope.InOrder.Where(s => s is not FieldSymbol and not BrokenSymbol).Select(s => s.Name);

    /// <summary>A value that is a run of words alone.</summary>
    public Term? BindTerm(Phrase phrase) => BindPhrase(phrase, null, phrase.Span);

    private Term? BindPhrase(Phrase phrase, ExpressionSyntax? condition, TextSpan span)
    {
        var reading = ReadOne(phrase, condition is not null);
        switch (reading)
        {
            case null: return null;
            case LiteralReading literal: return literal.Constant;
            case FieldReading field: return new FieldTerm(field.List, field.Field, span);
            case NameReading name: return BindName(name.Symbol, phrase, span);
            case ElapsedReading elapsed: return BindElapsed(elapsed, span);
            case SizeReading size: return BindSize(size, span);
            case QuantifierReading: return Fail(Messages.ConditionForValue(span));
            case EachReading: return Fail(Messages.EachOutsideGroup(span));
            case ThisReading mine: return BindThis(mine, span);
        }
        var looked = (ListReading)reading;
        if (NotHere(looked, span) is { } refused) return Fail(refused);
        var (list, others) = (looked.List, looked.IsOfOthers);
        scope.Use(list);
        var where = condition is null ? null : BindWhere((ListInput)list.Input, condition);
        if (condition is not null && where is null) return null;
        return reading switch
        {
            CountReading => new CountTerm((ListInput)list.Input, where, span) { IsOfOthers = others },
            DifferentReading { Of: var of } => BindItemValue((ListInput)list.Input, of, span) is not { } value ? null
                : value.Type is SetType ? Fail(Messages.CannotCountSets(span, of.Name))
                : new DifferentTerm((ListInput)list.Input, value, where, span) { IsOfOthers = others },
            TotalReading { Of: var of } => BindItemValue((ListInput)list.Input, of, span) is not { } added ? null
                : added.Type is NumberType
                ? Checked(new TotalTerm((ListInput)list.Input, added, where, span) { IsOfOthers = others })
                : Fail(Messages.CannotTotal(span, of.Name, added.Type.InWords().Kind)),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>What is looked at of each item of a list; null where its own declaration is at fault.</summary>
    private Term? BindItemValue(ListInput list, ItemValue of, TextSpan span)
    {
        if (of.Field is { } field) return new FieldTerm(list, field, span);
        scope.Use(of.Late!);
        if (of.Late!.ReadsOthers)
            return Fail(Messages.ThreeAtATime(span, of.Late.Name));
        return TwoAtATime(Worked(list, of, span));
    }

    private static Term? Worked(ListInput list, ItemValue of, TextSpan span) => of.Late switch
    {
        { Definition: { Value: not null } value } => new DefinitionTerm(value, span),
        { Definition: { } condition } => new ConditionTerm(condition, span),
        { Score: { } score } => new ScoreTerm(score, span),
        { Tables: { } tables } when tables.FirstOrDefault(t => t.List?.Slot == list.Slot) is { } table =>
            new TableTerm(table, span),
        _ => null,
    };

    /// <summary>
    /// Whether a definition or score may be named here: what is worked out for each item of a list, of an item of it.
    /// </summary>
    private bool IsAtHand(LateSymbol symbol, Phrase phrase)
    {
        if (symbol.List is not { } list) return true;
        if (Item?.Slot == list.Slot)
        {
            // Of one that reads a list itself no other record has any.
            if (!symbol.ReadsOthers) return true;
            found.Add(Messages.ThreeAtATime(phrase.Span, symbol.Name));
            return false;
        }
        if (symbol.IsOfRecord)
        {
            found.Add(Messages.ThisFieldMeant(phrase.Span, Quoting.Shorten(phrase.Words)));
            return false;
        }
        found.Add(Messages.WorkedOutOutside(phrase, list.Name, symbol.Definition?.Condition is not null, symbol.Span));
        return false;
    }

    /// <summary>What a name is here: of the record in hand, where each is decided by itself and no other is looked at.</summary>
    private Symbol? Here(Phrase phrase) =>
        scope.Find(phrase.Key) is var symbol && symbol is LateSymbol { OfRecord: { } own } && Item is null ? own : symbol;

    private void Use(LateSymbol symbol) => scope.Use(scope.Find(symbol.Name.ToLowerInvariant()) ?? symbol);

    private Term? BindName(Symbol symbol, Phrase phrase, TextSpan span)
    {
        scope.Use(symbol);
        if (symbol is LateSymbol { OfRecord: { } own } && Item is null) symbol = own;
        switch (symbol)
        {
            case InputSymbol { Input: Fact fact }:
                return new FactTerm(fact, span);
            case InputSymbol list:
                return Fail(Messages.ListForValue(phrase, list.Name));
            case LateSymbol late when !IsAtHand(late, phrase):
                return null;
            case LateSymbol { Definition: { } definition }:
                return definition.Value is not null
                    ? new DefinitionTerm(definition, span)
                    : Fail(Messages.ConditionForValue(span));
            case LateSymbol { Tables: { } tables }:
                var table = tables.FirstOrDefault(t => t.List is not null && t.List.Slot == Item?.Slot)
                    ?? tables.FirstOrDefault(t => t.List is null);
                // Beside another the value of the record in hand is `this one's`, as its fields are.
                if (table is { List: null } && Item is not null && scope.IsOfRecord(symbol))
                    return Fail(Messages.ThisFieldMeant(span, Quoting.Shorten(phrase.Words)));
                return table is null
                    ? Fail(Messages.FieldTableOutside(span, symbol.Name, tables.Select(t => t.List!.Name)))
                    : new TableTerm(table, span);
            case LateSymbol { Score: { } score }:
                return new ScoreTerm(score, span);
            default:
                // Its own declaration is at fault, and says so.
                return null;
        }
    }

    private Term? BindElapsed(ElapsedReading reading, TextSpan span)
    {
        var from = BindTerm(reading.From);
        var to = BindTerm(reading.To);
        if (from is null || to is null) return null;
        if (from.Type is not DateType) return Fail(Messages.NotADate(from.Span, from.Type.InWords().Kind));
        if (to.Type is not DateType) return Fail(Messages.NotADate(to.Span, to.Type.InWords().Kind));
        if (MayBeLater(from, to) && !_tested.Contains((Said(from), Said(to))))
            found.Add(Messages.ElapsedMayBeNegative(span, from.Span.Words, to.Span.Words, isFact: to is FactTerm));
        return new ElapsedTerm(reading.Unit, from, to, span);
    }

    /// <summary>Whether a date can lie after another, as far as their ranges say.</summary>
    private static bool MayBeLater(Term from, Term to) =>
        !(EndsAtDecisionDate(from) && to is FactTerm { Fact.IsDecisionDate: true }) && !IsOrdered(from.Opened, to.Opened)
            && Bounds.Of(from).High > Bounds.Of(to).Low;

    /// <summary>Whether the range of one begins or ends at the other.</summary>
    private static bool IsOrdered(Term from, Term to) => (from, to) switch
    {
        (FactTerm { Fact: var a }, FactTerm { Fact: var b }) => IsAt(b.LowEnd, a.Slot, -1) || IsAt(a.HighEnd, b.Slot, -1),
        (FieldTerm { Field: var a, List.Slot: var list }, FieldTerm { Field: var b }) =>
            IsAt(b.LowEnd, list, a.Index) || IsAt(a.HighEnd, list, b.Index),
        (FactTerm { Fact: var a }, FieldTerm { Field: var b }) => IsAt(b.LowEnd, a.Slot, -1),
        (FieldTerm { Field: var a }, FactTerm { Fact: var b }) => IsAt(a.HighEnd, b.Slot, -1),
        _ => false,
    };

    private static bool IsAt(RangeEnd? end, int slot, int field) => end is { } at && at.Slot == slot && at.Field == field;

    private static bool EndsAtDecisionDate(Term term) => term.Opened is StatedTerm { EndsAtDecisionDate: true };

    private Term? BindSum(SumSyntax syntax)
    {
        if (BindTerms(syntax.Terms) is not { } terms) return null;
        var product = syntax.Operators.Any(o => o.Lower == "multiplied");
        if (product && syntax.Operators.Any(o => o.Lower != "multiplied"))
            return Fail(Messages.MixedArithmetic(syntax.Span));
        if (product) return BindProduct(terms, syntax.Span);
        return terms[0].Type is DateType ? BindShift(syntax, terms) : BindNumbers(syntax, terms);
    }

    /// <summary>All of them, each with its own faults; null where one has any.</summary>
    private ImmutableArray<Term>? BindTerms(ImmutableArray<ExpressionSyntax> all)
    {
        var terms = ImmutableArray.CreateBuilder<Term>(all.Length);
        foreach (var one in all)
            if (BindTerm(one) is { } term) terms.Add(term);
        return terms.Count == all.Length ? terms.MoveToImmutable() : null;
    }

    private Term? BindProduct(ImmutableArray<Term> factors, TextSpan span)
    {
        foreach (var factor in factors)
            if (factor.Type is not NumberType)
                return Fail(Messages.NotANumber(factor.Span, factor.Type.InWords().Kind));
        if (factors.Count(f => !f.IsWritten) > 1) return Fail(Messages.ProductOfUnknowns(span));
        if (factors.Count(f => ((NumberType)f.Type).Unit is not null) > 1) return Fail(Messages.ProductOfUnits(span));
        var unit = factors.Select(f => (NumberType)f.Type).FirstOrDefault(t => t.Unit is not null);
        var whole = factors.All(f => IsWhole(f));
        return Checked(new ProductTerm(factors, new NumberType(unit?.Unit, whole, unit?.Written ?? false), span));
    }

    private static bool IsWhole(Term term) => term is ConstantTerm { Value: Scalar s }
        ? Number.OfUnits(s.Value).IsWhole
        : term.Type is NumberType { Whole: true };

    private Term? BindNumbers(SumSyntax syntax, ImmutableArray<Term> terms)
    {
        foreach (var term in terms)
            if (term.Type is DateType)
                return Fail(syntax.Operators.Any(o => o.Lower == "minus")
                    ? Messages.DateMinusDate(syntax.Span)
                    : Messages.DateNotFirst(term.Span));
            else if (term.Type is not NumberType) return Fail(Messages.NotANumber(term.Span, term.Type.InWords().Kind));
        // A bare number among numbers with a unit takes theirs.
        var model = terms.FirstOrDefault(t => ((NumberType)t.Type).Unit is not null)
            ?? terms.FirstOrDefault(t => !ReferenceEquals(t.Type, LiteralBinder.Bare)) ?? terms[0];
        var together = ImmutableArray.CreateBuilder<(Term, bool)>(terms.Length);
        for (var i = 0; i < terms.Length; i++)
        {
            if (Agree(terms[i], model) is not { } term) return null;
            together.Add((term, i > 0 && syntax.Operators[i - 1].Lower == "minus"));
        }
        var type = (NumberType)model.Type;
        return Checked(new SumTerm(together.MoveToImmutable(),
            new NumberType(type.Unit, terms.All(IsWhole), type.Written), syntax.Span));
    }

    private Term? BindShift(SumSyntax syntax, ImmutableArray<Term> terms)
    {
        var shifts = ImmutableArray.CreateBuilder<(Term, bool, bool)>();
        for (var i = 1; i < terms.Length; i++)
        {
            var amount = terms[i];
            var minus = syntax.Operators[i - 1].Lower == "minus";
            if (amount.Type is DateType) return Fail(Messages.DateMinusDate(syntax.Span));
            if (amount.Type is not NumberType { Unit.Kind: UnitKind.Days or UnitKind.Months } type)
                return Fail(Messages.ShiftWithoutUnit(amount.Span));
            if (!IsWhole(amount)) return Fail(Messages.ShiftNotWhole(amount.Span));
            shifts.Add((amount, minus, type.Unit.Kind == UnitKind.Months));
        }
        return Checked(new ShiftTerm(terms[0], shifts.ToImmutable(), syntax.Span));
    }

    /// <summary>Refuses a value that could leave the bounds of section 3, so that no case can make it fail.</summary>
    private Term? Checked(Term term)
    {
        var bounds = Bounds.Of(term);
        if (term.Type is DateType) return bounds.FitDate ? term : Fail(Messages.DateOutOfBounds(term.Span));
        if (bounds.Places > Bounds.MostPlaces) return Fail(Messages.TooManyPlaces(term.Span, bounds.Places));
        return bounds.FitNumber ? term : Fail(Messages.NumberOutOfBounds(term.Span));
    }

    /// <summary>
    /// A term beside another: a bare number takes its unit; other units must convert. Null after reporting.
    /// </summary>
    private Term? Agree(Term term, Term beside)
    {
        var (own, other) = ((NumberType)term.Type, (NumberType)beside.Type);
        if (ReferenceEquals(own, LiteralBinder.Bare) && term is ConstantTerm constant && other.Unit is { } unit)
        {
            if (other.Written) return Fail(UnitMistakes.Missing(term.Span, unit));
            var value = Number.OfUnits(((Scalar)constant.Value).Value) * Number.Of(unit.Factor);
            return constant with { Value = Datum.Of(value), Type = other };
        }
        if (own.Unit is null && other.Unit is null) return term;
        if (own.Unit is not null && other.Unit is not null && own.Unit.Converts(other.Unit)) return term;
        return Fail(UnitMistakes.Differ(term.Span, own.Unit, other.Unit));
    }
}
