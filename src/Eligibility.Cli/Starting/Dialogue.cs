using System.Globalization;

namespace Eligibility.Cli.Starting;

/// <summary>
/// Questions and answers, a line each, on a terminal or from a pipe. An answer that cannot be used is told, and asked
/// for again.
/// </summary>
internal sealed class Dialogue(Terminal terminal)
{
    private const int Longest = 1_000;

    public void Say(string line) => terminal.WriteLine(line);

    /// <summary>
    /// The first answer of which nothing is wrong.
    /// </summary>
    /// <param name="question">What is asked.</param>
    /// <param name="what">What is missing where the answers end before it.</param>
    /// <param name="read">What an answer comes to, or what is wrong with it; not asked of an empty one.</param>
    /// <param name="empty">What is wrong with an empty answer; null where one is an answer.</param>
    /// <returns>Null for an empty answer.</returns>
    public T? Ask<T>(string question, string what, Func<string, (T? Answer, string? Fault)> read, string? empty)
        where T : class
    {
        while (true)
        {
            terminal.Write($"{question}\n> ");
            var line = terminal.ReadLine(Longest) ?? throw new UsageException(
                $"the answers ended before {what}; nothing was written");
            var answer = string.Join(' ', line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            if (answer.Length == 0 && empty is null) return null;
            var (taken, fault) = answer.Length == 0 ? (null, empty)
                : line.Length > Longest ? (null, string.Create(CultureInfo.InvariantCulture,
                    $"that is longer than {Longest:N0} characters; write less"))
                : line.Contains('\uFFFD', StringComparison.Ordinal) ? (null, "that is no UTF-8; write it again")
                : read(answer);
            if (fault is null) return taken;
            Say($"  Not taken: {fault}.");
        }
    }
}
