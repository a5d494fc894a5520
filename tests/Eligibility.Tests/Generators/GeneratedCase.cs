using System.Collections.Immutable;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Tests.Generators;

/// <summary>A case of a generated policy.</summary>
/// <param name="Values">A value for each input by slot, what is assumed filled in; null is unknown.</param>
/// <param name="Provenances">How each came to its value.</param>
internal sealed record GeneratedCase(Policy Policy, ImmutableArray<Datum?> Values,
    ImmutableArray<Provenance> Provenances)
{
    private static readonly Judgement Judged = new("Sergeant 1234", "two deals only");

    /// <summary>The case as the engine takes it.</summary>
    public Case Case => new(Policy)
    {
        Values = Values, Provenances = Provenances,
        Judgements = Policy.Facts.Where(f => f.JudgedBy is not null && Provenances[f.Slot] == Provenance.Stated)
            .ToImmutableDictionary(f => f.Slot, _ => Judged),
        JudgedItems = JudgedItems(),
    };

    private ImmutableSortedDictionary<FieldPlace, Judgement> JudgedItems() => (
        from list in Policy.Inputs.OfType<ListInput>()
        where Provenances[list.Slot] == Provenance.Stated && Values[list.Slot] is Items
        from row in Enumerable.Range(0, ((Items)Values[list.Slot]!).Rows.Length)
        from field in list.Fields
        where field.JudgedBy is not null && ((Items)Values[list.Slot]!).Rows[row][field.Index] is not null
        select new FieldPlace(list.Slot, row, field.Index)).ToImmutableSortedDictionary(p => p, _ => Judged);

    public bool IsComplete =>
        Values.All(v => v is not null && (v is not Items items || items.Rows.All(r => r.All(f => f is not null))));

    /// <summary>
    /// The same case of another policy whose inputs have the same names, or those of them that it has;
    /// null where one has another type.
    /// </summary>
    public GeneratedCase? MovedTo(Policy other)
    {
        var values = new Datum?[other.Inputs.Length];
        var standings = new Provenance[other.Inputs.Length];
        foreach (var input in other.Inputs)
        {
            if (Policy.Inputs.FirstOrDefault(i => i.Name == input.Name) is not { } own)
            {
                (values[input.Slot], standings[input.Slot]) = (input.Assumed,
                    input.Assumed is null ? Provenance.NotStated : Provenance.Assumed);
                continue;
            }
            if (!SameShape(own, input)) return null;
            (values[input.Slot], standings[input.Slot]) = (Values[own.Slot], Provenances[own.Slot]);
            if (standings[input.Slot] == Provenance.Assumed && input.Assumed is null)
                (values[input.Slot], standings[input.Slot]) = (null, Provenance.NotStated);
        }
        return Validity.Fault(other, values) is null ? new GeneratedCase(other, [.. values], [.. standings]) : null;
    }

    private static bool SameShape(Input one, Input other) => (one, other) switch
    {
        (Fact a, Fact b) => a.Type == b.Type && a.Range == b.Range && a.EndsAtDecisionDate == b.EndsAtDecisionDate,
        (ListInput a, ListInput b) => a.Fields.Length == b.Fields.Length && a.Fields.Zip(b.Fields).All(p =>
            p.First.Name == p.Second.Name && p.First.Type == p.Second.Type && p.First.Range == p.Second.Range),
        _ => false,
    };

    /// <summary>
    /// The case as a JSON object; the dice choose spellings, units and the order of members, none without them.
    /// </summary>
    public string Json(Dice? dice = null) => JsonCase.Of(this, dice).Text;

    public override string ToString() => $"case: {Json()}";
}

/// <summary>A JSON object by its members, each value already text.</summary>
internal sealed record JsonCase(ImmutableArray<(string Name, string Value)> Members)
{
    public string Text => "{" + string.Join(", ", Members.Select(m => $"{Quote(m.Name)}: {m.Value}")) + "}";

    /// <summary>The text with one member's value replaced.</summary>
    public JsonCase With(string name, string value) => new([.. Members.Where(m => m.Name != name), (name, value)]);

