namespace Eligibility.Cli.Asking;

/// <summary>Where an interview is held: what is asked is shown, and answers are read, a line each.</summary>
internal abstract class Screen(Terminal terminal)
{
    /// <summary>So many characters an answer may have.</summary>
    public const int Longest = 1_000;

    /// <summary>Where it writes and reads.</summary>
    protected Terminal Terminal => terminal;

    /// <summary>The screen of a terminal: drawn where somebody watches it, else plain text.</summary>
    public static Screen Of(Terminal terminal) =>
        terminal.Watched is { } console ? new WatchedScreen(terminal, console) : new PlainScreen(terminal);

    /// <summary>Tells something.</summary>
    public abstract void Say(string words);

    /// <summary>Tells why an answer is not taken.</summary>
    public abstract void Refuse(string words);

    /// <summary>Shows a question.</summary>
    public abstract void Show(ShownQuestion question);

    /// <summary>The next answer; null where there are no more.</summary>
    public abstract string? Read();
}
