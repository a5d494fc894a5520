using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// A line that tells one fact of few values, whole for each of them: put together when a case first has it. Two threads
/// that meet one at once make the same.
/// </summary>
internal sealed class FewValuesBytes(OneValueBytes bytes, FactValue fact)
{
    // Of thousands of lines each is kept whole for every value.
    private const int Most = 16;

    private readonly SlotForm _form = fact.Words.Form;
    private readonly int _slot = fact.Words.Form.Input.Slot;
    private readonly byte[]?[] _held = new byte[Most][];
    private readonly byte[]?[] _failed = new byte[Most][];

    /// <summary>Whether a fact has few values.</summary>
    public static bool Fits(SlotForm form) => form.IsByte && form.Greatest - form.Least < Most;

    public void Tell(LineWriter to, bool held, Joint joint)
    {
        to.Read(_slot);
        var whole = held ? _held : _failed;
        var place = to.Row.Byte(_form);
        to.Sink.Write(bytes.Line.From(whole[place] ?? (whole[place] = Make(to, held)), joint));
    }

    private byte[] Make(LineWriter to, bool held)
    {
        using var sink = new ByteSink();
        sink.Write(held ? bytes.Held : bytes.Failed);
        fact.Words.Write(sink, to.Row);
        sink.Write(bytes.After);
        return sink.ToArray();
    }
}
