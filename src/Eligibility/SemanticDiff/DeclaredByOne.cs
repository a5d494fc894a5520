using Eligibility.Model;

namespace Eligibility.SemanticDiff;

/// <summary>What one of two policies declares and the other does not, or not so.</summary>
internal static class DeclaredByOne
{
    /// <summary>A line for each fact, list, field, value and outcome.</summary>
    public static IEnumerable<string> Of(PolicyDiff diff)
    {
        var inputs = diff.Joint.Inputs;
        foreach (var input in inputs.OnlyOld) yield return $"Only before: {Kind(input)} {input.Name}.";
        foreach (var input in inputs.OnlyNew) yield return $"Only now: {Kind(input)} {input.Name}.";
        foreach (var (old, @new) in inputs.Apart)
            yield return $"Declared differently: {old.Name}. No value is one of both, so that it is looked at as if it were two facts.";
        foreach (var (old, @new) in inputs.Narrowed)
            foreach (var line in Values(old, @new)) yield return line;
        foreach (var outcome in diff.OnlyOld) yield return $"Only before: outcome {outcome.Name}.";
        foreach (var outcome in diff.OnlyNew) yield return $"Only now: outcome {outcome.Name}.";
    }

    private static string Kind(Input input) => input is ListInput ? "list" : "fact";

    private static IEnumerable<string> Values(Input old, Input @new)
    {
        if (old is Fact a && @new is Fact b) return Values(a.Name, a.Type, b.Type, a.Range, b.Range);
        var (one, other) = ((ListInput)old, (ListInput)@new);
        return
        [
            .. one.Fields.Where(f => Find(other, f) is null).Select(f => $"Only before: field {f.Name} of {one.Name}."),
            .. other.Fields.Where(f => Find(one, f) is null).Select(f => $"Only now: field {f.Name} of {other.Name}."),
            .. one.Fields.SelectMany(f => Find(other, f) is { } g ? Values($"{one.Name}: {f.Name}", f.Type, g.Type, f.Range, g.Range) : []),
            .. one.Least != other.Least || one.Most != other.Most
                ? (string[])[FormattableString.Invariant($"{one.Name} holds {one.Least} to {one.Most} before, {other.Least} to {other.Most} now.")] : [],
        ];
    }

    private static Field? Find(ListInput list,
        Field field) => list.Fields.FirstOrDefault(f => Name.KeyOf(f.Name) == Name.KeyOf(field.Name));

    private static IEnumerable<string> Values(string name, FactType old, FactType @new,
        (Int128 Low, Int128 High)? was, (Int128 Low, Int128 High)? now)
    {
        if (Names(old) is { } before && Names(@new) is { } after)
        {
            var (gone, added) = (before.Names.Where(n => after.IndexOfSpelling(n) < 0).ToList(),
                after.Names.Where(n => before.IndexOfSpelling(n) < 0).ToList());
            if (gone.Count > 0) yield return $"Only before, of {name}: {string.Join(", ", gone)}.";
            if (added.Count > 0) yield return $"Only now, of {name}: {string.Join(", ", added)}.";
        }
        if (was is var (low, high) && now is var (least, most) && was != now)
            yield return $"{name} goes from {Say(old, low)} to {Say(old, high)} before, from {Say(@new, least)} to {Say(@new, most)} now.";
    }

    private static string Say(FactType type, Int128 value) => type.Say(new Scalar(value));

    private static ValueSet? Names(FactType type) => type switch
    {
        ChoiceType choice => choice.Values,
        SetType set => set.Values,
        _ => null,
    };
}
