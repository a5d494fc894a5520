using System.Text;
using System.Text.Json;

namespace Eligibility.Tests.BulkTests;

/// <summary>A row of CSV states what the object in JSON states.</summary>
public class CsvTests
{
    private static readonly PolicyEvaluator Evaluator = BulkRun.Policy("""
        policy "Every type of fact"
        fact violent: yes or no
        fact age: whole number
            from 10 to 110
        fact sentence length: whole number of months
        fact weight: amount in g
        fact damage: money in GBP
        fact date of offence: date
            from 1 January 2000 to decision date
        fact drug: one of heroin, cocaine, cannabis
        fact weapons: any of knife, bat, far-off gun
        fact low-level supply: yes or no
            judged by officer
        fact view: one of good, bad
            judged by officer
        fact interpreter needed: yes or no
            assumed no
        outcome prosecute "Prosecution"
        outcome caution "A caution"
        rule grave
            prosecute when any of
                violent and weapons includes knife
                weight is over 5 g
                damage is at least GBP 80 and low-level supply
                view is bad and not interpreter needed
            because "The grave goes to court."
        otherwise caution
        end
        """);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Rows_and_objects_that_state_the_same_give_the_same_lines(int seed)
    {
        var cases = BulkRun.Cases([Evaluator], 300, (ulong)seed, missing: 0.3);
        var objects = BulkRun.Of(o => new BulkDecider(Evaluator, o), string.Join('\n', cases));
        var rows = BulkRun.Of(o => new BulkDecider(Evaluator, o), Csv(cases, new Random(seed)), BulkForm.Csv);
        Assert.Empty(objects.Rejected);
        Assert.Equal(objects.Lines, rows.Lines);
    }

    [Fact]
    public void A_row_is_the_same_however_the_file_comes_in_pieces()
    {
        var cases = Encoding.UTF8.GetBytes(Csv(BulkRun.Cases([Evaluator], 60, 5, missing: 0.3), new Random(5)));
        var whole = BulkRun.Of(o => new BulkDecider(Evaluator, o), new MemoryStream(cases), BulkForm.Csv).Output;
        foreach (var piece in new[] { 1, 2, 13 })
            Assert.Equal(whole,
                BulkRun.Of(o => new BulkDecider(Evaluator, o), new Pieces(cases, piece), BulkForm.Csv).Output);
    }

    [Theory]
    [InlineData("80 GBP", "ELG731", "write GBP 80")]
    [InlineData("GBP80", "ELG731", "write GBP 80")]
    [InlineData("£80.50", "ELG731", "write GBP 80.50")]
    [InlineData("\"£1,200\"", "ELG731", "write digits alone, or with the unit: GBP 5")]
    [InlineData("\"1,200\"", "ELG786", "")]
    [InlineData("080", "ELG786", "")]
    public void Money_in_a_cell_that_is_written_otherwise_is_answered_with_the_form_to_write(string cell,
        string code, string form)
    {
        var fault = Assert.Single(Assert.Single(
            BulkRun.Of(o => new BulkDecider(Evaluator, o), "damage\n" + cell + "\n", BulkForm.Csv).Rejected).Faults);
        Assert.Equal((code, "damage"), (fault.Code, fault.Path));
        Assert.Contains(form, fault.Help, StringComparison.Ordinal);
    }

