using System.Security.Cryptography;
using System.Text.Json;
using Eligibility.Text;

namespace Eligibility.DecisionLog;

/// <summary>
/// How far a log had come: kept elsewhere and held against the log later, it shows whether any record up to it was
/// changed, removed, swapped or added, however well the chain was made anew.
/// </summary>
/// <param name="Records">How many records there were, from 0.</param>
/// <param name="Head">
/// The link of the last of them, 64 digits of lower-case hexadecimal; zeros where there was none.
/// </param>
public sealed record Checkpoint(long Records, string Head)
{
    private const string Form = "eligibility-checkpoint/1";

    /// <summary>The checkpoint as JSON, as UTF-8 ended by a line feed.</summary>
    public byte[] ToJson() => JsonStyle.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("format", Form);
        json.WriteNumber("records", Records);
        json.WriteString("head", Head);
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no checkpoint; the message says why.</exception>
    public static Checkpoint Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8.ToArray(),
                new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.GetPropertyCount() == 3
                && root.TryGetProperty("format", out var form) && form.ValueKind == JsonValueKind.String
                    && form.ValueEquals(Form)
                && root.TryGetProperty("records", out var records) && records.ValueKind == JsonValueKind.Number
                && records.TryGetInt64(out var count) && count >= 0
                && root.TryGetProperty("head", out var head) && head.ValueKind == JsonValueKind.String
                && head.GetString() is { } link && IsDigest(link)
                // Where there was no record there is no link.
                && (count > 0 || link.All(c => c == '0')))
                return new Checkpoint(count, link);
        }
        catch (JsonException)
        {
            // Told below: what stands in it instead does not matter.
        }
        throw new FormatException($"it is no checkpoint of the form {Form}");
    }

    internal static bool IsDigest(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);
}
