using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Handling;

/// <summary>Holds a decision against the advice that it answers.</summary>
internal static class AdviceCheck
{
    public static ImmutableArray<NoteFault> Of(DecisionNote note, string advice, Decision decision)
    {
        // What it says of an outcome and of grounds it says of another advice: there is nothing to hold it against.
        if (note.Advice != advice)
            return [new NoteFault("/advice",
                $"names another advice, {note.Advice}; this one is {advice}",
                "give the decision that answers this advice; if it is this one that was decided on, write \"advice\": "
                    + $"\"{advice}\"")];
        return [.. OfTheOutcome(note, decision), .. OfTheGrounds(note, decision)];
    }

    private static IEnumerable<NoteFault> OfTheOutcome(DecisionNote note, Decision decision)
    {
        var isFollowed = note.Answer == AdviceAnswer.Followed;
        if (isFollowed && decision.Outcome is null)
        {
            yield return new NoteFault("/decision",
                "the advice is undecided, and there is no outcome to follow; expected \"deferred\" or \"departed\"",
                "write \"deferred\" where the answers are waited for, \"departed\" where it is decided without them");
            yield break;
        }
        if (note.Outcome is not { } outcome) yield break;
        List<string> names = [.. decision.Policy.Outcomes.Select(o => o.Name)];
        if (!names.Contains(outcome))
            yield return new NoteFault("/outcome",
                $"the policy has no outcome {Quoted(outcome)}; expected {string.Join(", ", names.Select(Quoted))}",
                Nearest.Of(outcome, names) is { } near ? $"did you mean {Quoted(near)}?" : null);
        else if (isFollowed && outcome != decision.Outcome!.Name)
            yield return new NoteFault("/outcome",
                $"found {Quoted(outcome)}, and the advice is {Quoted(decision.Outcome.Name)}",
                $"write {Quoted(decision.Outcome.Name)}, or \"decision\": \"departed\" with the reasons for that");
        else if (!isFollowed && outcome == decision.Outcome?.Name)
            yield return new NoteFault("/outcome",
                $"found {Quoted(outcome)}, which is what was advised; whoever departs decides on another outcome",
                "write that outcome, or \"decision\": \"followed\" with the grounds adopted");
    }

    private static IEnumerable<NoteFault> OfTheGrounds(DecisionNote note, Decision decision)
    {
        var most = decision.Reasons.Length;
        for (var i = 0; i < note.Grounds.Length; i++)
            if (note.Grounds[i] > most)
                yield return new NoteFault(FormattableString.Invariant($"/grounds/{i}"),
                    FormattableString.Invariant($"there is no ground {note.Grounds[i]}; ") + Numbered(most),
                    most == 0 ? "take it out" : null);
    }

    private static string Numbered(int most) => most switch
    {
        0 => "an undecided advice has none",
        1 => "the advice has one ground, which is 1",
        _ => FormattableString.Invariant($"the advice has {most}, numbered from 1 in the order of its rules"),
    };

    private static string Quoted(string name) => $"\"{NoteMessages.Shown(name)}\"";
}
