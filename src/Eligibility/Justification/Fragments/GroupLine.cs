using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>A group: as many of its lines as settle it, and the rest as not needed.</summary>
internal sealed class GroupLine(GroupKind kind, AskedLine asked, string words, WordedLine worded,
    ImmutableArray<PreparedLine> operands) : PreparedLine(asked, words, worded, hasValues: false)
{
    private readonly bool _stopsAtHeld = kind is GroupKind.Any or GroupKind.None;
    private readonly AtDepth<byte[][]> _passed = new((layout, depth) => Passed(operands, layout, depth));
    // Of more lines each is passed by itself, so that what is prepared stays small.
    private const int MostPassed = 12;

    public override bool IsToldByParts { get; } = JustificationBuilder.IsToldByParts(words);

    public override bool MayOpen { get; } = operands.Any(o => o.MayOpen);

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.From(held ? bytes.HeldParts : bytes.FailedParts, joint));
        var part = Joint.First;
        for (var i = 0; i < operands.Length; i++)
        {
            if (to.Tell(operands[i], part, depth + 2, at) && _stopsAtHeld)
            {
                PassAfter(to, i, depth);
                break;
            }
            part = Joint.Next;
        }
        to.Sink.Write(bytes.PartsEnd);
    }

    /// <summary>Tells the lines after the one that settled it, which were not needed.</summary>
    private void PassAfter(LineWriter to, int settled, int depth)
    {
        if (settled == operands.Length - 1) return;
        if (operands.Length > MostPassed)
            for (var i = settled + 1; i < operands.Length; i++) to.Pass(operands[i], Joint.Next, depth + 2);
        else to.Sink.Write(_passed.Of(to.Layout, depth)[settled]);
    }

    /// <summary>What passes the lines after each of them, which is every line but the last.</summary>
    private static byte[][] Passed(ImmutableArray<PreparedLine> operands, JsonLayout layout, int depth) =>
        [.. Enumerable.Range(1, operands.Length - 1).Select(from =>
            (byte[])[.. operands.Skip(from).SelectMany(operand => operand.At(layout, depth + 2).Passed)])];

    public override void TellGrounds(LineWriter to, bool held)
    {
        if (!IsToldByParts)
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
