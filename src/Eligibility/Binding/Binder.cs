using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// What binding yields: the checked policy, unless something is wrong or the file is a vocabulary, and what it used.
/// </summary>
/// <param name="Policy">The checked policy, or null.</param>
/// <param name="Declared">
/// The declarations of vocabularies, for the warning of those that nothing in the library uses.
/// </param>
internal sealed record Bound(Policy? Policy, ImmutableArray<(TextSpan Span, string Name, bool Used)> Declared);

/// <summary>
/// The fifth stage: syntax to a checked model. Declarations first, whatever their order; then what is made of them;
/// then rules. One pass each, and everything wrong is told, not only the first.
/// </summary>
internal sealed class Binder
{
    private readonly DiagnosticBag _found;
    private readonly Scope _scope = new();
    private readonly NameTable<Source> _sources = new("source");
    private readonly NameTable<Outcome> _outcomes = new("outcome");
    private readonly NameTable<Rule> _rules = new("rule");
    private readonly NameTable<object> _guarantees = new("guarantee");
    private readonly NameTable<object> _examples = new("example");
    private readonly Declarations _declarations;
    private readonly ExpressionBinder _expressions;
    private readonly GroundsBinder _grounds;
    private readonly OutcomeBinder _outcomeBinder;
    private readonly RuleBinder _ruleBinder;
    private readonly PhraseReader _reader;
    private readonly ImmutableArray<StatementSyntax> _statements;
    private readonly FileSyntax _root;

    /// <summary>Prepares to bind a file whose used files stand where it uses them.</summary>
    public Binder(FileSyntax root, ImmutableArray<StatementSyntax> statements, DiagnosticBag found)
    {
        (_root, _statements, _found) = (root, statements, found);
        _reader = new PhraseReader(_scope);
        _declarations = new Declarations(_scope, _sources, found);
        _expressions = new ExpressionBinder(_scope, _reader, found);
        _grounds = new GroundsBinder(_sources, found);
        _outcomeBinder = new OutcomeBinder(_scope, _outcomes, _grounds, _declarations, _expressions, found);
        _ruleBinder = new RuleBinder(_scope, _outcomes, _rules, _grounds, _expressions, found);
    }

    public Bound Bind(string hash)
    {
        var late = Declare();
        var decisionDate = _declarations.DecisionDate();
        _scope.Declare(new InputSymbol(decisionDate, default));
        _declarations.BindRangesByNames(decisionDate);
        decisionDate = (Fact)((InputSymbol)_scope.Find(Fact.DecisionDateName)!).Input;
        // A list is another once the ranges of its fields are bound.
        foreach (var symbol in late) FindList(symbol);
        RefuseAmbiguousNames();
        var lateBinder = new LateBinder(_scope, _reader, _declarations, _expressions, _found) { IsShared = span => !IsOwn(span) };
        lateBinder.Bind(late, _statements.Where(s => s is RuleStatement or OutcomeStatement or GuaranteeStatement));
        foreach (var outcome in All<OutcomeStatement>()) _outcomeBinder.Bind(outcome);
        var rules = BindRules();
        var otherwise = BindOtherwise();
        var conditions = _expressions.Block.ToImmutable();
        var guarantees = All<GuaranteeStatement>().Where(g => Declare(_guarantees, g.Title))
            .Select(_ruleBinder.BindGuarantee).OfType<Guarantee>().ToImmutableArray();
        ImmutableArray<Input> inputs = [.. _declarations.Inputs, decisionDate];
        var binder = new ExampleBinder(_scope, _ruleBinder, _declarations, new ToldBinder(_declarations, _outcomeBinder, _found),
            decisionDate, _found);
        var examples = All<ExampleStatement>().Where(e => Declare(_examples, e.Title)).Select(binder.Bind)
            .OfType<Example>().ToImmutableArray();
        var policy = BindPolicy(decisionDate, inputs, rules, otherwise, hash);
        if (policy is not null)
            policy = policy with
            {
                Conditions = conditions, ValueSlots = lateBinder.Slots, RecordSlots = lateBinder.RecordSlots,
                WorkedOut = [.. late.Where(l => l.List is not null).Select(l => (l.List!, l.Name))],
                NamedValues = [.. _scope.InOrder.OfType<ValuesSymbol>().Select(v => new NamedValues(v.Name, v.Values))],
                Guarantees = guarantees, Examples = examples
            };
        if (policy is not null && !_found.HasErrors && _declarations.Each is var (list, facts))
            policy = policy with { Each = EachRecord.Of(policy, facts, list) };
        if (policy is not null) ProtectedFacts.Refuse(policy, _scope.InOrder.OfType<LateSymbol>().Where(l => IsOwn(l.Span)), _found);
        if (policy is not null) ToldDates.Warn(policy, _found);
        if (policy is not null) ToldMoney.Warn(policy, _found);
        if (policy is not null) RangeTests.Warn(policy, _found);
        // What is wrong comes before what is missing.
        if (policy?.Letters is not null && !_found.HasErrors) new LetterTexts(policy, _found).Check(_statements);
        // A statement that was refused may be what uses a name.
        if (!_found.HasErrors) WarnOfUnused();
        return new Bound(_found.HasErrors ? null : policy, DeclaredInVocabularies());
    }

