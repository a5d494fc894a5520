using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A line of a condition with what is the same of it in every case.</summary>
internal abstract class PreparedLine
{
    private readonly AtDepth<LineBytes> _bytes;

    /// <param name="condition">What it says.</param>
    /// <param name="isOwn">Whether the decision says what it came to; else it is one of an item.</param>
    /// <param name="words">Its words.</param>
    /// <param name="worded">Where it is written.</param>
    /// <param name="hasValues">Whether it may tell values.</param>
    protected PreparedLine(Condition condition, bool isOwn, string words, WordedLine worded, bool hasValues)
    {
        (Condition, Index, Words, Worded) = (condition, isOwn ? condition.Index : -1, words, worded);
        Quoted = FragmentText.Quoted(words);
        _bytes = new((layout, depth) => new LineBytes(words, worded, hasValues, layout, depth));
    }

    public Condition Condition { get; }

    /// <summary>Its place among what the decision says of conditions; -1 where it is one of an item.</summary>
    public int Index { get; }

    public string Words { get; }

    /// <summary>Where it is written.</summary>
    public WordedLine Worded { get; }

    /// <summary>Whether telling it may open a definition, a table or a score.</summary>
    public abstract bool MayOpen { get; }

    /// <summary>Its words as a value of JSON.</summary>
    public byte[] Quoted { get; }

    public LineBytes At(JsonLayout layout, int depth) => _bytes.Of(layout, depth);

    /// <summary>Tells it, with what it is made of.</summary>
    /// <param name="to">Where it is told.</param>
    /// <param name="held">Whether it held.</param>
    /// <param name="joint">How it follows what stands before it.</param>
    /// <param name="depth">How many objects and arrays hold its members.</param>
    /// <param name="at">The item of which it is told.</param>
    public abstract void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at);

    /// <summary>
    /// The lines that decided it: where it is an <c>all of</c>, those of them that came out as it did.
    /// </summary>
    public virtual void TellGrounds(LineWriter to, bool held) => to.Ground(this);
}

/// <summary>A group.</summary>
internal sealed class GroupLine(GroupCondition group, bool isOwn, string words, WordedLine worded,
    ImmutableArray<PreparedLine> operands) : PreparedLine(group, isOwn, words, worded, hasValues: false)
{
    private readonly bool _stopsAtHeld = group.Kind is GroupKind.Any or GroupKind.None;
    private readonly bool _isToldByParts = words.StartsWith("all of", StringComparison.OrdinalIgnoreCase);

    public override bool MayOpen { get; } = operands.Any(o => o.MayOpen);

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.Head(held, joint));
        to.Sink.Write(bytes.Parts);
        var (settled, part) = (false, Joint.First);
        foreach (var operand in operands)
        {
            if (settled) to.Pass(operand, part, depth + 2);
            else settled = to.Tell(operand, part, depth + 2, at) && _stopsAtHeld;
            part = Joint.Next;
        }
        to.Sink.Write(bytes.PartsEnd);
    }

    public override void TellGrounds(LineWriter to, bool held)
    {
        if (!_isToldByParts)
        {
            to.Ground(this);
            return;
        }
        foreach (var operand in operands)
        {
            var so = to.Holds(operand, ItemPlace.None);
            if (so == held) to.Ground(operand);
            if (so && _stopsAtHeld) break;
        }
    }
}

/// <summary>A <c>not</c> that stands on a line of its own.</summary>
internal sealed class NotLine(NotCondition not, bool isOwn, string words, WordedLine worded, PreparedLine operand)
    : PreparedLine(not, isOwn, words, worded, hasValues: false)
{
    public override bool MayOpen => operand.MayOpen;

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.Head(held, joint));
        to.Sink.Write(bytes.Parts);
        to.Tell(operand, Joint.First, depth + 2, at);
        to.Sink.Write(bytes.PartsEnd);
    }
}

/// <summary>The name of a defined condition.</summary>
internal sealed class NamedLine(DefinitionCondition named, bool isOwn, string words, WordedLine worded, int opening,
    PreparedLine opened) : PreparedLine(named, isOwn, words, worded, hasValues: false)
{
    public override bool MayOpen => true;

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.Head(held, joint));
        if (!to.Opens(opening))
        {
            to.Sink.Write(bytes.ElsewhereEnd);
            return;
        }
        to.Sink.Write(bytes.Parts);
        to.Tell(opened, Joint.First, depth + 2, ItemPlace.None);
        to.Sink.Write(bytes.PartsEnd);
    }
}
