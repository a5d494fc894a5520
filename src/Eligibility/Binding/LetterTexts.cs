using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>
/// Looks at the texts for the person, where a policy has letters: one that is missing, one that is hard to read, one
/// that names what the person is not told.
/// </summary>
internal sealed class LetterTexts(Policy policy, DiagnosticBag found)
{
    private const int MostWords = 25;
    private const int MostGrade = 8;

    private readonly List<string> _secrets =
    [
        .. policy.Inputs.Where(i => i.Confidential).Select(i => i.Name),
        .. policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields).Where(f => f.Confidential).Select(f => f.Name),
        .. policy.Facts.Select(f => f.JudgedBy)
            .Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields).Select(f => f.JudgedBy))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // What people call a rule in one word is a word of every day.
    private readonly List<string> _rules = [.. policy.Rules.Select(r => r.Name).Where(n => n.Contains(' ', StringComparison.Ordinal))];

    public void Check(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
            switch (statement)
            {
                case LettersStatement: OfLetters(statement); break;
                case OutcomeStatement outcome: OfOutcome(outcome); break;
                case RuleStatement rule: OfRule(rule); break;
                case OtherwiseStatement: Texts(statement.Clauses, statement.Span, TextClauseKind.ForPerson); break;
                case FactStatement or ListStatement: OfInput(statement); break;
            }
    }

    private void OfLetters(StatementSyntax letters)
    {
        foreach (var (kind, words) in new[] { (TextClauseKind.From, "from"), (TextClauseKind.Contact, "contact") })
            if (!Has(letters.Clauses, kind)) found.Add(Messages.LetterTextMissing(letters.Span, words + " \"...\""));
        if (!letters.Clauses.OfType<RepresentationsClause>().Any())
            found.Add(Messages.LetterTextMissing(letters.Span, "representations within 14 days"));
    }

    private void OfOutcome(OutcomeStatement outcome)
    {
        var span = outcome.Name.Span;
        Texts(outcome.Clauses, span, TextClauseKind.ForPerson);
        Texts(outcome.Clauses, span, TextClauseKind.Means);
        if (!outcome.Clauses.OfType<NextClause>().Any()) found.Add(Messages.LetterTextMissing(span, "next \"...\""));
        foreach (var next in outcome.Clauses.OfType<NextClause>()) Look(next.Text);
        foreach (var duty in outcome.Clauses.OfType<ObligesClause>())
            Texts(duty.Grounds, duty.Span, TextClauseKind.ForPerson);
    }

    private void OfRule(RuleStatement statement)
    {
        var rule = policy.Rules.FirstOrDefault(r => r.Span == statement.Title.Span);
        var isSecret = rule is not null
            && Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>()).Any(r => r.Confidential);
        if (!isSecret) Texts(statement.Clauses, statement.Title.Span, TextClauseKind.ForPerson);
        else if (TextOf(statement.Clauses, TextClauseKind.ForPerson) is { } text)
            found.Add(Messages.NeverPrinted(text.Span));
    }

    /// <summary>A label is no sentence, and one that is missing is the name.</summary>
    private void OfInput(StatementSyntax input)
    {
        foreach (var clauses in input.Clauses.OfType<FieldClause>().Select(f => f.Clauses).Prepend(input.Clauses))
            if (TextOf(clauses, TextClauseKind.ForPerson) is { } label
                && !clauses.OfType<FlagClause>().Any(f => f.Kind == FlagKind.Confidential))
                LookAtWords(label.Text);
    }

    private void Texts(IEnumerable<ClauseSyntax> clauses, TextSpan owner, TextClauseKind kind)
    {
        if (TextOf(clauses, kind) is { } text) Look(text.Text);
        else found.Add(Messages.LetterTextMissing(owner, kind == TextClauseKind.Means ? "means \"...\"" : "for person \"...\""));
    }

    private static bool Has(IEnumerable<ClauseSyntax> clauses, TextClauseKind kind) => TextOf(clauses, kind) is not null;

    private static TextClause? TextOf(IEnumerable<ClauseSyntax> clauses, TextClauseKind kind) =>
        clauses.OfType<TextClause>().FirstOrDefault(c => c.Kind == kind);

    private void Look(Token text)
    {
        LookAtWords(text);
        if (PlainWords.LongestSentence(text.Text) is > MostWords and var words)
            found.Add(Messages.LongSentence(text.Span, words, MostWords));
        else if (PlainWords.Grade(text.Text) is > MostGrade and var grade)
            found.Add(Messages.HardToRead(text.Span, grade, MostGrade));
    }

    private void LookAtWords(Token text)
    {
        if (_secrets.Find(s => PlainWords.Names(text.Text, s)) is { } secret)
            found.Add(Messages.LetterNamesSecret(text.Span, secret));
        else if (Awkward.FirstOrDefault(w => PlainWords.Names(text.Text, w)) is { } awkward)
            found.Add(Messages.AwkwardForPerson(text.Span, awkward));
        else if (_rules.Find(r => PlainWords.Names(text.Text, r)) is { } rule)
            found.Add(Messages.AwkwardForPerson(text.Span, rule));
    }

    /// <summary>Words that speak of the person, or like the record.</summary>
    private static readonly ImmutableArray<string> Awkward = ["the person", "their", "inferred"];
}
