using System.Globalization;
using Eligibility.Interviewing;

namespace Eligibility.Cli.Asking;

/// <summary>How many questions an interview takes, in words.</summary>
internal static class MeasureWords
{
    /// <summary>A line about one policy.</summary>
    public static string Of(Policy policy, InterviewLength length)
    {
        var title = policy.Title + (policy.Edition is { } edition ? ", " + edition : "");
        if (length.Cases == 0) return $"{title}: no random case was met that could be stated.";
        return string.Create(CultureInfo.InvariantCulture,
            $"{title}: {Mean(length.Asked, length)} questions on average over {length.Cases:N0} ")
            + $"random case{(length.Cases == 1 ? "" : "s")}. In order of declaration {Mean(length.Declared, length)} with those left out that cannot "
            + $"change the outcome, and {Mean(length.Each, length)} with none left out. Each way ends as soon as nothing can change.";
    }

    private static string Mean(long questions, InterviewLength length) =>
        ((decimal)questions / length.Cases).ToString("0.00", CultureInfo.InvariantCulture);
}
