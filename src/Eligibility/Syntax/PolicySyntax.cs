using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.Syntax;

/// <summary>One file as read: its statements in order, malformed ones among them, and how it ends.</summary>
internal sealed record FileSyntax(SourceText Source, ImmutableArray<StatementSyntax> Statements,
    ImmutableArray<Comment> CommentsAtEnd)
{
    public StatementSyntax? Head => Statements.IsEmpty ? null : Statements[0];
}

/// <summary>A statement: its heading, and its clauses in the order written.</summary>
internal abstract record StatementSyntax(LineTree Line)
{
    public ImmutableArray<ClauseSyntax> Clauses { get; init; } = [];

    public TextSpan Span => Line.Span;
}

/// <summary>A statement that does not parse: the others go on without it, and its name is not called unknown.</summary>
internal sealed record MalformedStatement(LineTree Line, string Keyword, Phrase? Name) : StatementSyntax(Line);

internal sealed record PolicyStatement(LineTree Line, Token Title) : StatementSyntax(Line);
internal sealed record VocabularyStatement(LineTree Line, Token Title) : StatementSyntax(Line);
internal sealed record LibraryStatement(LineTree Line, Token Title) : StatementSyntax(Line);
internal sealed record UseStatement(LineTree Line, Token Path) : StatementSyntax(Line);
internal sealed record SourceStatement(LineTree Line, Phrase Name, Token Title) : StatementSyntax(Line);
internal sealed record ValuesStatement(LineTree Line, Phrase Name, ImmutableArray<Phrase> Values)
    : StatementSyntax(Line);
internal sealed record FactStatement(LineTree Line, Phrase Name, TypeSyntax Type) : StatementSyntax(Line);
internal sealed record ListStatement(LineTree Line, Phrase Name) : StatementSyntax(Line);
internal sealed record LettersStatement(LineTree Line) : StatementSyntax(Line);
internal sealed record OutcomeStatement(LineTree Line, Phrase Name, Token Text) : StatementSyntax(Line);
/// <summary>A statement that may be worked out for each item of a list.</summary>
internal abstract record ForEachStatement(LineTree Line, Phrase Name, Phrase? Each) : StatementSyntax(Line);
internal sealed record DefineStatement(LineTree Line, Phrase Name, Phrase? Each, ExpressionSyntax Body)
    : ForEachStatement(Line, Name, Each);
internal sealed record TableStatement(LineTree Line, Phrase Name, ImmutableArray<Phrase> Keys, Token? Unit,
    Phrase? Giving) : StatementSyntax(Line);
internal sealed record ScoreStatement(LineTree Line, Phrase Name, Phrase? Each) : ForEachStatement(Line, Name, Each);
internal sealed record RuleStatement(LineTree Line, Phrase Title) : StatementSyntax(Line);
internal sealed record OtherwiseStatement(LineTree Line, Phrase Outcome) : StatementSyntax(Line);
internal sealed record GuaranteeStatement(LineTree Line, Phrase Title) : StatementSyntax(Line);
internal sealed record ExampleStatement(LineTree Line, Phrase Title) : StatementSyntax(Line);
internal sealed record EndStatement(LineTree Line) : StatementSyntax(Line);

/// <summary>A fact's type as written.</summary>
internal sealed record TypeSyntax(TypeKind Kind, Token? Unit, ImmutableArray<Phrase> Values, TextSpan Span);

internal enum TypeKind { YesNo, WholeNumber, Number, Amount, Money, Date, OneOf, AnyOf }

/// <summary>One line of a statement.</summary>
internal abstract record ClauseSyntax
{
    /// <summary>Set by the parser as soon as the line is read: no clause is known before it.</summary>
    public LineTree Line { get; set; } = null!;

    public TextSpan Span => Line.Span;
}

internal enum TextClauseKind
{
    Edition, Force, Summary, Owner, PublishedBy, At, Ask, Help, Because, Caveat, NeverInForce, ForPerson, Means,
    ToldOnlyAs, From, Contact, Meanwhile, Advice, Complaints, Regulator, Formats,
}

internal enum FlagKind { Changeable, Confidential, Protected, InOrder, NeverToldAsChange }

internal sealed record TextClause(TextClauseKind Kind, Token Text) : ClauseSyntax;
internal sealed record PeriodClause(Phrase From, Phrase? Until) : ClauseSyntax;
internal sealed record DatedByClause(Phrase Fact) : ClauseSyntax;
internal sealed record DecidesEachClause(Phrase List) : ClauseSyntax;
internal sealed record WorstToBestClause(ImmutableArray<Phrase> Outcomes) : ClauseSyntax;
internal sealed record ReviewByClause(Phrase Day) : ClauseSyntax;
internal sealed record MayReadClause(Phrase Fact, Token Because) : ClauseSyntax;
internal sealed record PublishedOnClause(Phrase Day) : ClauseSyntax;
internal sealed record RangeClause(Phrase From, Phrase To) : ClauseSyntax;
/// <summary>A range of which an end may be a name: where its words are cut is the binder's.</summary>
internal sealed record RangeByNamesClause(Phrase Ends) : ClauseSyntax;
internal sealed record AssumedClause(Phrase Value) : ClauseSyntax;
internal sealed record JudgedByClause(Phrase Role) : ClauseSyntax;
internal sealed record FlagClause(FlagKind Kind) : ClauseSyntax
{
    /// <summary>Why, which may be said of what is confidential alone.</summary>
    public Token? Because { get; init; }
}

