using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Syntax;

/// <summary>What a line in column one was meant to be that begins no statement.</summary>
internal static class StatementMistakes
{
    public static Diagnostic NoStatement(LineTree line)
    {
        var word = line.Tokens[0];
        return Messages.NoStatement(word, Near(word.Lower) is { } near ? $"did you mean `{near}`?"
            : word.Lower is "else" or "default"
                ? $"write `{Shorten(Said([word with { Text = "otherwise" }, .. line.Tokens[1..]]))}`"
            : word.Lower is "import" or "include" or "using"
                ? "write `use \"shared/drugs.rules\"`, with the path from the library's root"
            : word.Lower is "if" ? "write `rule`, its name, and in the next line, indented, `OUTCOME when CONDITION`"
            : "a line that belongs to the one above is indented by four spaces; a line in column one begins with "
                + Either(Keywords.Statements));
    }

    /// <summary>The keyword that a misspelt one stands for, or null.</summary>
    public static string? Near(string word) => Nearest.Of(word, Keywords.Statements);
}
