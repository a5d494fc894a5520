using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;

namespace Eligibility.Binding;

/// <summary>Binds what rules, <c>otherwise</c> and lines of outcomes rest on: reasons in words, and sources.</summary>
internal sealed class GroundsBinder(NameTable<Source> sources, DiagnosticBag found)
{
    /// <summary>What a statement or line rests on, from among its clauses.</summary>
    public Grounds Bind(ImmutableArray<ClauseSyntax> clauses) => clauses.IsEmpty
        ? Grounds.None
        : new Grounds(new Properties(clauses, found).Text(TextClauseKind.Because), BindCitations(clauses))
        {
            ForPerson = new Properties(clauses, found).Text(TextClauseKind.ForPerson),
        };

    public ImmutableArray<Citation> BindCitations(ImmutableArray<ClauseSyntax> clauses) =>
        [.. clauses.OfType<CiteClause>().Select(BindCitation).OfType<Citation>()];

    private Citation? BindCitation(CiteClause clause)
    {
        if (!sources.TryFind(clause.Source.Words, out var source))
            found.Add(Messages.Undeclared(clause.Source, "source", found.Near(clause.Source.Words, sources.Names),
                sources.Names));
        if (source is null) return null;
        var evidence = clause.Evidence.Lower switch
        {
            "explicit" => Evidence.Explicit,
            "inferred" => Evidence.Inferred,
            "disputed" => Evidence.Disputed,
            _ => Evidence.Illustrative
        };
        if (clause.Side is { } side && evidence != Evidence.Disputed)
            found.Add(Messages.SideOfUndisputed(side.Span, clause.Evidence.Lower));
        return new Citation(source, clause.Place?.Text, evidence) { Side = LetterBinder.SideOf(clause.Side) };
    }
}
