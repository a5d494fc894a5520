using System.Globalization;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// The justification of a decision about a known case as JSON, joined from what was prepared once for its policy: the
/// same bytes as <see cref="JustificationJson"/> writes, and no tree of what is told is made.
/// </summary>
internal sealed class KnownJson
{

    private readonly Decision _decision;
    private readonly Policy _policy;
    private readonly PolicyFragments _parts;
    private readonly LineWriter _lines;
    private readonly ByteSink _sink;

    private KnownJson(Decision decision, PolicyFragments parts, ByteSink sink)
    {
        (_decision, _policy, _parts, _sink) = (decision, decision.Policy, parts, sink);
        _lines = new LineWriter(decision, parts.Openings, parts.Layout, sink);
    }

    /// <summary>Writes a justification, where it can be joined.</summary>
    /// <returns>Whether it could.</returns>
    public static bool Write(Decision decision, JsonLayout layout, ByteSink sink)
    {
        if (decision.Lines is null) return false;
        var parts = PolicyFragments.Of(decision.Policy, layout);
        if (!parts.IsPlain) return false;
        new KnownJson(decision, parts, sink).Write();
        return true;
    }

    private void Write()
    {
        WriteHead();
        WriteOutcome(_parts.Outcomes[_decision.Outcome!.Index]);
        WriteNotices();
        var rules = new RuleWriter(_decision, _parts, _lines);
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
            _sink.Write(FragmentText.Escaped(DateType.SayDay(day)));
            _sink.Write((byte)'"');
        }
        else _sink.Write(_parts.AsItStands);
        _sink.Write(_parts.Hash);
        WriteText(_decision.Case.Id);
        _sink.Write(_parts.DecidedOn);
        WriteText(_decision.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _sink.Write(_parts.Decided);
    }

    /// <summary>
    /// What the outcome brings stands before the rules and is told after them, when they have opened what they name: so
    /// where it might open some of that, they are told first, to nobody.
    /// </summary>
    private void WriteOutcome(OutcomeFragments outcome)
    {
        if (outcome.Turned.Any(turn => turn.Line.MayOpen)) TellRulesToNobody();
        for (var i = 0; i < outcome.Turned.Length; i++)
        {
            var turn = outcome.Turned[i];
            if (!turn.IsLate || !turn.Line.MayOpen)
            {
                Write(turn);
                continue;
            }
            var opened = _lines.Opened;
            ToNobody(() =>
            {
                foreach (var earlier in outcome.Turned.AsSpan()[(i + 1)..]) Write(earlier);
            });
            Write(turn);
            _lines.Opened = opened;
        }
        _sink.Write(outcome.End);
        _lines.Opened = new bool[_parts.Openings];
    }

    private void Write(OutcomeFragments.Turn turn)
    {
        var held = _lines.Holds(turn.Line, ItemPlace.None);
        _lines.Sink.Write(held ? turn.Held : turn.Failed);
        _lines.Tell(turn.Line, held, turn.Depth, ItemPlace.None);
    }

    private void TellRulesToNobody() => ToNobody(() =>
    {
        var rules = new RuleWriter(_decision, _parts, _lines);
        rules.WriteReasons();
        rules.WriteAll();
    });

    private void ToNobody(Action tell)
    {
        using var nobody = new ByteSink(Stream.Null);
        _lines.Sink = nobody;
        tell();
        _lines.Sink = _sink;
    }

    private void WriteNotices()
    {
        _sink.Write(_parts.Notices);
        var first = true;
        foreach (var notice in Sentences.OfDates(_decision))
        {
            _lines.BeginText(ref first, 2);
            WriteText(notice);
        }
        foreach (var read in _parts.MayRead)
        {
            _lines.BeginText(ref first, 2);
            _sink.Write(read);
        }
        _lines.EndTexts(first, 2);
    }

    private void WriteConventions()
    {
        _sink.Write(_parts.Conventions);
        var first = true;
        if (_lines.Conventions != DateConventions.None)
            foreach (var convention in Conventions.Of(_lines.Conventions))
            {
                _lines.BeginText(ref first, 2);
                WriteText(convention);
            }
        _lines.EndTexts(first, 2);
    }

    private void WriteText(string? text)
    {
        if (text is null) _sink.Write("null"u8);
        else ValueWords.Write(_sink, text);
    }
}
