using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Plan;

/// <summary>How a value goes with one fact, all else being the same.</summary>
[Flags]
internal enum Slope
{
    /// <summary>It does not hang on it but by conditions.</summary>
    Level = 0,

    /// <summary>It never falls where the fact rises.</summary>
    Up = 1,

    /// <summary>It never rises where the fact rises.</summary>
    Down = 2,

    /// <summary>Neither is certain.</summary>
    Mixed = Up | Down,

    /// <summary>Conditions that it is made of look at the fact.</summary>
    ByConditions = 4,

    /// <summary>It is made of conditions that are worked out before it.</summary>
    AfterConditions = 8,
}

/// <summary>Tells how values go with one fact.</summary>
/// <param name="slot">The slot of the fact.</param>
internal sealed class Slopes(int slot) : ITermVisitor<Nothing, Slope>
{
    // As many definitions may build on each other, each nesting as deep, and one may be named twice in each.
    private readonly Dictionary<Definition, Slope> _named = new(ReferenceEqualityComparer.Instance);

    /// <summary>How a value goes with the fact.</summary>
    public Slope Of(Term term) => term.Accept(this, default(Nothing));

    /// <summary>The same of the value taken as negative.</summary>
    public static Slope Negated(Slope slope) => (slope & ~Slope.Mixed)
        | ((slope & Slope.Up) != 0 ? Slope.Down : 0) | ((slope & Slope.Down) != 0 ? Slope.Up : 0);

    public Slope VisitConstant(ConstantTerm constant, in Nothing context) => Slope.Level;

    public Slope VisitFact(FactTerm fact, in Nothing context) => fact.Fact.Slot == slot ? Slope.Up : Slope.Level;

    public Slope VisitField(FieldTerm field, in Nothing context) => Slope.Level;

    public Slope VisitSum(SumTerm sum, in Nothing context)
    {
        var all = Slope.Level;
        foreach (var (term, minus) in sum.Terms) all |= Signed(Of(term), minus);
        return all;
    }

    // The sign of what it is multiplied by says which way it goes.
    public Slope VisitProduct(ProductTerm product, in Nothing context)
    {
        var all = Slope.Level;
        foreach (var factor in product.Factors) all |= Of(factor);
        return (all & Slope.Mixed) == 0 ? all : all | Slope.Mixed;
    }

    // What it is divided by is above zero, and chosen by conditions if by anything.
    public Slope VisitRounded(RoundedTerm rounded, in Nothing context) =>
        Of(rounded.Of) | (rounded.By is null ? Slope.Level : Of(rounded.By));

    public Slope VisitShift(ShiftTerm shift, in Nothing context)
    {
        var all = Of(shift.Date);
        foreach (var (amount, minus, _) in shift.Shifts) all |= Signed(Of(amount), minus);
        return all;
    }

    public Slope VisitElapsed(ElapsedTerm elapsed, in Nothing context) =>
        Of(elapsed.To) | Negated(Of(elapsed.From));

    public Slope VisitTable(TableTerm table, in Nothing context) => ByParts(table);

    // Its steps count what conditions say; bringing a sum into a range never turns it round.
    public Slope VisitScore(ScoreTerm score, in Nothing context) =>
        ByParts(score) | StackGuard.Run((By: this, score.Score.Start),
            static on => on.By.Of(on.Start)) | Slope.AfterConditions;

    public Slope VisitDefinition(DefinitionTerm named, in Nothing context)
    {
        if (_named.TryGetValue(named.Definition, out var known)) return known;
        return _named[named.Definition] =
            StackGuard.Run((By: this, named.Definition), static on => on.By.Of(on.Definition.Value!));
    }

    public Slope VisitCondition(ConditionTerm named, in Nothing context) => ByParts(named) | Slope.AfterConditions;

    public Slope VisitThis(ThisTerm mine, in Nothing context) => Of(mine.Of);

    public Slope VisitCount(CountTerm count, in Nothing context) => ByParts(count);

    // Two worked-out values may become the same and part again wherever one of them goes with the fact.
    public Slope VisitDifferent(DifferentTerm different, in Nothing context) =>
        ByParts(different) | ((Of(different.Of) & Slope.Mixed) == 0 ? Slope.Level : Slope.Mixed);

    // A worked-out value that is added up may itself go with the fact.
    public Slope VisitTotal(TotalTerm total, in Nothing context) => ByParts(total) | Of(total.Of);

    // A set rises and falls with nothing.
    public Slope VisitSize(SizeTerm size, in Nothing context) => ByParts(size);

    public Slope VisitGroup(ValueGroupTerm group, in Nothing context)
    {
        var all = Slope.Level;
        foreach (var line in group.Lines) all |= Of(line);
        return all;
    }

    // Its value goes as it does; whether it counts turns where its condition does, which is worked out before it.
    public Slope VisitLine(ValueLineTerm line, in Nothing context)
    {
        if (line.Value is not { } value) return ByParts(line) | (line.Each is { } each ? Of(each) : Slope.Level);
        if (line.When is not { } when) return Of(value);
        var looks = Reads.Of(when).Any(r => r.Input.Slot == slot);
        return Of(value) | Slope.AfterConditions | (looks ? Slope.ByConditions : 0);
    }

    private static Slope Signed(Slope slope, bool minus) => minus ? Negated(slope) : slope;

    /// <summary>Whatever is made of conditions turns where one of them does.</summary>
    private Slope ByParts(Term term)
    {
        var looks = false;
        foreach (var read in Reads.Of(term)) looks |= read.Input.Slot == slot;
        return (looks ? Slope.ByConditions : 0)
            | (Reads.Everything([term]).Any(n => n is DefinitionCondition or ConditionTerm)
                ? Slope.AfterConditions : 0);
    }
}
