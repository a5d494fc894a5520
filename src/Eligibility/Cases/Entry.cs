using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>What a listing says of a fact, a list or a field: the three differ in little of it.</summary>
/// <param name="Name">Its name, spelt as declared.</param>
/// <param name="Allowed">What a case may state; null for a list.</param>
/// <param name="Ask">The question that asks for it, or null.</param>
/// <param name="Help">Further help with the question, or null.</param>
/// <param name="Changeable">Whether the person or the officer can still change it.</param>
/// <param name="Confidential">Whether it is withheld from the person decided about.</param>
/// <param name="Protected">Whether it is recorded for monitoring only.</param>
/// <param name="Assumed">What is assumed where it is not stated, or null.</param>
/// <param name="JudgedBy">The role whose judgement it is, or null.</param>
/// <param name="MayRead">Why the policy may read it although it is protected, or null.</param>
/// <param name="Fields">A list's fields.</param>
/// <param name="OnePer">The fields in which a list's items must differ.</param>
internal sealed record Entry(string Name, Allowed? Allowed, string? Ask, string? Help,
    bool Changeable, bool Confidential, bool Protected,
    Datum? Assumed, string? JudgedBy, string? MayRead, ImmutableArray<Entry> Fields, ImmutableArray<string> OnePer)
{
    /// <summary>
    /// Whether a decision may look at it: what a shared vocabulary declares for others is never asked for.
    /// </summary>
    public bool Asked { get; init; } = true;

    /// <summary>How many items a list holds.</summary>
    public (int Least, int Most) Holds { get; init; }

    public static IEnumerable<Entry> Of(Policy policy)
    {
        policy = policy.AsStated;
        var asked = policy.AsksFor.Select(i => i.Slot).ToHashSet();
        return policy.Inputs.Select(input => Of(input, policy.MayRead.FirstOrDefault(m => m.Fact.Slot == input.Slot)
            ?.Because) with { Asked = asked.Contains(input.Slot) });
    }

    private static Entry Of(Input input, string? mayRead)
    {
        var (fact, list) = (input as Fact, input as ListInput);
        return new Entry(input.Name, fact is null ? null : Cases.Allowed.Of(fact), input.Ask, input.Help,
            input.Changeable, input.Confidential, input.Protected,
            input.Assumed, fact?.JudgedBy, mayRead, list is null ? [] : [.. list.Fields.Select(Of)],
            list is null ? [] : [.. list.OnePer.Select(i => list.Fields[i].Name)])
        {
            Holds = list is null ? default : (list.Least, list.Most),
        };
    }

    private static Entry Of(Field field) =>
        new(field.Name, Cases.Allowed.Of(field), field.Ask, field.Help, field.Changeable, field.Confidential,
            field.Protected, null, field.JudgedBy, null, [], []);

    /// <summary>What is assumed, in words.</summary>
    public string? AssumedWords =>
        Assumed switch { null => null, Items => "empty", _ => Allowed!.Value.Type.Say(Assumed) };
}
