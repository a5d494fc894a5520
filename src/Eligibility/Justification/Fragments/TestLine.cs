using System.Collections.Immutable;

namespace Eligibility.Justification;

/// <summary>A test: the values it looked at, and below it what they are made of.</summary>
internal sealed class TestLine : PreparedLine
{
    private readonly ImmutableArray<PreparedValue> _values;
    private readonly AtDepth<OneValueBytes>? _one;
    private readonly AtDepth<FewValuesBytes>? _few;

    public TestLine(AskedLine asked, string words, WordedLine worded, ImmutableArray<PreparedValue> values)
        : base(asked, words, worded, hasValues: true)
    {
        _values = values;
        MayOpen = values.Any(v => v.MayOpen);
        if (values is not [StatedValue only]) return;
        _one = new((layout, depth) => new OneValueBytes(At(layout, depth), only.Before(layout, depth)));
        if (only is FactValue fact && FewValuesBytes.Fits(fact.Words.Form))
            _few = new((layout, depth) => new FewValuesBytes(_one.Of(layout, depth), fact));
    }

    public override bool MayOpen { get; }

    public override void Tell(LineWriter to, bool held, Joint joint, int depth, in ItemPlace at)
    {
        if (_few is not null)
        {
            _few.Of(to.Layout, depth).Tell(to, held, joint);
            return;
        }
        if (_one is not null)
        {
            TellOne(to, _one.Of(to.Layout, depth), held, joint, at);
            return;
        }
        var bytes = At(to.Layout, depth);
        to.Sink.Write(bytes.Head(held, joint));
        to.TellValues(_values, bytes, depth, at);
    }

    private void TellOne(LineWriter to, OneValueBytes bytes, bool held, Joint joint, in ItemPlace at)
    {
        to.Sink.Write(bytes.Line.From(held ? bytes.Held : bytes.Failed, joint));
        ((StatedValue)_values[0]).Say(to, at);
        to.Sink.Write(bytes.After);
    }
}
