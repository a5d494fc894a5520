using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds an example: the values of its case by slot, and what it expects.</summary>
internal sealed class ExampleBinder(Scope scope, RuleBinder rules, Declarations declarations, ToldBinder told,
    Fact decisionDate, DiagnosticBag found)
{
    public Example? Bind(ExampleStatement statement)
    {
        var values = new SortedDictionary<int, Datum>();
        var items = new Dictionary<int, List<ImmutableArray<Datum?>>>();
        var said = new Dictionary<int, TextSpan>();
        var whole = true;
        foreach (var clause in statement.Clauses)
            whole &= clause switch
            {
                DecidedOnClause day => Give(decisionDate, Date(day), day.Span),
                NoListClause no => GiveNone(no),
                FlagGivenClause flag => GiveFlag(flag),
                ValueGivenClause value => GiveValue(value),
                ItemGivenClause item => GiveItem(item),
                _ => true,
            };
        foreach (var (slot, rows) in items) values[slot] = new Items([.. rows]);
        var expect = new Properties(statement.Clauses, found).Single<ExpectClause>();
        if (expect is null) { found.Add(Messages.ExpectMissing(statement.Line.LastLine)); return null; }
        return BindExpectation(expect) is { } expected && told.Bind(statement, expected) is { } toldLines && whole
            ? new Example(statement.Title.Words, [.. values.Select(v => (v.Key, v.Value))],
                expected with { Told = toldLines }, statement.Span)
            : null;

        Datum? Date(DecidedOnClause clause) =>
            LiteralBinder.ReadDate(clause.Day, found) is { } day && declarations.CheckRange(Datum.Of(day),
                decisionDate.Type, decisionDate.Range, decisionDate.Name, clause.Day.Span)
                    ? Datum.Of(day)
                    : null;

        bool Give(Input input, Datum? value, TextSpan span)
        {
            if (value is null) return false;
            if (said.TryGetValue(input.Slot, out var before))
            {
                found.Add(Messages.GivenTwice(span, input.Name, before));
                return false;
            }
            if (items.ContainsKey(input.Slot)) { found.Add(Messages.GivenTwice(span, input.Name, null)); return false; }
            said[input.Slot] = span;
            values[input.Slot] = value;
            return true;
        }

        bool GiveNone(NoListClause clause)
        {
            if (rules.FindInput(clause.List) is not { } input) return false;
            if (input is ListInput) return Give(input, new Items([]), clause.Span);
            found.Add(Messages.NoOfNoList(clause.Span, input.Name));
            return false;
        }

        bool GiveFlag(FlagGivenClause clause)
        {
            if (rules.FindInput(clause.Fact) is not { } input) return false;
            if (input is Fact { Type: YesNoType }) return Give(input, Datum.Of(!clause.Not), clause.Span);
            found.Add(Messages.FlagOfNoYesNo(clause.Span, input.Name));
            return false;
        }

        bool GiveValue(ValueGivenClause clause)
        {
            if (rules.FindInput(clause.Fact) is not { } input) return false;
            if (input is not Fact fact) { found.Add(Messages.ListGivenValue(clause.Span, input.Name)); return false; }
            if (fact.IsDecisionDate) { found.Add(Messages.DecidedOnInstead(clause.Span)); return false; }
            if (fact.Type is SetType) return Give(fact, ReadSet(fact, clause), clause.Span);
            if (clause.Values.Length > 1) { found.Add(Messages.OneValueOnly(clause.Span, fact.Name)); return false; }
            return Give(fact, Read(clause.Values[0], fact.Type, fact.Range, fact.Name), clause.Span);
        }

        Choices? ReadSet(Fact fact, ValueGivenClause clause)
        {
            if (clause.Values is [{ Key: "empty" }]) return new Choices(0);
            var mask = BigInteger.Zero;
            foreach (var phrase in clause.Values)
            {
                if (declarations.ReadConstant(phrase, fact.Type, fact.Name) is not Choices one) return null;
                mask |= one.Mask;
            }
            return new Choices(mask);
        }

        bool GiveItem(ItemGivenClause clause)
        {
            if (rules.FindInput(clause.List) is not { } input) return false;
            if (input is not ListInput list)
            {
                found.Add(Messages.ItemOfNoList(clause.Span, input.Name));
                return false;
            }
            if (said.TryGetValue(list.Slot, out var before))
            {
                found.Add(Messages.GivenTwice(clause.Span, list.Name, before));
                return false;
            }
            if (ReadItem(list, clause) is not { } row) return false;
            if (!items.TryGetValue(list.Slot, out var rows)) items[list.Slot] = rows = [];
            rows.Add(row);
            return true;
        }
    }

    private Datum? Read(Phrase phrase, FactType type, (Int128, Int128)? range, string name) =>
        declarations.ReadConstant(phrase, type, name) is { } value
            && declarations.CheckRange(value, type, range, name, phrase.Span)
                ? value
                : null;

    /// <summary>One item: <c>FIELD VALUE</c>, or <c>FIELD</c> and <c>not FIELD</c> for yes or no.</summary>
    private ImmutableArray<Datum?>? ReadItem(ListInput list, ItemGivenClause clause)
    {
        var row = new Datum?[list.Fields.Length];
        foreach (var (not, phrase) in clause.Fields)
        {
            // The longest field that begins the words: the rest is its value.
            var hashes = new CutHashes(phrase.Tokens);
            var field = Enumerable.Range(0, phrase.Tokens.Length).Select(i => phrase.Tokens.Length - i)
                .Where(words => scope.MayBeName(hashes, 0, words))
                .Select(words => scope.FindField(list, new Phrase(phrase.Tokens[..words]).Key))
                .FirstOrDefault(f => f is not null);
            if (field is null && Enumerable.Range(1, phrase.Tokens.Length).Where(words => scope.MayBeName(hashes, 0, words))
                .Select(words => scope.Find(new Phrase(phrase.Tokens[..words]).Key)).OfType<LateSymbol>()
                .FirstOrDefault(l => l.List?.Slot == list.Slot) is { } late)
            {
                found.Add(Messages.WorkedOutStated(phrase.Span, late.Name, late.Span));
                return null;
            }
            if (field is null)
            {
                found.Add(Messages.UnknownField(phrase, list.Name, list.Fields.Select(f => f.Name)));
                return null;
            }
            // A field that is a set is given once a value.
            if (row[field.Index] is not (null or Choices { Mask.IsZero: false }))
            {
                found.Add(Messages.SaidTwice(phrase.Span, field.Name));
                return null;
            }
            var words = field.Name.Split(' ').Length;
            var rest = phrase.Tokens[words..];
            if (rest.IsEmpty || not)
            {
                if (!rest.IsEmpty || field.Type is not YesNoType)
                {
                    found.Add(Messages.FieldWithoutValue(phrase.Span, field.Name, field.Type.InWords().Kind,
                        field.Type is YesNoType));
                    return null;
                }
                row[field.Index] = Datum.Of(!not);
            }
            else if (field.Type is SetType && rest is [{ Lower: "empty" }] && row[field.Index] is null)
                row[field.Index] = new Choices(0);
            else if (field.Type is SetType && row[field.Index] is Choices before)
            {
                var one = rest is [{ Lower: "empty" }]
                    ? new Choices(0)
                    : declarations.ReadConstant(new Phrase(rest), field.Type, field.Name) as Choices;
                if (one is null) return null;
                if ((before.Mask | one.Mask) == before.Mask)
                {
                    found.Add(Messages.SaidTwice(phrase.Span, phrase.Words));
                    return null;
                }
                row[field.Index] = new Choices(before.Mask | one.Mask);
            }
            else if (Read(new Phrase(rest), field.Type, field.Range, field.Name) is { } value) row[field.Index] = value;
            else return null;
        }
        return [.. row];
    }

    private Expectation? BindExpectation(ExpectClause clause)
    {
        if (clause.Outcome is null)
        {
            var needs = new List<string>();
            foreach (var phrase in clause.Needing ?? [])
            {
                if (phrase.Key != Fact.DecisionDateName && rules.FindInput(phrase) is null) return null;
                needs.Add(phrase.Key == Fact.DecisionDateName
                    ? Fact.DecisionDateName
                    : ((InputSymbol)scope.Find(phrase.Key)!).Name);
            }
            return new Expectation(null, [], clause.Needing is null ? null : [.. needs], clause.Span);
        }
        var reasons = ImmutableArray.CreateBuilder<Rule?>();
        foreach (var phrase in clause.By)
        {
            if (phrase.Key == "otherwise") { reasons.Add(null); continue; }
            if (!rules.FindRule(phrase, out var rule) || rule is null) return null;
            reasons.Add(rule);
        }
        return rules.FindOutcome(clause.Outcome, out var outcome) && outcome is not null
            ? new Expectation(outcome, reasons.ToImmutable(), null, clause.Span)
            : null;
    }
}
