using System.Collections.Frozen;
using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Model;
using Eligibility.Text;
using Sprache;
using static Eligibility.Syntax.Grammar;

namespace Eligibility.Syntax;

/// <summary>Conditions and values (language, section 3), from small to large. Builds syntax only: names and types are the binder's.</summary>
internal static class ExpressionGrammar
{
    // term = "(" expr ")" | run [ "where" cond ]
    private static readonly Parser<ExpressionSyntax> Inside = Deep(() => Expression!);

    private static readonly Parser<ExpressionSyntax> Bracketed =
        (from open in Open from inner in Inside from close in Close select inner)
        .Spanned((inner, span) => (ExpressionSyntax)new BracketSyntax(inner, span));

    // after where C: only ")" or the end of the line
    private static readonly Parser<object?> NothingFollows = i =>
        i.AtEnd || ((TokenInput)i).Token.Kind == TokenKind.Close
            ? Sequence.Success<object?>(null, i)
            : Result.Failure<object?>(i, "", ["`)` or the end of the line, since what follows `where` reaches that far"]);

    private static readonly Parser<ExpressionSyntax> Inner = Deep(() => Condition!);

    private static readonly Parser<ExpressionSyntax> Where =
        from word in Words("where") from c in Inner from end in NothingFollows select c;

    private static readonly Parser<ExpressionSyntax> Phrased = Run("a name or a value").Followed(
        token => token.IsWord("where") ? Where : null,
        (run, condition, span) => (ExpressionSyntax)new PhraseSyntax(run, condition, condition is GroupSyntax below ? span.To(below.Span) : span));

    private static readonly Parser<ExpressionSyntax> Term = By(token => token.Kind == TokenKind.Open ? Bracketed : Phrased);

    private static readonly Parser<Token> SumOperator =
        One(t => t.Lower is "plus" or "minus", "`plus` or `minus`").Or(Words("multiplied by"));

    // sum = term { ( "plus" | "minus" ) term } | term { "multiplied by" term }         mixed only in brackets
    public static readonly Parser<ExpressionSyntax> Sum = Chain(
        Term, token => token.Lower is "plus" or "minus" or "multiplied", SumOperator, (terms, operators, span) => new SumSyntax(terms, operators, span));

    private static readonly (string Words, Relation Relation, bool OfDates)[] Comparisons =
    [
        ("at least", Relation.AtLeast, false), ("at most", Relation.AtMost, false),
        ("over", Relation.More, false), ("more than", Relation.More, false),
        ("under", Relation.Less, false), ("fewer than", Relation.Less, false), ("less than", Relation.Less, false),
        ("on or before", Relation.AtMost, true), ("on or after", Relation.AtLeast, true),
        ("before", Relation.Less, true), ("after", Relation.More, true),
    ];

    // predicate = "one of" runs | "empty" | "between" sum "and" sum | "within" NUMBER WORD ( "before" | "after" ) sum | ... sum | sum
    private static readonly Parser<PredicateSyntax> OneOf =
        (from words in Words("one of") from values in Runs("a value") select values)
        .Spanned((values, span) => (PredicateSyntax)new OneOfSyntax(values, span));

    private static readonly Parser<PredicateSyntax> Empty =
        from word in Words("empty")
        select (PredicateSyntax)new EmptySyntax(word.Span);

    private static readonly Parser<PredicateSyntax> Between =
        from start in Here
        from words in Words("between")
        from low in Sum
        from conjunction in Words("and")
        from high in Sum
        from span in SpanFrom(start)
        select (PredicateSyntax)new BetweenSyntax(low, high, span);

    private static readonly Parser<PredicateSyntax> Within =
        from start in Here
        from words in Words("within")
        from count in Numeral
        from unit in Word
        from side in Words("before").Or(Words("after"))
        from date in Sum
        from span in SpanFrom(start)
        select (PredicateSyntax)new WithinSyntax(count, unit, side.Lower == "before", date, span);

    /// <summary>The comparisons whose words begin with a word.</summary>
    private static Parser<PredicateSyntax> ComparesWith(string first) => Comparisons
        .Where(c => c.Words.Split(' ')[0] == first)
        .Select(c => (from words in Words(c.Words) from value in Sum select value)
            .Spanned((value, span) => (PredicateSyntax)new CompareSyntax(c.Relation, c.OfDates, c.Words, value, span)))
        .Aggregate((one, other) => one.Or(other));

    private static readonly Parser<PredicateSyntax> Equality =
        from value in Sum
        select (PredicateSyntax)new EqualsSyntax(value, value.Span) { AsValue = value is PhraseSyntax { Where: null, Phrase: var run } && IsRun(run.Tokens) ? run : null };

    private static Phrase? AsValue(TokenRun words) => IsRun(words) ? new Phrase(words) : null;

    private static bool IsRun(TokenRun words)
    {
        foreach (var word in words)
            if (!word.IsRunWord) return false;
        return true;
    }

    private static readonly FrozenDictionary<string, Parser<PredicateSyntax>> Phrases =
        Comparisons.Select(c => c.Words.Split(' ')[0]).Distinct().Select(first => (First: first, Parser: ComparesWith(first)))
            .Concat([("one", OneOf), ("empty", Empty), ("between", Between), ("within", Within)])
            .ToFrozenDictionary(p => p.Item1, p => p.Item2.Worded((predicate, end, start) => AsValue(end.Between(start)) is { } value ? predicate with { AsValue = value } : predicate).Or(Equality), StringComparer.Ordinal);

