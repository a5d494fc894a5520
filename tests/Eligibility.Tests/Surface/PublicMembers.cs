using System.Reflection;

namespace Eligibility.Tests.Surface;

/// <summary>
/// The public members of a type in the words of C#, in ordinal order. What every record has is left out.
/// </summary>
internal static class PublicMembers
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Type type) =>
        $"{Kind(type)} {type.FullName}\n"
            + string.Concat(Members(type).Order(StringComparer.Ordinal).Select(m => $"    {m}\n"));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsAbstract && type.IsSealed ? "static class" : IsRecord(type) ? "record" : "class";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Select((name, i) => FormattableString.Invariant($"{i} {name}"));
        return type.GetMembers(Own).Where(m => !(IsRecord(type) && IsOfEveryRecord(m))).Select(Said).OfType<string>();
    }

    private static bool IsOfEveryRecord(MemberInfo member) =>
        member.Name is "Equals" or "GetHashCode" or "op_Equality" or "op_Inequality" or "<Clone>$" or "Deconstruct"
        || (member.Name == "ToString"
            && member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)));

    private static string? Said(MemberInfo member) => member switch
    {
        ConstructorInfo made => $"new({Parameters(made)})",
        PropertyInfo property => $"{Said(Nullability.Create(property))} {property.Name}{Accessors(property)}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : "")}{Said(Nullability.Create(field))} {field.Name}",
        MethodInfo { IsSpecialName: false } method =>
            $"{(method.IsStatic ? "static " : "")}{Said(Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})",
        _ => null,
    };

    private static string Accessors(PropertyInfo property) =>
        property.SetMethod is not { IsPublic: true } set ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " { init }" : " { set }";

    private static string Parameters(MethodBase method) => string.Join(
        ", ", method.GetParameters().Select(p =>
            $"{Said(Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "null") : "")}"));

    private static string Said(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var arguments = type.GetGenericArguments();
        var name = arguments.Length == 0 ? type.Name
            : $"{type.Name.Split('`')[0]}<{string.Join(", ",
                arguments.Select((a, i) => i < info.GenericTypeArguments.Length ? Said(info.GenericTypeArguments[i]) : a.Name))}>";
        return info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }
}
