using Eligibility.Tests.Support;

namespace Eligibility.Tests.TextTests;

/// <summary>What a word processor makes of what was typed is refused with the character to use instead (language, section 7).</summary>
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
        Assert.True(error.Help?.Contains(instead, StringComparison.Ordinal), $"{error.Message}; {error.Help ?? "no help"}");
    }

    [Theory]
    [InlineData('=', "is")]
    [InlineData('>', "over")]
    [InlineData('<', "under")]
    [InlineData('&', "and")]
    [InlineData('|', "or")]
    [InlineData('!', "not")]
    [InlineData('+', "plus")]
    [InlineData('*', "multiplied by")]
    public void A_sign_of_a_programming_language_is_refused_with_the_word_for_it(char sign, string word)
    {
        var compilation = Compiling.Text(Texts.Policy($"caution when age {sign} 18"));
        var error = compilation.Diagnostics.First(d => d.IsError);
        Assert.True(error.Help?.Contains($"`{word}`", StringComparison.Ordinal), $"{error.Message}; {error.Help ?? "no help"}");
    }

    [Fact]
    public void Typographic_quotes_around_a_text_are_each_told_once()
    {
        var compilation = Compiling.Text("policy \u201CTest\u201D\nend\n");
        Assert.Equal([8, 13], compilation.Diagnostics.Where(d => d.Code == "ELG012").Select(d => d.Span.Column));
    }
}