    private IEnumerable<T> All<T>() where T : StatementSyntax => _statements.OfType<T>();

    /// <summary>Declares every name, so that declarations may stand in any order; yields what is bound later.</summary>
    private List<LateSymbol> Declare()
    {
        var late = new List<LateSymbol>();
        // Named values first: types are made of them, and a set may hold another, wherever it is declared.
        BindValues();
        _declarations.EachOf = EachOf();
        foreach (var statement in _statements)
        {
            switch (statement)
            {
                case SourceStatement source: _declarations.BindSource(source); break;
                case FactStatement fact: _declarations.BindFact(fact); break;
                case ListStatement list: _declarations.BindList(list); break;
                case DefineStatement define: Late(define, define.Name); break;
                case TableStatement table: Late(table, table.Name); break;
                case ScoreStatement score: Late(score, score.Name); break;
                case MalformedStatement { Name: { } name } malformed: DeclareBroken(malformed, name); break;
            }
        }
        return late;

        void Late(StatementSyntax statement, Phrase name)
        {
            var symbol = new LateSymbol(name.Words, statement, name.Span);
            if (_declarations.Declare(symbol, name)) late.Add(symbol);
        }
    }

    /// <summary>Finds the list for each of whose items a definition or score is worked out.</summary>
    private void FindList(LateSymbol symbol)
    {
        if (symbol.Statement is not ForEachStatement { Each: { } name }) return;
        if (_scope.EachOf is { } each && name.Key == each.ToLowerInvariant())
            (symbol.List, symbol.IsOfRecord) = (_scope.Others, true);
        else if (_scope.Find(name.Key) is InputSymbol { Input: ListInput list } input)
        {
            _scope.Use(input);
            symbol.List = list;
        }
        // A list that could not be read is at fault already.
        else if (_scope.Find(name.Key) is not BrokenSymbol)
            _found.Add(Messages.ForEachOfNoList(name, _scope.InOrder.OfType<InputSymbol>().Select(s => s.Input)
                .OfType<ListInput>().Select(l => l.Name)));
    }

