using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// From the values of a host in .NET to what they state: the same forms as JSON has, so that one reader judges both.
/// </summary>
internal sealed class HostValues
{
    // A case of 256 KiB has no room for more values with a comma behind each.
    private const int MostValues = JsonText.MostBytes / 2;

    private int _read;

    private HostValues()
    {
    }

    /// <summary>
    /// What the values state. A sequence may have no end, or hold others without: of all of
    /// them together so many are read.
    /// </summary>
    public static StatedObject Read(IReadOnlyDictionary<string, object?> values) =>
        new HostValues().OfDictionary(values, 1);

    /// <summary>What one value states.</summary>
    public static Stated Of(object? value) => new HostValues().Of(value, 1);

    private StatedObject OfDictionary(IReadOnlyDictionary<string, object?> values, int depth)
    {
        var members = ImmutableArray.CreateBuilder<StatedMember>();
        foreach (var (name, value) in values)
        {
            members.Add(new(name, Of(value, depth), IsWhole(name) ? null : CaseMessages.HalfCharacter()));
            if (_read > MostValues) break;
        }
        return new StatedObject(members.ToImmutable());
    }

    private Stated Of(object? value, int depth)
    {
        if (++_read > MostValues) return CaseMessages.TooManyValues(MostValues);
        switch (value)
        {
            case null: return StatedNothing.Instance;
            case bool flag: return flag ? StatedFlag.True : StatedFlag.False;
            case int or long:
                return new StatedNumber(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            // Noughts at the end of a decimal come from how it was worked out; the number is the same without them.
            case decimal number:
                return new StatedNumber(
                    number.ToString("0.############################", CultureInfo.InvariantCulture));
            case string text: return IsWhole(text) ? new StatedText(text) : CaseMessages.HalfCharacter();
            case DateOnly day: return new StatedText(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            case double or float or Half: return CaseMessages.NotExact(value.GetType());
        }
        // A dictionary that holds itself has no end.
        if (depth >= JsonText.MostNesting) return CaseMessages.NestsTooDeep(JsonText.MostNesting);
        return value switch
        {
            JudgedValue judged => new StatedObject([new("value", Of(judged.Value, depth + 1)),
                new("by", Of(judged.By, depth + 1)), new("because", Of(judged.Because, depth + 1))]),
            IReadOnlyDictionary<string, object?> item => OfDictionary(item, depth + 1),
            IEnumerable elements and not IDictionary => OfElements(elements, depth + 1),
            _ => CaseMessages.NoValueOfCase(value.GetType()),
        };
    }

    /// <summary>
    /// The elements of a sequence. Of one whose length nobody knows, and which holds what no set holds, one more than a
    /// list may have is read: that is refused as too long.
    /// </summary>
    private StatedArray OfElements(IEnumerable elements, int depth)
    {
        var stated = ImmutableArray.CreateBuilder<Stated>();
        foreach (var element in elements)
        {
            stated.Add(Of(element, depth));
            if (_read > MostValues) break;
            if (elements is not ICollection && stated.Count > ListInput.MostItems && stated[^1] is not StatedText)
                break;
        }
        return new StatedArray(stated.ToImmutable());
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
