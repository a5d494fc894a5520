using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Eligibility.Hosting;

/// <summary>Reads one property, without a box; false where it is null.</summary>
internal delegate bool Access<in TSource, TValue>(TSource source, [MaybeNullWhen(false)] out TValue value);

/// <summary>Makes the delegates that read properties, once for each.</summary>
internal static class AccessCompiler
{
    /// <summary>What reads a property, or the source itself, as a type to which it converts.</summary>
    /// <param name="property">The property; null for the source itself.</param>
    public static Access<TSource, TValue> Of<TSource, TValue>(PropertyInfo? property)
    {
        var source = Expression.Parameter(typeof(TSource), "source");
        var value = Expression.Parameter(typeof(TValue).MakeByRefType(), "value");
        Expression from = property is null ? source : Expression.Property(source, property);
        // Asked for once: a property may work out what it tells.
        var read = Expression.Variable(from.Type, "read");
        var body = Expression.Block([read], Expression.Assign(read, from),
            Expression.Assign(value, Converted(read, typeof(TValue))), IsThere(read));
        return Expression.Lambda<Access<TSource, TValue>>(body, source, value).Compile();
    }

    private static Expression Converted(Expression read, Type to)
    {
        if (Nullable.GetUnderlyingType(read.Type) is not null)
            read = Expression.Call(read, nameof(Nullable<>.GetValueOrDefault), []);
        if (read.Type == to) return read;
        return read.Type.IsEnum && to == typeof(long)
            ? Expression.Convert(Expression.Convert(read, read.Type.GetEnumUnderlyingType()), to)
            : Expression.Convert(read, to);
    }

    private static Expression IsThere(Expression read)
    {
        if (Nullable.GetUnderlyingType(read.Type) is not null)
            return Expression.Property(read, nameof(Nullable<>.HasValue));
        if (TypeWords.IsImmutableArray(read.Type))
            return Expression.Not(Expression.Property(read, "IsDefault"));
        return read.Type.IsValueType
            ? Expression.Constant(true)
            : Expression.ReferenceNotEqual(read, Expression.Constant(null, read.Type));
    }
}
