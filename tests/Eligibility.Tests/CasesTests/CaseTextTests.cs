using System.Text;
using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>The text of a case: strict JSON, of which two readers could not make different cases.</summary>
public class CaseTextTests
{
    [Theory]
    [InlineData("", "the case: is empty (a case that states nothing is {})")]
    [InlineData(" \r\n\t", "the case: is empty (a case that states nothing is {})")]
    [InlineData("[]", "the case: found an array `[...]`, expected one object `{...}` (write {\"fact\": value, ...})")]
    [InlineData("\"x\"", "the case: found the text `x`, expected one object `{...}` (write {\"fact\": value, ...})")]
    [InlineData("null", "the case: found null, expected one object `{...}` (write {\"fact\": value, ...})")]
    [InlineData("{} {}",
        "the case: is no valid JSON at line 1, column 4: found `{` (nothing may follow the brace that closes the case)")]
    [InlineData("{}\n\nx",
        "the case: is no valid JSON at line 3, column 1: found `x` (nothing may follow the brace that closes the case)")]
    [InlineData("{\"age\": 20",
        "the case: is no valid JSON at line 1, column 11: found the end of the text (something is not closed: a "
            + "quote, a square bracket or a brace)")]
    [InlineData("{\"id\": \"abc",
        "the case: is no valid JSON at line 1, column 12: found the end of the text (something is not closed: a "
            + "quote, a square bracket or a brace)")]
    [InlineData("{\"age\": 20,}",
        "the case: is no valid JSON at line 1, column 12: found `}` (take out the comma before it, or close what is open)")]
    [InlineData("{\"age\": 20 \"violent\": true}",
        "the case: is no valid JSON at line 1, column 12: found `\"` (put a comma before it, or a colon where it follows a name)")]
    [InlineData("{\"age\": 20 // twenty\n}",
        "the case: is no valid JSON at line 1, column 12: found `/` (JSON has no comments: take it out; only "
            + "`eligibility decide --case`, which reads one case, passes over them, each from // to the end of its line)")]
    [InlineData("{\"age\": 020}",
        "the case: is no valid JSON at line 1, column 10: found `2` (write numbers as 18 or 0.5: no plus, no "
            + "leading nought, a digit on each side of the point)")]
    [InlineData("{\"age\": +20}",
        "the case: is no valid JSON at line 1, column 9: found `+` (write numbers as 18 or 0.5: no plus, no leading "
            + "nought, a digit on each side of the point)")]
    [InlineData("{\"reading\": .5}",
        "the case: is no valid JSON at line 1, column 13: found `.` (write numbers as 18 or 0.5: no plus, no "
            + "leading nought, a digit on each side of the point)")]
    [InlineData("{\"reading\": NaN}",
        "the case: is no valid JSON at line 1, column 13: found `N` (put names and texts between double quotes; "
            + "true, false and null stand without, in small letters)")]
    [InlineData("{\"violent\": True}",
        "the case: is no valid JSON at line 1, column 13: found `T` (put names and texts between double quotes; "
            + "true, false and null stand without, in small letters)")]
    [InlineData("{age: 20}",
        "the case: is no valid JSON at line 1, column 2: found `a` (put names and texts between double quotes; "
            + "true, false and null stand without, in small letters)")]
    [InlineData("{'age': 20}",
        "the case: is no valid JSON at line 1, column 2: found `'` (put names and texts between straight double quotes)")]
    [InlineData("{\u201Cage\u201D: 20}",
        "the case: is no valid JSON at line 1, column 2: found `\u201C` (put names and texts between straight double quotes)")]
    [InlineData("{\"id\": \"a\nb\"}",
        "the case: is no valid JSON at line 1, column 10: found the end of the line (a text stands on one line: "
            + "close its quote there, or write \\n for the line end)")]
    [InlineData("{\n  \"id\": \"é\",\n  \"é\" 5}",
        "the case: is no valid JSON at line 3, column 7: found `5` (a case is written {\"fact\": value, \"fact\": "
            + "value}: a colon after each name, a comma after each value but the last)")]
    public void What_is_no_JSON_is_refused_at_its_place(string json, string expected) =>
        Assert.Equal(expected, Sample.Fault(json));

    [Fact]
    public void A_byte_order_mark_before_the_case_is_no_fault() =>
        Assert.Equal("20", Sample.Value(Sample.Valid("\uFEFF{\"age\": 20}"), "age"));

