using Eligibility.Model;
using Eligibility.SemanticDiff;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.SemanticDiffTests;

/// <summary>What is proved of the editions that are shipped, and what the proof of two ways of counting months rests on.</summary>
public class SettledTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var library = Library.Open(Repository.Rules);
            var data = new TheoryData<string, string>();
            foreach (var editions in Editions.Of(library.Files().Select(f => PolicyCompiler.Compile(library,
                f).Evaluator).OfType<PolicyEvaluator>()))
            {
                var files = editions.All.Where(e => e.Policy.InForceFrom is not null).OrderBy(e => e.Policy.InForceFrom).Select(e => e.Policy.File).ToList();
                foreach (var (old, @new) in files.Zip(files.Skip(1))) data.Add(old, @new);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_an_edition_changes_is_told_whole(string old, string @new)
    {
        var library = Library.Open(Repository.Rules);
        var diff = PolicyDiff.Of(PolicyCompiler.Compile(library, old).Evaluator!, PolicyCompiler.Compile(library, @new).Evaluator!);
        Assert.True(diff is { IsSettled: true, LeftOut: 0 }, DiffForms.Text(diff));
    }

    [Fact]
    public void A_day_moved_by_months_and_back_is_never_later_than_it_was()
    {
        for (var day = new DateOnly(2019, 12, 1); day < new DateOnly(2025, 1, 1); day = day.AddDays(1))
            for (var months = -30; months <= 30; months++)
                Assert.True(Calendar.Add(Calendar.Add(day, months, months: true), -months, months: true) <= day, $"{day:O} by {months}");
    }
}