    /// <summary>What may follow <c>is</c>, also a key of a table. A phrase of the language is tried before a run of words.</summary>
    public static readonly Parser<PredicateSyntax> Predicate = By(token => Phrases.GetValueOrDefault(token.Lower, Equality));

    private static readonly Parser<Token> Is = One(t => t.Lower is "is" or "are" or "was" or "were", "`is`");

    // test = "not" test | sum [ is [ "not" ] predicate | "includes" ( "any of" runs | run ) ]
    private static readonly Parser<ExpressionSyntax> Negated = Deep(() => Test!);

    private static readonly Parser<ExpressionSyntax> Negation =
        (from negation in Words("not") from operand in Negated select operand)
        .Spanned((operand, span) => (ExpressionSyntax)new NotSyntax(operand, span));

    private static readonly Parser<IOption<Token>> MayBeNegated = Words("not").XOptional();

    private static readonly Parser<Func<ExpressionSyntax, TextSpan, ExpressionSyntax>> IsTail =
        from verb in Is
        from negation in MayBeNegated
        from predicate in Predicate
        select (Func<ExpressionSyntax, TextSpan, ExpressionSyntax>)((subject, span) => new TestSyntax(subject, negation.IsDefined, predicate, span));

    private static readonly Parser<ImmutableArray<Phrase>> Included =
        Words("any of").Then(_ => Runs("a value")).Or(Run("a value").Select(run => ImmutableArray.Create(run)));

    private static readonly Parser<Func<ExpressionSyntax, TextSpan, ExpressionSyntax>> IncludesTail =
        from verb in Words("includes")
        from start in Here
        from values in Included
        from end in Here
        let words = end.Between(start.Position)
        select (Func<ExpressionSyntax, TextSpan, ExpressionSyntax>)((subject, span) =>
            new IncludesSyntax(subject, values, AsValue(words), span));

    private static readonly Parser<ExpressionSyntax> Tested = Sum.Followed(
        token => token.Lower is "is" or "are" or "was" or "were" ? IsTail : token.IsWord("includes") ? IncludesTail : null,
        (subject, tail, span) => tail is null ? subject : tail(subject, span));

    private static readonly Parser<ExpressionSyntax> Test = By(token => token.IsWord("not") ? Negation : Tested);

    // expr = test { "and" test } | test { "or" test }          both at one level: the binder says which brackets are missing
    public static readonly Parser<ExpressionSyntax> Expression = Chain(
        Test, IsConjunction, One(IsConjunction, "`and` or `or`"), (tests, operators, span) => new LogicSyntax(tests, operators, span));

    private static bool IsConjunction(Token token) => token.Lower is "and" or "or";

    // group = ( "all" | "any" | "none" | ( "at least" | "at most" | "exactly" ) NUMBER ) "of"          last on its line
    private static readonly Parser<(GroupKind Kind, Token? Count)> GroupHead =
        (from word in Words("all of") select (GroupKind.All, (Token?)null))
        .Or(from word in Words("any of") select (GroupKind.Any, (Token?)null))
        .Or(from word in Words("none of") select (GroupKind.None, (Token?)null))
        .Or(from word in Words("at least") from n in Numeral from of in Words("of") select (GroupKind.AtLeast, (Token?)n))
        .Or(from word in Words("at most") from n in Numeral from of in Words("of") select (GroupKind.AtMost, (Token?)n))
        .Or(from word in Words("exactly") from n in Numeral from of in Words("of") select (GroupKind.Exactly, (Token?)n));

    private static readonly Parser<ExpressionSyntax> Group =
        from start in Here
        from head in GroupHead
        from end in Here
        where end.AtEnd
        from span in SpanFrom(start)
        select (ExpressionSyntax)new GroupSyntax(head.Kind, head.Count, end.Lines, span);

    /// <summary>A condition: a group that ends its line, or an expression.</summary>
    public static readonly Parser<ExpressionSyntax> Condition =
        By(token => token.Lower is "all" or "any" or "none" or "at" or "exactly" ? Group.Or(Expression) : Expression);

    /// <summary>The head of a group that something follows on its line, or null.</summary>
    public static Token? GroupInside(LineTree line)
    {
        for (var i = 0; i + 2 < line.Tokens.Length; i++)
            if (line.Tokens[i].Lower is "all" or "any" or "none" && line.Tokens[i + 1].IsWord("of") && line.Tokens[i + 2].Lower is "unless" or "and" or "or") return line.Tokens[i + 2];
        return null;
    }

    /// <summary>How many words of a line lead up to a group behind whose head a colon stands, or words such as <c>the following</c>; null where there are none.</summary>
    public static int? GroupHeadBefore(LineTree line)
    {
        for (var words = line.Tokens.Length - 1; words >= line.Tokens.Length - 4 && words > 1; words--)
        {
            if (!(line.Tokens[words].Kind == TokenKind.Colon || line.Tokens[words].Lower is "the" or "these" or "following" or "conditions")) return null;
            if (EndsInGroup(new LineTree(line.Indent, line.Span, line.Tokens[..words], false))) return words;
        }
        return null;
    }

    /// <summary>Whether a line ends in the head of a group, so that the lines below are its conditions.</summary>
    public static bool EndsInGroup(LineTree line)
    {
        var t = line.Tokens;
        if (t.Length < 2 || !t[^1].IsWord("of")) return false;
        if (t[^2].Lower is "all" or "any" or "none") return true;
        var number = t[^2].Kind == TokenKind.Number || Keywords.NumberWord(t[^2].Lower) >= 0;
        return number && t.Length >= 3 && (t[^3].Lower == "exactly" || (t.Length >= 4 && t[^4].Lower == "at" && t[^3].Lower is "least" or "most"));
    }
}
