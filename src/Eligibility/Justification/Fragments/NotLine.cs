namespace Eligibility.Justification;

/// <summary>A <c>not</c> that stands on a line of its own.</summary>
internal sealed class NotLine(AskedLine asked, string words, WordedLine worded, PreparedLine operand)
    : PreparedLine(asked, words, worded, hasValues: false)
{
    public override bool MayOpen => operand.MayOpen;

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.From(held ? bytes.HeldParts : bytes.FailedParts, joint));
        to.Tell(operand, Joint.First, depth + 2, at);
        to.Sink.Write(bytes.PartsEnd);
    }
}
