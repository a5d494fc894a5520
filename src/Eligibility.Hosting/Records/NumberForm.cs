using System.Globalization;
using Eligibility.Cases;
using Eligibility.Model;

namespace Eligibility.Hosting;

/// <summary>The unit that a property states its numbers in.</summary>
/// <param name="Unit">The unit; null where they are in the one that the policy declares.</param>
internal readonly record struct NumbersIn(Unit? Unit)
{
    /// <summary>A number with its unit, where it has one of its own.</summary>
    public Stated State(string digits) => Unit switch
    {
        null => new StatedNumber(digits),
        { Kind: UnitKind.Money } => new StatedText($"{Unit.Name} {digits}"),
        _ => new StatedText($"{digits} {Unit.Name}"),
    };

    /// <summary>How many of the smallest unit one is, of a number of some type.</summary>
    public int FactorFor(FactType type) => (Unit ?? ((NumberType)type).Unit)?.Factor ?? 1;
}

/// <summary>Whole numbers.</summary>
internal sealed class WholeForm(NumbersIn unit) : ValueForm<long>
{
    private const long OneMillion = 1_000_000;

    // More than twelve digits are too many for any fact.
    private const long Most = 999_999_999_999;

    public override Stated State(long value) => unit.State(value.ToString(CultureInfo.InvariantCulture));

    public override SlotWriter<long> WriterFor(FactType type, PlainValue plain)
    {
        var factor = unit.FactorFor(type);
        return (value, out slot) =>
        {
            slot = 0;
            return value is >= -Most and <= Most && plain.TryNumber(value * OneMillion, factor, out slot);
        };
    }
}

/// <summary>Decimals.</summary>
internal sealed class DecimalForm(NumbersIn unit) : ValueForm<decimal>
{
    private const int Places = 6;
    private const long Most = 999_999_999_999_999_999;

    private static ReadOnlySpan<long> Tens => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public override Stated State(decimal value) => unit.State(((StatedNumber)HostValues.Of(value)).Digits);

    public override SlotWriter<decimal> WriterFor(FactType type, PlainValue plain)
    {
        var factor = unit.FactorFor(type);
        return (value, out slot) =>
        {
            slot = 0;
            return TryMillionths(value, out var millionths) && plain.TryNumber(millionths, factor, out slot);
        };
    }

    /// <summary>The digits themselves; more than six places, or too many digits, are left to whoever reads all.</summary>
    private static bool TryMillionths(decimal value, out long millionths)
    {
        millionths = 0;
        if (value.Scale > Places) return false;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (low, middle, high) = (unchecked((uint)bits[0]), bits[1], bits[2]);
        var ten = Tens[Places - value.Scale];
        if (high != 0 || middle < 0) return false;
        var digits = ((long)middle << 32) | low;
        if (digits > Most / ten) return false;
        millionths = decimal.IsNegative(value) ? -digits * ten : digits * ten;
        return true;
    }
}
