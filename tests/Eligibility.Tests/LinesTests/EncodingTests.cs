using System.Text;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LinesTests;

/// <summary>
/// A file is strict UTF-8 (language, sections 1 and 7): what is not is refused where it stands, and
/// never read as something else.
/// </summary>
public class EncodingTests
{
    private static readonly byte[] Whole = Encoding.ASCII.GetBytes(Texts.Policy("caution when agrees"));

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "a continuation byte alone", [0x80] },
        { "a first byte alone", [0xC3] },
        { "an overlong NUL", [0xC0, 0x80] },
        { "an overlong quote", [0xC0, 0xA2] },
        { "an overlong line feed of three bytes", [0xE0, 0x80, 0x8A] },
        { "a surrogate", [0xED, 0xA0, 0x80] },
        { "a surrogate pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80] },
        { "past the last code point", [0xF4, 0x90, 0x80, 0x80] },
        { "five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80] },
        { "bytes that are never used", [0xFE, 0xFF] },
        { "a Latin-1 letter", [0xE9] },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Bytes_that_are_no_UTF_8_are_refused_where_they_stand(string what, byte[] bytes)
    {
        _ = what;
        foreach (var at in (int[])[0, 8, Whole.Length / 2, Whole.Length])
        {
            var compilation = Compile([.. Whole[..at], .. bytes, .. Whole[at..]]);
            var error = Assert.Single(compilation.Diagnostics);
            var before = Encoding.ASCII.GetString(Whole[..at]);
            Assert.Equal("ELG002", error.Code);
            Assert.Equal((before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n')),
                (error.Span.Line, error.Span.Column));
        }
    }

    [Fact]
    public void A_character_cut_off_at_the_end_of_the_file_is_refused()
    {
        var error = Assert.Single(Compile([.. Whole, 0xE2, 0x82]).Diagnostics);
        Assert.Equal("ELG002", error.Code);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_file_in_another_Unicode_encoding_is_refused(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.True(
            Compile([.. encoding.GetPreamble(), .. encoding.GetBytes(Texts.Policy("caution when agrees"))]).HasErrors);
        Assert.True(Compile(encoding.GetBytes(Texts.Policy("caution when agrees"))).HasErrors);
    }

    [Fact]
    public void A_byte_order_mark_at_the_start_is_accepted_and_changes_nothing()
    {
        var compilation = Compile([0xEF, 0xBB, 0xBF, .. Whole]);
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        Assert.Equal(Compile(Whole).Policy!.Hash, compilation.Policy!.Hash);
    }

    [Fact]
    public void A_second_byte_order_mark_is_refused() =>
        Refuses([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. Whole], 1, 1, "U+FEFF");

    [Fact]
    public void A_byte_order_mark_further_on_is_refused() =>
        Refuses([.. Whole[..7], 0xEF, 0xBB, 0xBF, .. Whole[7..]], 1, 8, "U+FEFF");

    [Fact]
    public void Line_ends_of_Windows_change_nothing()
    {
        var compilation = Compile(Encoding.ASCII.GetBytes(
            Texts.Policy("caution when agrees").Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        Assert.Equal(Compile(Whole).Policy!.Hash, compilation.Policy!.Hash);
    }

    [Fact]
    public void Line_ends_of_old_Macintoshes_are_refused() =>
        Assert.True(
            Compile(Encoding.ASCII.GetBytes(Texts.Policy("caution when agrees").Replace('\n', '\r'))).HasErrors);

    private static Compilation Compile(byte[] bytes) =>
        PolicyCompiler.Compile(Library.OfBytes(("policy.rules", bytes)), "policy.rules");

    private static void Refuses(byte[] bytes, int line, int column, string name)
    {
        var error = Compile(bytes).Diagnostics.First(d => d.IsError);
        Assert.Equal((line, column), (error.Span.Line, error.Span.Column));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }
}
