using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Evaluation;

/// <summary>
/// A condition of what is left of a policy once everything known is filled in. What is settled for certain stays so
/// whatever else is assumed.
/// </summary>
/// <param name="id">Its place among the parts of its <see cref="Formula"/>.</param>
internal abstract class Part(int id)
{
    /// <summary>Its place among the parts of its formula.</summary>
    public int Id => id;

    /// <summary>What it comes to under some assumptions.</summary>
    public Truth In(State state)
    {
        if (state.TryRecall(id, out var known)) return known;
        var truth = StackGuard.Run((Part: this, State: state), static at => at.Part.Evaluate(at.State));
        state.Remember(id, truth);
        return truth;
    }

    /// <summary>What it comes to from its parts.</summary>
    protected abstract Truth Evaluate(State state);

    /// <summary>Gathers the variables and sets that it reads.</summary>
    public abstract void Gather(HashSet<object> read);

    /// <summary>Gathers what another part reads, however deep it lies.</summary>
    protected static void GatherOf(Part part, HashSet<object> read) =>
        StackGuard.Run((Part: part, Read: read), static at =>
        {
            at.Part.Gather(at.Read);
            return true;
        });

    /// <summary>Of a part that is open: a test to be settled next, all of whose own parts are settled.</summary>
    public abstract Test? Next(State state);

    /// <summary>The next test of another part, however deep it lies.</summary>
    protected static Test? NextOf(Part part, State state) =>
        StackGuard.Run((Part: part, State: state), static at => at.Part.Next(at.State));
}

/// <summary>What is so, or is not, whatever is unknown.</summary>
internal sealed class SettledPart(int id, Truth truth) : Part(id)
{
    /// <summary>What it comes to.</summary>
    public Truth Truth => truth;

    protected override Truth Evaluate(State state) => truth;

    public override void Gather(HashSet<object> read) { }

    public override Test? Next(State state) => null;
}

/// <summary>What is not to be asked about yet.</summary>
internal sealed class WaitingPart(int id) : Part(id)
{
    protected override Truth Evaluate(State state) => Truth.Open;

    public override void Gather(HashSet<object> read) { }

    public override Test? Next(State state) => null;
}

/// <summary>What is so where another part is not.</summary>
internal sealed class NotPart(int id, Part operand) : Part(id)
{
    /// <summary>What it negates.</summary>
    public Part Operand => operand;

    protected override Truth Evaluate(State state) => Truths.Not(operand.In(state));

    public override void Gather(HashSet<object> read)
    {
        if (read.Add(this)) GatherOf(operand, read);
    }

    public override Test? Next(State state) => NextOf(operand, state);
}

/// <summary>Several parts, of which all, any or so many must be so.</summary>
internal sealed class GroupPart(int id, GroupKind kind, int count, ImmutableArray<Part> operands) : Part(id)
{
    protected override Truth Evaluate(State state)
    {
        var (held, may) = (0, 0);
        foreach (var operand in operands)
        {
            var truth = operand.In(state);
            if (truth == Truth.Held) held++;
            if (truth != Truth.Failed) may++;
        }
        return Truths.OfGroup(kind, count, operands.Length, held, may);
    }

    public override void Gather(HashSet<object> read)
    {
        if (!read.Add(this)) return;
        foreach (var operand in operands) GatherOf(operand, read);
    }

    public override Test? Next(State state)
    {
        foreach (var operand in operands)
            if (operand.In(state) == Truth.Open && NextOf(operand, state) is { } test) return test;
        return null;
    }
}
