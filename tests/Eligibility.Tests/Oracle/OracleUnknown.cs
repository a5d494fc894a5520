using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Model;

namespace Eligibility.Tests.Oracle;

/// <summary>
/// One unknown: a fact, a field of an item (row from 0), or a whole list. Its candidates stand for all its values.
/// </summary>
internal sealed class OracleUnknown(string name, int slot, int row, int field, FactType? type,
    (Int128 Low, Int128 High)? range)
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public int Row { get; } = row;

    public int Field { get; } = field;

    public FactType? Type { get; } = type;

    public List<Datum> Candidates { get; set; } = [];

    /// <summary>A number or a date: its candidates are found by cutting its range.</summary>
    public bool Numeric => Type is NumberType or DateType;

    /// <summary>
    /// Whether the candidates are given: every value of the type, or as many as a test of being different can need.
    /// </summary>
    public bool Given { get; set; }

    /// <summary>
    /// Of a number or date that is cut, the candidates found early: with each of them every other unknown has
    /// candidates for all that can come of it. Null where all candidates are so.
    /// </summary>
    public HashSet<Int128>? Early { get; set; }

    // Numbers have six digits after the point; whole ones are whole in their unit.
    private Int128 Step => Type is not NumberType number ? 1
        : number.Whole ? OracleTerms.One * (number.Unit?.Factor ?? 1)
        : OracleTerms.One / 1_000_000;

    private Int128 First => Int128.DivRem(range!.Value.Low + (Step - 1), Step).Quotient * Step;

    /// <summary>How many values a case may state.</summary>
    public Int128 Size => range!.Value.High < First ? 0 : (range.Value.High - First) / Step + 1;

    /// <summary>The value at a place in the range.</summary>
    public Int128 At(Int128 place) => First + place * Step;

    public static OracleUnknown Of(Fact fact) => new(fact.Name, fact.Slot, -1, -1, fact.Type, fact.Range);

    public static OracleUnknown Of(ListInput list) => new(list.Name, list.Slot, -1, -1, null, null);

    public static OracleUnknown Of(ListInput list, int row, Field field) =>
        new(FormattableString.Invariant($"{list.Name} {row + 1}: {field.Name}"), list.Slot, row, field.Index,
            field.Type, field.Range);

    /// <summary>The first values, as many as there are up to a number.</summary>
    public List<Datum> FirstValues(int most) => Type switch
    {
        YesNoType => Scalars(Math.Min(2, most)),
        ChoiceType choice => Scalars(Math.Min(choice.Values.Names.Length, most)),
        SetType set => [.. Enumerable.Range(0, (int)BigInteger.Min(BigInteger.One << set.Values.Names.Length, most))
            .Select(mask => (Datum)new Choices(mask))],
        _ => [.. Enumerable.Range(0, (int)Int128.Min(Size, most)).Select(place => (Datum)new Scalar(At(place)))],
    };

    private static List<Datum> Scalars(int count) => [.. Enumerable.Range(0, count).Select(v => (Datum)new Scalar(v))];

    /// <summary>
    /// The candidates of a choice or a set. Values that every test treats alike stand for each other: of a choice one
    /// of them is enough, and of a set all that matters is which such classes it holds a value of.
    /// </summary>
    /// <returns>Null where there are more than <paramref name="most"/>.</returns>
    public List<Datum>? Distinct(OracleModel model, int most)
    {
        if (Type is YesNoType) return FirstValues(2);
        var names = Type is ChoiceType choice ? choice.Values.Names : ((SetType)Type!).Values.Names;
        var classes = Enumerable.Range(0, names.Length).ToList();
        if (!model.Whole.Contains((Slot, Field)))
        {
            var masks = model.Masks.GetValueOrDefault((Slot, Field), []);
            classes = [.. classes.GroupBy(v => string.Concat(masks.Select(m => ((m >> v) & 1).IsZero ? '0' : '1')),
                StringComparer.Ordinal).Select(g => g.First())];
        }
        if (Type is ChoiceType) return classes.Count > most ? null : [.. classes.Select(v => (Datum)new Scalar(v))];
        if (classes.Count > 20 || 1 << classes.Count > most) return null;
        return [.. Enumerable.Range(0, 1 << classes.Count)
            .Select(held => (Datum)new Choices(classes.Where((_, i) => (held >> i & 1) == 1)
                .Aggregate(BigInteger.Zero, (mask, v) => mask | BigInteger.One << v)))];
    }

    /// <summary>Puts a value in its place.</summary>
    public void Put(Datum?[] values, Datum value)
    {
        if (Row < 0) { values[Slot] = value; return; }
        var rows = ((Items)values[Slot]!).Rows;
        values[Slot] = new Items(rows.SetItem(Row, rows[Row].SetItem(Field, value)));
    }

    public Datum? In(Datum?[] values) => Row < 0 ? values[Slot] : ((Items)values[Slot]!).Rows[Row][Field];
}
