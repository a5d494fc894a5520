using System.Buffers;
using System.Text.Json;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.JustificationTests;

/// <summary>What a host writes of a decision is what the command writes.</summary>
public class DecisionFormsTests
{
    private const string Sale = """
        policy "Sale"
            edition "E"
            in force from 2020 until 2021
        fact age: whole number
            confidential
        outcome refuse "Not sold"
        outcome sell "Sold"
        rule minors
            refuse when age is under 18
            because "Not to minors."
        otherwise sell
            because "No rule speaks against it."
        end
        """;

    private static readonly PolicyEvaluator Evaluator = Compiling.Text(Sale).Evaluator!;
    private static readonly Editions Policy = Assert.Single(Editions.Of([Evaluator]));

    [Theory, InlineData("""{"age": 17}"""), InlineData("""{"age": 18}"""), InlineData("{}")]
    public void A_decision_reads_as_the_command_writes_it(string json)
    {
        var decision = Evaluator.Decide(
            CaseReader.Read(Evaluator.Policy, System.Text.Encoding.UTF8.GetBytes(json)).Case!, DecisionDetail.All);
        var (record, letter) = (JustificationBuilder.Build(decision), LetterMaker.Of(decision));
        Assert.Equal(
            [JustificationForms.Text(record), JustificationForms.Markdown(record), JustificationForms.Html(record)],
            [decision.ToText(), decision.ToMarkdown(), decision.ToHtml()]);
        Assert.Equal(
            [LetterText.Render(letter), LetterMarkdown.Render(letter), LetterHtml.Render(letter)],
            [decision.ToText(Audience.Person), decision.ToMarkdown(Audience.Person), decision.ToHtml(Audience.Person)]);
        Assert.Equal(JustificationJson.Render(record), decision.ToJson());
    }

    [Theory, InlineData("""{"age": 17}"""), InlineData("{}")]
    public void A_line_of_JSON_says_what_the_JSON_in_lines_says_and_follows_what_its_writer_holds(string json)
    {
        var decision = Evaluator.Decide(
            CaseReader.Read(Evaluator.Policy, System.Text.Encoding.UTF8.GetBytes(json)).Case!);
        var output = new ArrayBufferWriter<byte>();
        output.Write("\n"u8);
        decision.WriteJsonLine(output);
        var line = output.WrittenSpan[1..];
        Assert.Equal(line.Length - 1, line.IndexOf((byte)'\n'));
        using JsonDocument told = JsonDocument.Parse(line.ToArray()), indented = JsonDocument.Parse(decision.ToJson());
        Assert.True(JsonElement.DeepEquals(indented.RootElement, told.RootElement));
        Assert.Throws<ArgumentNullException>(() => decision.WriteJsonLine(null!));
    }

    [Fact]
    public void What_was_not_asked_for_when_deciding_cannot_be_told_and_it_says_what_to_ask_for()
    {
        var decision = Evaluator.Decide(CaseReader.Read(Evaluator.Policy, "{}"u8).Case!, DecisionDetail.None);
        Assert.Contains("DecisionDetail.Lines",
            Assert.Throws<InvalidOperationException>(() => decision.ToText()).Message, StringComparison.Ordinal);
        Assert.Contains("ForPerson",
            Assert.Throws<InvalidOperationException>(() => decision.ToHtml(Audience.Person)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_date_is_unknown_it_is_told_what_each_edition_would_make_of_the_case()
    {
        var result = Policy.Decide("{}"u8, detail: DecisionDetail.All);
        Assert.True(result.NeedsDate);
        Assert.Equal(UndatedForms.Text(Policy, result), result.ToText());
        Assert.Equal(UndatedForms.Markdown(Policy, result, forPerson: true), result.ToMarkdown(Audience.Person));
        Assert.Equal(UndatedForms.Html(Policy, result), result.ToHtml());
        Assert.Equal(UndatedJson.Render(Policy, result), result.ToJson());
    }

    [Fact]
    public void With_a_date_it_is_the_decision_of_the_edition_in_force() =>
        Assert.Contains("AGAINST Not to minors.\n    AGAINST age: 17, under 18\n",
            Policy.Decide("""{"age": 17}"""u8, new DateOnly(2020, 5, 1)).ToText(), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"aeg": 17}""", "2020-05-01", "the case was not decided: error ELG720 aeg")]
    [InlineData("{}", "2019-05-01", "no edition is in force on 2019-05-01")]
    public void Where_nothing_was_decided_there_is_nothing_to_justify_and_it_says_why(string json,
        string day, string says)
    {
        var result = Policy.Decide(System.Text.Encoding.UTF8.GetBytes(json),
            DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.StartsWith(says, Assert.Throws<InvalidOperationException>(() => result.ToText()).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(says, Assert.Throws<InvalidOperationException>(() => result.ToJson()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_has_its_name_and_its_words_also_where_no_rule_applies()
    {
        var minor = Evaluator.Decide(CaseReader.Read(Evaluator.Policy, """{"age": 17}"""u8).Case!).Reasons.Single();
        var adult = Evaluator.Decide(CaseReader.Read(Evaluator.Policy, """{"age": 18}"""u8).Case!).Reasons.Single();
        Assert.Equal(("minors", "Not to minors."), (minor.Name, minor.Because));
        Assert.Equal(("otherwise", "No rule speaks against it."), (adult.Name, adult.Because));
    }
}
