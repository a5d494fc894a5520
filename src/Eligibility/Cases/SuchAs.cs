using System.Numerics;
using System.Text;
using System.Text.Json;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Cases;

/// <summary>
/// Values that show how one is written in a case: plain ones, within the range. They say nothing of what is usual.
/// </summary>
/// <param name="day">
/// The day that dates are, where their ranges allow it: so those that must not lie after each other agree.
/// </param>
internal sealed class SuchAs(DateOnly day)
{
    /// <summary>A value that is allowed; others for other places, where there are others.</summary>
    public Datum Value(Allowed allowed, int nth = 0) => allowed.Type switch
    {
        YesNoType => Datum.Of(nth % 2 == 0),
        ChoiceType choice => new Scalar(nth % choice.Values.Names.Length),
        SetType set => new Choices(BigInteger.One << nth % set.Values.Names.Length),
        DateType => new Scalar(Near(allowed, day.DayNumber, -nth)),
        NumberType number => new Scalar(Near(allowed, Plain(number), nth)),
        _ => throw new InvalidOperationException("a type that no case states"),
    };

    /// <summary>A value as JSON, on one line.</summary>
    public static string Json(FactType type, Datum value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonStyle.Compact)) ValueJson.Write(json, type, value);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A text as JSON.</summary>
    public static string Json(string text) => Encoding.UTF8.GetString(QuotedText.Of(text));

    private static Int128 Plain(NumberType type) =>
        (type.Whole ? Number.Of(3) : Number.OfUnits(Number.Of(5).Units / 2)).Units * (type.Unit?.Factor ?? 1);

    /// <summary>
    /// The value within the range that lies nearest to one, so many further on, or back where that is past the end.
    /// </summary>
    private static Int128 Near(Allowed allowed, Int128 value, int further)
    {
        var one = allowed.Type is NumberType number ? Number.One.Units * (number.Unit?.Factor ?? 1) : 1;
        var (low, high) = allowed.Range!.Value;
        var near = Int128.Clamp(value, low, high);
        Int128[] tried = [near + one * further, near - one * further];
        foreach (var moved in tried)
            if (moved >= low && moved <= high) return moved;
        return near;
    }
}
