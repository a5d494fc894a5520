using Eligibility.AspNetCore.Http;
using Eligibility.AspNetCore.Log;
using Eligibility.AspNetCore.Problems;

namespace Eligibility.Tests.ServiceTests;

/// <summary>Which answers are kept by their keys, and for how long.</summary>
public class KeptAnswersTests
{
    [Fact]
    public void So_many_are_kept_as_may_be_and_the_oldest_gives_way()
    {
        var kept = new KeptAnswers(2);
        foreach (var id in (string[])["a", "b", "c"]) Answered(kept, id);
        Assert.Null(kept.Begin("a", "digest"));
        Assert.NotNull(kept.Begin("b", "digest"));
        Assert.NotNull(kept.Begin("c", "digest"));
    }

    [Fact]
    public void Where_none_may_be_kept_none_is()
    {
        var kept = new KeptAnswers(0);
        Answered(kept, "a");
        Assert.Null(kept.Begin("a", "digest"));
    }

    [Fact]
    public void While_one_is_made_it_is_not_made_again()
    {
        var kept = new KeptAnswers(2);
        Assert.Null(kept.Begin("a", "digest"));
        var refused = Assert.Throws<ProblemException>(() => kept.Begin("a", "digest"));
        Assert.Equal(ProblemKind.InProgress, refused.Problem.Kind);
        kept.End("a", null);
        Assert.Null(kept.Begin("a", "digest"));
    }

    private static void Answered(KeptAnswers kept, string id)
    {
        Assert.Null(kept.Begin(id, "digest"));
        using var answer = new Answer(Answer.Json, "{}"u8.ToArray());
        kept.End(id, answer);
    }
}
