using Eligibility.Literals;

namespace Eligibility.Tests.LiteralsTests;

/// <summary>The plainest literals are read without the grammar, and the grammar is linear on what is none.</summary>
public class GrammarTests
{
    private const LiteralForms All = (LiteralForms)int.MaxValue;

    private static readonly string[] Pieces =
    [
        "0", "7", "12", "007", "31", "2018", "2.5", "0.5", "1.", ".5",
        "1e3", "-", "+", ".", "'", "2018-01-10", "2018-13-32",
        "0000-00-00", "2018-1-1", "18-01-10", "yes", "No", "TRUE",
        "false", "zero", "Twelve", "thirteen", "mg", "tablets",
        "10mg", "GBP", "may", "May", "June", "december", "one", " ", "  ", "\t", "\0", "\u0661", "\uff11", "ye\u017f",
        "\u212ag", ",", "e", "E5", "1/2", "\u00a380",
    ];

    [Fact]
    public void What_is_read_without_the_grammar_is_read_alike_by_it_and_nothing_else_is_of_these_forms()
    {
        var random = new Random(2018);
        var plain = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = Random(random);
            var (fast, parsed) = (PlainLiteral.Read(text), Parsed(text));
            var expected = parsed is not null && (parsed.Forms & ~PlainLiteral.All) == 0 ? parsed : null;
            // Said only where it fails: a culture's calendar may not have the day.
            if (!Equals(expected, fast))
                Assert.Fail($"`{text}`: the grammar reads {expected}, and without it is read {fast}");
            Assert.Equal(parsed, LiteralReader.Read(text, All));
            if (fast is not null) plain++;
        }
        Assert.InRange(plain, 20_000, 180_000);
    }

    [Fact]
    public void A_place_is_given_no_form_that_it_does_not_take()
    {
        var random = new Random(2019);
        for (var i = 0; i < 50_000; i++)
        {
            var (text, taken) = (Random(random), (LiteralForms)random.Next(2048));
            var parsed = Parsed(text);
            Assert.Equal(parsed is not null && (parsed.Forms & ~taken) == 0 ? parsed : null,
                LiteralReader.Read(text, taken));
        }
    }

    public static TheoryData<string> Endless =>
    [
        "1", "-1", "0.1", " ", "1 ", "one ", "one", "1-", "2018-01-10", "1e", "mg ", "1 mg ", "GBP ", "May ", "1 May ",
        "yes", "'", "1.",
    ];

    [Theory, MemberData(nameof(Endless))]
    public void A_million_characters_are_read_to_an_end_that_would_not_come_if_that_took_their_square(string piece)
    {
        foreach (var before in (string[])["", "-", "1 ", "GBP ", "1 May ", "a"])
        {
            var text = before + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            _ = LiteralReader.Read(text, All);
        }
    }

    private static Literal? Parsed(string text) => LiteralGrammar.Literal.Whole(text);

    private static string Random(Random random)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]);
        return random.Next(3) == 0
            ? Pieces[random.Next(Pieces.Length)]
            : string.Join(random.Next(3) == 0 ? "" : " ", pieces);
    }
}
