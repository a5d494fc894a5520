using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Eligibility.Hosting;

/// <summary>Reads what is not written into a slot as it stands: the id of a case, and the date that chooses the edition.</summary>
internal static class IdAccess
{
    /// <summary>The id as a text.</summary>
    /// <param name="property">A text, a Guid or a whole number.</param>
    public static Access<TSource, string> Of<TSource>(PropertyInfo property)
    {
        var type = TypeWords.WithoutNull(property.PropertyType);
        if (type == typeof(string)) return AccessCompiler.Of<TSource, string>(property);
        return type == typeof(Guid)
            ? AsText(AccessCompiler.Of<TSource, Guid>(property))
            : AsText(AccessCompiler.Of<TSource, long>(property));
    }

    /// <summary>The day of a date; null where no property states it.</summary>
    public static Access<TSource, DateOnly>? OfDay<TSource>(PropertyInfo? property)
    {
        if (property is null) return null;
        if (TypeWords.WithoutNull(property.PropertyType) == typeof(DateOnly))
            return AccessCompiler.Of<TSource, DateOnly>(property);
        var moment = AccessCompiler.Of<TSource, DateTime>(property);
        return (source, out day) =>
        {
            var read = moment(source, out var value) ? MidnightForm.DayOf(value) : null;
            day = read.GetValueOrDefault();
            return read is not null;
        };
    }

    private static Access<TSource, string> AsText<TSource, TValue>(Access<TSource, TValue> access)
        where TValue : IFormattable => (TSource source, [MaybeNullWhen(false)] out string text) =>
    {
        var isThere = access(source, out var value);
        text = isThere ? value!.ToString(null, CultureInfo.InvariantCulture) : null;
        return isThere;
    };
}
