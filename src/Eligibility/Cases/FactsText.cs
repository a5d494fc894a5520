using System.Text;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>The listing for policy staff: a name, and indented below it what there is to say of it.</summary>
internal sealed class FactsText(Policy policy)
{
    private const int Width = 100;
    private const int Step = 4;
    private readonly StringBuilder _text = new();

    public string Write()
    {
        Line(0, "Facts of " + policy.Title + (policy.Edition is null ? "" : ": " + policy.Edition));
        if (policy.Each is { } each) Line(0, $"Each of {each.List.Name} is decided by itself.");
        foreach (var entry in Entry.Of(policy))
        {
            _text.Append('\n');
            WriteEntry(entry, 0);
        }
        return _text.ToString();
    }

    private void WriteEntry(Entry entry, int indent)
    {
        Line(indent, entry.Name);
        var below = indent + Step;
        if (entry.Allowed is { } allowed) Values(below, allowed);
        else Line(below, ListWords(entry.Holds));
        if (entry.Ask is not null) Line(below, entry.Ask);
        if (entry.Help is not null) Line(below, entry.Help);
        if (entry.AssumedWords is not null) Line(below, "assumed when not stated: " + entry.AssumedWords);
        if (entry.JudgedBy is not null)
            Line(below, "judged by " + entry.JudgedBy + ": a case states who judged, and why");
        if (entry.Changeable) Line(below, "changeable: the person or the officer can still change it");
        if (entry.Confidential) Line(below, "confidential: withheld from the person decided about");
        if (entry.Protected)
            Line(below, "protected: recorded for monitoring only"
                + (entry.MayRead is null ? "" : ", but this policy may read it: " + entry.MayRead));
        if (!entry.OnePer.IsEmpty) Line(below, "one item per " + string.Join(", ", entry.OnePer));
        if (!entry.Fields.IsEmpty) Line(below, "each item has");
        foreach (var field in entry.Fields) WriteEntry(field, below + Step);
        if (!entry.Asked) Line(below, "not asked: no rule of this policy reads it");
    }

    private static string ListWords((int Least, int Most) holds)
    {
        var most = FormattableString.Invariant($"{holds.Most} item{(holds.Most == 1 ? "" : "s")}");
        return holds.Least == 0 ? "list of at most " + most
            : holds.Least == holds.Most ? "list of exactly " + most
            : FormattableString.Invariant($"list of at least {holds.Least} and at most {most}");
    }

    private void Values(int indent, Allowed allowed)
    {
        var range = allowed.RangeWords is { } words ? ", " + words : "";
        switch (allowed.Type)
        {
            case ChoiceType choice:
                Pieces(indent, choice.Ranked ? "one of, lowest first: " : "one of ", choice.Values.Names);
                break;
            case SetType set: Pieces(indent, "any of ", set.Values.Names); break;
            default: Line(indent, allowed.Type.Words + range); break;
        }
    }

    /// <summary>Words, broken between words where they run past the width.</summary>
    private void Line(int indent, string words) => Break(indent, indent, words.Split(' '));

    /// <summary>Values by commas, broken between values: they may be of several words.</summary>
    private void Pieces(int indent, string opening, IReadOnlyList<string> values) =>
        Break(indent, indent + Step,
            [.. values.Select((value, i) => (i == 0 ? opening : "") + value + (i < values.Count - 1 ? "," : ""))]);

    private void Break(int indent, int next, IReadOnlyList<string> pieces)
    {
        var column = 0;
        foreach (var piece in pieces)
        {
            if (column == 0)
            {
                _text.Append(' ', indent);
                column = indent;
            }
            else if (column + 1 + piece.Length <= Width)
            {
                _text.Append(' ');
                column++;
            }
            else
            {
                _text.Append('\n').Append(' ', next);
                column = next;
            }
            _text.Append(piece);
            column += piece.Length;
        }
        _text.Append('\n');
    }
}
