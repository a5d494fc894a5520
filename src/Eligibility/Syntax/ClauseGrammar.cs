using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using Sprache;
using static Eligibility.Syntax.Grammar;

namespace Eligibility.Syntax;

/// <summary>The lines of statements (language, section 2): one parser for each clause, and which a statement may have.</summary>
internal static class ClauseGrammar
{
    private static Parser<ClauseSyntax> TextLine(string words, TextClauseKind kind) =>
        from keyword in Words(words) from text in Quoted select (ClauseSyntax)new TextClause(kind, text);

    private static Parser<ClauseSyntax> FlagLine(string words, FlagKind kind) =>
        from keyword in Words(words) select (ClauseSyntax)new FlagClause(kind);

    private static Parser<Phrase> PhraseOf(params Parser<Token>[] tokens) =>
        tokens.Select(t => t.Select(token => ImmutableArray.Create(token)))
            .Aggregate((one, other) => from a in one from b in other select a.AddRange(b))
            .Select(all => new Phrase(all));

    private static readonly Parser<Token> IsoDate = One(t => t.Kind == TokenKind.Date, "a date");
    private static readonly Parser<Token> Year = One(t => t.Kind == TokenKind.Number, "a year");
    private static readonly Parser<Token> MonthWord = One(t => Keywords.Month(t.Lower) > 0, "a month");
    private static readonly Parser<Token> UnitWord = One(t => t.Kind == TokenKind.Word && t.IsRunWord && t.Lower is not "to" && Keywords.Month(t.Lower) == 0, "a unit");

    // date = ISODATE | NUMBER WORD NUMBER          day = date | WORD NUMBER | NUMBER
    private static readonly Parser<Phrase> Date = PhraseOf(IsoDate).Or(PhraseOf(Numeral, MonthWord, Year)).Named("a date");
    private static readonly Parser<Phrase> Day = Date.Or(PhraseOf(MonthWord, Year)).Or(PhraseOf(Year)).Named("a date, such as 1 December 2017");

    // literal = "yes" | "no" | NUMBER [ WORD ] | WORD NUMBER | date
    private static readonly Parser<Phrase> Literal =
        Date.Or(PhraseOf(Numeral, UnitWord)).Or(PhraseOf(Numeral)).Or(PhraseOf(Words("yes"))).Or(PhraseOf(Words("no"))).Or(PhraseOf(UnitWord, Numeral))
            .Named("a value");

    private static readonly Parser<IOption<Phrase>> Until = (from until in Words("until") from day in Day select day).XOptional();

    // period = "in force from" day [ "until" day ]
    private static readonly Parser<ClauseSyntax> Period =
        from words in Words("in force from")
        from first in Day
        from last in Until
        select (ClauseSyntax)new PeriodClause(first, last.GetOrDefault());

    private static readonly Parser<ClauseSyntax> Summary = TextLine("summary", TextClauseKind.Summary);

    private static readonly Parser<ClauseSyntax> Because = TextLine("because", TextClauseKind.Because);

    public static readonly Parser<ClauseSyntax> OfPolicy =
        TextLine("edition", TextClauseKind.Edition).Or(TextLine("force", TextClauseKind.Force)).Or(Period).Or(Summary)
        .Or(TextLine("owner", TextClauseKind.Owner))
        .Or(from words in Words("dated by") from fact in Run("the name of a date fact") select (ClauseSyntax)new DatedByClause(fact))
        .Or(from words in Words("worst to best") from outcomes in Runs("an outcome") select (ClauseSyntax)new WorstToBestClause(outcomes))
        .Or(from words in Words("review by") from day in Date select (ClauseSyntax)new ReviewByClause(day))
        .Or(from words in Words("may read") from fact in Run("a protected fact") from because in Words("because") from text in Quoted
            select (ClauseSyntax)new MayReadClause(fact, text));

    public static readonly Parser<ClauseSyntax> OfVocabulary = Summary;

    public static readonly Parser<ClauseSyntax> OfSource =
        TextLine("published by", TextClauseKind.PublishedBy).Or(TextLine("at", TextClauseKind.At))
        .Or(from words in Words("published on") from day in Date select (ClauseSyntax)new PublishedOnClause(day));

    private static readonly Parser<Phrase> DecisionDateOrLiteral = PhraseOf(Words("decision"), Words("date")).Or(Literal);

