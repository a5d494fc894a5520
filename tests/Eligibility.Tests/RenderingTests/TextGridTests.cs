using Eligibility.Rendering;
using Eligibility.Text;

namespace Eligibility.Tests.RenderingTests;

/// <summary>Columns side by side, as `compare` writes them.</summary>
public class TextGridTests
{
    [Fact]
    public void A_word_wider_than_its_column_is_broken_and_no_line_is_wider_than_the_page()
    {
        var word = new string('w', 200);
        var grid = new Grid(["First policy", "Second policy"],
            [new GridRow("Outcome", [[(Words)word], [(Words)"caution"]])]);
        var text = TextRenderer.Render(new Document("Compared", "2 policies",
            Tone.Strong) { Sections = [new Section("Side by side", []) { Grid = grid }] });
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 96, line));
        Assert.Equal(word, string.Concat(text.Where(c => c == 'w')));
    }
}
