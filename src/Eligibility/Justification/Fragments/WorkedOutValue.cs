using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Justification;

/// <summary>A value that is worked out.</summary>
internal abstract class WorkedOutValue(Term term, string? name, object key, ValueWords words) : PreparedValue(name, key)
{
    private readonly bool _isSet = term.Type is SetType;

    protected void Say(LineWriter to, in TestPlace place)
    {
        if (!to.Begins(this, place)) return;
        if (_isSet) words.Write(to.Sink, to.Lines.SetOf(term, place.At));
        else words.Write(to.Sink, to.Lines.ValueOf(term, place.At));
        to.Sink.Write(place.Bytes.ValueEnd);
    }
}

/// <summary>A sum, a product, a date moved, or the time between two: told after what it is made of.</summary>
internal sealed class CalculatedValue(Term term, string? name, ValueWords words, ImmutableArray<PreparedValue> inner,
    Func<KnownLines, ItemPlace, DateConventions>? conventions) : WorkedOutValue(term, name, term, words)
{
    public override ImmutableArray<PreparedValue> Inner => inner;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (conventions is not null) to.Conventions |= conventions(to.Lines, place.At);
        foreach (var value in inner) value.Tell(to, place);
        if (Name is not null) Say(to, place);
    }
}

/// <summary>A defined value: what it stands for is told where it is opened.</summary>
internal sealed class NamedValue(DefinitionTerm named, ValueWords words, PreparedOpening opening)
    : WorkedOutValue(named, named.Definition.Name, named.Definition, words)
{
    public override ImmutableArray<PreparedValue> Inner => opening.Values;

    public override int? Opening => opening.Place;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (to.Opens(opening.Place)) to.TellOutside(opening.Values, place);
        Say(to, place);
    }
}

/// <summary>
/// What a table says: its keys are told where it is opened, of each item anew where it reads the item.
/// </summary>
internal sealed class TableValue(TableTerm term, ValueWords words, PreparedOpening opening, ImmutableArray<int> reads)
    : WorkedOutValue(term, term.Table.Name, term.Table, words)
{
    private readonly bool _isOfItem = term.Table.List is not null;

    public override ImmutableArray<PreparedValue> Inner => opening.Values;

    public override int? Opening => _isOfItem ? null : opening.Place;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (_isOfItem || to.Opens(opening.Place))
            foreach (var key in opening.Values) key.Tell(to, place);
        foreach (var slot in reads) to.Read(slot);
        Say(to, place);
    }
}

/// <summary>What a score comes to: its steps stand below the test where it is opened.</summary>
internal sealed class ScoreValue(ScoreTerm term, ValueWords words, PreparedSteps steps)
    : WorkedOutValue(term, term.Score.Name, term.Score, words)
{
    public override PreparedParts Parts => steps;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        Say(to, place);
        to.TellBelow(steps);
    }
}

/// <summary>A count, or a total: told after the list, and its items below the test.</summary>
internal sealed class CountedValue(Term term, string name, ValueWords words, ListValue list, PreparedItems? items)
    : WorkedOutValue(term, name, term, words)
{
    public override ImmutableArray<PreparedValue> Inner { get; } = [list];

    public override PreparedParts? Parts => items;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        list.Tell(to, place);
        Say(to, place);
        if (items is not null) to.TellBelow(items);
    }
}
