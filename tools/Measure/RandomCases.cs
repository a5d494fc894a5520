using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Evaluation;
using Eligibility.Model;

namespace Eligibility.Measure;

/// <summary>
/// Valid cases of a policy, drawn by a seed: the same ones on every machine. Now and then a fact is left
/// out, or stated as not known.
/// </summary>
/// <param name="editions">The editions; a case states what the one in force on its date asks for.</param>
/// <param name="seed">What the cases are drawn by.</param>
/// <param name="missing">How often a fact is left out, from 0 to 1.</param>
internal sealed class RandomCases(IReadOnlyList<PolicyEvaluator> editions, ulong seed, double missing)
{
    private const int Latest = 365 * 6;

    private readonly SplitMix64 _draw = new(seed);

    /// <summary>Writes the next case as an object of JSON.</summary>
    public void Write(Utf8JsonWriter json, long id)
    {
        var policy = editions[Next(editions.Count)].Policy.AsStated;
        var decided = Day(policy);
        var values = policy.Inputs.Select(i =>
            i == policy.DecisionDate ? Datum.Of(decided) : NextDouble() < missing ? null : Draw(i, decided)).ToArray();
        json.WriteStartObject();
        json.WriteString("id", id.ToString("D7", CultureInfo.InvariantCulture));
        // What cannot be together is left out, one by one, until the rest can.
        while (Validity.Fault(policy, values) is { } fault)
            values[(policy.Inputs.FirstOrDefault(i => fault.Name.StartsWith(i.Name, StringComparison.Ordinal)
                && values[i.Slot] is not null) ?? policy.Inputs.First(i => values[i.Slot] is not null)).Slot] = null;
        foreach (var input in policy.Inputs)
        {
            if (values[input.Slot] is not { } value)
            {
                if (Next(4) == 0) json.WriteNull(input.Name);
                continue;
            }
            json.WritePropertyName(input.Name);
            Write(json, input, value);
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Input input, Datum value)
    {
        if (input is ListInput list)
        {
            json.WriteStartArray();
            foreach (var row in ((Items)value).Rows)
            {
                json.WriteStartObject();
                foreach (var field in list.Fields)
                {
                    if (row[field.Index] is not { } part) continue;
                    json.WritePropertyName(field.Name);
                    ValueJson.Write(json, field.Type, part);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        else if (input is Fact { JudgedBy: not null } judged)
        {
            json.WriteStartObject();
            json.WritePropertyName("value");
            ValueJson.Write(json, judged.Type, value);
            json.WriteString("by", "Sergeant 1234");
            json.WriteString("because", "as the papers show");
            json.WriteEndObject();
        }
        else ValueJson.Write(json, ((Fact)input).Type, value);
    }

    /// <summary>A day on which the edition is in force.</summary>
    private DateOnly Day(Policy policy)
    {
        var from = policy.Period?.From ?? new DateOnly(2020, 1, 1);
        var last = policy.Period?.Until ?? from.AddDays(Latest);
        return from.AddDays(Next(last.DayNumber - from.DayNumber + 1));
    }

    private Datum Draw(Input input, DateOnly decided) => input is ListInput list
        ? new Items([.. Enumerable.Range(0, Next(4))
            .Select(_ => System.Collections.Immutable.ImmutableArray.CreateRange(list.Fields
                .Select(f => NextDouble() < missing ? null : Draw(f.Type, f.Range, f.EndsAtDecisionDate, decided))))])
        : Draw(((Fact)input).Type, ((Fact)input).Range, ((Fact)input).EndsAtDecisionDate, decided);

    private Datum Draw(FactType type, (Int128 Low, Int128 High)? range, bool endsAtDecisionDate, DateOnly decided)
    {
        switch (type)
        {
            case YesNoType: return Datum.Of(Next(2) == 1);
            case ChoiceType choice: return new Scalar(Next(choice.Values.Names.Length));
            case SetType set:
                var mask = BigInteger.Zero;
                for (var i = 0; i < set.Values.Names.Length; i++)
                    if (Next(3) == 0) mask |= BigInteger.One << i;
                return new Choices(mask);
        }
        var (low, high) = range!.Value;
        if (type is DateType)
        {
            // Dates near the decision tell more than dates of 1900.
            if (endsAtDecisionDate) high = Int128.Max(low, Int128.Min(high, decided.DayNumber));
            low = Int128.Max(low, high - 365 * (Next(2) == 0 ? 1 : 60));
            return new Scalar(low + Next((int)(high - low) + 1));
        }
        // Small numbers more often than great ones: a million previous convictions are not met.
        var step = ((NumberType)type).Whole ? type.Step : Number.One.Units / 2;
        var most = Int128.Min((high - low) / step, Next(3) == 0 ? 100_000 : 40);
        return new Scalar(low + Next((int)most + 1) * step);
    }

    private double NextDouble() => (_draw.Draw() >> 11) * (1.0 / (1UL << 53));

    private int Next(int below) => _draw.Next(below);
}
