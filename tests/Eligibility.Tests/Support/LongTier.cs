using System.Globalization;

namespace Eligibility.Tests.Support;

/// <summary>
/// How much tests of random inputs try: little in the ordinary run, with ELIGIBILITY_LONG=1 many times as much.
/// </summary>
internal static class LongTier
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("ELIGIBILITY_LONG") == "1";

    /// <summary>
    /// The number that a variable of the environment gives, a seed or a count; else another. One that holds something
    /// else is refused: a seed misspelt would be another run.
    /// </summary>
    public static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : otherwise;
}
