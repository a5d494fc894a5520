using System.Text;
using System.Text.Json;
using Eligibility.Tests.Docs;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.HandlingTests;

/// <summary>What stands beside a case, kept as files: those that are read, and those that are refused, with what is said.</summary>
public class NoteFileTests
{
    /// <summary>What the engine refuses and no schema can say.</summary>
    private static readonly string[] BeyondTheSchema =
    [
        "decision-withheld-by-the-role-that-decided.json", "run-stated-twice.json",
    ];

    public static TheoryData<string> Accepted => [.. NoteFiles.In("Accepted")];

    public static TheoryData<string> Refused => [.. NoteFiles.In("Refused")];

    [Theory, MemberData(nameof(Accepted))]
    public void A_note_that_is_whole_is_read_and_its_schema_takes_it(string file)
    {
        var bytes = NoteFiles.Bytes("Accepted", file);
        Assert.Equal("", string.Join('\n', NoteFiles.Faults(NoteFiles.IsRun(file), bytes)));
        Assert.Empty(NoteFiles.Schema(NoteFiles.IsRun(file)).Validate(JsonDocument.Parse(bytes).RootElement));
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_note_at_fault_is_told_all_of_its_faults(string file)
    {
        var faults = NoteFiles.Faults(NoteFiles.IsRun(file), NoteFiles.Bytes("Refused", file));
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.DoesNotContain('\n', fault.ToString()));
        Snapshot.Match(NoteFiles.At("Refused", file), string.Concat(faults.Select(f => f + "\n")));
    }

    [Theory, MemberData(nameof(Refused))]
    public void The_schema_refuses_what_the_engine_refuses_where_a_schema_can_say_it(string file)
    {
        var refused = NoteFiles.IsRefusedBySchema(NoteFiles.Schema(NoteFiles.IsRun(file)), NoteFiles.Bytes("Refused", file));
        if (refused is { } isRefused) Assert.Equal(!BeyondTheSchema.Contains(file), isRefused);
    }

    [Fact]
    public void Every_member_that_a_schema_names_stands_in_some_note()
    {
        foreach (var isRun in (bool[])[true, false])
        {
            var schema = NoteFiles.Schema(isRun);
            foreach (var file in NoteFiles.In("Accepted").Where(f => NoteFiles.IsRun(f) == isRun))
                schema.Validate(JsonDocument.Parse(NoteFiles.Bytes("Accepted", file)).RootElement);
            schema.Members.ExceptWith(schema.Met);
            Assert.Equal("", string.Join('\n', schema.Members));
        }
    }

    [Theory, InlineData("run"), InlineData("decision")]
    public void The_samples_of_the_reference_are_read_and_their_schema_takes_them(string what)
    {
        var block = Assert.Single(Page.Open("docs/language.md").Tagged("json " + what));
        Assert.Equal("", string.Join('\n', NoteFiles.Faults(what == "run", Encoding.UTF8.GetBytes(block.Text))));
        Assert.Empty(NoteFiles.Schema(what == "run").Validate(JsonDocument.Parse(block.Text).RootElement));
    }

    [Fact]
    public void The_reference_says_something_of_each_member_of_a_decision()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "language.md"));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "decision.schema.json")));
        Assert.All(schema.RootElement.GetProperty("properties").EnumerateObject().Where(m => m.Name != "format"), member =>
            Assert.Matches($@"(?m)^\| [^|]*`{member.Name}`", page));
    }

    [Fact]
    public void A_run_says_when_by_whom_and_by_what_service()
    {
        var run = RunNote.Read(NoteFiles.Bytes("Accepted", "run-in-another-zone.json")).Note!;
        Assert.Equal((new DateTimeOffset(2020, 7, 10, 9, 30, 15, 500, TimeSpan.FromHours(1)), "Zoë Ó Briain", "diversion desk"),
            (run.At, run.By, run.Service));
        Assert.Equal(TimeSpan.FromHours(1), run.At.Offset);
    }

    [Fact]
    public void A_departure_says_all_that_a_letter_needs()
    {
        var note = DecisionNote.Read(NoteFiles.Bytes("Accepted", "decision-departed.json")).Note!;
        Assert.Equal((AdviceAnswer.Departed, "prosecute", 12L, "inspector", "custody sergeant", "1234"),
            (note.Answer, note.Outcome, note.Record, note.WithheldBy, note.Role, note.Number));
        Assert.Equal("The amount of drugs found was too large.\nWe weighed it again after you were interviewed.", note.ReasonsForPerson);
        Assert.Equal([("the film", "it was lost")], note.MaterialNotRead.ToArray());
        Assert.Equal(new DateOnly(2018, 1, 10), note.LetterOn);
        Assert.Equal(["1 High Street", "Northtown"], note.Addressee!.Address.ToArray());
        Assert.Equal(("B. Sample", 2), (note.Addressee.AppropriateAdult!.Name, note.Addressee.AppropriateAdult.Address.Length));
    }

    [Fact]
    public void The_first_line_of_an_addressee_that_is_a_text_is_the_name()
    {
        var addressee = DecisionNote.Read(NoteFiles.Bytes("Accepted", "decision-followed.json")).Note!.Addressee!;
        Assert.Equal(("A. Sample", "1 High Street, Northtown"), (addressee.Name, string.Join(", ", addressee.Address)));
        Assert.Null(addressee.AppropriateAdult);
    }

    [Fact]
    public void A_byte_order_mark_before_a_note_and_line_ends_of_Windows_change_nothing_of_it()
    {
        var text = Encoding.UTF8.GetString(NoteFiles.Bytes("Accepted", "decision-departed.json"));
        byte[] windows = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("\\n", "\\r\\n", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal))];
        Assert.Equal("My brother gave me the bag.\nI did not know what was in it.", DecisionNote.Read(windows).Note!.Representations);
    }

    [Fact]
    public void A_note_that_is_too_long_and_one_with_ten_thousand_faults_are_told_in_a_few_lines()
    {
        var many = $"{{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"a{i}\": 1"))}}}";
        var faults = RunNote.Read(Encoding.UTF8.GetBytes(many)).Faults;
        Assert.Equal(101, faults.Length);
        Assert.Equal("/: has more than 100 faults; the others are told when these are mended", faults[^1].ToString());
        var tooLong = DecisionNote.Read(Encoding.UTF8.GetBytes(new string(' ', 256 * 1024 + 1)));
        Assert.Equal("/: has 262,145 bytes; expected at most 262,144 (shorten it)", Assert.Single(tooLong.Faults).ToString());
    }
}
