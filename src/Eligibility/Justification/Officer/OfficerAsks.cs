using System.Globalization;
using Eligibility.Explaining;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>What an undecided case still asks, in the order in which to ask.</summary>
internal static class OfficerAsks
{
    /// <summary>Where to look before anybody is asked.</summary>
    public const string First = "Look in the records first. Put a question about the offence to the person only in an "
        + "interview under caution.";

    /// <summary>What can settle it by itself, and what only together with others; none where nothing is asked.</summary>
    /// <param name="told">What there is to say of the case.</param>
    /// <param name="explains">Whether it is told what each answer would come to.</param>
    public static IEnumerable<OfficerQuestions> Of(Explanation told, bool explains = true)
    {
        var cases = explains ? new OtherCases(told.Decision) : null;
        var needed = told.Decision.Needed;
        var number = 0;
        foreach (var alone in new[] { true, false })
        {
            var some = needed.Where(n => n.Alone == alone).ToList();
            if (some.Count == 0) continue;
            var heading = (alone, some.Count) switch
            {
                (true, 1) => "This one can settle it", (true, _) => "Any one of these can settle it",
                (false, 1) => "This one counts only together with another", (false, _) => "These count only together",
            };
            yield return new OfficerQuestions(heading, [.. some.Select(need => Ask(told, need, ++number, cases))]);
        }
    }

    private static string Ask(Explanation told, Need need, int number, OtherCases? cases)
    {
        var (input, field) = InputOf(told.Decision.Policy, need);
        var (help, type, judge) = field is not null ? (field.Help, field.Type.Words, field.JudgedBy)
            : input is Fact fact ? (fact.Help, fact.Type.Words, fact.JudgedBy) : (null, null, null);
        return string.Create(CultureInfo.InvariantCulture, $"{number}. ")
            + (need.Ask is { } ask ? $"{ask} ({need.Name})" : Stopped(need.Name))
            + (help is null ? "" : " " + Stopped(help)) + (type is null ? "" : $" {type}.")
            + (judge is null ? "" : $" Your judgement as {judge}, with your reason.")
            + (field is null && input is Fact asked && cases is not null
                && AnswerWords.Of(asked.Type, AnswerEffects.Of(cases, asked)) is { Length: > 0 } effects ? " " + effects : "");
    }

    /// <summary>The fact that is asked for; of an item's field that.</summary>
    private static (Input?, Field?) InputOf(Policy policy, Need need)
    {
        foreach (var input in policy.Inputs)
        {
            if (input.Name == need.Name) return (input, null);
            if (input is ListInput list && list.Fields.FirstOrDefault(f => need.Name.StartsWith(list.Name + " ", StringComparison.Ordinal)
                && need.Name.EndsWith(": " + f.Name, StringComparison.Ordinal)) is { } field) return (list, field);
        }
        return (null, null);
    }

    private static string Stopped(string text) => text.EndsWith('.') || text.EndsWith('?') ? text : text + ".";
}
