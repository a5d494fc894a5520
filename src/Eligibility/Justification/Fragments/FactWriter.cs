using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>
/// The facts and lists of a known case as JSON, joined from their fragments: as <see cref="FactJson"/> writes them; and
/// which of them were assumed, and what was never looked at.
/// </summary>
internal readonly struct FactWriter(Decision decision, PolicyFragments parts, LineWriter lines)
{
    // The whole, the array of facts, a fact, the array of its items.
    private const int InArray = 2;
    private const int OfItems = 4;

    public void Write()
    {
        lines.Sink.Write(parts.NeededAndFacts);
        foreach (var fact in parts.Facts) Write(fact);
        lines.EndTexts(parts.Facts.IsEmpty, InArray);
        WriteAssumed();
        WriteNeverLookedAt();
    }

    private void Write(FactFragments fact)
    {
        var (sink, slot) = (lines.Sink, fact.Input.Slot);
        var value = decision.Case.Values[slot];
        sink.Write(fact.Before);
        if (value is null) sink.Write("null"u8);
        else if (value is Items held) ValueWords.WriteItems(sink, held.Rows.Length);
        else fact.Words!.Write(sink, value);
        var after = ((int)decision.Case.Provenances[slot] * 2) + (lines.HasRead(slot) ? 1 : 0);
        Evaluation.Judgement? judged = null;
        var isJudged = decision.Case.Judgements.Count > 0
            && decision.Case.Judgements.TryGetValue(slot, out judged);
        if (!isJudged && value is not Items)
        {
            sink.Write(fact.AfterAndEnd[after]);
            return;
        }
        sink.Write(fact.After[after]);
        if (isJudged) WriteJudged(fact, judged!);
        if (value is Items items) WriteItems(fact, items);
        sink.Write(fact.End);
    }

    private void WriteJudged(FactFragments fact, Evaluation.Judgement judged)
    {
        lines.Sink.Write(fact.JudgedBy);
        ValueWords.Write(lines.Sink, judged.By);
        lines.Sink.Write(fact.Because);
        ValueWords.Write(lines.Sink, judged.Because);
        lines.Sink.Write(fact.JudgedEnd);
    }

    private void WriteItems(FactFragments list, Items items)
    {
        var sink = lines.Sink;
        sink.Write(list.Items);
        var first = true;
        foreach (var row in items.Rows)
        {
            lines.BeginText(ref first, OfItems);
            sink.Write((byte)'{');
            for (var i = 0; i < row.Length; i++)
            {
                var (before, words) = list.Fields[i];
                sink.Write(before);
                if (row[i] is { } value) words.Write(sink, value);
                else sink.Write("null"u8);
            }
            sink.Write(row.IsEmpty ? "}"u8 : list.ItemEnd);
        }
        lines.EndTexts(first, OfItems);
    }

    private void WriteAssumed()
    {
        lines.Sink.Write(parts.Assumed);
        var first = true;
        foreach (var fact in parts.Facts)
        {
            if (decision.Case.Provenances[fact.Input.Slot] != Provenance.Assumed) continue;
            lines.BeginText(ref first, InArray);
            lines.Sink.Write(fact.Name);
        }
        lines.EndTexts(first, InArray);
    }

    private void WriteNeverLookedAt()
    {
        lines.Sink.Write(parts.NeverLookedAt);
        var first = true;
        foreach (var name in decision.Case.NeverLookedAt)
        {
            lines.BeginText(ref first, InArray);
            ValueWords.Write(lines.Sink, name);
        }
        lines.EndTexts(first, InArray);
    }
}
