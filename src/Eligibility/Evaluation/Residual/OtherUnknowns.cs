using System.Collections.Immutable;
using Eligibility.Model;

namespace Eligibility.Evaluation;

/// <summary>An unknown and its variable.</summary>
internal readonly record struct OtherUnknown(Unknown Unknown, Variable Variable)
{
    /// <summary>The number that a whole case gives it.</summary>
    public Int128 NumberIn(ImmutableArray<Datum?> whole) => Variable.NumberOf(Unknown.In(whole)!);

    /// <summary>Puts a number into the values of a case.</summary>
    public void Put(Int128 number, Datum?[] values)
    {
        if (Unknown.Field is null) values[Unknown.Input.Slot] = Variable.At(number);
        else values[Unknown.Input.Slot] = Unknown.Fill([.. values], Variable.At(number))[Unknown.Input.Slot];
    }

    /// <summary>The case with another number; null where it cannot be that.</summary>
    public ImmutableArray<Datum?>? Changed(ImmutableArray<Datum?> whole, Int128 number) =>
        number < Variable.Domain.Low || number > Variable.Domain.High
            ? null
            : Unknown.Fill(whole, Variable.At(number));
}

/// <summary>What may be changed beside an answer: the other unknown dates and numbers.</summary>
/// <param name="around">What is left of the policy around whole cases.</param>
/// <param name="answered">What is answered, with its variable where what is known is filled in.</param>
internal sealed class OtherUnknowns(Surroundings.Cache around, OtherUnknown answered)
{
    /// <summary>No more than so many are changed.</summary>
    private const int Most = 8;

    /// <summary>What is answered.</summary>
    public OtherUnknown Answered => answered;

    /// <summary>What is left of the policy around whole cases.</summary>
    public Surroundings.Cache Around => around;

    private Surroundings? _last;
    private ImmutableArray<OtherUnknown> _all;
    private ImmutableArray<OtherUnknown> _moving;

    /// <summary>Those beside a whole case.</summary>
    public ImmutableArray<OtherUnknown> Of(ImmutableArray<Datum?> whole)
    {
        Look(whole);
        return _all;
    }

    /// <summary>Those of them that can move along with the answer, day by day.</summary>
    public ImmutableArray<OtherUnknown> Moving(ImmutableArray<Datum?> whole)
    {
        Look(whole);
        return _moving;
    }

    // They are the same as long as cases state the same lists.
    private void Look(ImmutableArray<Datum?> whole)
    {
        if (around.Of(whole) is var now && ReferenceEquals(now, _last)) return;
        (_last, _all) = (now, In(now));
        _moving = [.. _all.Where(o => o.Variable.Step == answered.Variable.Step)];
    }

    private ImmutableArray<OtherUnknown> In(Surroundings now) =>
    [
        .. now.Parts.Unstated.Variables
            .Where(v => v.Unknown != answered.Unknown && v.Unknown.Row != Unstated.Template
                && v.Variable.Domain.Allowed is null && v.Unknown.Type is not YesNoType && !v.Unknown.IsKey)
            .OrderBy(v => v.Variable.Index).Select(v => new OtherUnknown(v.Unknown, v.Variable)).Take(Most),
    ];

    /// <summary>The case with each of some moved by so many days; null where one cannot be.</summary>
    public static ImmutableArray<Datum?>? Moved(ImmutableArray<Datum?> whole, ImmutableArray<OtherUnknown> others,
        Int128 days)
    {
        foreach (var other in others)
        {
            if (other.Changed(whole, other.NumberIn(whole) + days) is not { } changed) return null;
            whole = changed;
        }
        return whole;
    }

    /// <summary>Whole cases with an answer in one that was found: by itself, and with all days moved with it.</summary>
    public IEnumerable<ImmutableArray<Datum?>> With(ImmutableArray<Datum?> whole, Int128 answer)
    {
        if (answered.Unknown.In(whole) is null || answered.Changed(whole, answer) is not { } alone) yield break;
        yield return alone;
        var days = answer - answered.NumberIn(whole);
        if (days != 0 && Moved(alone, Moving(whole), days) is { } together) yield return together;
    }
}
