using Eligibility.Tests.Support;

namespace Eligibility.Tests.LinesTests;

/// <summary>
/// What a word processor makes of what was typed is refused with the character to use instead (language, section 7).
/// </summary>
public class TypographyTests
{
    [Theory]
    [InlineData('\u2018', "'")]
    [InlineData('\u2019', "'")]
    [InlineData('\u201B', "'")]
    [InlineData('\u02BC', "'")]
    [InlineData('\u2032', "'")]
    [InlineData('\u201C', "\"")]
    [InlineData('\u201D', "\"")]
    [InlineData('\u201E', "\"")]
    [InlineData('\u00AB', "\"")]
    [InlineData('\u00BB', "\"")]
    [InlineData('\u2010', "-")]
    [InlineData('\u2011', "-")]
    [InlineData('\u2012', "-")]
    [InlineData('\u2013', "-")]
    [InlineData('\u2014', "-")]
    [InlineData('\u2212', "-")]
    [InlineData('\u00A3', "GBP 80")]
    [InlineData('\u20AC', "EUR 80")]
    [InlineData('$', "USD 80")]
    [InlineData('\u00A5', "JPY 80")]
    [InlineData('\u00A0', "an ordinary space")]
    [InlineData('\u202F', "an ordinary space")]
    [InlineData('\u2026', "three full stops")]
    public void A_character_of_a_word_processor_is_refused_with_what_to_write_instead(char character, string instead)
    {
        var compilation = Compiling.Text($"policy \"Test\"\nfact low{character}level: yes or no\nend\n");
        var error = compilation.Diagnostics.First(d => d.IsError);
        Assert.Equal((2, 9), (error.Span.Line, error.Span.Column));
        Assert.True(error.Help?.Contains(instead, StringComparison.Ordinal),
            $"{error.Message}; {error.Help ?? "no help"}");
    }

    [Theory]
    [InlineData('=', "is")]
    [InlineData('>', "is over")]
    [InlineData('<', "is under")]
    [InlineData('&', "and")]
    [InlineData('|', "or")]
    [InlineData('!', "not")]
    [InlineData('+', "plus")]
    [InlineData('*', "multiplied by")]
    public void A_sign_of_a_programming_language_is_refused_with_the_word_for_it(char sign, string word)
    {
        var compilation = Compiling.Text(Texts.Policy($"caution when age {sign} 18"));
        var error = compilation.Diagnostics.First(d => d.IsError);
        Assert.True(error.Help?.Contains($"`{word}`", StringComparison.Ordinal),
            $"{error.Message}; {error.Help ?? "no help"}");
    }

    [Fact]
    public void Typographic_quotes_around_a_text_are_told_once_with_the_text()
    {
        var compilation = Compiling.Text("policy \u201CTest\u201D\nend\n");
        var quotes = Assert.Single(compilation.Diagnostics, d => d.Code == "ELG012");
        Assert.Equal((8, 6), (quotes.Span.Column, quotes.Span.Length));
        Assert.Contains("`\"Test\"`", quotes.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10/01/2018", "`10 January 2018`, or `1 October 2018`")]
    [InlineData("13/01/2018", "`13 January 2018`")]
    [InlineData("01/13/2018", "`13 January 2018`")]
    [InlineData("10.01.2018", "`10 January 2018`, or `1 October 2018`")]
    [InlineData("2018/01/10", "`10 January 2018`")]
    [InlineData("10/01/18", "the year in full")]
    public void A_date_between_strokes_is_refused_with_the_days_it_can_mean(string date, string instead)
    {
        var error = Compiling.Text(Texts.Policy($"caution when decision date is before {date}")).Diagnostics
            .First(d => d.IsError);
        Assert.Equal(("ELG015", date), (error.Code, error.Span.Words));
        Assert.Contains(instead, error.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_between_digits_is_never_read_as_one_number_or_as_two()
    {
        foreach (var condition in (string[])["damage is at least GBP 1,500", "age is one of 18,190",
            "age is one of 18,190,200"])
            Assert.Contains(Compiling.Text(Texts.Policy($"caution when {condition}")).Diagnostics,
                d => d.Code == "ELG016");
        Assert.DoesNotContain(Compiling.Text(Texts.Policy("caution when age is one of 18, 190")).Diagnostics,
            d => d.Code == "ELG016");
        Assert.DoesNotContain(Compiling.Text(Texts.Policy("caution when age is one of 18,19")).Diagnostics,
            d => d.Code == "ELG016");
    }
}
