using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>Cases of reference policies as the engine takes them.</summary>
internal static class ReferenceCases
{
    public static Case Of(Policy policy, ReferencePolicy reference, ReferenceCase @case)
    {
        var stated = new Datum?[policy.Inputs.Length];
        foreach (var fact in reference.Facts) stated[Slot(policy, fact.Name)] = DatumOf(fact, @case.Facts[fact.Slot]);
        if (reference.Fields is { } fields && @case.Items is { } items)
            stated[Slot(policy, "items")] = new Items([.. items.Select(item =>
                ImmutableArray.CreateRange(fields.Select(f => DatumOf(f, item[f.Slot]))))]);
        return Case.Of(policy, [.. stated]);
    }

    private static int Slot(Policy policy, string name) => policy.Inputs.First(i => i.Name == name).Slot;

    private static Datum? DatumOf(ReferenceFact fact, int? value) => (value, fact.Kind) switch
    {
        (null, _) => null,
        ({ } v, ReferenceKind.Flag) => Datum.Of(v == 1),
        ({ } v, ReferenceKind.Choice) => new Scalar(v),
        ({ } v, ReferenceKind.Set) => new Choices(v),
        ({ } v, ReferenceKind.Size) => Datum.Of(Number.Of(v)),
        ({ } v, _) => Datum.Of(ReferenceFact.Date(v)),
    };
}
