using System.Collections.Immutable;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Interviewing;

/// <summary>Reads an answer as it is typed, by what it answers.</summary>
internal static class AnswerReader
{
    private const string None = "none";

    /// <summary>What it states; null with what is wrong with it.</summary>
    public static (Stated? Value, ImmutableArray<CaseFault> Faults) Read(Policy policy, Question asked, string typed)
    {
        var type = asked.Of.Type ?? NumberType.Count;
        var isCount = asked.Part == QuestionPart.Count;
        var said = isCount && typed.Equals(None, StringComparison.OrdinalIgnoreCase) ? "0" : typed;
        if (TypedText.State(said, type) is not { } stated) return (null, [CaseMessages.Blank(asked.Name)]);
        if (stated is StatedNothing) return (stated, []);
        // A judgement is told of as one of its value; that the whole can be so is seen once the case is read with it.
        var faults = new CaseFaults(inCells: true);
        var read = new ValueReader(CaseNames.Of(policy), faults).Read(stated, AllowedFor(asked), asked.Name);
        return read is null ? (null, faults.Refuse().Faults)
            : (isCount ? Items(((Scalar)read).Value) : stated, []);
    }

    /// <summary>So many items of which nothing is known.</summary>
    public static Stated Items(Int128 count) =>
        new StatedArray([.. Enumerable.Repeat<Stated>(new StatedObject([]), (int)(count / Number.One.Units))]);

    /// <summary>What the answer to a question may be.</summary>
    public static Allowed AllowedFor(Question asked) => (asked.Of switch
    {
        { Field: { } field } => Allowed.Of(field),
        { Input: Fact fact } => Allowed.Of(fact),
        var list => new Allowed(NumberType.Count, RangeOf((ListInput)list.Input), EndsAtDecisionDate: false),
    }) with { InCells = true };

    private static (Int128, Int128) RangeOf(ListInput list) => (Number.Of(list.Least).Units, Number.Of(list.Most).Units);
}
