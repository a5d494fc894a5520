using System.Buffers;
using System.Globalization;
using Eligibility.Text;

namespace Eligibility.Justification;

/// <summary>
/// Writes a stretch of JSON whose words are known before any case is, and cuts it where a case has its say.
/// </summary>
/// <param name="layout">How it is laid out.</param>
/// <param name="depth">How many objects and arrays hold it.</param>
/// <param name="first">Whether nothing stands before it in what holds it.</param>
internal sealed class FragmentText(JsonLayout layout, int depth, bool first = true)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _depth = depth;
    private bool _first = first;

    /// <summary>What was written since the last cut. What the case says there counts as written.</summary>
    public byte[] Cut()
    {
        var cut = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        _first = false;
        return cut;
    }

    public FragmentText Item()
    {
        if (!_first) Raw(","u8);
        _first = false;
        return Raw(layout.Line(_depth));
    }

    public FragmentText Name(string name) => Item().Raw(QuotedText.Of(name)).Raw(layout.Colon);

    public FragmentText Text(string name, string? value) => Name(name).Value(value);

    public FragmentText Number(string name, int value) =>
        Name(name).Raw(QuotedText.Escaped(value.ToString(CultureInfo.InvariantCulture)));

    public FragmentText Day(string name, DateOnly? day) => Text(name, JsonMembers.DayOf(day));

    public FragmentText Yes(string name, bool value) => Name(name).Raw(value ? "true"u8 : "false"u8);

    public FragmentText Value(string? value) => Raw(value is null ? "null"u8 : QuotedText.Of(value));

    public FragmentText StartObject() => Start("{"u8);

    public FragmentText EndObject() => End("}"u8);

    public FragmentText StartArray() => Start("["u8);

    /// <param name="empty">Whether nothing stands in it, whatever was cut.</param>
    public FragmentText EndArray(bool empty = false)
    {
        _first |= empty;
        return End("]"u8);
    }

    public FragmentText Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    private FragmentText Start(ReadOnlySpan<byte> bracket)
    {
        Raw(bracket);
        (_depth, _first) = (_depth + 1, true);
        return this;
    }

    private FragmentText End(ReadOnlySpan<byte> bracket)
    {
        _depth--;
        if (!_first) Raw(layout.Line(_depth));
        _first = false;
        return Raw(bracket);
    }
}
