using System.Collections.Immutable;
using Eligibility.Justification;
using Eligibility.Text;

namespace Eligibility.Comparing;

/// <summary>
/// Two recorded decisions for a terminal of 80 columns: a word at the left says what each part is about.
/// </summary>
internal sealed class DifferenceText
{
    private const int Column = 10;
    private readonly TextLines _lines;

    private DifferenceText(Paint paint) => _lines = new TextLines(80, paint);

    public static string Render(RecordedDecision first, RecordedDecision second, Paint paint, ImmutableArray<string> meaning)
    {
        var text = new DifferenceText(paint);
        var differences = DecisionDifference.Between(first, second);
        if (differences.IsEmpty)
            text._lines.Add(0, first.Parts.IsSecondForm == second.Parts.IsSecondForm ? "The same decision"
                : "The same decision, recorded in two forms", 0, Tone.Good);
        else if (first.Each is null && second.Each is null) text.Case(new DecisionPair(first.Parts, second.Parts),
            differences);
        else text.Records(first, second, differences);
        if (!differences.IsEmpty && !meaning.IsEmpty) text.Part(new DifferencePart("Meaning", [.. meaning.Select(m => (Effect.None, m))]));
        return text._lines.Text();
    }

    private void Case(DecisionPair pair, ImmutableArray<DecisionDifference> differences)
    {
        var page = DifferenceContent.Of(pair);
        _lines.Add(0, page.Headline, 2, Tone.Strong);
        foreach (var part in page.Parts) Part(part);
        // What no part tells by itself is told by where it stands in the record.
        foreach (var d in differences.Where(d => d.About == "record" && pair.Differences.IsEmpty))
            Part(new DifferencePart("Record", [(Effect.None, $"The records differ at {d.Name}.")]));
    }

    private void Records(RecordedDecision first, RecordedDecision second,
        ImmutableArray<DecisionDifference> differences)
    {
        _lines.Add(0, RecordDifferences.Headline(differences), 2, Tone.Strong);
        foreach (var about in differences.Where(d => d.Record is null).GroupBy(d => Heading(d.About)))
            Part(new DifferencePart(about.Key,
                [.. about.Select(d => (Effect.None, DifferenceSentence.Of(d).ToString()))]));
        foreach (var name in differences.Select(d => d.Record).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var at = RecordDifferences.PlaceOf(name);
            _lines.Heading(name);
            var pair = new DecisionPair(first.Records!.Value[at].Parts, second.Records!.Value[at].Parts);
            var page = DifferenceContent.Of(pair, first.HasOwnEditions || second.HasOwnEditions);
            _lines.Add(0, page.Headline, 2);
            foreach (var part in page.Parts) Part(part);
        }
    }

    private static string Heading(string about) => about switch
    {
        RecordDifferences.About => "Records",
        "policy" => "Policy",
        "case" => "Case",
        "question" => "Asks",
        _ => "Record",
    };

    private void Part(DifferencePart part)
    {
        var name = part.Name;
        foreach (var (effect, words) in part.Lines)
        {
            var mark = Effects.Column(effect) is { Length: > 0 } column ? column + " " : "";
            _lines.Add(0, name.PadRight(Column) + mark + words, Column);
            name = "";
        }
    }
}
