using Eligibility.Plan;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A line of a condition with what is the same of it in every case.</summary>
internal abstract class PreparedLine
{
    private readonly AtDepth<LineBytes> _bytes;

    /// <param name="asked">What says whether it holds.</param>
    /// <param name="words">Its words.</param>
    /// <param name="worded">Where it is written.</param>
    /// <param name="hasValues">Whether it may tell values.</param>
    protected PreparedLine(AskedLine asked, string words, WordedLine worded, bool hasValues)
    {
        (Asked, Words, Worded) = (asked, words, worded);
        Quoted = QuotedText.Of(words);
        _bytes = new((layout, depth) => new LineBytes(words, worded, hasValues, layout, depth));
    }

    /// <summary>What says whether it holds.</summary>
    public AskedLine Asked { get; }

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

    /// <summary>Whether what a rule failed on is told by the lines that it is made of.</summary>
    public virtual bool IsToldByParts => false;

    /// <summary>
    /// The lines that decided it: where it is an <c>all of</c>, those of them that came out as it did.
    /// </summary>
    public virtual void TellGrounds(LineWriter to, bool held) => to.Ground(this);
}

/// <summary>What says whether a line holds.</summary>
/// <param name="Index">
/// Its place among the policy's conditions; -1 where it is none of them, but one of an item.
/// </param>
/// <param name="Test">What works it out for an item; null of the policy's own.</param>
internal readonly record struct AskedLine(int Index, KnownTest? Test);
