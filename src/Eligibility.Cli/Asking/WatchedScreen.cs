using System.Globalization;
using Spectre.Console;

namespace Eligibility.Cli.Asking;

/// <summary>An interview as somebody sees it who sits at a terminal: each question in a frame of its own.</summary>
internal sealed class WatchedScreen(Terminal terminal, IAnsiConsole console) : Screen(terminal)
{
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <inheritdoc/>
    public override void Say(string words) => console.Write(new Spectre.Console.Text(words + "\n"));

    /// <inheritdoc/>
    public override void Refuse(string words) =>
        console.Write(new Spectre.Console.Text("Not taken: " + words + "\n", new Style(Color.Olive)));

    /// <inheritdoc/>
    public override void Show(ShownQuestion question)
    {
        var rows = new List<Spectre.Console.Text> { new(question.Title, new Style(decoration: Decoration.Bold)) };
        rows.AddRange(question.Lines.Select((line, at) => new Spectre.Console.Text(line,
            at == question.Lines.Length - 1 ? Style.Plain : Faint)));
        var panel = new Panel(new Rows(rows)) { Border = BoxBorder.Rounded, Padding = new Padding(1, 0), Expand = true };
        if (question.Number is { } number)
            panel.Header = new PanelHeader(string.Create(CultureInfo.InvariantCulture, $" Question {number} "));
        console.Write(panel);
    }

    /// <inheritdoc/>
    public override string? Read()
    {
        console.Write(new Spectre.Console.Text("> ", new Style(decoration: Decoration.Bold)));
        return Terminal.ReadLine(Longest);
    }
}
