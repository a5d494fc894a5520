using System.Globalization;

namespace Eligibility.Cli.Asking;

/// <summary>An interview as plain text. Answers that are piped in are repeated, so that it reads as it was held.</summary>
internal sealed class PlainScreen(Terminal terminal) : Screen(terminal)
{
    private const int Width = 80;
    private const string Indent = "   ";

    /// <inheritdoc/>
    public override void Say(string words) => Wrap(words, "", "");

    /// <inheritdoc/>
    public override void Refuse(string words) => Wrap("Not taken: " + words, Indent, Indent);

    /// <inheritdoc/>
    public override void Show(ShownQuestion question)
    {
        Terminal.WriteLine("");
        var number = question.Number is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at}. ") : Indent;
        Wrap(question.Title, number, Indent);
        foreach (var line in question.Lines) Wrap(line, Indent, Indent);
    }

    /// <inheritdoc/>
    public override string? Read()
    {
        Terminal.Write("> ");
        var answer = Terminal.ReadLine(Longest);
        if (!Terminal.IsTypedOn) Terminal.WriteLine(answer ?? "");
        return answer;
    }

    private void Wrap(string words, string first, string others)
    {
        var line = first;
        foreach (var word in words.Split(' '))
        {
            if (line.Length > Math.Max(first.Length, others.Length) && line.Length + word.Length > Width)
            {
                Terminal.WriteLine(line.TrimEnd(' '));
                line = others;
            }
            line += word + " ";
        }
        Terminal.WriteLine(line.TrimEnd(' '));
    }
}