    [Theory]
    [InlineData(new byte[] { 0xE9 },
        "id: found a text that is not valid UTF-8, expected a text or a whole number (save the case as UTF-8)")]
    // Two bytes for a character that needs one; a half of a pair; a character cut short; one past the last.
    [InlineData(new byte[] { 0xC1, 0xA1 },
        "id: found a text that is not valid UTF-8, expected a text or a whole number (save the case as UTF-8)")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 },
        "id: found a text that is not valid UTF-8, expected a text or a whole number (save the case as UTF-8)")]
    [InlineData(new byte[] { 0xE2, 0x82 },
        "id: found a text that is not valid UTF-8, expected a text or a whole number (save the case as UTF-8)")]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 },
        "id: found a text that is not valid UTF-8, expected a text or a whole number (save the case as UTF-8)")]
    public void Invalid_UTF_8_inside_a_text_is_refused(byte[] bytes, string expected)
    {
        byte[] json = [.. "{\"id\": \"a"u8, .. bytes, .. "\"}"u8];
        Assert.Equal(expected, Sample.Only(CaseReader.Read(Sample.Policy, json)));
    }

    [Fact]
    public void Invalid_UTF_8_inside_a_name_is_refused()
    {
        byte[] json = [.. "{\"ag"u8, 0xE9, .. "\": 20, \"age\": 20}"u8];
        Assert.Equal("ag\uFFFD: the name is a text that is not valid UTF-8 (save the case as UTF-8)",
            Sample.Only(CaseReader.Read(Sample.Policy, json)));
    }

    [Fact]
    public void A_case_saved_as_UTF_16_is_told_so()
    {
        Assert.Equal(
            "the case: is no valid JSON at line 1, column 1: found the byte 0xFF, which is no UTF-8 (save the case as UTF-8)",
            Sample.Only(CaseReader.Read(Sample.Policy, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")])));
        Assert.EndsWith("(save the case as UTF-8)",
            Sample.Only(CaseReader.Read(Sample.Policy, Encoding.Unicode.GetBytes("{}"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id": "\ud83d"}""",
        "id: found a text with half a character in it (a lone surrogate), expected a text or a whole number (write the character whole)")]
    [InlineData("""{"id": "\ude00\ud83d"}""",
        "id: found a text with half a character in it (a lone surrogate), expected a text or a whole number (write the character whole)")]
    [InlineData("""{"drug": "\ud83d"}""",
        "drug: found a text with half a character in it (a lone surrogate), expected one of `heroin`, `crack "
            + "cocaine`, `cannabis` (write the character whole)")]
    [InlineData("""{"weapons": ["\ud83d"]}""",
        "weapons 1: found a text with half a character in it (a lone surrogate), expected one of `pocket knife`, "
            + "`bat`, `bottle` (write the character whole)")]
    [InlineData("""{"view": "\ud83d"}""",
        "view: found a text with half a character in it (a lone surrogate) (write the character whole)")]
    [InlineData("""{"previous offences": ["\ud83d"]}""",
        "previous offences 1: found a text with half a character in it (a lone surrogate), expected an object (write the character whole)")]
    [InlineData("""{"previous offences": [{"\ud83d": 1}]}""",
        "previous offences 1: \\ud83d: the name is a text with half a character in it (a lone surrogate) (write the character whole)")]
    public void Half_a_character_is_refused(string json, string expected) => Assert.Equal(expected, Sample.Fault(json));

    [Fact]
    public void A_whole_character_written_as_two_escapes_is_read() =>
        Assert.Equal("\U0001F600", Sample.Valid("""{"id": "\ud83d\ude00"}""").Id);

    [Fact]
    public void Sixteen_brackets_may_nest_and_no_more()
    {
        var options = new CaseOptions { KnownElsewhere = ["other"] };
        Sample.Valid($$"""{"other": {{new string('[', 15)}}{{new string(']', 15)}}}""", options);
        Assert.Equal(
            "other: nests more than 16 deep at line 1, column 26 (no policy asks for so many brackets within each other: take them out)",
            Sample.Fault($$"""{"other": {{new string('[', 16)}}{{new string(']', 16)}}}""", options));
        Assert.StartsWith("other: nests more than 16 deep",
            Sample.Fault($$"""{"other": {{string.Concat(Enumerable.Repeat("{\"a\":", 100_000 / 5))}}""", options),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_holds_at_most_256_KiB()
    {
        Sample.Valid("{}" + new string(' ', JsonText.MostBytes - 2));
        Assert.Equal("the case: holds 262,145 bytes; at most 262,144 are read (state only what the policy asks for)",
            Sample.Fault("{}" + new string(' ', JsonText.MostBytes - 1)));
    }

    [Fact]
    public void What_a_message_repeats_is_short_and_hides_nothing()
    {
        Assert.Contains("found the text `" + new string('x', 57) + "...`",
            Sample.Fault($$"""{"drug": "{{new string('x', 1000)}}"}"""), StringComparison.Ordinal);
        Assert.Contains("found the text `a\\u{000A}\\u{001B}\\u{202E}\\u{200B}b'c`",
            Sample.Fault("{\"drug\": \"a\\n\\u001b\\u202e\\u200bb`c\"}"), StringComparison.Ordinal);
        // No character is cut in two.
        Assert.DoesNotContain('\uFFFD',
            Sample.Fault($$"""{"drug": "{{string.Concat(Enumerable.Repeat("\U0001F600", 100))}}"}"""));
    }
}
