using System.Text;
using System.Text.Json;
using Eligibility.DecisionLog;
using Eligibility.DecisionLog.Statements;
using Eligibility.Measure;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>What was decided is decided so again from what the log holds, and what is not is told.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly LogBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_record_comes_out_as_it_was()
    {
        await _bench.WriteAsync(log =>
            Task.WhenAll(Enumerable.Range(1, 60).Select(i => log.AppendAsync(LogBench.Advice(i)))));
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_bench.File));
        Assert.Empty(reader.Replay());
    }

    [Theory]
    [InlineData("UPDATE record SET brief = CAST(replace(CAST(brief AS TEXT), '\"course\"', '\"caution\"') AS BLOB) WHERE n = 2",
        "was caution, is course now")]
    [InlineData("UPDATE record SET brief = CAST(replace(CAST(brief AS TEXT), 'willing', 'light') AS BLOB) WHERE n = 2",
        "for other reasons")]
    [InlineData("UPDATE record SET brief = x'00' WHERE n = 2", "cannot be read")]
    [InlineData("UPDATE record SET case_json = CAST(replace(CAST(case_json AS TEXT), 'true', 'null') AS BLOB) WHERE n = 2",
        "for other reasons")]
    [InlineData("UPDATE record SET case_json = x'7b' WHERE n = 2", "ELG7")]
    [InlineData("UPDATE record SET word = zeroblob(8) WHERE n = 2", "another word")]
    [InlineData("UPDATE policy_file SET text = text || '#' WHERE place = 0", "cannot be compiled")]
    public async Task What_comes_out_otherwise_is_told(string sql, string why)
    {
        await _bench.WriteAsync(async log =>
        {
            await log.AppendAsync(LogBench.Advice(1));
            await log.AppendAsync(LogBench.Advice(2));
        });
        _bench.Tamper(sql);
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_bench.File));
        var difference = reader.Replay().Last();
        Assert.Equal((2, "advice-2"), (difference.Record, difference.Id));
        Assert.Contains(why, difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_decided_decides_again_and_not_the_one_of_today()
    {
        var later = LogBench.Compile(LogBench.Policy.Replace("course when agrees", "caution when agrees",
            StringComparison.Ordinal));
        await _bench.WriteAsync(async log =>
        {
            log.Archive(later);
            await log.AppendAsync(LogBench.Advice(2));
            await log.AppendAsync(new Advice("later", LogBench.Decide(2, later.Evaluator), "officer 7"));
        });
        using var reader = DecisionLogReader.Open(LogStore.Sqlite(_bench.File));
        Assert.Empty(reader.Replay());
        Assert.Equal(2, reader.Records.Select(r => r.PolicyHash).Distinct().Count());
    }

    [Fact]
    public void The_word_of_a_case_is_that_of_its_layout()
    {
        // Where another comes out, CaseWord.Layout is raised with it: words of two layouts are not held against each
        // other.
        Assert.Equal(1, Plan.CaseWord.Layout);
        Assert.Equal(["0000000000000100", "0000000000000501", "0000000000000500", "0000000000000501"],
            Enumerable.Range(1, 4).Select(i => Convert.ToHexStringLower(BriefRecord.WordOf(LogBench.Decide(i)) ?? [])));
    }

    [Fact]
    public void A_case_is_read_back_as_it_was_under_every_policy()
    {
        var cases = 0;
        foreach (var file in Repository.RuleFiles(Repository.Rules)
            .Concat(Repository.RuleFiles(Repository.Language("Accepted"))
            .Select(f => Path.Combine(Repository.Language("Accepted"), f))))
        {
            if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) continue;
            var draw = new RandomCases([evaluator], 7, 0.2);
            for (var i = 0; i < 10; i++)
            {
                using var bytes = new MemoryStream();
                using (var json = new Utf8JsonWriter(bytes)) draw.Write(json, i);
                if (CaseReader.Read(evaluator.Policy, bytes.ToArray()).Case is not { } @case) continue;
                var again = CaseReader.Read(evaluator.Policy, CaseJson.Of(@case));
                Assert.True(again.IsValid, $"{file}: {string.Join('\n', again.Faults)}");
                Assert.Equal(Said(@case), Said(again.Case));
                cases++;
                // Nothing is logged where each record is decided by itself.
                if (evaluator.Policy.Each is not null) continue;
                Assert.Equal(BriefRecord.Of(evaluator.Decide(@case, DecisionDetail.None)),
                    BriefRecord.Of(evaluator.Decide(again.Case, DecisionDetail.None)));
            }
        }
        Assert.InRange(cases, 500, int.MaxValue);
    }

    private static string Said(Case @case) => Encoding.UTF8.GetString(CaseJson.Of(@case))
        + string.Concat(@case.Facts.Select(f => $"\n{f.Name} {f.Provenance} {f.Words} {f.JudgedBy} {f.JudgedBecause}"));
}
