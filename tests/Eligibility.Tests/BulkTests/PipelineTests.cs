using System.Text;
using System.Text.Json;

namespace Eligibility.Tests.BulkTests;

/// <summary>Order, bounded memory, a clean stop.</summary>
public class PipelineTests
{
    [Fact]
    public void Each_case_has_its_line_in_the_order_of_the_file_a_bad_one_too()
    {
        var run = BulkRun.Of(Small.Decider, string.Join('\n', Small.Cases(5_000)), workers: 4);
        Assert.Equal(5_000, run.Lines.Length);
        for (var i = 1; i <= run.Lines.Length; i++)
        {
            var line = JsonDocument.Parse(run.Lines[i - 1]).RootElement;
            if (i % 7 == 0)
                Assert.Equal(("error", i),
                    (line.GetProperty("status").GetString(), line.GetProperty("line").GetInt32()));
            else Assert.Equal(i.ToString(System.Globalization.CultureInfo.InvariantCulture),
                line.GetProperty("id").GetString());
        }
        Assert.Equal(Enumerable.Range(1, 5_000).Where(i => i % 7 == 0), run.Rejected.Select(r => (int)r.Line));
        Assert.Equal((5_000, 714, 0), (run.Summary.Cases, run.Summary.Rejected, run.Summary.Undecided));
    }

    [Theory, InlineData(2), InlineData(3), InlineData(16)]
    public void The_same_bytes_come_out_however_many_are_decided_at_once(int workers)
    {
        var cases = string.Join("\r\n", Small.Cases(3_000));
        Assert.Equal(BulkRun.Of(Small.Decider, cases, workers: 1).Output,
            BulkRun.Of(Small.Decider, cases, workers: workers).Output);
    }

    [Fact]
    public void The_same_bytes_come_out_however_the_input_comes_in_pieces()
    {
        var cases = Encoding.UTF8.GetBytes(string.Join('\n', Small.Cases(200)));
        var whole = BulkRun.Of(Small.Decider, new MemoryStream(cases)).Output;
        foreach (var piece in new[] { 1, 7, 1000 })
            Assert.Equal(whole, BulkRun.Of(Small.Decider, new Pieces(cases, piece)).Output);
    }

    [Fact]
    public async Task Reading_never_runs_further_ahead_of_writing_than_the_batches_that_go_round()
    {
        using var input = new Endless(Encoding.UTF8.GetBytes(string.Join('\n', Small.Cases(1_000)) + "\n"), 4_000_000);
        var ahead = 0L;
        var options = new BulkOptions
        {
            Workers = 3, OnProgress = so => ahead = Math.Max(ahead, input.Given - so.BytesRead)
        };
        var summary = await new BulkDecider(Small.Evaluator, options).DecideAsync(input, BulkForm.Ndjson, Stream.Null);
        Assert.True(summary.IsComplete && summary.Cases > 50_000);
        // Eight batches of at most 64 KiB and a row, and what the reader has at hand.
        Assert.InRange(ahead, 1, 8 * 128 * 1024 + 128 * 1024);
    }

    [Fact]
    public void A_line_far_longer_than_memory_is_passed_over_and_the_rest_goes_on()
    {
        using var input = new Endless(Encoding.UTF8.GetBytes(new string('x', 1 << 20)), 300L << 20,
            Encoding.UTF8.GetBytes("\n{\"id\": \"after\"}"));
        var run = BulkRun.Of(Small.Decider, input);
        Assert.Equal("holds 314,572,800 bytes; at most 262,144 are read",
            Assert.Single(Assert.Single(run.Rejected).Faults).Message);
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("\"id\":\"after\"", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_half_way_it_leaves_whole_lines_and_says_that_it_is_not_complete()
    {
        using var stop = new CancellationTokenSource();
        using var input = new Endless(Encoding.UTF8.GetBytes(string.Join('\n', Small.Cases(1_000)) + "\n"),
            long.MaxValue);
        using var output = new MemoryStream();
        var options = new BulkOptions { OnProgress = so => { if (so.Cases > 2_000) stop.Cancel(); } };
        var summary = await new BulkDecider(Small.Evaluator, options)
            .DecideAsync(input, BulkForm.Ndjson, output, stop.Token);
        Assert.False(summary.IsComplete);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(summary.Cases, text.Count(c => c == '\n'));
        Assert.All(text[..^1].Split('\n'), line => JsonDocument.Parse(line));
    }

    [Fact]
    public async Task Stopped_while_it_waits_for_input_it_ends()
    {
        using var stop = new CancellationTokenSource();
        using var input = new Never();
        var running = new BulkDecider(Small.Evaluator).DecideAsync(input, BulkForm.Ndjson, Stream.Null, stop.Token);
        await stop.CancelAsync();
        Assert.False((await running).IsComplete);
    }

    [Theory, InlineData("x"), InlineData(","), InlineData("\"\"")]
    public async Task Headings_without_an_end_are_refused_as_soon_as_they_are_too_long(string piece)
    {
        using var input = new Endless(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 32_768))),
            long.MaxValue);
        var summary = await new BulkDecider(Small.Evaluator).DecideAsync(input, BulkForm.Csv, Stream.Null);
        Assert.Equal("ELG791", Assert.Single(summary.HeadingFaults).Code);
        Assert.InRange(input.Given, 1, 1 << 20);
    }

    [Fact]
    public async Task What_was_read_before_a_fault_of_the_input_is_written_and_then_the_fault_is_told()
    {
        using var input = new Endless("{\"id\": \"1\"}\n"u8.ToArray(), 12, fault: new IOException("the disk is gone"));
        using var output = new MemoryStream();
        var fault = await Assert.ThrowsAsync<IOException>(() =>
            new BulkDecider(Small.Evaluator).DecideAsync(input, BulkForm.Ndjson, output));
        Assert.Equal("the disk is gone", fault.Message);
        Assert.Contains("\"id\":\"1\"", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_output_ends_it()
    {
        using var input = new Endless(Encoding.UTF8.GetBytes(string.Join('\n', Small.Cases(1_000)) + "\n"),
            long.MaxValue);
        using var output = new MemoryStream(new byte[100_000]);
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            new BulkDecider(Small.Evaluator).DecideAsync(input, BulkForm.Ndjson, output));
    }
}
