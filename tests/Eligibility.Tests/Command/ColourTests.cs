using System.Text;
using System.Text.RegularExpressions;
using Eligibility.Cli;
using Eligibility.Text;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Eligibility.Tests.Command;

/// <summary>Colours of the command: what each is on a terminal, and that nothing is said by them alone.</summary>
public partial class ColourTests
{
    /// <summary>
    /// A terminal is asked for the colours of its sixteen, by the codes that Spectre.Console gives for them.
    /// </summary>
    [Theory]
    [InlineData(nameof(Tone.Strong), "bold")]
    [InlineData(nameof(Tone.Faint), "dim")]
    [InlineData(nameof(Tone.Good), "green")]
    [InlineData(nameof(Tone.Bad), "maroon")]
    [InlineData(nameof(Tone.Unsure), "olive")]
    public void A_tone_is_a_style_of_the_terminal_that_ends_with_its_text(string tone, string style)
    {
        using var console = new TestConsole().Colors(ColorSystem.Standard).EmitAnsiSequences();
        console.Write(new Markup($"[{style}]text[/]"));
        var terminal = new Terminal(Stream.Null, Stream.Null, Stream.Null, colour: true);
        Assert.Equal(console.Output, terminal.Paint(Enum.Parse<Tone>(tone), "text"));
    }

    [Fact]
    public void Without_its_colours_the_output_is_the_same()
    {
        string[] args = ["decide", CommandRun.Rules("durham-checkpoint"), "--case", CommandRun.SampleCase];
        var (plain, coloured) = (Output(colour: false), Output(colour: true));
        Assert.NotEqual(plain, coloured);
        Assert.Equal(plain, Codes().Replace(coloured, ""));

        string Output(bool colour)
        {
            using var output = new MemoryStream();
            CommandLine.Run(args, new Terminal(output, Stream.Null, Stream.Null, colour));
            return Encoding.UTF8.GetString(output.ToArray());
        }
    }

    [GeneratedRegex("\u001b\\[[0-9]+m")]
    private static partial Regex Codes();
}
