using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Binds definitions, tables and scores, each after those it is made of. What is made of what is found first, without
/// recursion: a cycle is an error that shows the way round, a chain of more than 64 another.
/// </summary>
internal sealed class LateBinder(Scope scope, PhraseReader reader, Declarations declarations,
    ExpressionBinder expressions, DiagnosticBag found)
{
    /// <summary>The most points that a step gives, or a range ends at.</summary>
    private const int MostPoints = 1_000_000;

    private int _slots;
    private int _recordSlots;
    private TableCoverage? _coverage;

    /// <summary>How many values a pass works out once.</summary>
    public int Slots => _slots;

    /// <summary>Whether a place is in a file that others use, too.</summary>
    public Func<TextSpan, bool>? IsShared { get; init; }

    /// <summary>How many definitions it works out once for each item.</summary>
    public int RecordSlots => _recordSlots;

    /// <summary>
    /// Binds them all; what no rule, outcome or guarantee rests on is checked, but never worked out in a decision.
    /// </summary>
    public void Bind(IReadOnlyList<LateSymbol> symbols, IEnumerable<StatementSyntax> users)
    {
        if (symbols.Count == 0) return;
        _coverage = new TableCoverage(symbols.Count(s => s.Statement is TableStatement));
        var needs = symbols.ToDictionary(s => s, s => Named(s.Statement).Distinct().ToList(),
            ReferenceEqualityComparer.Instance as IEqualityComparer<LateSymbol>);
        var depth = new Dictionary<LateSymbol, int>(
            ReferenceEqualityComparer.Instance as IEqualityComparer<LateSymbol>);
        var onTheWay = new HashSet<LateSymbol>(ReferenceEqualityComparer.Instance as IEqualityComparer<LateSymbol>);
        var used = Used(users, needs);
        var own = symbols.Where(s => IsShared?.Invoke(s.Span) != true).Select(s => s.Statement);
        var read = scope.EachOf is null ? used : Used([.. users, .. own], needs);
        foreach (var symbol in symbols)
        {
            var way = new Stack<(LateSymbol Symbol, int Next)>();
            way.Push((symbol, 0));
            while (way.TryPop(out var at))
            {
                if (depth.ContainsKey(at.Symbol)) continue;
                onTheWay.Add(at.Symbol);
                if (at.Next < needs[at.Symbol].Count)
                {
                    var needed = needs[at.Symbol][at.Next];
                    way.Push((at.Symbol, at.Next + 1));
                    if (depth.ContainsKey(needed)) continue;
                    if (!onTheWay.Contains(needed)) { way.Push((needed, 0)); continue; }
                    var round = way.Reverse().Select(w => w.Symbol).SkipWhile(s => s != needed).Select(s => s.Name)
                        .Append(needed.Name);
                    found.Add(Messages.Recursion(at.Symbol.Span, [.. round]));
                    depth[at.Symbol] = 0;
                    continue;
                }
                onTheWay.Remove(at.Symbol);
                depth[at.Symbol] = 1 + needs[at.Symbol].Select(n => depth.GetValueOrDefault(n)).DefaultIfEmpty(0).Max();
                if (depth[at.Symbol] == LineReader.MostNesting + 1)
                    found.Add(Messages.ChainTooLong(at.Symbol.Span, LineReader.MostNesting));
                if (depth[at.Symbol] > LineReader.MostNesting) continue;
                if (at.Symbol.Statement is ForEachStatement { Each: not null } && !at.Symbol.IsOfRecord) BindForEach(at.Symbol);
                else if (used.Contains(at.Symbol)) BindOfCase(at.Symbol);
                // What a vocabulary says of the whole list is said for other policies, and at fault only where this one reads it.
                else if (scope.EachOf is not null && IsShared?.Invoke(at.Symbol.Span) == true && !read.Contains(at.Symbol)) continue;
                else expressions.BindAside(() => BindOfCase(at.Symbol));
            }
        }
    }

    private HashSet<LateSymbol> Used(IEnumerable<StatementSyntax> users, Dictionary<LateSymbol, List<LateSymbol>> needs)
    {
        var used = new HashSet<LateSymbol>(ReferenceEqualityComparer.Instance as IEqualityComparer<LateSymbol>);
        var waiting = new Stack<LateSymbol>(users.SelectMany(Named));
        while (waiting.TryPop(out var symbol))
            if (used.Add(symbol))
                foreach (var needed in needs[symbol]) waiting.Push(needed);
        return used;
    }

    /// <summary>The definitions, tables and scores that a statement may name, in its order.</summary>
    private List<LateSymbol> Named(StatementSyntax statement)
    {
        var named = new List<LateSymbol>();
        foreach (var phrase in PhrasesOf.Statement(statement))
        {
            if (scope.Find(KeyOf(phrase.Tokens)) is LateSymbol symbol) named.Add(symbol);
            if (phrase.Tokens is [{ Lower: "total" or "number" or "each" }, _, _, _, ..]) named.AddRange(reader.LateIn(phrase));
            if (phrase.Tokens is [_, { Lower: "from" }, _, _, _, ..])
                named.AddRange(DatesIn(phrase).Select(scope.Find).OfType<LateSymbol>());
        }
        return named;
    }

    /// <summary>A name, as it is looked for; of the record in hand it is the same.</summary>
    private static string KeyOf(TokenRun name) => new Phrase(name[PhraseReader.PastThis(name, 0)..]).Key;

    /// <summary>What may be the names of the two dates of <c>years from D to D</c>.</summary>
    private IEnumerable<string> DatesIn(Phrase phrase)
    {
        var t = phrase.Tokens;
        var hashes = new CutHashes(t);
        for (var i = 3; i < t.Length - 1; i++)
        {
            if (t[i].Lower != "to" || !scope.MayBeDate(hashes, PhraseReader.PastThis(t, 2), i)
                || !scope.MayBeDate(hashes, PhraseReader.PastThis(t, i + 1), t.Length))
                continue;
            yield return KeyOf(t[2..i]);
            yield return KeyOf(t[(i + 1)..]);
        }
    }

    /// <summary>
    /// What is worked out for each item is none of a policy's own conditions: it is worked out where it is asked.
    /// </summary>
    private void BindForEach(LateSymbol symbol)
    {
        // What reads no list that there is says so, and no more is told of it.
        if (symbol.List is not { } list) return;
        expressions.InHand = list;
        expressions.BindAside(() => BindOne(symbol));
        expressions.InHand = null;
    }

    private void BindOfCase(LateSymbol symbol)
    {
        if (symbol.IsOfRecord) BindOfRecord(symbol);
        else BindOne(symbol);
        CheckHeading(symbol);
    }

    /// <summary>
    /// Binds what is worked out for each record of a list that is decided record by record: of the one in hand, whose fields
    /// are facts; and of each other, unless it reads a list itself.
    /// </summary>
    private void BindOfRecord(LateSymbol symbol)
    {
        var own = new LateSymbol(symbol.Name, symbol.Statement, symbol.Span);
        BindOne(own);
        symbol.OfRecord = own;
        if (NodesOf(own) is not { Count: > 0 } nodes || ReadsLists(nodes)) return;
        expressions.InHand = symbol.List;
        expressions.BindAside(() => BindOne(symbol));
        expressions.InHand = null;
    }

    /// <summary>Whether a list is looked at; what is worked out of the case alone is the same beside any record.</summary>
    private bool ReadsLists(IEnumerable<Node> nodes)
    {
        var (met, waiting) = (new HashSet<Node>(ReferenceEqualityComparer.Instance), new Stack<Node>(nodes));
        while (waiting.TryPop(out var at))
        {
            if (at.Reach.List is not null) return true;
            var name = at switch
            {
                DefinitionCondition named => named.Definition.Name,
                DefinitionTerm or ConditionTerm or ScoreTerm or TableTerm => ((Term)at).Name,
                _ => null,
            };
            if (!met.Add(at) || name is not null && !scope.IsOfRecord(scope.Find(name.ToLowerInvariant()))) continue;
            foreach (var part in at.Parts) waiting.Push(part);
        }
        return false;
    }

    private static List<Node> NodesOf(LateSymbol symbol) =>
    [
        .. ((Node?[])[symbol.Definition?.Value, symbol.Definition?.Condition, symbol.Score?.Start]).OfType<Node>(),
        .. symbol.Score?.Steps.SelectMany(s => (Node?[])[s.When, s.Each]).OfType<Node>() ?? [],
    ];

    /// <summary>What reads a field of the record in hand, or the others, says so in its heading.</summary>
    private void CheckHeading(LateSymbol symbol)
    {
        if (scope.EachOf is not { } list || symbol.Statement is not ForEachStatement { Each: null } statement) return;
        if (NodesOf(symbol).SelectMany(Reads.Directly).Any(r => r.Input.Slot == scope.Others!.Slot
            || scope.Find(r.Input.Name.ToLowerInvariant()) is InputSymbol { IsOfRecord: true }))
            found.Add(Messages.ForEachMissing(statement.Name, statement is ScoreStatement ? "score" : "define", list));
    }

    private void BindOne(LateSymbol symbol)
    {
        expressions.Heading = symbol.Statement switch
        {
            DefineStatement => $"define {symbol.Name} for each of LIST as ...",
            ScoreStatement => $"score {symbol.Name} for each of LIST",
            _ => null,
        };
        switch (symbol.Statement)
        {
            case DefineStatement define: symbol.Definition = BindDefinition(define, symbol); break;
            case TableStatement table:
                var tables = new TableBinder(scope, declarations, expressions, _coverage!, found).Bind(table);
                symbol.Tables = tables is null
                    ? null
                    : [.. tables.Value.Select(t => t.List is null ? t with { Slot = _slots++ } : t)];
                break;
            case ScoreStatement score: symbol.Score = BindScore(score, symbol.List); break;
        }
        expressions.Heading = null;
    }

    private Definition? BindDefinition(DefineStatement statement, LateSymbol symbol)
    {
        var (name, list) = (symbol.Name, symbol.List);
        if (IsValue(statement.Body, list))
        {
            if (expressions.BindTerm(statement.Body) is not { } value) return null;
            if (value is ValueGroupTerm group) WarnOfMisreading(group, statement.Name);
            return new Definition(name, null, value, statement.Name.Span)
            {
                Slot = list is null ? _slots++ : _recordSlots++, List = list, Bounds = Bounds.Of(value),
            };
        }
        return expressions.BindCondition(statement.Body) is { } condition
            ? new Definition(name, condition, null, statement.Name.Span)
            {
                Slot = list is null ? -1 : _recordSlots++, List = list,
            }
            : null;
    }

    /// <summary>A line that another surpasses whatever the case, and a cap that is the highest of several values.</summary>
    private void WarnOfMisreading(ValueGroupTerm group, Phrase name)
    {
        if (group.Of == Extreme.Highest && name.Tokens.Any(t => t.Lower is "maximum" or "cap" or "limit" or "ceiling"))
            found.Add(Messages.CapOfHighest(group.Span, name.Words));
        var plain = group.Lines.Where(l => l.IsPlain).Select(l => Bounds.Of(l)).ToList();
        foreach (var line in group.Lines)
            if (Bounds.Of(line) is var own
                && (group.IsGreatest ? own.High < plain.Max(b => b.Low) : own.Low > plain.Min(b => b.High)))
                found.Add(Messages.LineNeverGives(line.Span, Extremes.Surpassed(group.Of)));
    }

    /// <summary>Whether a definition's body is a value: arithmetic, or a phrase that reads as no yes-or-no.</summary>
    private bool IsValue(ExpressionSyntax body, ListInput? list) => body switch
    {
        SumSyntax or RoundedSyntax or ValueGroupSyntax => true,
        BracketSyntax bracket => IsValue(bracket.Inner, list),
        PhraseSyntax { Where: not null } phrase => phrase.Phrase.Tokens[0].Lower is not ("any" or "no"),
        PhraseSyntax phrase => scope.Find(phrase.Phrase.Key) switch
        {
            InputSymbol { Input: Fact fact } => fact.Type is not YesNoType,
            LateSymbol late when (late.Definition ?? late.OfRecord?.Definition) is { } definition =>
                definition.Condition is null && definition.Value?.Type is not YesNoType,
            FieldSymbol when list is not null => scope.FindField(list, phrase.Phrase.Key)?.Type is not YesNoType,
            _ => true,
        },
        _ => false,
    };

    private Score? BindScore(ScoreStatement statement, ListInput? list)
    {
        var properties = new Properties(statement.Clauses, found);
        var range = properties.Single<RangeClause>();
        var start = properties.Single<StartsAtClause>();
        if (start is null) found.Add(Messages.ScoreWithoutStart(statement.Line.LastLine));
        var low = range is null ? null : WholeOf(range.From);
        var high = range is null ? null : WholeOf(range.To);
        if (low > high) found.Add(Messages.BackwardsRange(range!.Span));
        var steps = ImmutableArray.CreateBuilder<ScoreStep>();
        var whole = start is not null;
        foreach (var step in statement.Clauses.OfType<StepClause>())
        {
            if (range is null && step.Each is { } each) found.Add(Messages.EachWithoutRange(each.Span));
            if (BindStep(step) is { } bound) steps.Add(bound);
            else whole = false;
        }
        var from = start is null ? null : expressions.BindStart(start.Value, MostPoints);
        if (!whole || from is null) return null;
        var score = new Score(statement.Name.Words, from, low, high, steps.ToImmutable(), statement.Name.Span)
        {
            StartSpan = start!.Span, RangeSpan = range?.Span ?? default, List = list,
        };
        if (!score.Added.FitNumber)
        {
            found.Add(Messages.NumberOutOfBounds(statement.Name.Span));
            return null;
        }
        return list is not null || score.IsOfConditions ? score : score with { Slot = _slots++ };
    }

    /// <summary>A step of a score, each of its parts with its own faults; null where one has any.</summary>
    private ScoreStep? BindStep(StepClause step)
    {
        var points = LiteralBinder.ReadWhole(step.Number, found, MostPoints);
        var when = step.When is null ? null : expressions.BindCondition(step.When);
        var each = step.Each is null ? null : expressions.BindEach(step.Each);
        return points is null || when is null && each is null
            ? null
            : new ScoreStep(Number.Of(step.Plus ? points.Value : -points.Value), when, each, step.Span);
    }

    private Number? WholeOf(Phrase phrase)
    {
        if (phrase.Tokens.Length == 1 && LiteralBinder.IsNumber(phrase.Tokens[0]))
            return LiteralBinder.ReadWhole(phrase.Tokens[0], found, MostPoints) is { } n ? Number.Of(n) : null;
        found.Add(TypeMistakes.WrongType(phrase, NumberType.Count));
        return null;
    }
}
