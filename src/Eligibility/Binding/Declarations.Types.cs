using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>The types of facts and fields, and the values that sets are made of.</content>
internal sealed partial class Declarations
{
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
        var (whole, quoted) = (true, ImmutableHashSet.CreateBuilder<int>());
        foreach (var phrase in phrases)
        {
            if (phrase.IsQuoted)
            {
                if (scope.FindSpelling(phrase.Words) is ValuesSymbol set) Refuse(Messages.QuotedSet(phrase, set.Name));
                else if (QuotedValue.Fault(phrase) is { } fault) Refuse(fault);
                else if (Add(phrase.Words, phrase.Span)) quoted.Add(names.Count - 1);
            }
            else if (scope.Find(phrase.Key) is ValuesSymbol named)
            {
                scope.Use(named);
                for (var place = 0; place < named.Values.Names.Length; place++)
                    if (Add(named.Values.Names[place], phrase.Span) && named.Values.InQuotes.Contains(place))
                        quoted.Add(names.Count - 1);
            }
            else if (phrase.Key is "yes" or "no" or "any" or "empty" || (phrase.Tokens.Length == 1
                && (LiteralBinder.IsNumber(phrase.Tokens[0]) || phrase.Tokens[0].Kind == TokenKind.Date)))
                Refuse(Messages.NoValueName(phrase));
            else if (!char.IsAsciiLetter(phrase.Tokens[0].Text[0])) Refuse(Messages.NameBeginsWithDigit(phrase));
            else Add(phrase.Words, phrase.Span);
        }
        return whole ? new ValueSet([.. names]) { InQuotes = quoted.ToImmutable() } : null;

        bool Add(string name, TextSpan span)
        {
            if (names.Count < MostValues && keys.Add(Name.KeyOf(name)))
            {
                names.Add(name);
                return true;
            }
            if (names.Count < MostValues) Refuse(Messages.SaidTwice(span, name));
            else if (whole) Refuse(Messages.TooManyValues(span, MostValues));
            return false;
        }

        void Refuse(Diagnostic diagnostic)
        {
            found.Add(diagnostic);
            whole = false;
        }
    }
}