    // property = "from" literal "to" ( literal | "decision date" ) | "ask" TEXT | ... | "in order"
    private static readonly Parser<ClauseSyntax> Range =
        from words in Words("from") from low in Literal from to in Words("to")
        from high in DecisionDateOrLiteral
        select (ClauseSyntax)new RangeClause(low, high);

    private static readonly Parser<ClauseSyntax> Asking = TextLine("ask", TextClauseKind.Ask).Or(TextLine("help", TextClauseKind.Help));

    private static readonly Parser<ClauseSyntax> Assumed =
        from words in Words("assumed") from value in Run("a value") select (ClauseSyntax)new AssumedClause(value);

    private static readonly Parser<ClauseSyntax> Standing =
        FlagLine("changeable", FlagKind.Changeable).Or(FlagLine("confidential", FlagKind.Confidential)).Or(FlagLine("protected", FlagKind.Protected));

    public static readonly Parser<ClauseSyntax> OfFact =
        Range.Or(Asking).Or(Assumed)
        .Or(from words in Words("judged by") from role in Run("a role") select (ClauseSyntax)new JudgedByClause(role))
        .Or(Standing).Or(FlagLine("in order", FlagKind.InOrder));

    // type = "yes or no" | [ "whole" ] "number" [ "of" WORD ] | "amount in" WORD | "money in" WORD | "date" | "one of" names | "any of" names
    private static readonly Parser<Token?> OfUnit =
        (from of in Words("of") from unit in Word select unit).XOptional().Select(unit => (Token?)unit.GetOrDefault());

