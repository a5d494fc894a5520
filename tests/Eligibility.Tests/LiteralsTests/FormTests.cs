using Eligibility.Literals;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LiteralsTests;

/// <summary>
/// What each place makes of each form of a literal: <c>forms.txt</c>, where a line names the type of a fact and a text,
/// and the lines below it say what comes of the text in a policy, in a case, in a cell, on the command line.
/// </summary>
public class FormTests
{
    private static readonly (string Heading, string[] Lines)[] Blocks = [.. Read()];

    public static TheoryData<string> Headings => [.. Blocks.Select(b => b.Heading)];

    [Theory, MemberData(nameof(Headings))]
    public void Every_place_reads_a_literal_or_says_what_to_write(string heading)
    {
        var (type, text) = Parts(heading);
        var came = Places.Of(type).Select(place => $"{place}: {Places.Read(place, type, text)}").ToArray();
        var listed = Blocks.Single(b => b.Heading == heading).Lines;
        Assert.True(came.SequenceEqual(listed), $"{heading}\n    {string.Join("\n    ", came)}");
    }

    [Fact]
    public void Every_form_stands_in_the_list()
    {
        var all = Enum.GetValues<LiteralForms>();
        var any = all.Aggregate((a, b) => a | b);
        var met = Blocks.Aggregate((LiteralForms)0,
            (m, b) => m | (LiteralReader.Read(Parts(b.Heading).Text, any)?.Forms ?? 0));
        Assert.All(all, form => Assert.True(met.HasFlag(form), $"{form} is in no line of forms.txt"));
    }

    private static (string Type, string Text) Parts(string heading)
    {
        var mark = heading.IndexOf(" written ", StringComparison.Ordinal);
        return (heading[..mark], heading[(mark + " written ".Length)..].Trim('\''));
    }

    private static IEnumerable<(string, string[])> Read()
    {
        var path = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "LiteralsTests", "forms.txt");
        var lines = File.ReadAllLines(path)
            .Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        for (var i = 0; i < lines.Count;)
        {
            var heading = lines[i++];
            var below = lines.Skip(i).TakeWhile(l => l.StartsWith(' ')).Select(l => l.Trim()).ToArray();
            i += below.Length;
            yield return (heading, below);
        }
    }
}
