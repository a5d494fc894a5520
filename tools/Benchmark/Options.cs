using System.Globalization;

namespace Eligibility.Benchmarking;

/// <summary>What the command line asks for.</summary>
internal sealed class Options
{
    /// <summary>How many cases there are, unless the table says another number; null when silent.</summary>
    public int? Cases { get; private set; }

    /// <summary>How often everything is measured.</summary>
    public int Rounds { get; private set; } = 11;

    /// <summary>Whether each fact is uniform over its values.</summary>
    public bool Uniform { get; private set; }

    /// <summary>Parts of the names of the contenders that take part; all when empty.</summary>
    public IReadOnlyList<string> Only { get; private set; } = [];

    /// <summary>What else stands there, such as numbers of rules.</summary>
    public List<string> Rest { get; } = [];

    /// <summary>Whether a contender takes part.</summary>
    public bool Asks(string name) =>
        Only.Count == 0 || Only.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public static Options Read(ReadOnlySpan<string> words)
    {
        var options = new Options();
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                options.Rest.Add(words[i]);
                continue;
            }
            if (i + 1 == words.Length) throw new FormatException($"nothing follows {words[i]}");
            var value = words[++i];
            switch (words[i - 1])
            {
                case "--cases": options.Cases = Count(value); break;
                case "--rounds": options.Rounds = Count(value); break;
                case "--mix": options.Uniform = IsUniform(value); break;
                case "--only": options.Only = value.Split(',', StringSplitOptions.TrimEntries); break;
                default: throw new FormatException($"{words[i - 1]} is no option of this command");
            }
        }
        return options;
    }

    /// <summary>A whole number from 1.</summary>
    public static int Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new FormatException($"{word} is no whole number from 1");

    private static bool IsUniform(string word) => word switch
    {
        "uniform" => true,
        "real" => false,
        _ => throw new FormatException($"{word} is no mix: real or uniform"),
    };
}
