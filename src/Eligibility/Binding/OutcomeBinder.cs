using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Binds outcomes and the lines below them: what they oblige to, and what is told with them.</summary>
internal sealed class OutcomeBinder(Scope scope, NameTable<Outcome> outcomes, GroundsBinder grounds,
    Declarations declarations, ExpressionBinder expressions, DiagnosticBag found)
{
    private const int MostLines = 50;

    private static readonly string[] ClauseStarts =
        ["unless", "because", "source", "overrides", "in force from", "depends on", "lasts"];

    private readonly List<Outcome> _outcomes = [];

    // What a label stands for is the same under every outcome.
    private readonly Dictionary<string, (FactType Type, TextSpan Span)> _labels = new(StringComparer.Ordinal);

    public ImmutableArray<Outcome> Outcomes => [.. _outcomes];

    public void Bind(OutcomeStatement statement)
    {
        var name = statement.Name;
        var properties = new Properties(statement.Clauses, found);
        if (name.Key is "applies" or "undecided" or "otherwise" or "worse") found.Add(Messages.OutcomeNameTaken(name));
        else if (!char.IsAsciiLetter(name.Tokens[0].Text[0])) found.Add(Messages.NameBeginsWithDigit(name));
        else if (ClauseStarts.FirstOrDefault(c => name.Key == c
            || name.Key.StartsWith(c + " ", StringComparison.Ordinal)) is { } clause)
            found.Add(Messages.NameBeginsLikeClause(name, clause));
        if (statement.Clauses.Length > MostLines)
            found.Add(Messages.TooManyLines(statement.Clauses[MostLines].Span, MostLines));
        var refers = properties.Single<RefersClause>();
        var outcome = new Outcome
        {
            Index = _outcomes.Count, Name = name.Words, Text = statement.Text.Text, Span = name.Span,
            Length = properties.Single<LengthClause>() is { } length ? BindLength(length) : null,
            Letter = LetterBinder.OfOutcome(properties, found), Refers = refers is not null, RefersTo = refers?.To?.Text,
            RefersOn = refers is null ? Grounds.None : grounds.Bind(refers.Grounds),
            Obligations = [.. statement.Clauses.OfType<ObligesClause>().Select(c => Bind(c, c.Text.Text, c.When))],
            Authorities = [.. statement.Clauses.OfType<AuthorityClause>().Select(c =>
            {
                declarations.UseRole(c.Role);
                return Bind(c, c.Role.Words, c.When);
            })],
            Discretion = properties.Single<DiscretionaryClause>() is { } d ? Bind(d, "", d.When) : null,
            Tells = BindTold(statement),
        };
        if (outcomes.Declare(outcome.Name, outcome, name.Span) is { } other)
            found.Add(Messages.DeclaredTwice(name, outcome.Name, other));
        else _outcomes.Add(outcome);
    }

    private Consequence Bind(OutcomeLineClause line, string text, ExpressionSyntax? when)
    {
        var condition = when is null ? null : expressions.BindCondition(when);
        if (condition is not null && Reads.Of(condition).FirstOrDefault(r => r.Confidential) is { } secret)
            found.Add(Messages.TurnsOnConfidential(when!.Span, secret.Name));
        return new Consequence(text, condition, line.Span) { Grounds = grounds.Bind(line.Grounds) };
    }

    private ImmutableArray<Consequence> BindTold(OutcomeStatement statement)
    {
        var said = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        var told = ImmutableArray.CreateBuilder<Consequence>();
        foreach (var clause in statement.Clauses.OfType<TellsClause>())
        {
            var text = clause.Text;
            if (!said.TryAdd(text.Text, text.Span)) found.Add(Messages.ToldTwice(text.Span, text.Text, said[text.Text]));
            var value = clause.Value is null ? null : BindValue(clause.Value);
            if (string.IsNullOrWhiteSpace(text.Text)) found.Add(Messages.NoWords(text.Span));
            else if (clause.Value is null && !text.Text.TrimEnd().EndsWith('.')) found.Add(Messages.NoticeWithoutStop(text.Span));
            if (clause.Value is not null && value is null) continue;
            if (value is not null) AgreeOnType(text, value.Type);
            told.Add(Bind(clause, text.Text, clause.When) with { Value = value });
        }
        return told.ToImmutable();
    }

    private void AgreeOnType(Token label, FactType type)
    {
        if (_labels.TryAdd(label.Text, (type, label.Span))) return;
        var (before, first) = _labels[label.Text];
        if (!AreAlike(before, type))
            found.Add(Messages.ToldAsOtherType(label.Span, label.Text, Named(type), Named(before), first));
    }

    private static string Named(FactType type) => type is NumberType { Unit: null } ? "a number" : $"`{type.Words}`";

    /// <summary>Whether values of two types are told alike: whole numbers are numbers.</summary>
    private static bool AreAlike(FactType one, FactType other) => (one, other) switch
    {
        (NumberType a, NumberType b) => a.Unit?.Name == b.Unit?.Name && a.Written == b.Written,
        (ChoiceType a, ChoiceType b) => a.Values.Names.SequenceEqual(b.Values.Names, StringComparer.Ordinal),
        _ => one.GetType() == other.GetType(),
    };

    /// <summary>A value that is told with an outcome; null after saying what is wrong with it.</summary>
    private Term? BindValue(ExpressionSyntax syntax)
    {
        if (expressions.BindTerm(syntax) is not { } value) return null;
        if (value.Type is YesNoType or SetType) found.Add(Messages.CannotBeTold(syntax.Span, value.Type.InWords().Kind));
        else if (Reads.Of(value).FirstOrDefault(r => r.Confidential) is { } secret)
            found.Add(Messages.TurnsOnConfidential(syntax.Span, secret.Name));
        else return value;
        return null;
    }

    private Consequence? BindLength(LengthClause clause)
    {
        var line = new Consequence("", null, clause.Span) { Grounds = grounds.Bind(clause.Grounds) };
        switch (clause)
        {
            case LastsClause counted:
                return SayLength(counted) is { } words ? line with { Text = words } : null;
            case LastsTextClause { Text: var text }:
                if (string.IsNullOrWhiteSpace(text.Text)) found.Add(Messages.NoWords(text.Span));
                return line with { Text = text.Text };
            case LastsValueClause named:
                var isKnown = !NamesNothing(named.Value);
                var value = isKnown ? BindValue(new PhraseSyntax(named.Value, null, named.Value.Span)) : null;
                if (value is not null && IsLength(value))
                    return line with { Text = named.UpTo ? UpTo : "", Value = value };
                if (!isKnown || value is not null) found.Add(Messages.NoLength(named.Value.Span));
                return null;
            default:
                throw new InvalidOperationException(clause.GetType().Name);
        }
    }

    /// <summary>Whether nothing has a name, and nothing one like it.</summary>
    private bool NamesNothing(Phrase name) =>
        scope.Find(name.Key) is null && found.Near(name.Words, scope.InOrder.Select(s => s.Name)) is null;

    /// <summary>What stands before a length that may be shorter.</summary>
    private const string UpTo = "up to ";

    /// <summary>A length that stands in the policy, in words; null after saying what is wrong with it.</summary>
    public string? SayLength(LastsClause clause)
    {
        var limit = LetterBinder.Limit(new TimeSyntax(clause.Count, clause.Unit), found);
        return limit is null ? null : (clause.UpTo ? UpTo : "") + limit.Unit.Say(Number.Of(limit.Count));
    }

    private static bool IsLength(Term value) =>
        value is { Name: not null, Type: NumberType { Whole: true, Unit.Kind: UnitKind.Days or UnitKind.Months } }
            && Bounds.Of(value).Low >= 0;
}