    private void BindValues()
    {
        var byName = All<ValuesStatement>().GroupBy(v => v.Name.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var begun = new HashSet<ValuesStatement>(
            ReferenceEqualityComparer.Instance as IEqualityComparer<ValuesStatement>);
        var bound = new HashSet<ValuesStatement>(
            ReferenceEqualityComparer.Instance as IEqualityComparer<ValuesStatement>);
        foreach (var statement in All<ValuesStatement>())
        {
            var way = new Stack<ValuesStatement>([statement]);
            while (way.TryPop(out var at))
            {
                if (bound.Contains(at)) continue;
                var waits = begun.Add(at)
                    ? at.Values.Select(v => byName.GetValueOrDefault(v.Key)).OfType<ValuesStatement>()
                        .Where(v => v != at && !begun.Contains(v)).ToList()
                    : [];
                if (waits.Count == 0)
                {
                    if (at.Values.Select(v => byName.GetValueOrDefault(v.Key))
                        .FirstOrDefault(v => v is not null && !bound.Contains(v)) is { } round)
                        _found.Add(Messages.Recursion(at.Name.Span, round == at
                            ? [at.Name.Words, at.Name.Words]
                            : [at.Name.Words, round.Name.Words, at.Name.Words]));
                    bound.Add(at);
                    _declarations.BindValues(at);
                    continue;
                }
                way.Push(at);
                foreach (var needed in waits) way.Push(needed);
            }
        }
    }

    /// <summary>
    /// A declaration that does not parse still declares its name: calling it unknown would be a second, false error.
    /// </summary>
    private void DeclareBroken(MalformedStatement statement, Phrase name)
    {
        switch (statement.Keyword)
        {
            case "outcome": Beginnings(_outcomes.DeclareBroken); break;
            case "source": Beginnings(_sources.DeclareBroken); break;
            case "rule":
                Beginnings(_rules.DeclareBroken);
                _rules.DeclareBroken(string.Join(' ', statement.Line.Tokens.Skip(1).Select(t => t.Text)));
                break;
            default:
                Beginnings(words => _scope.Declare(new BrokenSymbol(words, name.Span)));
                break;
        }

        // Where the name ends is not known: every beginning of the words may be it.
        void Beginnings(Action<string> declare)
        {
            for (var words = 1; words <= Math.Min(name.Tokens.Length, 8); words++)
                declare(new Phrase(name.Tokens[..words]).Words);
        }
    }

    private bool Declare(NameTable<object> table, Phrase title)
    {
        if (table.Declare(title.Words, null, title.Span) is not { } other) return true;
        _found.Add(Messages.DeclaredTwice(title, title.Words, other));
        return false;
    }

    /// <summary>
    /// A name that also reads as a phrase of the language would make every use of it mean two things.
    /// </summary>
    private void RefuseAmbiguousNames()
    {
        foreach (var statement in _statements)
        {
            var name = statement switch
            {
                FactStatement s => s.Name,
                ListStatement s => s.Name,
                DefineStatement s => s.Name,
                TableStatement s => s.Name,
                ScoreStatement s => s.Name,
                _ => null
            };
            // A name that begins with a digit is refused for that already.
            if (name is null || !char.IsAsciiLetter(name.Tokens[0].Text[0])) continue;
            // That no name begins with `this one's` is said already.
            var other = _reader.ReadPhrases(name, beforeWhere: false).FirstOrDefault(r => r is not ThisReading);
            if (other is null && LiteralBinder.TryRead(name, new DiagnosticBag(), out _))
                other = new LiteralReading(null);
            if (other is not null) _found.Add(Messages.TwoReadings(name, $"the name `{name.Words}`", other.Words));
        }
    }

    private ImmutableArray<Rule> BindRules()
    {
        var bound = new List<(RuleStatement, Rule)>();
        var statements = All<RuleStatement>().ToList();
        if (statements.Count > MostRules) _found.Add(Messages.TooManyRules(statements[MostRules].Span, MostRules));
        foreach (var statement in statements.Take(MostRules))
        {
            var rule = _ruleBinder.BindRule(statement, bound.Count);
            if (_rules.Declare(statement.Title.Words, rule, statement.Title.Span) is { } other)
                _found.Add(Messages.DeclaredTwice(statement.Title, statement.Title.Words, other));
            else if (rule is not null) bound.Add((statement, rule));
        }
        return _ruleBinder.BindOverrides(bound);
    }

    private const int MostRules = 10_000;

    private Otherwise? BindOtherwise()
    {
        var statements = All<OtherwiseStatement>().ToList();
        foreach (var second in statements.Skip(1)) _found.Add(Messages.ClauseTwice(second.Span, statements[0].Span));
        if (statements.Count == 0) return null;
        var grounds = _grounds.Bind(statements[0].Clauses);
        return _ruleBinder.FindOutcome(statements[0].Outcome, out var outcome) && outcome is not null
            ? new Otherwise(outcome, grounds, statements[0].Span)
            : null;
    }

    private Policy? BindPolicy(Fact decisionDate, ImmutableArray<Input> inputs, ImmutableArray<Rule> rules,
        Otherwise? otherwise, string hash)
    {
        if (_root.Head is not PolicyStatement head) return null;
        if (otherwise is null && !_statements.Any(s => FileShape.KeywordOf(s) == "otherwise"))
            _found.Add(Messages.OtherwiseMissing(_root.Statements[^1].Line.LastLine));
        var properties = new Properties(head.Clauses, _found);
        var dated = properties.Single<DatedByClause>();
        var datedBy = dated is null ? decisionDate : FindDate(dated.Fact);
        if (datedBy is { Confidential: true }) _found.Add(Messages.DatedByConfidential(dated!.Fact.Span, datedBy.Name));
        var review =
            properties.Single<ReviewByClause>() is { } reviewed ? LiteralBinder.ReadDate(reviewed.Day, _found) : null;
        var period = properties.Single<PeriodClause>();
        if (period is not null && head.Clauses.OfType<TextClause>().FirstOrDefault(c => c.Kind == TextClauseKind.NeverInForce)
            is { } never)
            _found.Add(Messages.NeverInForceAndFrom(never.Span, period.Span));
        var policy = new Policy
        {
            Title = head.Title.Text,
            Edition = properties.Text(TextClauseKind.Edition), Force = properties.Text(TextClauseKind.Force),
            Summary = properties.Text(TextClauseKind.Summary),
            Owner = properties.Text(TextClauseKind.Owner), ReviewBy = review,
            Period = _ruleBinder.BindPeriod(period), NeverInForce = properties.Text(TextClauseKind.NeverInForce),
            Caveats = [.. head.Clauses.OfType<TextClause>().Where(c => c.Kind == TextClauseKind.Caveat).Select(c => c.Text.Text)],
            Letters = new LetterBinder(_declarations, _found).Bind(All<LettersStatement>(), _root.Source),
            DatedBy = datedBy ?? decisionDate, Inputs = inputs,
            Outcomes = _outcomeBinder.Outcomes, Rules = rules, Otherwise = otherwise!, Hash = hash, Source = _root.Source,
            WorstToBest = BindWorstToBest(properties.Single<WorstToBestClause>()), MayRead = BindMayRead(head),
        };
        if (properties.Single<DecidesEachClause>() is { } each) CheckEach(each);
        return otherwise is null ? null : policy;
    }

    /// <summary>
    /// The list each of whose records is decided by itself; where none is called so, the nearest, so that the misspelt
    /// name is the one error.
    /// </summary>
    private Phrase? EachOf()
    {
        if ((_root.Head as PolicyStatement)?.Clauses.OfType<DecidesEachClause>().FirstOrDefault() is not { List: var name })
            return null;
        var lists = All<ListStatement>().Select(l => l.Name).ToList();
        if (lists.Exists(l => l.Key == name.Key)) return name;
        var near = _found.Near(name.Words, lists.Select(l => l.Words));
        return lists.Find(l => l.Words == near) ?? name;
    }

    private void CheckEach(DecidesEachClause clause)
    {
        if (!All<ListStatement>().Any(l => l.Name.Key == clause.List.Key) && _scope.Find(clause.List.Key) is not BrokenSymbol)
            _found.Add(Messages.DecidesEachOfNoList(clause.List,
                _found.Near(clause.List.Words, All<ListStatement>().Select(l => l.Name.Words))));
    }

    private Fact? FindDate(Phrase phrase)
    {
        var input = _ruleBinder.FindInput(phrase);
        if (input is Fact { Type: DateType } fact) return fact;
        if (input is not null) _found.Add(Messages.DatedByNoDate(phrase));
        return null;
    }

    private ImmutableArray<Outcome> BindWorstToBest(WorstToBestClause? clause)
    {
        if (clause is null) return _outcomeBinder.Outcomes;
        var ranked = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var phrase in clause.Outcomes)
        {
            if (!_ruleBinder.FindOutcome(phrase, out var outcome) || outcome is null) continue;
            if (ranked.Contains(outcome)) _found.Add(Messages.SaidTwice(phrase.Span, phrase.Words));
            else ranked.Add(outcome);
        }
        return ranked.ToImmutable();
    }

