using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>The clauses of a statement by kind; a second one of a kind that stands once is an error.</summary>
internal sealed class Properties(ImmutableArray<ClauseSyntax> clauses, DiagnosticBag found)
{
    public T? Single<T>(Func<TextSpan, TextSpan, Diagnostic>? twice = null) where T : ClauseSyntax =>
        clauses.IsEmpty ? null : One(clauses.OfType<T>(), twice);

    public FlagClause? Has(FlagKind kind) =>
        clauses.IsEmpty ? null : One(clauses.OfType<FlagClause>().Where(c => c.Kind == kind));

    public string? Text(TextClauseKind kind) =>
        clauses.IsEmpty ? null : One(clauses.OfType<TextClause>().Where(c => c.Kind == kind))?.Text.Text;

    private T? One<T>(IEnumerable<T> of, Func<TextSpan, TextSpan, Diagnostic>? twice = null) where T : ClauseSyntax
    {
        T? first = null;
        foreach (var clause in of)
        {
            if (first is null) first = clause;
            else found.Add(twice is null
                ? Messages.ClauseTwice(clause.Span, first.Span)
                : twice(clause.Span, first.Span));
        }
        return first;
    }
}
