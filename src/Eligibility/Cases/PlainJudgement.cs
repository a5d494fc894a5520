using System.Text;
using Eligibility.Evaluation;

namespace Eligibility.Cases;

/// <summary>Reads what was judged, by whom and why, from the bytes of a case.</summary>
internal static class PlainJudgement
{
    /// <summary>The place behind it, its value and the judgement.</summary>
    public static int Read(ReadOnlySpan<byte> text, int at, PlainValue value, out long slot, out Judgement? judgement)
    {
        (slot, judgement) = (0, null);
        string? by = null, because = null;
        var hasValue = false;
        at = PlainText.Sign(text, at, (byte)'{');
        while (at >= 0)
        {
            at = PlainText.Words(text, at, out var part);
            at = PlainText.Sign(text, at, (byte)':');
            if (at < 0) return PlainText.GivenUp;
            if (!hasValue && part.SequenceEqual("value"u8))
                (at, hasValue) = (value.Read(text, at, out slot), true);
            else if (by is null && part.SequenceEqual("by"u8)) at = Reason(text, at, out by);
            else if (because is null && part.SequenceEqual("because"u8)) at = Reason(text, at, out because);
            else return PlainText.GivenUp;
            if (at < 0) return PlainText.GivenUp;
            at = PlainText.Next(text, at, (byte)'}');
            if (PlainText.HasEnded(ref at)) break;
        }
        if (at < 0 || !hasValue || by is null || because is null) return PlainText.GivenUp;
        judgement = new Judgement(by, because);
        return at;
    }

    private static int Reason(ReadOnlySpan<byte> text, int at, out string? words)
    {
        words = null;
        at = PlainText.Words(text, at, out var bytes);
        if (at < 0) return PlainText.GivenUp;
        words = CaseTexts.Reason(Encoding.UTF8.GetString(bytes));
        return words is null ? PlainText.GivenUp : at;
    }
}
