using System.Globalization;
using Eligibility.Model;
using FsCheck;
using FsCheck.Fluent;
using static Eligibility.Tests.ModelTests.NumberLaws;

namespace Eligibility.Tests.ModelTests;

/// <summary>
/// Exact decimals against fractions of whole numbers of any size: no operation rounds, wraps or depends on a culture.
/// </summary>
public class NumberTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    /// <summary>Digits with a point somewhere among them, few or many, with zeros at either end.</summary>
    private static readonly Gen<string> Written =
        from sign in Gen.Elements("", "-")
        from zeros in Gen.Choose(0, 2)
        from whole in Digits(18)
        from places in Gen.Choose(0, 12)
        from part in Digits(places)
        select sign + new string('0', zeros) + whole + (places == 0 || part.Length == 0 ? "" : "." + part);

    private static readonly Arbitrary<Number> AnyNumber = Written.Select(Read).ToArbitrary();

    private static readonly Arbitrary<(Number, Number)> Pair =
        (from a in Written from b in Written select (Read(a), Read(b))).ToArbitrary();

    private static readonly Arbitrary<(Number, Number)> ShortPair =
        (from a in Digits(6) from b in Digits(3) from c in Digits(6) from d in Digits(3)
         select (Read($"{a}.{b}0"), Read($"-{c}.{d}0"))).ToArbitrary();

    [Fact]
    public void A_number_is_read_as_exactly_what_is_written() =>
        Check.One(Thorough, Prop.ForAll(Written.ToArbitrary(), IsReadExactly));

    [Fact]
    public void A_number_is_written_as_the_shortest_digits_that_read_as_it_again() =>
        Check.One(Thorough, Prop.ForAll(AnyNumber, IsWrittenShortest));

    [Fact]
    public void Sums_and_differences_are_exact() =>
        Check.One(Thorough, Prop.ForAll(Pair, p => SumsAreExact(p.Item1, p.Item2)));

    [Fact]
    public void A_product_is_exact_or_refused() =>
        Check.One(Thorough, Prop.ForAll(Pair, p => ProductIsExactOrRefused(p.Item1, p.Item2)));

    [Fact]
    public void A_product_of_short_numbers_is_never_refused() =>
        Check.One(Thorough, Prop.ForAll(ShortPair, p => ProductIsExact(p.Item1, p.Item2)));

    [Fact]
    public void A_quotient_is_exact_or_none() =>
        Check.One(Thorough, Prop.ForAll(ShortPair, p => QuotientIsExactOrNone(p.Item1, p.Item2)));

    [Fact]
    public void Order_and_equality_are_those_of_the_values() =>
        Check.One(Thorough, Prop.ForAll(Pair, p => OrderIsThatOfTheValues(p.Item1, p.Item2)));

    [Fact]
    public void The_digits_after_the_point_that_it_needs_are_counted() =>
        Check.One(Thorough, Prop.ForAll(AnyNumber, PlacesAreCounted));

    [Theory]
    [InlineData("999999999999999999.999999999999")]
    [InlineData("-999999999999999999.999999999999")]
    [InlineData("0.000000000001")]
    public void The_ends_of_what_it_holds_are_held(string text) => Assert.Equal(text, Read(text).ToString());

    [Theory]
    [InlineData("1000000000000000000")]
    [InlineData("0.0000000000001")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1-")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,5")]
    [InlineData("1_000")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("\u0661")]
    [InlineData("\uFF11")]
    [InlineData("\u00BD")]
    [InlineData("\u22121")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void What_is_no_number_is_not_read_as_one(string text) => Assert.False(Number.TryParse(text, out _));

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("007.50", "7.5")]
    [InlineData("0000000000000000000007.5000000000000000", "7.5")]
    public void One_value_is_one_number_however_it_is_written(string text, string canonical) =>
        Assert.Equal(canonical, Read(text).ToString());

    private static Gen<string> Digits(int most) =>
        from length in Gen.Choose(Math.Min(1, most), most)
        from digits in Gen.ArrayOf(
            Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Constant(9)), (3, Gen.Choose(0, 9))), length)
        select string.Concat(digits.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
