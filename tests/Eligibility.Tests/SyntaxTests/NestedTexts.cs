using System.Globalization;
using System.Text;

namespace Eligibility.Tests.SyntaxTests;

/// <summary>Texts that nest to a given depth.</summary>
internal static class NestedTexts
{
    private const string Facts = """
        policy "Nested"
        fact agrees: yes or no
        fact age: whole number
            from 0 to 120
        list offences
            minor: yes or no
        outcome caution "A caution"
        outcome prosecute "Prosecution"

        """;

    private const string Otherwise = "otherwise prosecute\nend\n";

    public static string Condition(string condition) =>
        $"{Facts}rule nested\n    caution when {condition}\n    because \"It nests.\"\n{Otherwise}";

    /// <summary>Groups, each the only line of the one before, indented by one space more.</summary>
    public static string Groups(int depth)
    {
        var text = new StringBuilder(Facts + "rule nested\n    caution when all of\n");
        for (var i = 1; i < depth; i++) text.Append(' ', 4 + i).Append("any of\n");
        return text.Append(' ', 4 + depth).Append("agrees\n    because \"It nests.\"\n").Append(Otherwise).ToString();
    }

    /// <summary>Definitions, each made of the one before.</summary>
    public static string Chain(int depth, string first, Func<string, string> next, string use)
    {
        var text = new StringBuilder(Facts + $"define link 1 as {first}\n");
        for (var i = 2; i <= depth; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"define link {i} as {next(string.Create(CultureInfo.InvariantCulture, $"link {i - 1}"))}\n");
        var last = string.Format(CultureInfo.InvariantCulture, use,
            string.Create(CultureInfo.InvariantCulture, $"link {depth}"));
        return text.Append("rule nested\n    caution when ").Append(last).Append("\n    because \"It nests.\"\n")
            .Append(Otherwise).ToString();
    }

    /// <summary>Tables, each keyed by the one before, which it may look at three times.</summary>
    public static string Tables(int depth)
    {
        var text = new StringBuilder(Facts
            + "table link 1 by age\n    under 40, 0\n    under 80, 1\n    otherwise 2\n");
        for (var i = 2; i <= depth; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"table link {i} by link {i - 1}\n    0, 1\n    1, 2\n    otherwise 0\n");
        return text.Append(CultureInfo.InvariantCulture,
                $"rule nested\n    caution when link {depth} is 1\n    because \"It nests.\"\n")
            .Append(Otherwise).ToString();
    }

    /// <summary>Vocabularies, each using the next, below a policy.</summary>
    public static Library Uses(int depth) => Library.Of(
        Enumerable.Range(1, depth).Select(i => (Name(i),
            $"vocabulary \"V\"\n{(i < depth ? $"use \"{Name(i + 1)}\"\n" : "")}source s{Number(i)} \"S\"\nend\n"))
            .Append(("policy.rules", Condition("agrees")
                .Replace("fact agrees", $"use \"{Name(1)}\"\nfact agrees", StringComparison.Ordinal))));

    /// <summary>Rules, each overriding the next.</summary>
    public static string Overrides(int depth)
    {
        var text = new StringBuilder(Facts);
        for (var i = 1; i <= depth; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"rule link {i}\n    caution when agrees\n    because \"It nests.\"\n    overrides link {i + 1}\n");
        return text.Append(CultureInfo.InvariantCulture,
                $"rule link {depth + 1}\n    caution when agrees\n    because \"It nests.\"\n")
            .Append(Otherwise).ToString();
    }

    private static string Name(int i) => $"v{Number(i)}.rules";

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