/// <summary>The fewest items that a list holds, or the most.</summary>
internal sealed record HoldsAtLeastClause(Token Count) : ClauseSyntax;
internal sealed record HoldsAtMostClause(Token Count) : ClauseSyntax;
internal sealed record OnePerClause(ImmutableArray<Phrase> Fields) : ClauseSyntax;
internal sealed record FieldClause(Phrase Name, TypeSyntax Type, ImmutableArray<ClauseSyntax> Clauses) : ClauseSyntax;

/// <summary>On whose side an outcome or a source is: its last words.</summary>
internal sealed record CountsClause(Token Side) : ClauseSyntax;
internal sealed record NextClause(TimeSyntax? Within, Token Text) : ClauseSyntax;

/// <summary><c>14 days</c></summary>
internal sealed record TimeSyntax(Token Count, Token Unit);

/// <summary>Until when the person can say that something is wrong.</summary>
internal sealed record RepresentationsClause(TimeSyntax Within) : ClauseSyntax;

/// <summary>Who looks at a case again, or settles one that was referred.</summary>
internal sealed record LettersRoleClause(bool Settles, Phrase Role, TimeSyntax? Within) : ClauseSyntax;

/// <summary>A line below an outcome, which may have grounds of its own below it.</summary>
internal abstract record OutcomeLineClause : ClauseSyntax
{
    /// <summary>Set by the parser once the lines below are read.</summary>
    public ImmutableArray<ClauseSyntax> Grounds { get; set; } = [];
}

/// <summary>How long an outcome lasts.</summary>
internal abstract record LengthClause : OutcomeLineClause;
internal sealed record LastsClause(bool UpTo, Token Count, Token Unit) : LengthClause;
internal sealed record LastsValueClause(bool UpTo, Phrase Value) : LengthClause;
internal sealed record LastsTextClause(Token Text) : LengthClause;
internal sealed record ObligesClause(Token Text, ExpressionSyntax? When) : OutcomeLineClause;
internal sealed record DiscretionaryClause(ExpressionSyntax? When) : OutcomeLineClause;
internal sealed record AuthorityClause(Phrase Role, ExpressionSyntax? When) : OutcomeLineClause;
internal sealed record RefersClause(Token? To) : OutcomeLineClause;

/// <summary>A value with its label, or without a value a notice.</summary>
internal sealed record TellsClause(Token Text, ExpressionSyntax? Value, ExpressionSyntax? When) : OutcomeLineClause;

/// <summary>A row of a table.</summary>
internal sealed record RowClause(ImmutableArray<PredicateSyntax> Keys, Phrase Value) : ClauseSyntax;
internal sealed record TableOtherwiseClause(Phrase Value) : ClauseSyntax;
internal sealed record StartsAtClause(Phrase Value) : ClauseSyntax;

/// <summary>A step of a score, with what must hold, or with what it counts.</summary>
internal sealed record StepClause(bool Plus, Token Number, ExpressionSyntax? When, PhraseSyntax? Each) : ClauseSyntax;

/// <summary>The outcome line of a rule; with no outcome it is <c>applies</c>.</summary>
internal sealed record VerdictClause(Phrase? Outcome, ExpressionSyntax? When, ExpressionSyntax? Unless) : ClauseSyntax;
internal sealed record UnlessClause(ExpressionSyntax Condition) : ClauseSyntax;
internal sealed record CiteClause(Phrase Source, Token? Place, Token Evidence, Token? Side) : ClauseSyntax;
internal sealed record OverridesClause(ImmutableArray<Phrase> Rules) : ClauseSyntax;
internal sealed record NeverDependsClause(ImmutableArray<Phrase> Facts) : ClauseSyntax;
internal sealed record NeverWorseClause(Phrase Fact, bool Lower) : ClauseSyntax;
internal sealed record PromiseClause(bool Never, Phrase Outcome, ExpressionSyntax When) : ClauseSyntax;
internal sealed record DecidedOnClause(Phrase Day) : ClauseSyntax;
internal sealed record NoListClause(Phrase List) : ClauseSyntax;
internal sealed record FlagGivenClause(bool Not, Phrase Fact) : ClauseSyntax;
internal sealed record ValueGivenClause(Phrase Fact, ImmutableArray<Phrase> Values) : ClauseSyntax;
internal sealed record ItemGivenClause(Phrase List, ImmutableArray<(bool Not, Phrase Field)> Fields) : ClauseSyntax;

/// <summary>
/// What an example expects: an outcome by rules, or undecided, with the facts it needs when they are told.
/// </summary>
internal sealed record ExpectClause(Phrase? Outcome, ImmutableArray<Phrase> By, ImmutableArray<Phrase>? Needing)
    : ClauseSyntax;

/// <summary>What an example expects to be told beside the outcome.</summary>
internal abstract record ToldClause : ClauseSyntax;

/// <summary>A label with its value (null where it is not known), or without <c>is</c> a notice.</summary>
internal sealed record ToldTextClause(Token Text, bool HasValue, Phrase? Value) : ToldClause;
internal sealed record NotToldClause(Token Text) : ToldClause;
internal sealed record ToldLengthClause(LengthClause Length) : ToldClause;
