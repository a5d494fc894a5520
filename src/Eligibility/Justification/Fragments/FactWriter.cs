using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

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
        if (!parts.Facts.IsEmpty) lines.Sink.Write(parts.Facts[0].Before);
        var isAnyAssumed = false;
        foreach (var fact in parts.Facts)
        {
            var provenance = decision.Case.ProvenanceOf(fact.Input.Slot);
            isAnyAssumed |= provenance == Provenance.Assumed;
            Write(fact, provenance);
        }
        lines.EndTexts(parts.Facts.IsEmpty, InArray);
        WriteAssumed(isAnyAssumed);
        WriteNeverLookedAt();
    }

    /// <summary>Writes what follows the name of a fact, up to the name of the next.</summary>
    private void Write(FactFragments fact, Provenance provenance)
    {
        var (sink, slot) = (lines.Sink, fact.Input.Slot);
        Items? items = null;
        if (fact.Words is { } words) words.Write(sink, lines.Row);
        else if (lines.Row.Apart?[slot] is Items held) ValueWords.WriteItems(sink, (items = held).Rows.Length);
        else sink.Write("null"u8);
        var after = ((int)provenance * 2) + (lines.HasRead(slot) ? 1 : 0);
        Judgement? judged = null;
        var isJudged = decision.Case.Judgements.Count > 0 && decision.Case.Judgements.TryGetValue(slot, out judged);
        if (!isJudged && items is null)
        {
            sink.Write(fact.AfterAndEnd[after]);
            return;
        }
        sink.Write(fact.After[after]);
        if (isJudged) WriteJudged(fact, judged!);
        if (items is not null) WriteItems(fact, items);
        sink.Write(fact.End);
    }

    private void WriteJudged(FactFragments fact, Judgement judged)
    {
        lines.Sink.Write(fact.JudgedBy);
        QuotedText.Write(lines.Sink, judged.By);
        lines.Sink.Write(fact.Because);
        QuotedText.Write(lines.Sink, judged.Because);
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

    private void WriteAssumed(bool isAny)
    {
        lines.Sink.Write(parts.Assumed);
        var first = true;
        if (isAny)
            foreach (var fact in parts.Facts)
            {
                if (decision.Case.ProvenanceOf(fact.Input.Slot) != Provenance.Assumed) continue;
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
            QuotedText.Write(lines.Sink, name);
        }
        lines.EndTexts(first, InArray);
    }
}
