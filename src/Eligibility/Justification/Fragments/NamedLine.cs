namespace Eligibility.Justification;

/// <summary>The name of a defined condition.</summary>
internal sealed class NamedLine(AskedLine asked, string words, WordedLine worded, int opening, PreparedLine opened)
    : PreparedLine(asked, words, worded, hasValues: false)
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
