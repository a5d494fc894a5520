using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Eligibility.Cases;

namespace Eligibility.Hosting;

/// <summary>Finds what each property of a type states. Nothing is left out: what fits nothing is a fault.</summary>
[RequiresUnreferencedCode(RecordBinding.ByReflection), RequiresDynamicCode(RecordBinding.ByReflection)]
internal sealed class PropertyBinder
{
    private static readonly string[] JudgedParts = ["Value", "By", "Because"];

    private readonly Dictionary<string, PropertyInfo> _ofRecord = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    /// <summary>What is wrong, in the order of the properties.</summary>
    public ImmutableArray<string> Faults => _faults.ToImmutable();

    /// <summary>The property that states a case's id, where there is one.</summary>
    public PropertyInfo? Id { get; private set; }

    /// <summary>The property of the record itself that states a fact, by what the spellings of its name share.</summary>
    public PropertyInfo? PropertyOf(string key) => _ofRecord.GetValueOrDefault(key);

    /// <summary>The properties of a type that state something of a policy or of a list.</summary>
    /// <param name="scope">What they may state.</param>
    /// <param name="takesId">Whether one may state the id of a case.</param>
    public ImmutableArray<RecordProperty<TSource>> Bind<TSource>(BindingScope scope, bool takesId)
    {
        var bound = ImmutableArray.CreateBuilder<RecordProperty<TSource>>();
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in typeof(TSource).GetFields(BindingFlags.Public | BindingFlags.Instance))
            if (!IsLeftOut(field)) Fault(field, "is a field, and only properties are read: make it a property");
        foreach (var property in typeof(TSource).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (IsLeftOut(property) || property.GetIndexParameters().Length > 0) continue;
            var name = property.GetCustomAttribute<FactNameAttribute>()?.Name ?? property.Name;
            var key = Spelling.Key(name);
            if (property.GetMethod is not { IsPublic: true })
                Fault(property, "cannot be read: give it a getter, or mark it with NotAFact");
            else if (key is not null && !stated.TryAdd(key, property.Name))
                Fault(property, $"states what {stated[key]} states");
            else if (takesId && key == CaseNames.Id) BindId(property);
            else if (key is null || !scope.Targets.TryGetValue(key, out var target))
                Fault(property, BindingMessages.NoFact(name, scope.Words, scope.Names));
            else if (Bind<TSource>(property, target) is { } found)
            {
                bound.Add(found);
                if (takesId) _ofRecord[key] = property;
            }
        }
        return bound.ToImmutable();
    }

    private static bool IsLeftOut(MemberInfo member) => member.IsDefined(typeof(NotAFactAttribute));

    private void Fault(MemberInfo member, string words) =>
        _faults.Add($"{TypeWords.Of(member.DeclaringType!)}.{member.Name}: {words}");

    private void BindId(PropertyInfo property)
    {
        var type = TypeWords.WithoutNull(property.PropertyType);
        if (type == typeof(string) || type == typeof(Guid) || TypeWords.IsWholeNumber(type)) Id = property;
        else Fault(property, $"{TypeWords.Of(type)} cannot hold the id of a case: use string, Guid or long");
    }

    private RecordProperty<TSource>? Bind<TSource>(PropertyInfo property, BindingTarget target)
    {
        if (target.Judged.Length > 1 || (target.Lists.Length > 0 && target.Types.Length > 0))
        {
            Fault(property, $"`{target.Name}` is stated in another form in another edition: no one property can state both");
            return null;
        }
        var how = new Naming(target.Name, property.GetCustomAttribute<FactNameAttribute>());
        var type = TypeWords.WithoutNull(property.PropertyType);
        return target.Lists.Length > 0 ? BindList<TSource>(property, type, target, how)
            : target.Judged[0] ? BindJudged<TSource>(property, type, target, how)
            : BindValue<TSource>(property, type, target, how);
    }

    private RecordProperty<TSource>? BindValue<TSource>(PropertyInfo property, Type type, BindingTarget target,
        in Naming how) => FormOf(property, type, target, how) is { } form
            ? Make<TSource>(nameof(MakeValue), [form.Reads], property, how, form.Form)
            : null;

    private static ValueProperty<TSource, TValue> MakeValue<TSource, TValue>(PropertyInfo property, Naming how, object form) =>
        new(how.Name, how.NullIsNotKnown, AccessCompiler.Of<TSource, TValue>(property), (ValueForm<TValue>)form);

    private RecordProperty<TSource>? BindJudged<TSource>(PropertyInfo property, Type type, BindingTarget target,
        in Naming how)
    {
        var parts = JudgedParts.Select(part => type.GetProperty(part, BindingFlags.Public | BindingFlags.Instance)).ToArray();
        if (parts is not [{ } value, { PropertyType: { } by }, { PropertyType: { } because }]
            || by != typeof(string) || because != typeof(string))
        {
            Fault(property, BindingMessages.NotJudged(type));
            return null;
        }
        var form = value.PropertyType == typeof(object)
            ? (typeof(object), new HostForm())
            : FormOf(value, TypeWords.WithoutNull(value.PropertyType), target,
                how with { Attribute = how.Attribute ?? value.GetCustomAttribute<FactNameAttribute>() });
        return form is var (reads, made) ? Make<TSource>(nameof(MakeJudged), [type, reads], property, how, made) : null;
    }

    private static JudgedProperty<TSource, TJudged, TValue> MakeJudged<TSource, TJudged, TValue>(PropertyInfo property,
        Naming how, object form) => new(how.Name, how.NullIsNotKnown, AccessCompiler.Of<TSource, TJudged>(property),
            AccessCompiler.Of<TJudged, TValue>(typeof(TJudged).GetProperty(JudgedParts[0])), (ValueForm<TValue>)form,
            AccessCompiler.Of<TJudged, string>(typeof(TJudged).GetProperty(JudgedParts[1])),
            AccessCompiler.Of<TJudged, string>(typeof(TJudged).GetProperty(JudgedParts[2])));

    private RecordProperty<TSource>? BindList<TSource>(PropertyInfo property, Type type, BindingTarget target,
        in Naming how)
    {
        if (TypeWords.ElementOf(type) is { } item && TypeWords.WithoutNull(item) == item && !item.IsPrimitive
            && item != typeof(string))
            return Make<TSource>(nameof(MakeList), [item], property, how, target);
        Fault(property, BindingMessages.NoList(type));
        return null;
    }

    private ListProperty<TSource, TItem> MakeList<TSource, TItem>(PropertyInfo property, Naming how, object list) =>
        new(how.Name, how.NullIsNotKnown, AccessCompiler.Of<TSource, IEnumerable<TItem>>(property),
            AccessCompiler.Of<TItem, TItem>(null),
            Bind<TItem>(BindingScope.Of((BindingTarget)list), takesId: false));

    private RecordProperty<TSource> Make<TSource>(string method, Type[] types, PropertyInfo property, Naming how,
        object what) => (RecordProperty<TSource>)GetType()
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)!
            .MakeGenericMethod([typeof(TSource), .. types])
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [property, how, what], null)!;

    private (Type Reads, object Form)? FormOf(PropertyInfo property, Type type, BindingTarget target, Naming how)
    {
        if (target.Types.Select(t => BindingMessages.CannotHold(type, t)).FirstOrDefault(f => f is not null) is { } fault)
            Fault(property, fault);
        else if (how.UnitFault(type, target.Types) is { } unitFault) Fault(property, unitFault);
        else return ValueForms.Of(type, target.Types, how.Numbers(target.Types), words => Fault(property, words));
        return null;
    }
}
