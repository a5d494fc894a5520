using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>Reads the items of one list from the bytes of a case, as <see cref="CaseBinder"/> would.</summary>
internal sealed class PlainList
{
    private const int MostFields = 64;
    private const int MostKeyed = 16;

    private readonly ListInput _list;
    private readonly CaseNames _names;
    private readonly SpellingTable _spellings;
    private readonly PlainValue[] _values;
    private readonly long[] _earliest;

    public PlainList(ListInput list, CaseNames names)
    {
        (_list, _names) = (list, names);
        _spellings = new SpellingTable([.. list.Fields.Select(f => (f.Name, f.Index))]);
        _values = [.. list.Fields.Select(f => new PlainValue(Allowed.Of(f), names))];
        _earliest = [.. list.Fields.Select(f => f.EndsAtDecisionDate ? (long)f.Range!.Value.Low : long.MinValue)];
    }

    /// <summary>The place behind the list, and its items.</summary>
    /// <param name="text">The case.</param>
    /// <param name="at">Where the list begins.</param>
    /// <param name="items">Its items.</param>
    /// <param name="judged">Who judged fields of items, and why: what is found is added.</param>
    public int Read(ReadOnlySpan<byte> text, int at, out Items? items,
        ref ImmutableSortedDictionary<FieldPlace, Judgement> judged)
    {
        items = null;
        at = PlainText.Sign(text, at, (byte)'[');
        if (at < 0 || _values.Length > MostFields) return PlainText.GivenUp;
        var rows = ImmutableArray<ImmutableArray<Datum?>>.Empty;
        if (PlainText.At(text, at) != ']')
        {
            var read = ImmutableArray.CreateBuilder<ImmutableArray<Datum?>>(4);
            while (at >= 0)
            {
                var row = new Datum?[_values.Length];
                at = ReadItem(text, at, row, read.Count, ref judged);
                if (at < 0 || read.Count == ListInput.MostItems) return PlainText.GivenUp;
                read.Add(ImmutableCollectionsMarshal.AsImmutableArray(row));
                at = PlainText.Next(text, at, (byte)']');
                if (PlainText.HasEnded(ref at)) break;
            }
            if (at < 0) return PlainText.GivenUp;
            rows = read.DrainToImmutable();
        }
        else at++;
        items = new Items(rows);
        return at;
    }

    /// <summary>
    /// Whether nothing is wrong with items beyond what each of their values shows; false also where that is not seen at
    /// once.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="latest">The decision date, or the last that there could be.</param>
    public bool MayBe(Items items, long latest)
    {
        if (items.Rows.Length < _list.Least || items.Rows.Length > _list.Most) return false;
        foreach (var row in items.Rows)
            for (var field = 0; field < _earliest.Length; field++)
                if (_earliest[field] != long.MinValue
                    && (row[field] is Scalar day ? day.Value : _earliest[field]) > latest)
                    return false;
        if (_list.OnePer.IsEmpty) return true;
        if (items.Rows.Length > MostKeyed) return false;
        for (var i = 0; i < items.Rows.Length; i++)
        {
            // How items with unknown keys can still differ is worked out by whoever reads all cases.
            foreach (var key in _list.OnePer)
                if (items.Rows[i][key] is null) return false;
            for (var j = 0; j < i; j++)
                if (Agree(items.Rows[i], items.Rows[j])) return false;
        }
        return true;
    }

    /// <summary>The same of a list that is not stated, of which it may be that there are too few.</summary>
    /// <param name="latest">The decision date, or the last that there could be.</param>
    public bool MayBeUnknown(long latest) =>
        _list.Least == 0 || (_list.OnePer.IsEmpty && Array.TrueForAll(_earliest, day => day <= latest));

    private bool Agree(ImmutableArray<Datum?> one, ImmutableArray<Datum?> other)
    {
        foreach (var key in _list.OnePer)
            if (!one[key]!.Equals(other[key])) return false;
        return true;
    }

    private int ReadItem(ReadOnlySpan<byte> text, int at, Datum?[] row, int place,
        ref ImmutableSortedDictionary<FieldPlace, Judgement> judged)
    {
        at = PlainText.Sign(text, at, (byte)'{');
        if (at < 0) return PlainText.GivenUp;
        if (PlainText.At(text, at) == '}') return at + 1;
        var stated = 0UL;
        Spelt? before = null;
        while (at >= 0)
        {
            at = _spellings.Member(text, at, ref before, out var spelt, out var spelling);
            if (at < 0) return PlainText.GivenUp;
            var field = spelt?.Place ?? Meet(spelling);
            if (field < 0 || (stated & 1UL << field) != 0) return PlainText.GivenUp;
            stated |= 1UL << field;
            if (PlainText.At(text, at) == 'n') at = PlainText.Word(text, at, "null"u8);
            else if (_list.Fields[field].JudgedBy is not null)
            {
                at = PlainJudgement.Read(text, at, _values[field], out var slot, out var judgement);
                if (judgement is null) return PlainText.GivenUp;
                row[field] = _values[field].DatumOf(slot);
                judged = judged.Add(new(_list.Slot, place, field), judgement);
            }
            else
            {
                at = _values[field].Read(text, at, out var slot);
                if (at >= 0) row[field] = _values[field].DatumOf(slot);
            }
            at = PlainText.Next(text, at, (byte)'}');
            if (PlainText.HasEnded(ref at)) return at;
        }
        return PlainText.GivenUp;
    }

    private int Meet(ReadOnlySpan<byte> spelling)
    {
        if (CaseNames.KeyOf(spelling) is not { } key || _names.Field(_list, key) is not { } field) return -1;
        _spellings.Learn(spelling, field.Index);
        return field.Index;
    }
}
