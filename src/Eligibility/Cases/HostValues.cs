using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Eligibility.Cases;

/// <summary>From the values of a host in .NET to what they state: the same forms as JSON has, so that one reader judges both.</summary>
internal static class HostValues
{
    public static StatedObject Read(IReadOnlyDictionary<string, object?> values) => OfDictionary(values, 1);

    private static StatedObject OfDictionary(IReadOnlyDictionary<string, object?> values, int depth) =>
        new([.. values.Select(v => new StatedMember(v.Key, Of(v.Value, depth), IsWhole(v.Key) ? null : CaseMessages.HalfCharacter()))]);

    private static Stated Of(object? value, int depth)
    {
        switch (value)
        {
            case null: return StatedNothing.Instance;
            case bool flag: return flag ? StatedFlag.True : StatedFlag.False;
            case int or long: return new StatedNumber(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            // Noughts at the end of a decimal come from how it was worked out; the number is the same without them.
            case decimal number: return new StatedNumber(number.ToString("0.############################", CultureInfo.InvariantCulture));
            case string text: return IsWhole(text) ? new StatedText(text) : CaseMessages.HalfCharacter();
            case DateOnly day: return new StatedText(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case double or float or Half: return CaseMessages.NotExact(value.GetType());
        }
        // A dictionary that holds itself has no end.
        if (depth >= JsonText.MostNesting) return CaseMessages.NestsTooDeep(JsonText.MostNesting);
        return value switch
        {
            JudgedValue judged => new StatedObject([new("value", Of(judged.Value, depth + 1)), new("by", Of(judged.By, depth + 1)), new("because", Of(judged.Because, depth + 1))]),
            IReadOnlyDictionary<string, object?> item => OfDictionary(item, depth + 1),
            IEnumerable elements and not IDictionary => new StatedArray([.. elements.Cast<object?>().Select(e => Of(e, depth + 1))]),
            _ => CaseMessages.NoValueOfCase(value.GetType()),
        };
    }

    /// <summary>Whether a text holds no half of a character.</summary>
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
