using System.Collections.Immutable;

namespace Eligibility.Hosting;

/// <summary>A type of .NET in the words of C#, and what it is as a property of a record.</summary>
internal static class TypeWords
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(decimal)] = "decimal", [typeof(double)] = "double",
        [typeof(float)] = "float", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(char)] = "char",
    };

    private static readonly HashSet<Type> WholeNumbers =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
    ];

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value) + "?";
        if (type.IsArray) return Of(type.GetElementType()!) + "[]";
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : type.Name;
    }

    /// <summary>The type without its question mark.</summary>
    public static Type WithoutNull(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>Whether a type holds whole numbers that all fit in 64 bits.</summary>
    public static bool IsWholeNumber(Type type) => WholeNumbers.Contains(type);

    /// <summary>
    /// What a collection holds that may be read again, and whose length is known; null for any other type. A sequence
    /// that is read once would state nothing the second time.
    /// </summary>
    public static Type? ElementOf(Type type)
    {
        if (type == typeof(string)) return null;
        var elements = type.GetInterfaces().Append(type)
            .Where(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
                || i.GetGenericTypeDefinition() == typeof(ICollection<>)))
            .Select(i => i.GetGenericArguments()[0]).Distinct().ToList();
        return elements.Count == 1 ? elements[0] : null;
    }

    /// <summary>Whether it is a sequence and no more.</summary>
    public static bool IsSequence(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    public static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);
}
