using System.Text;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Tests.Shelf;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BulkTests;

/// <summary>A line among many is the record that the case gets by itself.</summary>
public class SameRecordTests
{
    public static TheoryData<string> Files => Repository.EachRuleFile(Repository.Rules);

    /// <summary>
    /// Folders of editions of one policy; those that hold several policies are decided by naming a file.
    /// </summary>
    public static TheoryData<string> Folders => [.. ShelfPolicies.All
        .GroupBy(p => p.File.Split('/')[0])
        .Where(f => f.Select(p => p.Evaluator.Policy.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
        .Select(f => f.Key).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void A_line_is_the_record_of_its_case_decided_by_itself(string file)
    {
        if (Compiling.File(Path.Combine(Repository.Rules, file)).Evaluator is not { } evaluator) return;
        var cases = BulkRun.Cases([evaluator], 40, 17);
        var run = BulkRun.Of(o => new BulkDecider(evaluator, o), string.Join('\n', cases));
        Assert.Equal(cases.Select(c => Alone(evaluator, c)), run.Lines);
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_line_is_the_record_under_the_edition_that_the_date_of_its_case_chooses(string folder)
    {
        var editions = BulkRun.EditionsOf(folder);
        var dated = editions.All.Where(e => e.Policy.Period is not null).ToList();
        var cases = BulkRun.Cases(dated.Count > 0 ? dated : editions.All, 60, 23);
        cases.AddRange(
            cases.Take(5).Select(c => c.Replace("decision date", "date of birth", StringComparison.Ordinal)).ToList());
        var run = BulkRun.Of(o => new BulkDecider(editions, o), string.Join('\n', cases));
        Assert.Equal(cases.Count, run.Lines.Length);
        foreach (var (stated, line) in cases.Zip(run.Lines))
        {
            var alone = EveryEditionRead(editions, stated);
            if (alone.Decision is { } decision)
                Assert.Equal(BulkRun.OnOneLine(JustificationJson.Render(JustificationBuilder.Build(decision))), line);
            else if (alone.NeedsDate) Assert.Equal(BulkRun.OnOneLine(UndatedJson.Render(editions, alone)), line);
            else Assert.Contains("\"status\":\"error\"", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_case_without_the_date_that_chooses_the_edition_is_undecided_and_needs_it()
    {
        var editions = BulkRun.EditionsOf("durham-checkpoint");
        var run = BulkRun.Of(o => new BulkDecider(editions, o), """{"id": "a", "offence": "drug supply"}""");
        Assert.Equal([BulkRun.OnOneLine(
                UndatedJson.Render(editions, editions.Decide("""{"id": "a", "offence": "drug supply"}"""u8)))],
            run.Lines);
        Assert.Equal((1, 1, 0), (run.Summary.Cases, run.Summary.Undecided, run.Summary.Rejected));
    }

    [Fact]
    public void A_case_on_whose_day_no_edition_is_in_force_is_an_error_in_its_place()
    {
        var run = BulkRun.Of(o => new BulkDecider(BulkRun.EditionsOf("durham-checkpoint"), o),
            """{"id": "a", "decision date": "2001-01-01"}""");
        Assert.Contains(
            "\"id\":\"a\",\"status\":\"error\",\"line\":1,\"errors\":[{\"code\":\"ELG766\",\"path\":\"decision "
                + "date\",\"message\":\"no edition of \\\"Durham Checkpoint\\\" is in force on 2001-01-01\"",
            run.Output, StringComparison.Ordinal);
    }

    private static string Alone(PolicyEvaluator evaluator, string stated)
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(stated));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return BulkRun.OnOneLine(JustificationJson.Render(JustificationBuilder.Build(evaluator.Decide(read.Case))));
    }

    /// <summary>
    /// The choice as the language defines it: each edition reads the case, and the first
    /// that can tell the date tells it.
    /// </summary>
    private static EditionDecision EveryEditionRead(Editions editions, string stated)
    {
        var known = editions.All.SelectMany(e => e.Policy.Inputs).Select(i => i.Name)
            .Distinct(StringComparer.Ordinal).ToList();
        var all = editions.All.Any(e => e.Policy.Period is not null)
            ? [.. editions.All.Where(e => e.Policy.Period is not null)]
            : editions.All;
        var results = all.Select(e => (Evaluator: e, Read: CaseReader.Read(e.Policy, Encoding.UTF8.GetBytes(stated),
            new CaseOptions { KnownElsewhere = known }))).ToList();
        if (results.Select(r => r.Read.DatedOn).FirstOrDefault(d => d is not null) is not { } day)
            return results.FirstOrDefault(r => r.Read.Case is null).Read is { } faulty
                ? new EditionDecision { Faults = faulty.Faults }
                : new EditionDecision
                {
                    NeedsDate = true, Undated = [.. results.Select(r => r.Evaluator.Decide(r.Read.Case!))]
                };
        var (evaluator, read) = results.FirstOrDefault(r => r.Evaluator.Policy.Period?.Contains(day) == true);
        if (evaluator is null) return new EditionDecision { NoneInForceOn = day };
        return read.Case is { } @case
            ? new EditionDecision { Decision = evaluator.Decide(@case) with { ChosenBy = day } }
            : new EditionDecision { Faults = read.Faults };
    }
}
