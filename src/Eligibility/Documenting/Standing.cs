using Eligibility.Model;

namespace Eligibility.Documenting;

/// <summary>How a policy stands, in a sentence: on a day, or as it is declared where none is given.</summary>
internal static class Standing
{
    public static string Of(Policy policy, DateOnly? on)
    {
        if (policy.NeverInForce is { } never) return never;
        if (policy.Period is not { } period) return "No start date is declared. It can be tried and decides nothing.";
        if (on is { } day && day < period.From) return $"Not yet in force: it starts on {DateType.SayDay(period.From)}.";
        if (on > period.Until) return $"Ended on {DateType.SayDay(period.Until!.Value)}: not in force on that day.";
        return $"In force {period.Words}.";
    }
}
