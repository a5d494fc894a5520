using Eligibility.Model;

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

/// <summary>Tells how values go with a fact, which stands for the context by its slot.</summary>
internal sealed class Slopes : ITermVisitor<int, Slope>
{
    private static readonly Slopes Visitor = new();

    /// <summary>How a value goes with a fact.</summary>
    public static Slope Of(Term term, int slot) => term.Accept(Visitor, slot);

    /// <summary>The same of the value taken as negative.</summary>
    public static Slope Negated(Slope slope) => (slope & ~Slope.Mixed)
        | ((slope & Slope.Up) != 0 ? Slope.Down : 0) | ((slope & Slope.Down) != 0 ? Slope.Up : 0);

    public Slope VisitConstant(ConstantTerm constant, in int slot) => Slope.Level;

    public Slope VisitFact(FactTerm fact, in int slot) => fact.Fact.Slot == slot ? Slope.Up : Slope.Level;

    public Slope VisitField(FieldTerm field, in int slot) => Slope.Level;

    public Slope VisitSum(SumTerm sum, in int slot)
    {
        var all = Slope.Level;
        foreach (var (term, minus) in sum.Terms) all |= Signed(Of(term, slot), minus);
        return all;
    }

    // The sign of what it is multiplied by says which way it goes.
    public Slope VisitProduct(ProductTerm product, in int slot)
    {
        var all = Slope.Level;
        foreach (var factor in product.Factors) all |= Of(factor, slot);
        return (all & Slope.Mixed) == 0 ? all : all | Slope.Mixed;
    }

    public Slope VisitShift(ShiftTerm shift, in int slot)
    {
        var all = Of(shift.Date, slot);
        foreach (var (amount, minus, _) in shift.Shifts) all |= Signed(Of(amount, slot), minus);
        return all;
    }

    public Slope VisitElapsed(ElapsedTerm elapsed, in int slot) =>
        Of(elapsed.To, slot) | Negated(Of(elapsed.From, slot));

    public Slope VisitTable(TableTerm table, in int slot) => ByParts(table, slot);

    public Slope VisitScore(ScoreTerm score, in int slot) => ByParts(score, slot) | Slope.AfterConditions;

    public Slope VisitDefinition(DefinitionTerm named, in int slot) => Of(named.Definition.Value!, slot);

    public Slope VisitCount(CountTerm count, in int slot) => ByParts(count, slot);

    public Slope VisitDifferent(DifferentTerm different, in int slot) => ByParts(different, slot);

    public Slope VisitTotal(TotalTerm total, in int slot) => ByParts(total, slot);

    private static Slope Signed(Slope slope, bool minus) => minus ? Negated(slope) : slope;

    /// <summary>Whatever is made of conditions turns where one of them does.</summary>
    private static Slope ByParts(Term term, int slot)
    {
        var looks = false;
        foreach (var read in Reads.Of(term)) looks |= read.Input.Slot == slot;
        return (looks ? Slope.ByConditions : 0)
            | (Reads.Everything([term]).OfType<DefinitionCondition>().Any() ? Slope.AfterConditions : 0);
    }
}
