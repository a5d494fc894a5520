using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Eligibility.Benchmarking.Checkpoint;

/// <summary>Cases as JSON, one after the other in one array of bytes.</summary>
internal sealed class CaseText
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    /// <param name="cases">The cases.</param>
    /// <param name="names">How the facts and their values are named.</param>
    /// <param name="isLeftOut">Which facts a case does not state, by the case's place and the fact's.</param>
    public CaseText(ReadOnlySpan<Facts> cases, CaseNames names, Func<int, int, bool>? isLeftOut = null)
    {
        var bytes = new ArrayBufferWriter<byte>(cases.Length * 480 + 1);
        _ends = new int[cases.Length + 1];
        using var json = new Utf8JsonWriter(bytes);
        for (var i = 0; i < cases.Length; i++)
        {
            json.Reset();
            Write(json, cases[i], names, null, isLeftOut is null ? null : fact => isLeftOut(i, fact));
            _ends[i + 1] = bytes.WrittenCount;
        }
        _bytes = bytes.WrittenSpan.ToArray();
    }

    /// <param name="lines">Cases as NDJSON, each line ended by a line feed.</param>
    public CaseText(byte[] lines)
    {
        _bytes = lines;
        _ends = [0, .. Enumerable.Range(0, lines.Length).Where(i => lines[i] == '\n').Select(i => i + 1)];
    }

    /// <summary>How many cases there are.</summary>
    public int Count => _ends.Length - 1;

    /// <summary>The text of a case, by its place.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_ends[index], _ends[index + 1] - _ends[index]);

    /// <summary>Writes cases as NDJSON, each with its place as <c>id</c>.</summary>
    public static void WriteLines(Stream output, ReadOnlySpan<Facts> cases)
    {
        using var json = new Utf8JsonWriter(output);
        for (var i = 0; i < cases.Length; i++)
        {
            json.Reset();
            Write(json, cases[i], CaseNames.Whole, i.ToString("D7", CultureInfo.InvariantCulture), null);
            output.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, in Facts facts, CaseNames names, string? id,
        Func<int, bool>? isLeftOut)
    {
        json.WriteStartObject();
        if (id is not null) json.WriteString("id", id);
        for (var fact = 0; fact < names.Facts.Length; fact++)
        {
            if (isLeftOut?.Invoke(fact) == true) continue;
            json.WritePropertyName(names.Facts[fact]);
            WriteValue(json, facts, names, fact);
        }
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteValue(Utf8JsonWriter json, in Facts facts, CaseNames names, int fact)
    {
        switch (fact)
        {
            case 0: json.WriteNumberValue(facts.Age); break;
            case 1: json.WriteBooleanValue(facts.LivesInForceArea); break;
            case 2: json.WriteStringValue(names.Offences[(int)facts.Offence]); break;
            case 3: json.WriteStringValue(names.DrugClasses[(int)facts.DrugClass]); break;
            case 4: json.WriteNumberValue(facts.Quantity / 1000m); break;
            case 5: json.WriteStringValue(names.Motives[(int)facts.SupplyMotive]); break;
            case 6: json.WriteNumberValue(facts.Convictions); break;
            case 7: json.WriteNumberValue(facts.DaysSinceOffence); break;
            case 8: json.WriteBooleanValue(facts.HateCrime); break;
            case 9: json.WriteStringValue(names.Risks[(int)facts.DomesticRisk]); break;
            case 10: json.WriteBooleanValue(facts.OnCourtOrder); break;
            case 11: json.WriteBooleanValue(facts.SuspendedSentence); break;
            case 12: json.WriteBooleanValue(facts.CoAccused); break;
            case 13: json.WriteStringValue(names.Admissions[(int)facts.Admission]); break;
            case 14: json.WriteBooleanValue(facts.SufficientEvidence); break;
            case 15: json.WriteBooleanValue(facts.AgreesToContract); break;
            case 16: json.WriteNumberValue(facts.PreviousCheckpoint); break;
            case 17: json.WriteStringValue(names.Bands[(int)facts.RiskBand]); break;
            case 18: json.WriteBooleanValue(facts.VictimUnder18); break;
            default: json.WriteBooleanValue(facts.WeaponUsed); break;
        }
    }
}