    public static readonly Parser<TypeSyntax> Type =
        (from w in Words("yes or no") select (Kind: TypeKind.YesNo, Unit: (Token?)null, Values: ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("whole number") from unit in OfUnit select (TypeKind.WholeNumber, unit, ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("number") from unit in OfUnit select (TypeKind.Number, unit, ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("amount in") from unit in Word select (TypeKind.Amount, (Token?)unit, ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("money in") from unit in Word select (TypeKind.Money, (Token?)unit, ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("date") select (TypeKind.Date, (Token?)null, ImmutableArray<Phrase>.Empty))
        .Or(from w in Words("one of") from values in Runs("a value") select (TypeKind.OneOf, (Token?)null, values))
        .Or(from w in Words("any of") from values in Runs("a value") select (TypeKind.AnyOf, (Token?)null, values))
        .Spanned((type, span) => new TypeSyntax(type.Item1, type.Item2, type.Item3, span));

    private static readonly Parser<ClauseSyntax> Field =
        from name in Run("the name of a field") from colon in Colon from type in Type
        select (ClauseSyntax)new FieldClause(name, type, []);

    private static readonly Parser<ClauseSyntax> OnePer =
        from words in Words("one per") from fields in Runs("a field") select (ClauseSyntax)new OnePerClause(fields);

    /// <summary>A line of a list: one with a colon is a field.</summary>
    public static Parser<ClauseSyntax> OfList(LineTree line) => line.HasColon ? Field : OfListItself;

    private static readonly Parser<ClauseSyntax> OfListItself = Asking.Or(Standing).Or(Assumed).Or(OnePer);

    private static readonly Parser<ExpressionSyntax?> OptionalWhen =
        Words("when").Then(_ => ExpressionGrammar.Condition).XOptional().Select(c => c.GetOrDefault());

    private static readonly Parser<IOption<Token>> UpTo = Words("up to").XOptional();

    private static readonly Parser<IOption<Token>> ReferredTo = (from w in Words("to") from text in Quoted select text).XOptional();

    public static readonly Parser<ClauseSyntax> OfOutcome =
        (from words in Words("lasts") from up in UpTo from n in Numeral from unit in Word
         select (ClauseSyntax)new LastsClause(up.IsDefined, n, unit))
        .Or(from words in Words("obliges") from text in Quoted from when in OptionalWhen select (ClauseSyntax)new ObligesClause(text, when))
        .Or(from words in Words("discretionary") from when in OptionalWhen select (ClauseSyntax)new DiscretionaryClause(when))
        .Or(from words in Words("needs authority of") from role in Run("a role") from when in OptionalWhen select (ClauseSyntax)new AuthorityClause(role, when))
        .Or(from words in Words("refers") from to in ReferredTo
            select (ClauseSyntax)new RefersClause(to.GetOrDefault()));

    // row = key { "," key } "," ( literal | name )          key = "any" | predicate, without commas
    private static readonly Parser<PredicateSyntax> Any =
        from any in Words("any")
        from next in Here
        where next.Token.Kind == TokenKind.Comma
        select (PredicateSyntax)new AnySyntax(any.Span);

    private static readonly Parser<PredicateSyntax> OneOfKey =
        from start in Here
        from words in Words("one of")
        from value in Run("a value")
        from span in SpanFrom(start)
        from end in Here
        select (PredicateSyntax)new OneOfSyntax([value], span) { AsValue = new Phrase(end.Between(start.Position)) };

    private static readonly Parser<PredicateSyntax> AnyKey = Any.Or(OneOfKey).Or(ExpressionGrammar.Predicate);

    private static readonly Parser<PredicateSyntax> Key =
        Likely(token => token.Lower is "any" or "one" ? AnyKey : ExpressionGrammar.Predicate, AnyKey);

    /// <summary>What stands before the last comma is keys. A key is not looked for behind it, where the value stands.</summary>
    private static readonly Parser<ImmutableArray<PredicateSyntax>> Keys = i =>
    {
        var keys = ImmutableArray.CreateBuilder<PredicateSyntax>(1);
        do
        {
            var key = Key(i);
            if (!key.WasSuccessful && keys.Count == 0) return key.Failed<PredicateSyntax, ImmutableArray<PredicateSyntax>>();
            var comma = key.WasSuccessful ? Comma(key.Remainder) : null;
            if (comma is { WasSuccessful: false } && keys.Count == 0) return comma.Failed<Token, ImmutableArray<PredicateSyntax>>();
            if (comma is not { WasSuccessful: true }) break;
            keys.Add(key.Value);
            i = comma.Remainder;
        }
        while (((TokenInput)i).CommaFollows);
        return Sequence.Success(keys.DrainToImmutable(), i);
    };

    private static readonly Parser<ClauseSyntax> Row =
        from keys in Keys
        from value in Run("a value")
        select (ClauseSyntax)new RowClause(keys, value);

    private static readonly Parser<ClauseSyntax> OtherwiseOrRow =
        (from words in Words("otherwise") from value in Run("a value") select (ClauseSyntax)new TableOtherwiseClause(value)).XOr(Row);

    public static readonly Parser<ClauseSyntax> OfTable = Likely(token => token.IsWord("otherwise") ? OtherwiseOrRow : Row, OtherwiseOrRow);

    public static readonly Parser<ClauseSyntax> OfScore =
        Range
        .Or(from words in Words("starts at") from n in Numeral select (ClauseSyntax)new StartsAtClause(n))
        .Or(from plus in Words("plus") from n in Numeral from when in Words("when") from c in ExpressionGrammar.Condition select (ClauseSyntax)new StepClause(true, n, c))
        .Or(from minus in Words("minus") from n in Numeral from when in Words("when") from c in ExpressionGrammar.Condition select (ClauseSyntax)new StepClause(false, n, c));

    private static readonly Parser<ExpressionSyntax> Unless =
        from words in Words("unless") from condition in ExpressionGrammar.Condition select condition;

    private static readonly Parser<Token> EvidenceWord =
        Words("explicit").Or(Words("inferred")).Or(Words("disputed")).Or(Words("illustrative"));

    private static readonly Parser<IOption<ExpressionSyntax>> MayHaveUnless = Unless.XOptional();

    // verdict = "always" | "when" cond [ "unless" cond ] | "unless" cond
    private static readonly Parser<(ExpressionSyntax? When, ExpressionSyntax? Unless)> Conditions =
        (from always in Words("always") select (When: (ExpressionSyntax?)null, Unless: (ExpressionSyntax?)null))
        .Or(from words in Words("when") from c in ExpressionGrammar.Condition from u in MayHaveUnless select ((ExpressionSyntax?)c, u.GetOrDefault()))
        .Or(from u in Unless select ((ExpressionSyntax?)null, (ExpressionSyntax?)u));

    private static readonly Parser<ClauseSyntax> Verdict =
        from outcome in Run("an outcome, or `applies`")
        from verdict in Conditions
        select (ClauseSyntax)new VerdictClause(outcome.Key == "applies" ? null : outcome, verdict.When, verdict.Unless);

    private static readonly Parser<IOption<Token>> Place = Quoted.XOptional();

    private static readonly Parser<ClauseSyntax> Cite =
        from words in Words("source") from name in Run("the key of a source") from place in Place
        from comma in Comma from evidence in EvidenceWord
        select (ClauseSyntax)new CiteClause(name, place.GetOrDefault(), evidence);

    private static readonly Parser<ImmutableArray<Phrase>> Titles = Title.ByCommas();

    private static readonly Parser<ClauseSyntax> UnlessLine = from condition in Unless select (ClauseSyntax)new UnlessClause(condition);

    private static readonly Parser<ClauseSyntax> Overrides =
        from words in Words("overrides") from titles in Titles select (ClauseSyntax)new OverridesClause(titles);

    private static readonly Parser<ClauseSyntax> PeriodOrVerdict = Period.Or(Verdict);

    /// <summary>The clauses of a rule; what begins like none of them is its outcome line.</summary>
    public static Parser<ClauseSyntax> OfRule(LineTree line) =>
        line.Tokens[0].Lower switch
        {
            "because" => Because,
            "source" => Cite,
            "unless" => UnlessLine,
            "overrides" => Overrides,
            "in" => PeriodOrVerdict,
            _ => Verdict,
        };

    public static readonly Parser<ClauseSyntax> OfOtherwise = Because;

    private static readonly Parser<bool> Lower = Words("lower").Select(_ => true).Or(Words("higher").Select(_ => false));

    public static readonly Parser<ClauseSyntax> OfGuarantee =
        (from words in Words("never depends on") from facts in Runs("a fact") select (ClauseSyntax)new NeverDependsClause(facts))
        .Or(from words in Words("never worse when") from fact in Run("a fact") from verb in Words("is") from lower in Lower
            select (ClauseSyntax)new NeverWorseClause(fact, lower))
        .Or(from never in Words("never").Select(_ => true).Or(Words("always").Select(_ => false))
            from outcome in Run("an outcome") from when in Words("when") from c in ExpressionGrammar.Condition
            select (ClauseSyntax)new PromiseClause(never, outcome, c));

    private static readonly Parser<IOption<Token>> MayBeNegated = Words("not").XOptional();

    private static readonly Parser<ImmutableArray<(bool Not, Phrase Field)>> FieldsGiven =
        (from negation in MayBeNegated from field in Run("a field and its value") select (negation.IsDefined, field)).ByCommas();

    private static readonly Parser<IOption<Func<Phrase, ClauseSyntax>>> WhatIsGiven =
        (from verb in Words("is").Or(Words("are")).Or(Words("was")).Or(Words("were")) from values in Runs("a value")
         select (Func<Phrase, ClauseSyntax>)(name => new ValueGivenClause(name, values)))
        .Or(from verb in Words("has") from fields in FieldsGiven
            select (Func<Phrase, ClauseSyntax>)(name => new ItemGivenClause(name, fields)))
        .XOptional();

    private static readonly Parser<ClauseSyntax> Given =
        from name in Run("a fact or a list")
        from given in WhatIsGiven
        select given.IsDefined ? given.Get()(name) : new FlagGivenClause(false, name);

    private static readonly Parser<IOption<ImmutableArray<Phrase>>> Needing =
        (from comma in Comma from word in Words("needing") from facts in Runs("a fact") select facts).XOptional();

    private static readonly Parser<IOption<ImmutableArray<Phrase>>> ByRules = (from word in Words("by") from titles in Titles select titles).XOptional();

    private static readonly Parser<ClauseSyntax> Expected =
        (from undecided in Words("undecided") from needing in Needing
         select (ClauseSyntax)new ExpectClause(null, [], needing.IsDefined ? needing.Get() : null))
        .Or(from outcome in Run("an outcome or `undecided`") from reasons in ByRules
            select (ClauseSyntax)new ExpectClause(outcome, reasons.IsDefined ? reasons.Get() : [], null));

    private static readonly Parser<ClauseSyntax> Expect = from words in Words("expect") from expected in Expected select expected;

    public static readonly Parser<ClauseSyntax> OfExample =
        (from words in Words("decided on") from day in Date select (ClauseSyntax)new DecidedOnClause(day))
        .Or(Expect)
        .Or(from no in Words("no") from list in Run("a list") select (ClauseSyntax)new NoListClause(list))
        .Or(from negation in Words("not") from fact in Run("a yes-or-no fact") select (ClauseSyntax)new FlagGivenClause(true, fact))
        .Or(Given);
}
