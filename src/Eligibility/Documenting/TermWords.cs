using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Documenting;

/// <summary>
/// A value in words: by its name where it has one, else what it is worked out from. A literal stands as it is written,
/// in the unit that its author chose.
/// </summary>
/// <param name="conditions">How the conditions of its <c>where</c> are said.</param>
internal sealed class TermWords(ConditionWords conditions) : ITermVisitor<Nothing, TermWords.Part>
{
    /// <summary>Words, and whether they must stand in brackets to be a part of something else.</summary>
    internal readonly record struct Part(string Words, bool IsMade)
    {
        public string Inside => IsMade ? $"({Words})" : Words;
    }

    public string Of(Term term) => Tell(term).Words;

    private Part Tell(Term term) =>
        StackGuard.Run((By: this, term), static at => at.term.Accept(at.By, default(Nothing)));

    private static Part Named(string name) => new(name, false);

    public Part VisitConstant(ConstantTerm constant, in Nothing context) => Named(OneLine.Of(constant.Span));

    public Part VisitFact(FactTerm fact, in Nothing context) => Named(NameOf(fact.Span, fact.Fact.Name));

    public Part VisitField(FieldTerm field, in Nothing context) => Named(field.Field.Name);

    public Part VisitSum(SumTerm sum, in Nothing context) => new(string.Concat(sum.Terms.Select((t, i) =>
        (t.Minus ? " minus " : i > 0 ? " plus " : "") + Tell(t.Term).Inside)).TrimStart(), true);

    public Part VisitProduct(ProductTerm product, in Nothing context) =>
        new(string.Join(" multiplied by ", product.Factors.Select(f => Tell(f).Inside)), true);

    public Part VisitRounded(RoundedTerm rounded, in Nothing context)
    {
        var way = rounded.Rounding switch
        {
            Rounding.Nearest => "rounded",
            Rounding.Down => "rounded down",
            Rounding.Up => "rounded up",
            _ => throw new ArgumentOutOfRangeException(nameof(rounded)),
        };
        var by = rounded.By is { } divisor ? $" divided by {Tell(divisor).Inside}" : "";
        return new($"{Tell(rounded.Of).Inside}{by}, {way} to {rounded.Type.Say(new Scalar(rounded.To))}", true);
    }

    public Part VisitGroup(ValueGroupTerm group, in Nothing context)
    {
        var which = group.Of switch
        {
            Extreme.Latest => "latest",
            Extreme.Earliest => "earliest",
            Extreme.Highest => "highest",
            Extreme.Lowest => "lowest",
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };
        return new($"the {which} of: {string.Join("; ", group.Lines.Select(l => Tell(l).Words))}", true);
    }

    public Part VisitLine(ValueLineTerm line, in Nothing context) => line.Value is { } value
        ? new(Tell(value).Words + (line.When is { } when ? $", when {conditions.That(when).InRow}" : ""), true)
        : new($"each {Of(line.Each!)} of {NameOf(line.List!, line.IsOfOthers)}{Where(line.Where)}", true);

    public Part VisitShift(ShiftTerm shift, in Nothing context) => new(Tell(shift.Date).Inside
        + string.Concat(shift.Shifts.Select(s => (s.Minus ? " minus " : " plus ") + Tell(s.Amount).Inside)), true);

    public Part VisitElapsed(ElapsedTerm elapsed, in Nothing context)
    {
        var unit = elapsed.Unit switch
        {
            Elapsed.Years => "years",
            Elapsed.Months => "months",
            Elapsed.Days => "days",
            _ => throw new ArgumentOutOfRangeException(nameof(elapsed)),
        };
        return Named($"{unit} from {Tell(elapsed.From).Inside} to {Tell(elapsed.To).Inside}");
    }

    public Part VisitTable(TableTerm table, in Nothing context) => Named(NameOf(table.Span, table.Table.Name));

    public Part VisitScore(ScoreTerm score, in Nothing context) => Named(NameOf(score.Span, score.Score.Name));

    public Part VisitDefinition(DefinitionTerm named, in Nothing context) =>
        Named(NameOf(named.Span, named.Definition.Name));

    public Part VisitCondition(ConditionTerm named, in Nothing context) =>
        Named(NameOf(named.Span, named.Definition.Name));

    public Part VisitThis(ThisTerm mine, in Nothing context) => Of(mine.Of) is var words
        && words.StartsWith(EachRecord.ThisOnes, StringComparison.Ordinal)
            ? Named(words) : Named($"{EachRecord.ThisOnes} {words}");

    public Part VisitCount(CountTerm count, in Nothing context) =>
        Named($"number of {NameOf(count.List, count.IsOfOthers)}{Where(count.Where)}");

    public Part VisitDifferent(DifferentTerm different, in Nothing context) =>
        Named($"number of different {Of(different.Of)} of {NameOf(different.List, different.IsOfOthers)}{Where(different.Where)}");

    public Part VisitTotal(TotalTerm total, in Nothing context) =>
        Named($"total {Of(total.Of)} of {NameOf(total.List, total.IsOfOthers)}{Where(total.Where)}");

    public Part VisitSize(SizeTerm size, in Nothing context) => Named($"number of {Of(size.Set)}");

    /// <summary>
    /// How something with a name is called. Where each record is decided by itself, what is said of the one in hand
    /// beside another is a fact like any other, and only the author's words tell the two apart.
    /// </summary>
    public static string NameOf(TextSpan span, string name) =>
        span.Source.Text.AsSpan(0, span.Start).TrimEnd()
            .EndsWith(EachRecord.ThisOnes, StringComparison.OrdinalIgnoreCase)
            ? $"{EachRecord.ThisOnes} {name}"
            : name;

    /// <summary>
    /// How a list is called: where each of its records is decided by itself, the others of it are one by itself.
    /// </summary>
    public static string NameOf(ListInput list, bool isOfOthers) =>
        isOfOthers && !list.Name.StartsWith(EachRecord.Other, StringComparison.Ordinal)
            ? EachRecord.Other + list.Name : list.Name;

    private string Where(WhereClause? where) =>
        where is null ? "" : $" (those where {conditions.That(where.Root).InRow})";
}