    public static string Quote(string text) => "\""
        + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    public static JsonCase Of(GeneratedCase @case, Dice? dice)
    {
        var members = new List<(string, string)>();
        foreach (var input in @case.Policy.Inputs)
        {
            if (@case.Provenances[input.Slot] is Provenance.NotStated or Provenance.Assumed) continue;
            members.Add((Spelt(input.Name, dice), Say(input, @case.Values[input.Slot], dice)));
        }
        return new JsonCase([.. dice is null ? members : dice.Shuffled(members)]);
    }

    private static string Say(Input input, Datum? value, Dice? dice) => (input, value) switch
    {
        (_, null) => "null",
        (ListInput list, Items items) =>
            "[" + string.Join(", ", items.Rows.Select(row => SayItem(list, row, dice))) + "]",
        (Fact { JudgedBy: not null } fact, _) =>
            $"{{\"value\": {Say(fact.Type, value, dice)}, \"by\": \"Sergeant 1234\", \"because\": \"two deals only\"}}",
        (Fact fact, _) => Say(fact.Type, value, dice),
        _ => throw new InvalidOperationException(input.Name),
    };

    private static string SayItem(ListInput list, ImmutableArray<Datum?> row, Dice? dice)
    {
        var members = list.Fields.Where(f => row[f.Index] is not null || dice?.Chance(50) == true)
            .Select(f => (f.Name, row[f.Index] is not { } value ? "null"
                : f.JudgedBy is null ? Say(f.Type, value, dice)
                : $"{{\"value\": {Say(f.Type, value, dice)}, \"by\": \"Sergeant 1234\", \"because\": \"two deals only\"}}"));
        return new JsonCase([.. dice is null ? members : dice.Shuffled(members)]).Text;
    }

    public static string Say(FactType type, Datum value, Dice? dice = null) => (type, value) switch
    {
        (YesNoType, Scalar flag) => flag.Value == 1 ? "true" : "false",
        (DateType, Scalar day) => Quote(Day(day.Value)),
        (ChoiceType choice, Scalar place) => Quote(Spelt(choice.Values.Names[(int)place.Value], dice)),
        (SetType set, Choices held) =>
            "["
                + string.Join(", ",
                    set.Values.Names.Where((_, i) => !(held.Mask >> i).IsEven).Select(n => Quote(Spelt(n, dice))))
                + "]",
        (NumberType number, Scalar count) => Say(number, count.Value, dice),
        _ => throw new InvalidOperationException(type.Words),
    };

    public static string Day(Int128 day)
    {
        var date = DateOnly.FromDayNumber((int)day);
        return FormattableString.Invariant($"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");
    }

    /// <summary>
    /// A number in its own unit where that is exact, else as a text in the smallest; a text with its unit now and then.
    /// </summary>
    private static string Say(NumberType type, Int128 value, Dice? dice)
    {
        if (type.Unit is not { } unit) return Decimal(value);
        var own = value % unit.Factor == 0 && value / unit.Factor % (Number.One.Units / 1_000_000) == 0;
        if (own && dice?.Chance(30) != true) return Decimal(value / unit.Factor);
        if (unit.Kind == UnitKind.Money) return Quote($"{unit.Name} {Decimal(value)}");
        return own && dice?.Chance(50) != true
            ? Quote($"{Decimal(value / unit.Factor)} {unit.Name}")
            : Quote($"{Decimal(value)} {unit.Smallest.Name}");
    }

    private static string Decimal(Int128 value) => Digits.Of((decimal)value / 1_000_000_000_000m);

    /// <summary>A name in any spelling whose letters and digits agree.</summary>
    public static string Spelt(string name, Dice? dice)
    {
        if (dice is null) return name;
        var words = name.Split(' ');
        return dice.Between(0, 5) switch
        {
            0 => string.Join('_', words),
            1 => words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..])),
            2 => name.ToUpperInvariant(),
            _ => name,
        };
    }
}