    private ImmutableArray<MayRead> BindMayRead(PolicyStatement head)
    {
        var all = ImmutableArray.CreateBuilder<MayRead>();
        foreach (var clause in head.Clauses.OfType<MayReadClause>())
        {
            // The list each of whose records is decided is meant with the fields of the one in hand.
            var each = clause.Fact.Key == _declarations.EachOf?.Key ? _declarations.Each : null;
            if ((each?.List ?? _ruleBinder.FindInput(clause.Fact)) is not { } input) continue;
            if (all.Any(m => m.Fact == input)) _found.Add(Messages.SaidTwice(clause.Span, input.Name));
            else if (!input.Protected && input is not ListInput { Fields: var fields }
                || input is ListInput list && !list.Protected && !list.Fields.Any(f => f.Protected))
                _found.Add(Messages.MayReadUnprotected(clause.Fact));
            else all.Add(new MayRead(input, clause.Because.Text, clause.Span) { Slots = [input.Slot, .. each?.Facts ?? []] });
        }
        return all.ToImmutable();
    }

    private void WarnOfUnused()
    {
        foreach (var symbol in _scope.InOrder)
            if (IsOwn(symbol.Span) && Unused(symbol)) _found.Add(Messages.Unused(symbol.Span, symbol.Name));
        foreach (var statement in _statements.Where(s => IsOwn(s.Span)))
        {
            if (statement is SourceStatement source && !_sources.IsUsed(source.Name.Words))
                _found.Add(Messages.Unused(source.Name.Span, source.Name.Words));
            if (statement is OutcomeStatement outcome && !_outcomes.IsUsed(outcome.Name.Words))
                _found.Add(Messages.Unused(outcome.Name.Span, outcome.Name.Words));
        }
    }