    /// <summary>
    /// What the library looks ahead of the row that it is at changes nothing, nor does where
    /// it begins anew after a fault.
    /// </summary>
    [Theory, InlineData(1), InlineData(2)]
    public void A_broken_file_is_the_same_however_it_comes_in_pieces(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Bits[random.Next(Bits.Length)]);
            var broken = Encoding.Latin1.GetBytes("id,age,admits it\n" + string.Concat(rows));
            var whole = BulkRun.Of(Small.Decider, new MemoryStream(broken), BulkForm.Csv, workers: 1);
            var pieces = BulkRun.Of(Small.Decider, new Pieces(broken, random.Next(1, 20)), BulkForm.Csv, workers: 1);
            Assert.Equal(whole.Output, pieces.Output);
        }
    }

    private static readonly string[] Bits =
        ["\"", "\"\"", ",", "\n", "\r\n", "\r", "a", " ", "1,20,yes\n", "2,\"21\",no\n", "\u00EF\u00BB\u00BF",
            "\u00FF\u00FE", "\0"];

    [Fact]
    public void A_mark_of_an_encoding_before_a_later_row_is_a_part_of_it()
    {
        foreach (var mark in (byte[][])[[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]])
        {
            byte[] rows = [.. "id,age\n\"1\"x\n"u8, .. mark, .. "\"2\",20\n3,20\n"u8];
            var run = BulkRun.Of(Small.Decider, new MemoryStream(rows), BulkForm.Csv);
            Assert.Equal([2L, 3L], run.Rejected.Select(r => r.Line));
            Assert.Equal(mark.Length == 3 ? "ELG780" : "ELG703", run.Rejected[1].Faults[0].Code);
        }
    }

    [Fact]
    public void A_quote_that_is_never_closed_spoils_its_own_line_only()
    {
        var rows = "id,age,admits it\n1,\"20,yes\n"
            + string.Concat(Enumerable.Range(2, 25_000).Select(i => FormattableString.Invariant($"{i},20,yes\n")));
        Assert.True(rows.Length > 262_144);
        var run = BulkRun.Of(Small.Decider, rows, BulkForm.Csv);
        Assert.Equal(25_001, run.Lines.Length);
        Assert.Equal((2L, "age"), (Assert.Single(run.Rejected).Line, run.Rejected[0].Faults[0].Path));
    }

    [Fact]
    public void A_row_longer_than_a_case_may_be_is_passed_over_and_the_rest_goes_on()
    {
        var rows = "id,drug\n1,heroin\n2," + new string('x', 600_000) + "\n3,\"" + new string('x', 300_000)
            + "\"\n4,cocaine\n";
        var run = BulkRun.Of(o => new BulkDecider(Evaluator, o), rows, BulkForm.Csv);
        Assert.Equal([3L, 4L], run.Rejected.Select(r => r.Line));
        Assert.All(run.Rejected,
            r => Assert.EndsWith("at most 262,144 are read", r.Faults[0].Message, StringComparison.Ordinal));
        Assert.Equal(4, run.Lines.Length);
    }

    [Fact]
    public void Words_that_could_be_a_value_or_say_that_nothing_is_known_are_refused()
    {
        var evaluator = BulkRun.Policy("""
            policy "Answers"
            fact answer: one of given, notknown
            outcome prosecute "Prosecution"
            outcome caution "A caution"
            rule one
                caution when answer is notknown
                because "So it is."
            otherwise prosecute
            end
            """);
        var run = BulkRun.Of(o => new BulkDecider(evaluator, o), "answer\nnot known\nnotknown\n", BulkForm.Csv);
        Assert.Equal(2, Assert.Single(run.Rejected).Line);
        Assert.Contains("\"name\":\"caution\"", run.Lines[1], StringComparison.Ordinal);
    }

    /// <summary>The editions of a folder may take a heading for different types: each reads its own rows.</summary>
    [Fact]
    public void A_row_is_read_as_the_edition_that_decides_it_reads_it()
    {
        static string Edition(string period, string type, string value) => $"""
            policy "A scheme"
                in force {period}
            fact risk: {type}
            outcome prosecute "Prosecution"
            outcome caution "A caution"
            rule one
                caution when risk is {value}
                because "So it is."
            otherwise prosecute
            end
            """;
        var editions = Assert.Single(
            Editions.Of([BulkRun.Policy(Edition("from 2015 until 2016", "one of low, high", "low")),
                BulkRun.Policy(Edition("from 2017", "whole number", "at most 3"))]));
        var run = BulkRun.Of(o => new BulkDecider(editions, o),
            "risk,decision date\nlow,2015-05-01\n3,2018-05-01\n3,2016-05-01\nlow,2018-05-01\n", BulkForm.Csv);
        Assert.Equal(["decided", "decided", "error", "error"],
            run.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("status").GetString()));
    }

    private static string Csv(IEnumerable<string> cases, Random random)
    {
        var facts = Evaluator.Policy.Facts.ToList();
        List<string> headings = ["id", .. facts.SelectMany(f =>
            f.JudgedBy is null ? [f.Name] : (string[])[f.Name + ": because", f.Name, f.Name + ": by"])];
        var csv = new StringBuilder(string.Join(',', headings)).Append("\r\n");
        foreach (var stated in cases)
        {
            var json = JsonDocument.Parse(stated).RootElement;
            csv.Append(string.Join(',', headings.Select(h => Quoted(Cell(json, h), random))))
                .Append(random.Next(2) == 0 ? "\n" : "\r\n");
        }
        return csv.ToString();
    }

    private static string Cell(JsonElement json, string heading)
    {
        var (name, part) = heading.Split(": ") is [var fact, var of] ? (fact, of) : (heading, "value");
        if (!json.TryGetProperty(name, out var value)) return "";
        if (value.ValueKind == JsonValueKind.Object) value = value.GetProperty(part);
        else if (part != "value") return "";
        return value.ValueKind switch
        {
            JsonValueKind.Null => "not known",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array => value.GetArrayLength() == 0 ? "empty" : string.Join("; ", value.EnumerateArray()),
            _ => value.ToString(),
        };
    }

    private static string Quoted(string cell, Random random) =>
        random.Next(3) == 0 || cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;
}
