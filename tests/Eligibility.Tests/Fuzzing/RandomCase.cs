using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Cases;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Tests.Fuzzing;

/// <summary>Cases of any policy, most of them sound, drawn by what the policy's text is.</summary>
internal static class RandomCase
{
    /// <summary>Reads and decides the empty case and a few others.</summary>
    public static string Decide(PolicyEvaluator evaluator, byte[] text, Seen seen)
    {
        var random = new Random(text.Length * 31 + text[text.Length / 2]);
        var said = new StringBuilder(Listed(evaluator.Policy));
        var empty = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(FactsListing.EmptyCase(evaluator.Policy)));
        Require.That(empty.IsValid, $"the empty case cannot be read: {empty.Faults.FirstOrDefault()}");
        said.Append(Decided(evaluator, empty.Case!, seen));
        for (var i = 0; i < 3; i++)
        {
            var read = CaseReader.Read(evaluator.Policy, Make(evaluator.Policy.AsStated, random));
            CaseTarget.Told(read, seen);
            if (read.IsValid) said.Append(Decided(evaluator, read.Case, seen));
        }
        return said.ToString();
    }

    private static string Decided(PolicyEvaluator evaluator, Case @case, Seen seen)
    {
        if (evaluator.Policy.Each is null) return Deciding.InEveryForm(evaluator.Decide(@case, DecisionDetail.All), seen);
        var each = evaluator.DecideEach(@case, DecisionDetail.All);
        Require.Json(each.ToJson(), "what came of each record as JSON");
        Require.Safe(each.ToText(), "what came of each record");
        Require.Safe(each.ToText(Audience.Person), "the same for the person");
        return each.ToText() + string.Concat((each.Records ?? []).Select(r => Deciding.InEveryForm(r.Decision!, seen)));
    }

    private static string Listed(Policy policy)
    {
        var (json, schema) = (FactsListing.Json(policy), FactsListing.Schema(policy));
        Require.Json(Encoding.UTF8.GetBytes(json), "the facts as JSON");
        Require.Json(Encoding.UTF8.GetBytes(schema), "the schema");
        Require.Safe(FactsListing.Text(policy), "the facts");
        return json + schema;
    }

    public static byte[] Make(Policy policy, Random random)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, JsonStyle.Compact))
        {
            json.WriteStartObject();
            foreach (var input in policy.Inputs)
            {
                if (random.Next(5) == 0) continue;
                json.WritePropertyName(input.Name);
                if (random.Next(8) == 0) json.WriteNullValue();
                else if (input is ListInput list) WriteItems(json, list, random);
                else if (input is Fact { JudgedBy: not null } judged)
                {
                    json.WriteStartObject();
                    json.WritePropertyName("value");
                    WriteValue(json, judged.Type, judged.Range, random);
                    json.WriteString("by", "S");
                    json.WriteString("because", "B");
                    json.WriteEndObject();
                }
                else WriteValue(json, ((Fact)input).Type, ((Fact)input).Range, random);
            }
            json.WriteEndObject();
        }
        return output.WrittenSpan.ToArray();
    }

    private static void WriteItems(Utf8JsonWriter json, ListInput list, Random random)
    {
        json.WriteStartArray();
        for (var items = random.Next(4); items > 0; items--)
        {
            json.WriteStartObject();
            foreach (var field in list.Fields)
            {
                if (random.Next(6) == 0) continue;
                json.WritePropertyName(field.Name);
                WriteValue(json, field.Type, field.Range, random);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, FactType type, (Int128 Low, Int128 High)? range, Random random)
    {
        switch (type)
        {
            case YesNoType: json.WriteBooleanValue(random.Next(2) == 0); return;
            case ChoiceType choice: json.WriteStringValue(choice.Values.Names[random.Next(choice.Values.Names.Length)]);
            return;
            case SetType set:
                json.WriteStartArray();
                foreach (var name in set.Values.Names)
                    if (random.Next(3) == 0) json.WriteStringValue(name);
                json.WriteEndArray();
                return;
            case DateType when range is { } days:
                var day = random.Next(3) switch
                {
                    0 => (int)days.Low,
                    1 => (int)days.High,
                    _ => (int)days.Low + random.Next((int)Int128.Max(1, days.High - days.Low + 1))
                };
                json.WriteStringValue(DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber))
                    .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return;
            case NumberType number when range is { } ends:
                ValueJson.Write(json, number, new Scalar(random.Next(4) switch
                {
                    0 => ends.Low,
                    1 => ends.High,
                    _ => ends.Low + Int128.Min(ends.High - ends.Low,
                        random.Next(40) * (number.Whole ? number.Step : Number.One.Units / 2))
                }));
                return;
            default: json.WriteNumberValue(random.Next(30)); return;
        }
    }
}
