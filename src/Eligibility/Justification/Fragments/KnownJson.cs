using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification of a decision about a known case as JSON, joined from what was prepared once for its policy: the
/// same bytes as <see cref="JustificationJson"/> writes, and no tree of what is told is made.
/// </summary>
internal readonly struct KnownJson
{
    private readonly Decision _decision;
    private readonly PolicyFragments _parts;
    private readonly LineWriter _lines;
    private readonly ByteSink _sink;

    private KnownJson(Decision decision, PolicyFragments parts, LineWriter lines, ByteSink sink)
    {
        (_decision, _parts, _lines, _sink) = (decision, parts, lines, sink);
        lines.Begin(decision, sink);
    }

    /// <summary>Writes a justification, where it can be joined.</summary>
    /// <returns>Whether it could.</returns>
    public static bool Write(Decision decision, JsonLayout layout, ByteSink sink)
    {
        // Who judged a field of an item is written where a record is made.
        if (decision.Lines is not { } known || !decision.IsKnown || !decision.Case.JudgedItems.IsEmpty) return false;
        var parts = PolicyFragments.Of(decision.Policy, layout);
        if (!parts.IsPlain) return false;
        // One that a fault leaves in the middle of a line is not used again.
        var lines = parts.TakeWriter(known.Plan);
        new KnownJson(decision, parts, lines, sink).Write();
        parts.GiveBack(lines);
        return true;
    }

    private void Write()
    {
        WriteHead();
        WriteOutcome(_parts.Outcomes[_decision.Outcome!.Index]);
        WriteNotices();
        var rules = new RuleWriter(_parts, _lines);
        rules.WriteReasons();
        rules.WriteExceptions();
        rules.WriteAll();
        if (_parts.ReadsDate is { } slot) _lines.Read(slot);
        new FactWriter(_decision, _parts, _lines).Write();
        WriteConventions();
        _sink.Write(_parts.End);
    }

    private void WriteHead()
    {
        _sink.Write(_parts.Begin);
        if (_decision.ChosenBy is { } day)
        {
            _sink.Write(_parts.ChosenBy);
            _sink.Write(QuotedText.Escaped(DateType.SayDay(day)));
            _sink.Write((byte)'"');
        }
        else _sink.Write(_parts.AsItStands);
        _sink.Write(_parts.Hash);
        QuotedText.Write(_sink, _decision.Case.Id);
        _sink.Write(_parts.DecidedOn);
        QuotedText.Write(_sink, JsonMembers.DayOf(_decision.DecidedOn));
        _sink.Write(_parts.Decided);
    }

    /// <summary>
    /// What the outcome brings stands before the rules and is told after them, when they have opened what they name: so
    /// where it might open some of that, they are told first, to nobody.
    /// </summary>
    private void WriteOutcome(OutcomeFragments outcome)
    {
        if (!outcome.Turned.IsEmpty && outcome.Turned.Any(static turn => turn.Line.MayOpen)) TellRulesToNobody();
        for (var i = 0; i < outcome.Turned.Length; i++)
        {
            var turn = outcome.Turned[i];
            if (turn.IsLate && turn.Line.MayOpen) WriteLate(turn, outcome.Turned.AsSpan()[(i + 1)..]);
            else Write(turn);
        }
        _sink.Write(outcome.End);
        if (!outcome.Turned.IsEmpty) _lines.Opened = new bool[_parts.Openings];
    }

    /// <summary>What is told after some that are written after it: they are told first, to nobody.</summary>
    private void WriteLate(OutcomeFragments.Turn turn, ReadOnlySpan<OutcomeFragments.Turn> toldBefore)
    {
        var opened = _lines.Opened;
        using (var nobody = new ByteSink(Stream.Null))
        {
            _lines.Sink = nobody;
            foreach (var before in toldBefore) Write(before);
            _lines.Sink = _sink;
        }
        Write(turn);
        _lines.Opened = opened;
    }

    private void Write(OutcomeFragments.Turn turn)
    {
        var held = _lines.Holds(turn.Line, ItemPlace.None);
        _lines.Sink.Write(held ? turn.Held : turn.Failed);
        _lines.Tell(turn.Line, held, Joint.Alone, turn.Depth, ItemPlace.None);
    }

    private void TellRulesToNobody()
    {
        using var nobody = new ByteSink(Stream.Null);
        _lines.Sink = nobody;
        var rules = new RuleWriter(_parts, _lines);
        rules.WriteReasons();
        rules.WriteAll();
        _lines.Sink = _sink;
    }

    private void WriteNotices()
    {
        _sink.Write(_parts.Notices);
        var first = true;
        WriteNotice(Sentences.OutsidePeriod(_decision), ref first);
        WriteNotice(Sentences.ReviewDue(_decision), ref first);
        foreach (var read in _parts.MayRead)
        {
            _lines.BeginText(ref first, 2);
            _sink.Write(read);
        }
        _lines.EndTexts(first, 2);
    }

    private void WriteNotice(string? notice, ref bool first)
    {
        if (notice is null) return;
        _lines.BeginText(ref first, 2);
        QuotedText.Write(_sink, notice);
    }

    private void WriteConventions()
    {
        _sink.Write(_parts.Conventions);
        var first = true;
        if (_lines.Conventions != DateConventions.None)
            foreach (var convention in Conventions.Of(_lines.Conventions))
            {
                _lines.BeginText(ref first, 2);
                QuotedText.Write(_sink, convention);
            }
        _lines.EndTexts(first, 2);
    }
}
