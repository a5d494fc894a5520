using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>What of an outcome is the same in every case, and the conditions on which the rest turns.</summary>
internal sealed class OutcomeFragments
{
    private readonly LinePreparer _lines;
    private readonly FragmentText _text;
    private readonly ImmutableArray<Turn>.Builder _turns = ImmutableArray.CreateBuilder<Turn>();

    public OutcomeFragments(Outcome outcome, LinePreparer lines, JsonLayout layout)
    {
        _lines = lines;
        _text = new FragmentText(layout, 1, first: false).Name("outcome").StartObject().Text("name", outcome.Name)
            .Text("text", outcome.Text).Text("lasts", outcome.Lasts);
        Beside("lasts", outcome.Length);
        if (outcome.Refers)
            Grounds(_text.Name("refers").StartObject().Text("to", outcome.RefersTo), outcome.RefersOn).EndObject();
        Each("obligations", "text", outcome.Obligations);
        _text.Name("discretionary");
        if (outcome.Discretion is { When: { } when })
            Turns(when, OutcomeJson.Yes, "discretionaryWhen", depth: 3, isLate: true);
        else _text.Value(OutcomeJson.Yes(outcome.Discretion is null ? Truth.Failed : Truth.Held));
        Beside("discretionary", outcome.Discretion);
        Each("authority", "role", outcome.Authorities);
        End = _text.Name("tells").StartArray().EndArray().EndObject().Cut();
        Turned = _turns.ToImmutable();
    }

    /// <summary>
    /// Whether an outcome can be told by fragments: nothing is told with it that the case has to say.
    /// </summary>
    public static bool MayTell(Outcome outcome) => outcome.Tells.IsEmpty && outcome.Length?.Value is null;

    /// <summary>What turns on conditions, in the order in which it is written.</summary>
    public ImmutableArray<Turn> Turned { get; }

    /// <summary>What follows the last of them; the whole outcome where there is none.</summary>
    public byte[] End { get; }

    /// <summary>What turns on a condition.</summary>
    /// <param name="Line">The condition.</param>
    /// <param name="Held">All that stands before it, after the turn before, where it holds.</param>
    /// <param name="Failed">The same where it fails.</param>
    /// <param name="Depth">How many objects and arrays hold the members of the condition.</param>
    /// <param name="IsLate">Whether it is told after those that are written after it: an authority is told before
    /// whether the outcome is discretionary.</param>
    internal sealed record Turn(PreparedLine Line, byte[] Held, byte[] Failed, int Depth, bool IsLate);

    private void Each(string name, string text, ImmutableArray<Consequence> consequences)
    {
        _text.Name(name).StartArray();
        foreach (var consequence in consequences)
        {
            _text.Item().StartObject().Text(text, consequence.Text).Name("status");
            if (consequence.When is { } when) Turns(when, OutcomeJson.Owed, "when", depth: 5);
            else _text.Value(OutcomeJson.Owed(Truth.Held));
            Grounds(_text.Name("needs").StartArray().EndArray(), consequence.Grounds).EndObject();
        }
        _text.EndArray();
    }

    private static FragmentText Grounds(FragmentText text, Grounds grounds) =>
        RuleFragments.Sources(text.Text("because", grounds.Because), "sources", grounds.Citations);

    /// <summary>The grounds of a line that is a member by itself.</summary>
    private void Beside(string name, Consequence? line)
    {
        if (line is null or { Grounds.AreNone: true }) return;
        RuleFragments.Sources(_text.Text(name + "Because", line.Grounds.Because), name + "Sources", line.Grounds.Citations);
    }

    private void Turns(Condition when, Func<Truth, string> said, string name, int depth, bool isLate = false)
    {
        var before = _text.Cut();
        var between = _text.Name(name).Cut();
        _turns.Add(new Turn(_lines.Prepare(when), Before(Truth.Held), Before(Truth.Failed), depth, isLate));

        byte[] Before(Truth truth) => [.. before, .. QuotedText.Of(said(truth)), .. between];
    }
}
