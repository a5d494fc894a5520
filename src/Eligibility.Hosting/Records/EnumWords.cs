using System.Collections.Immutable;
using System.Reflection;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>The values that the members of an enum stand for.</summary>
internal static class EnumWords
{
    /// <summary>The values of a fact that has words for them; else null.</summary>
    public static ValueSet? ValuesOf(FactType type) => type switch
    {
        ChoiceType choice => choice.Values,
        SetType set => set.Values,
        _ => null,
    };

    /// <summary>Each member with its value.</summary>
    /// <param name="type">The enum.</param>
    /// <param name="values">The values of the fact, one for each edition.</param>
    /// <param name="faults">Told of a member that is no value of any edition, or two at once.</param>
    public static ImmutableArray<(long Member, string Word)> Of(Type type, IReadOnlyList<ValueSet> values,
        Action<string> faults)
    {
        var words = new Dictionary<long, (string Name, string Word)>();
        if (type.IsDefined(typeof(FlagsAttribute)))
            faults($"{type.Name} has flags, which are several values in one: use a collection of values");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var name = field.Name;
            var word = field.GetCustomAttribute<FactNameAttribute>()?.Name ?? name;
            var shown = $"{type.Name}.{name}";
            if (values.All(v => Spelling.Key(word) is null || v.IndexOfSpelling(word) < 0))
                faults(BindingMessages.NoValue(shown, word, values[0]));
            else if (!words.TryAdd(NumberOf(field), (shown, word))
                && Name.KeyOf(words[NumberOf(field)].Word) != Name.KeyOf(word))
                faults($"{shown} is the same number as {words[NumberOf(field)].Name}, and another value");
        }
        return [.. words.Select(w => (w.Key, w.Value.Word))];
    }

    private static long NumberOf(FieldInfo member)
    {
        var number = member.GetRawConstantValue()!;
        return number is ulong large
            ? unchecked((long)large)
            : Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture);
    }
}
