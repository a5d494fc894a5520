using Eligibility.Diagnostics;

namespace Eligibility.Lines;

/// <summary>
/// The signs of a line, or of the comments before it, that mean nothing in a policy: one that comes again is told once.
/// </summary>
internal sealed class ForeignSigns(TextCursor cursor)
{
    // Different signs told of one line: what no one typed need not be told to its end.
    private const int MostSigns = 100;

    private readonly List<ForeignSign> _signs = [];

    /// <summary>Reads the sign at hand, as far as it reaches.</summary>
    public void Read() => Refuse(ForeignSign.Read(cursor.Text, cursor.At, cursor.Tokens));

    /// <summary>Reads the one character at hand.</summary>
    public void ReadAlone() => Refuse(ForeignSign.Alone(cursor.Text, cursor.At));

    /// <summary>Tells of those read since this was last asked.</summary>
    public void Tell()
    {
        foreach (var sign in _signs)
        {
            var place = cursor.Span(sign.Start, sign.Length);
            cursor.Tell(sign.IsDate
                ? Messages.DateInNumbers(place, sign.Words, sign.Instead)
                : Messages.SignOutsideQuotes(place, sign.Words, sign.Times, sign.Instead));
        }
        _signs.Clear();
    }

    private void Refuse(ForeignSign sign)
    {
        // One sign many times in a line (`_`, `|`) is one mistake.
        var known = _signs.FindIndex(s => s.Words == sign.Words && s.Instead == sign.Instead);
        if (known < 0 && _signs.Count < MostSigns) _signs.Add(sign);
        else if (known >= 0) _signs[known] = _signs[known] with { Times = _signs[known].Times + 1 };
        cursor.Malformed = true;
        cursor.At = sign.Start + sign.Length;
    }
}
