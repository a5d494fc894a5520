using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>Which form the values of a type have that can hold those of a fact.</summary>
[RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
internal static class ValueForms
{
    /// <summary>The form, and the type that it reads.</summary>
    /// <param name="type">The property's type, without its question mark; it can hold the fact's values.</param>
    /// <param name="types">The fact's types, one for each edition.</param>
    /// <param name="numbers">The unit of numbers.</param>
    /// <param name="faults">Told of members of an enum that are no values.</param>
    public static (Type Reads, object Form) Of(Type type, ImmutableArray<FactType> types, NumbersIn numbers,
        Action<string> faults)
    {
        if (types[0] is SetType) return SetOf(TypeWords.ElementOf(type)!, types, faults);
        if (type == typeof(bool)) return (type, new FlagForm());
        if (type == typeof(DateOnly)) return (type, new DayForm());
        if (type == typeof(DateTime)) return (type, new MidnightForm());
        if (type == typeof(string)) return (type, new TextForm());
        if (TypeWords.IsWholeNumber(type)) return (typeof(long), new WholeForm(numbers));
        if (!type.IsEnum) return (typeof(decimal), new DecimalForm(numbers));
        ImmutableArray<ValueSet> values = [.. types.Select(t => EnumWords.ValuesOf(t)!)];
        return (typeof(long), new EnumForm(EnumWords.Of(type, values, faults)));
    }

    private static (Type Reads, object Form) SetOf(Type element, ImmutableArray<FactType> types, Action<string> faults)
    {
        var values = types.Select(t => EnumWords.ValuesOf(t)!).ToList();
        var type = TypeWords.WithoutNull(element);
        (Type, object) form = type == typeof(string)
            ? (typeof(string), new TextForm())
            : (typeof(long), new EnumForm(EnumWords.Of(type, values, faults)));
        var made = typeof(ValueForms).GetMethod(nameof(MakeSet), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(element, form.Item1).Invoke(null, [form.Item2])!;
        return (typeof(IEnumerable<>).MakeGenericType(element), made);
    }

    private static SetForm<TElement, TValue> MakeSet<TElement, TValue>(object form) =>
        new(AccessCompiler.Of<TElement, TValue>(null), (ValueForm<TValue>)form);
}

/// <summary>Whatever a host states, looked at case by case.</summary>
internal sealed class HostForm : ValueForm<object>
{
    public override Stated State(object value) => HostValues.Of(value);

    public override SlotWriter<object>? WriterFor(FactType type, PlainValue plain) => null;
}