    /// <summary>
    /// Declared in a policy itself: what nothing uses in a vocabulary is a question to the whole library.
    /// </summary>
    private bool IsOwn(TextSpan span) => span.Source == _root.Source && _root.Head is PolicyStatement;

    // A protected fact is recorded for monitoring: it need not be read. A field belongs to its list.
    private bool Unused(Symbol symbol) =>
        !_scope.IsUsed(symbol) && symbol is not (FieldSymbol or BrokenSymbol)
            && symbol is not InputSymbol { Input.Protected: true }
            // The others of a list that is decided record by record are its own, as its fields are.
            && symbol is not InputSymbol { IsOfRecord: true } && !(symbol is InputSymbol { Input: var input } && input == _scope.Others);

    private ImmutableArray<(TextSpan, string, bool)> DeclaredInVocabularies()
    {
        var all = ImmutableArray.CreateBuilder<(TextSpan, string, bool)>();
        foreach (var symbol in _scope.InOrder)
            if (symbol.Span.Source is not null && !IsOwn(symbol.Span) && symbol is not (FieldSymbol or BrokenSymbol))
                all.Add((symbol.Span, symbol.Name, !Unused(symbol)));
        foreach (var source in _statements.OfType<SourceStatement>().Where(s => !IsOwn(s.Name.Span)))
            all.Add((source.Name.Span, source.Name.Words, _sources.IsUsed(source.Name.Words)));
        return all.ToImmutable();
    }
}
