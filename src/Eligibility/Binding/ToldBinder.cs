using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds what an example expects to be told beside the outcome that it expects.</summary>
internal sealed class ToldBinder(Declarations declarations, OutcomeBinder outcomes, DiagnosticBag found)
{
    /// <summary>What is expected to be told; null after saying what is wrong with it.</summary>
    /// <param name="example">The example.</param>
    /// <param name="expected">What it expects beside that.</param>
    public ImmutableArray<ExpectedLine>? Bind(ExampleStatement example, Expectation expected)
    {
        var lines = ImmutableArray.CreateBuilder<ExpectedLine>();
        var (whole, said) = (true, new Dictionary<string, TextSpan>(StringComparer.Ordinal));
        foreach (var clause in example.Clauses.OfType<ToldClause>())
        {
            var about = clause switch
            {
                ToldTextClause told => told.Text.Text,
                NotToldClause not => not.Text.Text,
                // No text of a policy is empty.
                _ => "",
            };
            if (!said.TryAdd(about, clause.Span)) found.Add(Messages.ClauseTwice(clause.Span, said[about]));
            var line = expected.Outcome is null
                ? Refuse(Messages.ToldWhileUndecided(clause.Span))
                : Bind(clause, expected.Outcome);
            if (line is null) whole = false;
            else lines.Add(line);
        }
        return whole ? lines.ToImmutable() : null;
    }

    private ExpectedLine? Refuse(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        return null;
    }

    private ExpectedLine? Bind(ToldClause clause, Outcome outcome) => clause switch
    {
        NotToldClause not => Find(outcome, not.Text) is { } line
            ? new ExpectedLine(line, ExpectedState.NotTold, clause.Span)
            // It may be told with another outcome; what no outcome tells is misspelt.
            : IsLabelAnywhere(not.Text.Text) ? new ExpectedLine(null, ExpectedState.NotTold, clause.Span) : NoSuchLine(not.Text),
        ToldTextClause told => BindText(told, outcome),
        ToldLengthClause told => BindLength(told, outcome),
        _ => throw new InvalidOperationException(clause.GetType().Name),
    };

    private static Consequence? Find(Outcome outcome, Token text) =>
        outcome.Tells.FirstOrDefault(t => t.Text == text.Text);

    private bool IsLabelAnywhere(string text) => outcomes.Outcomes.Any(o => o.Tells.Any(t => t.Text == text));

    private ExpectedLine? NoSuchLine(Token text, Outcome? outcome = null)
    {
        var told = (outcome is null ? outcomes.Outcomes : [outcome]).SelectMany(o => o.Tells).Select(t => t.Text)
            .Distinct(StringComparer.Ordinal).ToList();
        return Refuse(Messages.NothingTold(text.Span, text.Text, outcome?.Name, found.Near(text.Text, told), told));
    }

    private ExpectedLine? BindText(ToldTextClause clause, Outcome outcome)
    {
        if (Find(outcome, clause.Text) is not { } line) return NoSuchLine(clause.Text, outcome);
        if (line.Value is null && clause.Value is not null)
            return Refuse(Messages.NoticeHasNoValue(clause.Span, clause.Text.Text));
        if (line.Value is not null && !clause.HasValue)
            return Refuse(Messages.LabelWithoutValue(clause.Span, clause.Text.Text));
        if (!clause.HasValue) return new ExpectedLine(line, ExpectedState.Told, clause.Span);
        if (clause.Value is null) return new ExpectedLine(line, ExpectedState.Open, clause.Span);
        return declarations.ReadConstant(clause.Value, line.Value!.Type, clause.Text.Text) is { } value
            ? new ExpectedLine(line, ExpectedState.Told, clause.Span) { Value = value }
            : null;
    }

    private ExpectedLine? BindLength(ToldLengthClause clause, Outcome outcome)
    {
        var words = clause.Length switch
        {
            LastsTextClause text => text.Text.Text,
            LastsClause counted => outcomes.SayLength(counted),
            LastsValueClause named => Say(Messages.LengthByName(named.Value.Span)),
            _ => throw new InvalidOperationException(clause.Length.GetType().Name),
        };
        if (words is null) return null;
        return outcome.Length is { } length
            ? new ExpectedLine(length, ExpectedState.Told, clause.Span) { Length = words }
            : Refuse(Messages.LastsNothing(clause.Span, outcome.Name));
    }

    private string? Say(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        return null;
    }
}
