using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds what letters to the person need.</summary>
internal sealed class LetterBinder(Declarations declarations, DiagnosticBag found)
{
    /// <summary>What letters need, of the policy itself before that of a vocabulary; null where nobody says it.</summary>
    public Letters? Bind(IEnumerable<LettersStatement> statements, SourceText policy)
    {
        var all = statements.ToLookup(s => s.Span.Source == policy);
        foreach (var same in all)
            foreach (var second in same.Skip(1)) found.Add(Messages.ClauseTwice(second.Span, same.First().Span));
        ImmutableArray<Letters> bound = [.. all[true].Concat(all[false]).Select(Bind)];
        return bound.IsEmpty ? null : bound[0];
    }

    private Letters Bind(LettersStatement statement)
    {
        var properties = new Properties(statement.Clauses, found);
        return new Letters
        {
            From = properties.Text(TextClauseKind.From), Contact = properties.Text(TextClauseKind.Contact),
            Representations = Limit(properties.Single<RepresentationsClause>()?.Within, found),
            ReconsideredBy = Role(statement, settles: false), ReferralSettledBy = Role(statement, settles: true),
            Meanwhile = properties.Text(TextClauseKind.Meanwhile), Advice = properties.Text(TextClauseKind.Advice),
            Complaints = properties.Text(TextClauseKind.Complaints),
            Regulator = properties.Text(TextClauseKind.Regulator), Formats = properties.Text(TextClauseKind.Formats),
        };
    }

    private LetterRole? Role(LettersStatement statement, bool settles)
    {
        ImmutableArray<ClauseSyntax> same =
            [.. statement.Clauses.OfType<LettersRoleClause>().Where(c => c.Settles == settles)];
        if (new Properties(same, found).Single<LettersRoleClause>() is not { } clause) return null;
        declarations.UseRole(clause.Role);
        return new LetterRole(clause.Role.Words, Limit(clause.Within, found));
    }

    /// <summary>What a letter says of an outcome.</summary>
    public static OutcomeLetter OfOutcome(Properties properties, DiagnosticBag found)
    {
        var next = properties.Single<NextClause>();
        return new OutcomeLetter(SideOf(properties.Single<CountsClause>()?.Side),
            properties.Text(TextClauseKind.ForPerson), properties.Text(TextClauseKind.Means), next?.Text.Text,
            Limit(next?.Within, found));
    }

    /// <summary>The side that words name by the first of them.</summary>
    public static Side? SideOf(Token? first) => first?.Lower switch
    {
        null => null,
        "for" => Side.For,
        "against" => Side.Against,
        _ => Side.Neither,
    };

    /// <summary>A time; null where there is none, or it is none, which is reported.</summary>
    public static TimeLimit? Limit(TimeSyntax? time, DiagnosticBag found)
    {
        if (time is null || LiteralBinder.ReadWhole(time.Count, found, 10_000) is not { } count) return null;
        var unit = Unit.Of(time.Unit.Text);
        if (unit.Kind is UnitKind.Days or UnitKind.Months) return new TimeLimit(count, unit);
        found.Add(Messages.NoTimeUnit(time.Unit));
        return null;
    }

    /// <summary>How a fact, a list or a field is told to the person.</summary>
    public static Telling TellingOf(ImmutableArray<ClauseSyntax> clauses, DiagnosticBag found)
    {
        if (clauses.IsEmpty) return Telling.Plain;
        var properties = new Properties(clauses, found);
        var (secret, never) = (First(clauses, FlagKind.Confidential), properties.Has(FlagKind.NeverToldAsChange));
        if (never is not null && First(clauses, FlagKind.Changeable) is { } changeable)
            found.Add(Messages.NeverToldAndChangeable(never.Span, changeable.Span));
        return new Telling(properties.Text(TextClauseKind.ForPerson), secret?.Because?.Text,
            properties.Text(TextClauseKind.ToldOnlyAs), never is not null);
    }

    /// <summary>Whoever binds the declaration says where a second one stands.</summary>
    private static FlagClause? First(ImmutableArray<ClauseSyntax> clauses, FlagKind kind) =>
        clauses.OfType<FlagClause>().FirstOrDefault(c => c.Kind == kind);
}
