using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.DecisionLog.Statements;

/// <summary>
/// Reads the members of one JSON object and gathers what is wrong with them. Strict: a member that nobody asked for
/// is a fault, so that a name that is misspelt is not taken for one left out.
/// </summary>
internal sealed class StatementReader(JsonElement @object, string place, List<StatementFault> faults)
{
    /// <summary>The most bytes of a statement.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly string[] TimeForms =
        ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Reads a whole text: its form, and then the rest of it.</summary>
    /// <exception cref="StatementException">Something is missing or contradicts itself.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, string form, Func<StatementReader, List<StatementFault>, T?> read)
        where T : class
    {
        var faults = new List<StatementFault>();
        T? statement = null;
        try
        {
            if (utf8.Length > MostBytes) throw new JsonException("it is too long");
            using var document = JsonDocument.Parse(utf8.ToArray(),
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("found no object, expected one");
            var root = new StatementReader(document.RootElement, "", faults);
            root.OneOf("format", form);
            statement = read(root, faults);
            root.End();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new StatementException([new StatementFault("", Unread(fault, utf8.Length))]) { IsNoJson = true };
        }
        return faults.Count == 0 && statement is not null ? statement : throw new StatementException([.. faults]);
    }

    private static string Unread(Exception fault, int length) => fault switch
    {
        _ when length > MostBytes => FormattableString.Invariant($"has {length:N0} bytes; expected at most {MostBytes:N0}"),
        JsonException { LineNumber: { } line, BytePositionInLine: { } at } => FormattableString.Invariant(
            $"is no JSON that can be read, at line {line + 1}, byte {at + 1}"),
        // Half of a surrogate pair is found only when a text is read; what stands twice, once all is read.
        JsonException => "is no JSON object, or a member stands in it twice",
        _ => "holds half of a character",
    };

    /// <summary>
    /// A text that is not blank; null where it is left out or null, which is a fault where it is needed.
    /// </summary>
    public string? Text(string name, bool isNeeded = true)
    {
        if (Find(name, isNeeded, "a text") is not { } value) return null;
        if (value.ValueKind != JsonValueKind.String) return Wrong<string>(name, value, "a text");
        var text = value.GetString()!;
        if (SaysSomething(text)) return text;
        Fault(name, "is blank; say it in words");
        return null;
    }

    /// <summary>Whether anything can be read in it: what nobody sees is as blank as a space.</summary>
    private static bool SaysSomething(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>A text as the log takes ids and users.</summary>
    public string? Name(string name)
    {
        if (Text(name) is not { } text) return null;
        if (PlainName.Is(text)) return text;
        Fault(name, $"expected {PlainName.Expected}");
        return null;
    }

    /// <summary>True or false; null where it is left out.</summary>
    public bool? Flag(string name)
    {
        if (Find(name, isNeeded: false, "true or false") is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong<string>(name, value, "true or false");
        return null;
    }

    public string? OneOf(string name, params string[] allowed)
    {
        var expected = string.Join(", ", allowed.Select(a => $"\"{a}\""));
        if (Find(name, true, expected) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString())) return value.GetString();
        return Wrong<string>(name, value, expected);
    }

    public string? Digest(string name)
    {
        const string Expected = "64 digits of lower-case hexadecimal, the SHA-256 of the bytes that were shown";
        if (Find(name, true, Expected) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String && Checkpoint.IsDigest(value.GetString()!)
            ? value.GetString()
            : Wrong<string>(name, value, Expected);
    }

    public DateTimeOffset? Time(string name)
    {
        const string Expected = "a time with its zone, such as 2018-01-10T14:05:00Z";
        if (Find(name, true, Expected) is not { } value) return null;
        // Without a zone K takes anything: it must be written.
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length)
            && DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var time))
            return time;
        Wrong<string>(name, value, Expected);
        return null;
    }

    public DateOnly? Date(string name)
    {
        const string Expected = "a day such as 2018-01-10";
        if (Find(name, false, Expected) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong<string>(name, value, Expected);
        return null;
    }

    /// <summary>Whole numbers from 1, none twice; empty where it is left out.</summary>
    public ImmutableArray<int> Numbers(string name)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var (element, at) in Elements(name, isNeeded: false))
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out var number) || number < 1)
                faults.Add(new StatementFault(at, $"found {Shown(element)}, expected the number of a ground, from 1"));
            else if (numbers.Contains(number)) faults.Add(new StatementFault(at, "stands there twice"));
            else numbers.Add(number);
        return numbers.ToImmutable();
    }

    /// <summary>A whole number from 1; null where it is left out.</summary>
    public long? Number(string name)
    {
        if (Find(name, isNeeded: false, "a whole number from 1") is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number > 0) return number;
        Wrong<string>(name, value, "a whole number from 1");
        return null;
    }

    public ImmutableArray<string> Texts(string name, bool isNeeded = true)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (element, at) in Elements(name, isNeeded))
            if (element.ValueKind == JsonValueKind.String && SaysSomething(element.GetString()!))
                texts.Add(element.GetString()!);
            else faults.Add(new StatementFault(at, $"found {Shown(element)}, expected a text that is not blank"));
        return texts.ToImmutable();
    }

    public ImmutableArray<T> Objects<T>(string name, Func<StatementReader, T> read)
    {
        var objects = ImmutableArray.CreateBuilder<T>();
        foreach (var (element, at) in Elements(name, isNeeded: true))
            if (Inside(element, at) is { } inner) objects.Add(inner);
        return objects.ToImmutable();

        T? Inside(JsonElement element, string at) => ReadObject(element, at, read);
    }

    public T? Object<T>(string name, Func<StatementReader, T> read) =>
        Find(name, true, "an object") is { } value ? ReadObject(value, $"{place}/{name}", read) : default;

    /// <summary>Whether a member stands there and is not null, whatever it is.</summary>
    public bool States(string name) =>
        @object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Tells of members that nobody asked for.</summary>
    public void End()
    {
        foreach (var member in @object.EnumerateObject().Where(m => !_asked.Contains(m.Name)))
            faults.Add(new StatementFault($"{place}/{Escaped(member.Name)}",
                $"there is no such member; they are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}"));
    }

    /// <summary>A name that people chose, as a JSON pointer has it.</summary>
    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public void Fault(string name, string message) => faults.Add(new StatementFault($"{place}/{name}", message));

    private T? ReadObject<T>(JsonElement element, string at, Func<StatementReader, T> read)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new StatementFault(at, $"found {Shown(element)}, expected an object"));
            return default;
        }
        var inner = new StatementReader(element, at, faults);
        var value = read(inner);
        inner.End();
        return value;
    }

    private IEnumerable<(JsonElement Element, string Place)> Elements(string name, bool isNeeded)
    {
        if (Find(name, isNeeded, "a list") is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((e, i) => (e, FormattableString.Invariant($"{place}/{name}/{i}")));
        Wrong<string>(name, value, "a list");
        return [];
    }

    private JsonElement? Find(string name, bool isNeeded, string expected)
    {
        _asked.Add(name);
        if (@object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        if (isNeeded) Fault(name, $"is missing; expected {expected}");
        return null;
    }

    private T? Wrong<T>(string name, JsonElement found, string expected) where T : class
    {
        Fault(name, $"found {Shown(found)}, expected {expected}");
        return null;
    }

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return SafeText.Show(text.Length <= 40 ? text : text[..40] + "...");
    }
}
