using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Eligibility.Measure;

namespace Eligibility.Tests.Hosting.Records;

/// <summary>Arrests drawn by a seed, with values at fault among them, and the same as JSON, written by hand.</summary>
internal sealed class RandomArrests(ulong seed)
{
    private static readonly string[] Kinds = ["theft", "burglary", "robbery"];
    private static readonly string[] DrugWords = ["cannabis", "cocaine", "Cocaine", "tea"];

    private readonly SplitMix64 _draw = new(seed);

    // Of so many values one is at fault: rare enough that most cases are whole.
    private bool Faulty => _draw.Next(60) == 0;

    public Arrest Next() => new()
    {
        Id = Maybe(() => Faulty ? "a\u202Eb" : $"case {_draw.Next(100)}"),
        Age = Faulty ? 9 : 10 + _draw.Next(100),
        AdmitsIt = MaybeValue(() => _draw.Next(2) == 0),
        Offence = MaybeValue(() => Faulty ? (Offence)9 : Pick([Offence.PossessionOfCannabis, Offence.Theft, Offence.Burglary])),
        DrugsFound = Maybe(() => Some(3, () => (Drug)_draw.Next(Faulty ? 4 : 3))),
        Grams = MaybeValue(() => Decimal(1_000)),
        ValueOfTheGoods = MaybeValue(() => Decimal(1_000)),
        Share = MaybeValue(() => Decimal(5) - (Faulty ? 9 : 0)),
        Cards = MaybeValue(() => (short)(_draw.Next(500) - (Faulty ? 1_000 : 0))),
        TimeServed = MaybeValue(() => (long)_draw.Next(100) * (Faulty ? 100_000_000_000 : 1)),
        ArrestedOn = MaybeValue(() => Day(2000, 20)),
        BornOn = MaybeValue(() => Day(1900, 100).ToDateTime(Faulty ? new TimeOnly(1, 2) : default,
            Faulty ? DateTimeKind.Utc : DateTimeKind.Unspecified)),
        LivesInTheArea = MaybeValue(() => _draw.Next(2) == 0),
        Vulnerable = Maybe(() => new Judgement(Faulty ? null : _draw.Next(2) == 0, Faulty ? " " : "PC 1", Faulty ? null : "seen")),
        Band = _draw.Next(4) > 0 ? null : Maybe(() => new JudgedValue(Faulty ? 3 : Pick(["low", "High"]), "PC 2", "told")),
        PreviousOffences = _draw.Next(3) == 0 ? default : [.. Some(3, Item)],
        Row = _draw.Next(100),
    };

    private Previous? Item() => Faulty ? null : new Previous
    {
        Kind = Maybe(() => Kinds[_draw.Next(Faulty ? 3 : 2)]),
        Date = Faulty ? null : Day(1950, 70),
        Value = MaybeValue(() => Decimal(1_000)),
        Drugs = Maybe(() => Some(2, () => DrugWords[_draw.Next(Faulty ? 4 : 2)]).ToHashSet()),
    };

    private T? Maybe<T>(Func<T> value) where T : class => _draw.Next(4) == 0 ? null : value();

    private T? MaybeValue<T>(Func<T> value) where T : struct => _draw.Next(4) == 0 ? null : value();

    private T Pick<T>(T[] of) => of[_draw.Next(of.Length)];

    // A value may come twice, which a set does not hold.
    private List<T> Some<T>(int most, Func<T> value)
    {
        List<T> some = [.. Enumerable.Range(0, _draw.Next(most + 1)).Select(_ => value())];
        return Faulty ? some : [.. some.Distinct()];
    }

    private DateOnly Day(int year, int years) =>
        new DateOnly(Faulty ? 1800 : year, 1, 1).AddDays(_draw.Next(years * 365));

    private decimal Decimal(int below) => (_draw.Next(6), _draw.Next(below)) switch
    {
        (0, var whole) => whole,
        (1, var whole) => whole + 0.5m,
        (2, var whole) => whole + 0.1234560m,
        (3, var whole) => whole + 0.000001m,
        (4, _) when Faulty => 0.0000001m,
        (4, _) when Faulty => 1_234_567_890_123m,
        (_, var whole) => whole + 1.00000000000000000000m,
    };

    /// <summary>The same as a case in JSON; null is not written, except where it says that a fact is not known.</summary>
    public static byte[] Json(Arrest arrest)
    {
        using var bytes = new MemoryStream();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        if (arrest.Id is { } id) json.WriteString("id", id);
        json.WriteNumber("age", arrest.Age);
        if (arrest.AdmitsIt is { } admits) json.WriteBoolean("admits it", admits);
        if (arrest.Offence is { } offence) json.WriteString("offence", Words(offence));
        if (arrest.DrugsFound is { } drugs)
            Array("drugs found", drugs, d => json.WriteStringValue(d == Drug.Diamorphine ? "heroin" : d.ToString()));
        if (arrest.Grams is { } grams) json.WriteString("weight", $"{Digits(grams)} g");
        Number("value of the goods", arrest.ValueOfTheGoods);
        Number("share", arrest.Share);
        Number("cards", arrest.Cards);
        Number("time served", arrest.TimeServed);
        Date("arrested on", arrest.ArrestedOn);
        if (arrest.BornOn is { } born) Date("born on", DateOnly.FromDateTime(born));
        json.WritePropertyName("lives in the area");
        if (arrest.LivesInTheArea is { } lives) json.WriteBooleanValue(lives); else json.WriteNullValue();
        if (arrest.Vulnerable is { } judged) Judged("vulnerable", judged.Value, judged.By, judged.Because);
        if (arrest.Band is { } band) Judged("band", band.Value, band.By, band.Because);
        if (!arrest.PreviousOffences.IsDefault)
            Array("previous offences", arrest.PreviousOffences, item =>
            {
                if (item is null)
                {
                    json.WriteNullValue();
                    return;
                }
                json.WriteStartObject();
                if (item.Kind is { } kind) json.WriteString("kind", kind);
                Date("date", item.Date);
                Number("value", item.Value);
                if (item.Drugs is { } found) Array("drugs", found, json.WriteStringValue);
                json.WriteEndObject();
            });
        json.WriteEndObject();
        json.Flush();
        return bytes.ToArray();

        void Number(string name, decimal? value)
        {
            if (value is not { } known) return;
            json.WritePropertyName(name);
            json.WriteRawValue(Encoding.UTF8.GetBytes(Digits(known)), skipInputValidation: true);
        }

        void Date(string name, DateOnly? value)
        {
            if (value is { } day) json.WriteString(name, FormattableString.Invariant($"{day:yyyy-MM-dd}"));
        }

        void Judged(string name, object? value, string? by, string? because)
        {
            json.WriteStartObject(name);
            json.WritePropertyName("value");
            JsonSerializer.Serialize(json, value);
            json.WriteString("by", by);
            json.WriteString("because", because);
            json.WriteEndObject();
        }

        void Array<T>(string name, IEnumerable<T> elements, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var element in elements) write(element);
            json.WriteEndArray();
        }
    }

    private static string Digits(decimal value) =>
        value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);

    private static string Words(Offence offence) => offence switch
    {
        Offence.PossessionOfCannabis => "possession of cannabis",
        Offence.Theft => "theft",
        Offence.Burglary => "burglary",
        _ => FormattableString.Invariant($"{(int)offence}"),
    };
}
