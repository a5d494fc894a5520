using System.Globalization;
using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LinesTests;

/// <summary>
/// Which characters may stand where (language, section 7): ASCII outside quotes; inside them text that can be seen and
/// that does not turn the text around it. Whatever is refused is named by its code at its place, and shown by its code.
/// </summary>
public class CharacterTests
{
    /// <summary>
    /// Controls, bidirectional and invisible characters that have been used to make a text
    /// read otherwise than it works.
    /// </summary>
    private static readonly int[] Forbidden =
    [
        0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0xA0, 0xAD, 0x034F, 0x061C,
        0x115F, 0x1160, 0x1680, 0x17B4, 0x180E, 0x2000, 0x2007,
        0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
        0x202F, 0x205F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
        0x2800, 0x3000, 0x3164, 0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xFFFF, 0x1D173, 0xE0001, 0xE0041,
        0xE0100, 0x10FFFF,
    ];

    public static TheoryData<int> EachForbidden => [.. Forbidden];

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_inside_quotes_is_named_at_its_place(int code) =>
        Names(code, "policy \"Te", "st\"\n", 1, 11);

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_in_a_name_is_named_at_its_place(int code) =>
        Names(code, "policy \"Test\"\nfact ag", "rees: yes or no\n", 2, 8);

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_between_words_is_named_at_its_place(int code) =>
        Names(code, "policy \"Test\"\nfact agrees: yes ", " or no\n", 2, 18);

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_in_a_comment_is_named_at_its_place(int code) =>
        Names(code, "policy \"Test\"\n# A com", "ment\n", 2, 8);

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_in_the_indentation_is_named_at_its_place(int code) =>
        Names(code, "policy \"Test\"\nfact agrees: yes or no\n  ", "  ask \"Agrees?\"\n", 3, 3);

    [Theory, MemberData(nameof(EachForbidden))]
    public void A_forbidden_character_after_the_end_is_named_at_its_place(int code) =>
        Names(code, "policy \"Test\"\nend", " \n", 2, 4);

    [Fact]
    public void Every_control_and_format_character_and_every_space_but_one_is_refused_inside_quotes()
    {
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (!Rune.IsValid(code) || Rune.GetUnicodeCategory(new Rune(code)) is not (UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse and not UnicodeCategory.Surrogate))
                continue;
            // The first and last of the private use planes stand for all of them.
            if (code is ' ' or '\n' or > 0xE001 and < 0xF8FF or > 0xF0001 and < 0x10FFFD) continue;
            Assert.True(Compile("policy \"Te", code, "st\"\nend\n").HasErrors,
                FormattableString.Invariant($"U+{code:X4} passes"));
        }
    }

    [Theory]
    [InlineData("caf\u00E9")]
    [InlineData("\u201CNo comment\u201D \u2013 \u00A380")]
    [InlineData("\u0394\u03B9\u03BA\u03AE, \u0441\u0443\u0434, \u6CD5\u9662")]
    [InlineData("\U0001F46E")]
    public void Text_that_can_be_seen_may_stand_inside_quotes(string words)
    {
        var compilation = Compiling.Text(
            Texts.Policy("caution when agrees").Replace("So it is.", words, StringComparison.Ordinal));
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        Assert.Equal(words, compilation.Policy!.Rules[0].Because);
    }

    [Theory]
    [InlineData("cafe\u0301")]
    [InlineData("\u212B")]
    [InlineData("\u1100\u1161")]
    public void Text_that_is_not_in_normal_form_C_is_refused(string words) =>
        Assert.Contains(Compiling.Text($"policy \"{words}\"\nend\n").Diagnostics,
            d => d is { Code: "ELG010", Span.Line: 1, Span.Column: 8 });

    private static void Names(int code, string before, string after, int line, int column)
    {
        var compilation = Compile(before, code, after);
        var name = FormattableString.Invariant($"U+{code:X4}");
        var error = compilation.Diagnostics.FirstOrDefault(d => d.IsError
            && (d.Span.Line, d.Span.Column) == (line, column) && d.Message.Contains(name, StringComparison.Ordinal));
        Assert.True(error is not null, Compiling.Render(compilation));
        // What a terminal shows of it must not do what the character does.
        Assert.DoesNotContain(char.ConvertFromUtf32(code), DiagnosticText.Render(error), StringComparison.Ordinal);
    }

    private static Compilation Compile(string before, int code, string after) =>
        PolicyCompiler.Compile(
            Library.OfBytes(("policy.rules", Encoding.UTF8.GetBytes(before + new Rune(code) + after))), "policy.rules");
}
