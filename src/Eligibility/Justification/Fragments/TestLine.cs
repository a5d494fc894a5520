using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A test: the values it looked at, and below it what they are made of.</summary>
internal sealed class TestLine : PreparedLine
{
    private readonly ImmutableArray<PreparedValue> _values;
    private readonly AtDepth<OneValue>? _one;

    public TestLine(Condition test, bool isOwn, string words, WordedLine worded, ImmutableArray<PreparedValue> values)
        : base(test, isOwn, words, worded, hasValues: true)
    {
        _values = values;
        MayOpen = values.Any(v => v.MayOpen);
        if (values is [StatedValue only]) _one = new((layout, depth) => new OneValue(this, only, layout, depth));
    }

    public override bool MayOpen { get; }

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        if (_one is not null) TellOne(to, _one.Of(to.Layout, depth), held, joint, at);
        else
        {
            var bytes = At(to.Layout, depth);
            to.Sink.Write(bytes.Head(held, joint));
            to.TellValues(_values, bytes, depth, at);
        }
    }

    private void TellOne(LineWriter to, OneValue bytes, bool held, Joint joint, in ItemPlace at)
    {
        to.Sink.Write(bytes.Line.From(held ? bytes.Held : bytes.Failed, joint));
        ((StatedValue)_values[0]).Say(to, at);
        to.Sink.Write(bytes.After);
    }

    /// <summary>A line that tells one value that the case states: all before it, and all after it.</summary>
    private sealed class OneValue(TestLine line, StatedValue value, JsonLayout layout, int depth)
    {
        public LineBytes Line { get; } = new(line.Words, line.Worded, hasValues: true, layout, depth);

        public byte[] Held => field ??= Before(Line.Held);

        public byte[] Failed => field ??= Before(Line.Failed);

        public byte[] After => field ??=
            [.. Line.ValueEnd, .. Line.ValuesEnd, .. Line.Placed, .. Line.End];

        private byte[] Before(byte[] head) => [.. head, .. Line.Values, .. value.Before(layout, depth)];
    }
}
