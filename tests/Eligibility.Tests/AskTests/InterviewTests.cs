using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Interviewing;
using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.AskTests;

/// <summary>What holds of every interview about every shipped policy: over random cases in which nothing is unknown.</summary>
public class InterviewTests
{
    private const int Cases = 12;

    private static readonly Library Library = Library.Open(Repository.Rules);

    /// <summary>Each shipped policy that decides a case as a whole.</summary>
    public static TheoryData<string> Policies => [.. Library.Files("").Where(path => Evaluator(path) is { Policy.Each: null })];

    [Theory, MemberData(nameof(Policies))]
    public void It_ends_with_the_outcome_that_the_whole_case_has(string path)
    {
        foreach (var (first, whole) in Interviews(path))
        {
            var last = InterviewLength.Conduct(first, whole.Values);
            Assert.Equal(first.Evaluator!.Decide(whole).Outcome, last.Decision!.Outcome);
            // What is saved is read again as the same case, and decides the same.
            var read = CaseReader.Read(first.Evaluator.Policy, CaseJson.Of(last.Case));
            Assert.Empty(read.Faults);
            for (var slot = 0; slot < last.Case.Values.Length; slot++) Assert.Equal(last.Case.Values[slot], read.Case!.Values[slot]);
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void Nothing_is_asked_twice_or_once_it_is_decided_and_each_answer_can_matter(string path)
    {
        foreach (var (first, whole) in Interviews(path))
        {
            var asked = new HashSet<Unknown>();
            for (var at = first; at.Next is { } next; at = InterviewLength.Answer(at, next, whole.Values))
            {
                Assert.True(asked.Add(next.Of), next.Name);
                Assert.False(at.Decision!.IsDecided);
                Assert.Null(next.Of.In(at.Case.Values));
                if (at.Decision.NeedsAreExact) Assert.True(Turning.CanMatter(Evaluator(path)!, at.Decision, next.Of),
                    $"{path}: {next.Name}");
            }
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void Going_back_and_answering_the_same_again_gives_the_same(string path)
    {
        foreach (var (first, whole) in Interviews(path).Take(3))
        {
            var last = InterviewLength.Conduct(first, whole.Values);
            var steps = new Stack<string>();
            for (var at = last; at.Before is { } before; at = before) steps.Push(before.Next!.Name);
            var again = first;
            while (again.Next is { } next)
            {
                Assert.Equal(steps.Pop(), next.Name);
                var after = InterviewLength.Answer(again, next, whole.Values);
                Assert.Same(again, after.Before);
                again = InterviewLength.Answer(after.Before!, next, whole.Values);
            }
            Assert.Empty(steps);
            Assert.Equal(CaseJson.Of(last.Case), CaseJson.Of(again.Case));
        }
    }

    [Theory, MemberData(nameof(Policies))]
    public void Where_nothing_is_known_each_thing_is_asked_once_and_it_ends_undecided_with_all_of_it_needed(string path)
    {
        var at = Interview.Of(Evaluator(path)!);
        var asked = new List<string>();
        while (at.Next is { } next)
        {
            asked.Add(next.Name);
            at = at.TakeNotKnown().After!;
        }
        Assert.Equal(asked.Distinct(), asked);
        Assert.Equal(at.Decision!.Needed.Select(n => n.Name).Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Policies))]
    public void Dates_come_last_and_what_settles_alone_before_what_does_not(string path)
    {
        foreach (var (first, whole) in Interviews(path).Take(4))
            for (var at = first; at.Next is { } next; at = InterviewLength.Answer(at, next, whole.Values))
            {
                var others = at.Decision!.Needed.Where(need => need.Name != next.Name).ToList();
                var isDate = next.Of.Type is DateType;
                Assert.True(!isDate || others.All(need => IsDate(at, need)), next.Name);
                Assert.True(next.Alone || !others.Any(need => need.Alone && IsDate(at, need) == isDate), next.Name);
            }

        static bool IsDate(Interview at, Need need) => at.Decision!.Policy.Inputs
            .SelectMany(input => Unknowns.Of(input, at.Case.Values)).First(unknown => unknown.Name == need.Name).Type is DateType;
    }

    private static IEnumerable<(Interview First, Case Whole)> Interviews(string path)
    {
        var evaluator = Evaluator(path)!;
        var (random, first) = (new RandomCases(evaluator, seed: 7), Interview.Of(evaluator));
        for (var i = 0; i < Cases; i++) yield return (first, random.Next()!);
    }

    private static readonly Dictionary<string, PolicyEvaluator> Evaluators = new(StringComparer.Ordinal);

    private static PolicyEvaluator? Evaluator(string path)
    {
        lock (Evaluators)
        {
            if (Evaluators.TryGetValue(path, out var known)) return known;
            if (PolicyCompiler.Compile(Library, path).Evaluator is { } made) return Evaluators[path] = made;
            return null;
        }
    }
}
