using System.Text;
using System.Text.Json;
using Eligibility.DecisionLog;
using Eligibility.Tests.Generators;

namespace Eligibility.Tests.HandlingTests;

/// <summary>What holds of every note: it is read as it was written, and nothing that is done to it makes reading throw.</summary>
public class NoteLawTests
{
    [Fact]
    public void A_decision_written_of_random_values_is_read_back_the_same_and_its_schema_takes_it()
    {
        var schema = NoteFiles.Schema(isRun: false);
        for (var seed = 0; seed < 500; seed++)
        {
            var written = new NoteWriter(seed).Write();
            var reading = DecisionNote.Read(Encoding.UTF8.GetBytes(written.Json.ToJsonString()));
            Assert.True(reading.IsValid, $"{seed}: {string.Join('\n', reading.Faults)}\n{written.Json}");
            Assert.Equal(written.Expected, NoteWriter.Told(reading.Note));
            Assert.True(schema.IsValid(JsonDocument.Parse(written.Json.ToJsonString()).RootElement), $"{seed}: {written.Json}");
        }
    }

    /// <summary>The schema may be more lenient, and never stricter: who writes by it is told by it what is wrong.</summary>
    [Fact]
    public void Of_two_thousand_mutations_none_is_thrown_at_and_the_schema_takes_each_that_is_read()
    {
        byte[][] runs = [.. Valid(isRun: true)], decisions = [.. Valid(isRun: false)];
        var (run, decision) = (NoteFiles.Schema(isRun: true), NoteFiles.Schema(isRun: false));
        var accepted = 0;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var isRun = seed % 3 == 0;
            var dice = new Dice(seed);
            var mutated = Mutated(dice, dice.Pick<byte[]>(isRun ? runs : decisions));
            if (NoteFiles.Faults(isRun, mutated).Count > 0) continue;
            accepted++;
            Assert.False(NoteFiles.IsRefusedBySchema(isRun ? run : decision, mutated), $"{seed}: {Encoding.UTF8.GetString(mutated)}");
        }
        Assert.InRange(accepted, 50, 1_000);
    }

    /// <summary>What one reads, so does the other, but for what only a letter needs and what no letter can print.</summary>
    [Fact]
    public void The_log_takes_every_decision_that_is_read_here_but_for_what_only_a_letter_reads()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var json = new NoteWriter(seed).Write().Json;
            json.Remove("withheldBy");
            json.Remove("addressee");
            var utf8 = Encoding.UTF8.GetBytes(json.ToJsonString());
            var (note, logged) = (DecisionNote.Read(utf8).Note!, HumanDecision.Read(utf8));
            Assert.Equal((note.Advice, note.Outcome, note.Reasons, note.At, note.Answer.ToString().ToLowerInvariant()),
                (logged.Advice, logged.Outcome, logged.Reasons, logged.At, logged.Decision));
        }
    }

    [Theory]
    [InlineData("withheldBy", "\"inspector\"", false)]
    [InlineData("addressee", "{\"name\": \"A. Sample\"}", false)]
    [InlineData("addressee", "\"A. Sample\"", true)]
    [InlineData("reference", "\"one\\ntwo\\u202e\"", true)]
    public void The_log_takes_what_it_has_always_taken(string member, string value, bool isTaken)
    {
        var json = new NoteWriter(1).Write().Json;
        json.Remove("withheldBy");
        json.Remove("addressee");
        json[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
        var refused = Record.Exception(() => HumanDecision.Read(Encoding.UTF8.GetBytes(json.ToJsonString())));
        if (isTaken) Assert.Null(refused);
        else Assert.Equal("/" + member, Assert.Single(Assert.IsType<StatementException>(refused).Faults).Place);
    }

    private static IEnumerable<byte[]> Valid(bool isRun) =>
        NoteFiles.In("Accepted").Where(f => NoteFiles.IsRun(f) == isRun).Select(f => NoteFiles.Bytes("Accepted", f));

    /// <summary>The bytes with one to three places changed, taken out, doubled, or written over with a bit of JSON.</summary>
    private static byte[] Mutated(Dice dice, byte[] note)
    {
        List<byte> bytes = [.. note];
        for (var count = dice.Between(1, 3); count > 0; count--)
        {
            var at = dice.Between(0, bytes.Count - 1);
            var length = Math.Min(dice.Between(1, 12), bytes.Count - at);
            switch (dice.Between(0, 5))
            {
                case 0: bytes[at] = (byte)dice.Between(0, 255); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes[at] = (byte)dice.Pick("09afzAZ :,-+.TZ"u8); break;
                case 4: bytes.InsertRange(dice.Between(0, bytes.Count), bytes.GetRange(at, length)); break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(dice.Pick("\"", "null", "{}", "[]", "\\ud800", "\\u0000", "1e999",
                        "\"read\":1,", "[[[[[[[[[[[", "\\u200b", "\n", "-0", "\"by\":", "99999999999999999999")));
                    break;
            }
        }
        return [.. bytes];
    }
}
