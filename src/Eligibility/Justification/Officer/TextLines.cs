using System.Text;
using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>Lines of a terminal, wrapped, with what a line does for the person in a column at the left.</summary>
/// <param name="width">How many columns there are.</param>
/// <param name="paint">How to dress them.</param>
internal sealed class TextLines(int width, Paint paint)
{
    private const int Column = 8;
    private readonly StringBuilder _text = new();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public string Text() => _text.ToString();

    /// <summary>A heading, with an empty line above.</summary>
    public void Heading(string words)
    {
        Blank();
        Add(0, words, 0, Tone.Strong);
    }

    public void Blank() => Line("");

    /// <summary>Words, wrapped.</summary>
    /// <param name="indent">The column where they begin.</param>
    /// <param name="words">The words; those from strangers are made safe to show here.</param>
    /// <param name="hanging">The column where they go on.</param>
    /// <param name="tone">What they are.</param>
    public void Add(int indent, string words, int hanging, Tone tone = Tone.Plain) => Wrapped(new string(' ', indent), words,
        hanging, tone);

    /// <summary>Words with their effect in the column before them.</summary>
    public void Marked(int indent, Effect effect, string words, string before = "", Tone tone = Tone.Plain)
    {
        var label = Effects.Column(effect).PadRight(Column);
        var start = before.PadRight(indent) + Dressed(effect, label);
        Wrapped(start, words, indent + Column, tone, indent + Column);
    }

    private string Dressed(Effect effect, string label) => effect switch
    {
        Effect.Against => paint(Tone.Against, label),
        Effect.For => paint(Tone.For, label),
        Effect.Unknown => paint(Tone.Unsure, label),
        _ => label,
    };

    private void Wrapped(string start, string words, int hanging, Tone tone, int? taken = null)
    {
        var first = true;
        var lines = TextRenderer.Wrap(Words.Of(new Run(words, tone)), width - (taken ?? start.Length), width - hanging, paint);
        foreach (var line in lines)
        {
            Line(((first ? start : new string(' ', hanging)) + line).TrimEnd(' '));
            first = false;
        }
    }

    private void Line(string line)
    {
        Count++;
        _text.Append(line).Append('\n');
    }
}
