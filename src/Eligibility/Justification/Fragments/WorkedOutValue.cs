using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;
using Eligibility.Plan;

namespace Eligibility.Justification;

/// <summary>What works out a value, and its words.</summary>
/// <param name="Words">The values of its type in words.</param>
/// <param name="Value">What works it out; null of a set.</param>
/// <param name="Set">What works out a set; null of any other.</param>
internal sealed record WorkedOut(ValueWords Words, KnownValue? Value, KnownSet? Set)
{
    public void Say(LineWriter to, in ItemPlace at)
    {
        if (Value is not null) Words.Write(to.Sink, Value.Of(to.At(at)));
        else Words.Write(to.Sink, Set!.Of(to.At(at)));
    }

    /// <summary>The conventions for dates on which it relied.</summary>
    public DateConventions ConventionsOf(LineWriter to, in ItemPlace at) => Value switch
    {
        KnownValue.Shift shift when shift.TakesMonthEnd(to.At(at)) => DateConventions.MonthEnd,
        KnownValue.Since since when since.MeetsMissingAnniversary(to.At(at)) => DateConventions.MissingAnniversary,
        _ => DateConventions.None,
    };
}

/// <summary>A value that is worked out.</summary>
internal abstract class WorkedOutValue(string? name, object key, WorkedOut worked) : PreparedValue(name, key)
{
    protected WorkedOut Worked => worked;

    protected void Say(LineWriter to, in TestPlace place)
    {
        if (!to.Begins(this, place)) return;
        worked.Say(to, place.At);
        to.Sink.Write(place.Bytes.ValueEnd);
    }
}

/// <summary>A sum, a product, a date moved, or the time between two: told after what it is made of.</summary>
internal sealed class CalculatedValue(Term term, string? name, WorkedOut worked, ImmutableArray<PreparedValue> inner)
    : WorkedOutValue(name, term, worked)
{
    public override ImmutableArray<PreparedValue> Inner => inner;

    public override int? Opening => null;

    public override PreparedParts? Parts => null;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        to.Conventions |= Worked.ConventionsOf(to, place.At);
        foreach (var value in inner) value.Tell(to, place);
        if (Name is not null) Say(to, place);
    }
}

/// <summary>A defined value: what it stands for is told where it is opened.</summary>
internal sealed class NamedValue(DefinitionTerm named, WorkedOut worked, PreparedOpening opening)
    : WorkedOutValue(named.Definition.Name, named.Definition, worked)
{
    public override ImmutableArray<PreparedValue> Inner => opening.Values;

    public override int? Opening => opening.Place;

    public override PreparedParts? Parts => null;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (to.Opens(opening.Place)) to.TellOutside(opening.Values, place);
        Say(to, place);
    }
}

/// <summary>
/// What a table says: its keys are told where it is opened, of each item anew where it reads the item.
/// </summary>
internal sealed class TableValue(TableTerm term, WorkedOut worked, PreparedOpening opening, ImmutableArray<int> reads)
    : WorkedOutValue(term.Table.Name, term.Table, worked)
{
    private readonly bool _isOfItem = term.Table.List is not null;

    public override ImmutableArray<PreparedValue> Inner => opening.Values;

    public override int? Opening => _isOfItem ? null : opening.Place;

    public override PreparedParts? Parts => null;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        if (_isOfItem || to.Opens(opening.Place))
            foreach (var key in opening.Values) key.Tell(to, place);
        foreach (var slot in reads) to.Read(slot);
        Say(to, place);
    }
}

/// <summary>What a score comes to: its steps stand below the test where it is opened.</summary>
internal sealed class ScoreValue(ScoreTerm term, WorkedOut worked, PreparedSteps steps)
    : WorkedOutValue(term.Score.Name, term.Score, worked)
{
    public override ImmutableArray<PreparedValue> Inner => [];

    public override int? Opening => null;

    public override PreparedParts Parts => steps;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        Say(to, place);
        to.TellBelow(steps);
    }
}

/// <summary>
/// What a step of a score gives that counts something, told after the count; what its lines add up to, beside its range.
/// </summary>
internal sealed class WorkedOutPart(string name, object of, WorkedOut worked) : WorkedOutValue(name, of, worked)
{
    public override ImmutableArray<PreparedValue> Inner => [];

    public override int? Opening => null;

    public override PreparedParts? Parts => null;

    public override void Tell(LineWriter to, in TestPlace place) => Say(to, place);
}

/// <summary>A condition that is the column of a table: what it says stands below the test where it is opened.</summary>
internal sealed class ConditionValue(ConditionTerm column, WorkedOut worked, PreparedSteps says)
    : WorkedOutValue(column.Definition.Name, column.Definition, worked)
{
    public override ImmutableArray<PreparedValue> Inner => [];

    public override int? Opening => null;

    public override PreparedParts Parts => says;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        Say(to, place);
        to.TellBelow(says);
    }
}

/// <summary>A count, or a total: told after the list, and its items below the test.</summary>
internal sealed class CountedValue(Term term, string name, WorkedOut worked, ListValue list, PreparedItems? items)
    : WorkedOutValue(name, term, worked)
{
    public override ImmutableArray<PreparedValue> Inner { get; } = [list];

    public override int? Opening => null;

    public override PreparedParts? Parts => items;

    public override void Tell(LineWriter to, in TestPlace place)
    {
        list.Tell(to, place);
        Say(to, place);
        if (items is not null) to.TellBelow(items);
    }
}
