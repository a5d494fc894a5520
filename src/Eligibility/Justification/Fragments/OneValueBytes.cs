namespace Eligibility.Justification;

/// <summary>A line that tells one value that the case states: all before it, and all after it.</summary>
/// <param name="line">The line.</param>
/// <param name="before">What stands before the words of the value.</param>
internal sealed class OneValueBytes(LineBytes line, byte[] before)
{
    public LineBytes Line => line;

    public byte[] Held => field ??= [.. line.Held, .. line.Values, .. before];

    public byte[] Failed => field ??= [.. line.Failed, .. line.Values, .. before];

    public byte[] After => field ??= [.. line.ValueEnd, .. line.ValuesEnd, .. line.Placed, .. line.End];
}
