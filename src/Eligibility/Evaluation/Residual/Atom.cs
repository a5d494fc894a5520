using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>
/// A value that is not known, as a whole number: the value is an offset and so many steps (<see cref="Variable"/>).
/// </summary>
/// <param name="Id">Its place among the atoms of its formula.</param>
/// <param name="Offset">The value that the number 0 stands for.</param>
/// <param name="Step">How far apart the values of neighbouring numbers lie.</param>
internal abstract record Atom(int Id, Int128 Offset, Int128 Step)
{
    /// <summary>A part that is to be settled before it is known what it stands for; null where there is none.</summary>
    public virtual Part? OpenGuard(State state) => null;

    /// <summary>Between which numbers it lies.</summary>
    public abstract Between Bounds(State state);

    /// <summary>Gathers the variables and sets that it reads.</summary>
    public abstract void Gather(HashSet<object> read);

    /// <summary>Gathers what it reads by itself, and not what parts do that decide what it stands for.</summary>
    public virtual void GatherOwn(HashSet<object> read) => Gather(read);

    /// <summary>Tells a visitor of which kind it is.</summary>
    public abstract TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context);

    public virtual bool Equals(Atom? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Id;
}

/// <summary>What is made of each kind of atom; without a default.</summary>
internal interface IAtomVisitor<TContext, TResult>
{
    TResult VisitVariable(VariableAtom atom, in TContext context);

    TResult VisitMoved(MovedAtom atom, in TContext context);

    TResult VisitElapsed(ElapsedAtom atom, in TContext context);

    TResult VisitProduct(ProductAtom atom, in TContext context);

    TResult VisitRounded(RoundedAtom atom, in TContext context);

    TResult VisitGuarded(GuardedAtom atom, in TContext context);

    TResult VisitExtreme(ExtremeAtom atom, in TContext context);

    TResult VisitSize(SizeAtom atom, in TContext context);

    TResult VisitFree(FreeAtom atom, in TContext context);
}

/// <summary>A variable by itself.</summary>
internal sealed record VariableAtom(int Id, Variable Variable) : Atom(Id, Variable.Offset, Variable.Step)
{
    public override Between Bounds(State state)
    {
        var domain = state[Variable];
        return new(domain.Low, domain.High);
    }

    public override void Gather(HashSet<object> read) => read.Add(Variable);

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitVariable(this, context);
}

/// <summary>How many values a set holds of which it is unknown what it holds.</summary>
internal sealed record SizeAtom(int Id, SetVariable Set) : Atom(Id, 0, Number.One.Units)
{
    public override Between Bounds(State state)
    {
        var (least, most) = state[Set].Sizes;
        return new(least, most);
    }

    public override void Gather(HashSet<object> read) => read.Add(Set);

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitSize(this, context);
}

/// <summary>A day moved by a number of days or months.</summary>
internal sealed record MovedAtom(int Id, Sum Day, Sum Amount, bool Months) : Atom(Id, 0, 1)
{
    public override Part? OpenGuard(State state) => Day.OpenGuard(state) ?? Amount.OpenGuard(state);

    public override Between Bounds(State state)
    {
        var (day, amount) = (Day.Values(state), Amount.Values(state));
        return new(Move(day.Low, amount.Low), Move(day.High, amount.High));
    }

    private Int128 Move(Int128 day, Int128 amount) =>
        Calendar.Add(DateOnly.FromDayNumber((int)day), (int)(amount / Number.One.Units), Months).DayNumber;

    public override void Gather(HashSet<object> read)
    {
        Day.Gather(read);
        Amount.Gather(read);
    }

    public override void GatherOwn(HashSet<object> read)
    {
        Day.GatherOwn(read);
        Amount.GatherOwn(read);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitMoved(this, context);
}

/// <summary>How many whole units lie from one day to another.</summary>
internal sealed record ElapsedAtom(int Id, Elapsed Unit, Sum From, Sum To) : Atom(Id, 0, Number.One.Units)
{
    public override Part? OpenGuard(State state) => From.OpenGuard(state) ?? To.OpenGuard(state);

    public override Between Bounds(State state)
    {
        var (from, to) = (From.Values(state), To.Values(state));
        var (low, high) = (Count(from.High, to.Low), Count(from.Low, to.High));
        return state.Shift?.Between(From, To, state) is { } days && Evaluation.Shift.Counted(Unit, days) is { } counted
            ? new(Int128.Max(low, counted.Low), Int128.Min(high, counted.High))
            : new(low, high);
    }

    private Int128 Count(Int128 from, Int128 to) =>
        Calendar.Elapsed(Unit, DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to));

    public override void Gather(HashSet<object> read)
    {
        From.Gather(read);
        To.Gather(read);
    }

    public override void GatherOwn(HashSet<object> read)
    {
        From.GatherOwn(read);
        To.GatherOwn(read);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitElapsed(this, context);
}

/// <summary>A product of two values neither of which is known, on the scale of <see cref="Scalar"/>.</summary>
internal sealed record ProductAtom(int Id, Sum One, Sum Other) : Atom(Id, 0, 1)
{
    public override Part? OpenGuard(State state) => One.OpenGuard(state) ?? Other.OpenGuard(state);

    public override Between Bounds(State state)
    {
        var (a, b) = (One.Values(state), Other.Values(state));
        Int128[] corners = [Times(a.Low, b.Low), Times(a.Low, b.High), Times(a.High, b.Low), Times(a.High, b.High)];
        return new(corners.Min(), corners.Max());
    }

    private static Int128 Times(Int128 a, Int128 b) => (Number.OfUnits(a) * Number.OfUnits(b)).Units;

    public override void Gather(HashSet<object> read)
    {
        One.Gather(read);
        Other.Gather(read);
    }

    public override void GatherOwn(HashSet<object> read)
    {
        One.GatherOwn(read);
        Other.GatherOwn(read);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitProduct(this, context);
}

/// <summary>
/// A value of which nothing is said but its bounds: it can leave an answer open, and never settle one.
/// </summary>
/// <param name="Id">Its place.</param>
/// <param name="Step">What its values are a multiple of.</param>
/// <param name="Numbers">The bounds, in steps.</param>
/// <param name="Reads">The variables, sets and lists that it hangs on.</param>
internal sealed record FreeAtom(int Id, Int128 Step, Between Numbers, IReadOnlySet<object> Reads) : Atom(Id, 0, Step)
{
    public override Between Bounds(State state) => Numbers;

    public override void Gather(HashSet<object> read)
    {
        read.Add(this);
        read.UnionWith(Reads);
    }

    public override TResult Accept<TContext, TResult>(IAtomVisitor<TContext, TResult> visitor, in TContext context) =>
        visitor.VisitFree(this, context);
}
