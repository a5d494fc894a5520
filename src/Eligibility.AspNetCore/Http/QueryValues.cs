using System.Globalization;
using Eligibility.AspNetCore.Problems;
using Eligibility.Text;
using Microsoft.AspNetCore.Http;

namespace Eligibility.AspNetCore.Http;

/// <summary>
/// The parameters of an address. Strict: one that is not known, or stands twice, is a fault, so that a misspelt one is
/// not taken for one left out.
/// </summary>
internal readonly struct QueryValues
{
    private readonly IQueryCollection? _query;

    private QueryValues(IQueryCollection? query) => _query = query;

    /// <summary>The parameters of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">Those that the route takes.</param>
    public static QueryValues Of(HttpRequest request, params string[] known) => Of(request, known, many: null);

    /// <summary>The same, where one of them may stand several times.</summary>
    public static QueryValues Of(HttpRequest request, string[] known, string? many)
    {
        if (!request.QueryString.HasValue) return default;
        var query = request.Query;
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                throw Fault(Shorten(name), "is no parameter here", known.Length == 0 ? "leave it out"
                    : Nearest.Of(name, known) is { } near ? $"did you mean {near}?"
                    : "those that there are: " + string.Join(", ", known));
            if (values.Count > 1 && name != many) throw Fault(name, "stands more than once", "write it once");
        }
        return new QueryValues(query);
    }

    public string? Text(string name) => _query is not null && _query.TryGetValue(name, out var values) ? values[0] : null;

    public IReadOnlyList<string> Texts(string name) =>
        _query is not null && _query.TryGetValue(name, out var values) ? [.. values.Select(v => v ?? "")] : [];

    /// <summary>A day, or null where none is named.</summary>
    public DateOnly? Day(string name) => Text(name) is { } text ? DayOf(name, text) : null;

    /// <summary>The day that a text is, as a part of a parameter may be one.</summary>
    public static DateOnly DayOf(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Fault(name, $"found {Quote(text)}, expected a day", "write it as 2018-01-10");

    /// <summary>One of some words, or null where none is named.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text) return null;
        foreach (var word in words)
            if (word == text) return word;
        throw Fault(name, $"found {Quote(text)}", "expected " + string.Join(", ", words.ToArray()));
    }

    /// <summary>Whether something is asked for; not when silent.</summary>
    public bool Flag(string name) => OneOf(name, "true", "false") == "true";

    public static string Quote(string words) => $"`{SafeText.Show(Shorten(words))}`";

    public static ProblemException Fault(string name, string message, string help) =>
        Problem.At(ProblemKind.Parameter, FaultPlace.Parameter(name), message, help).Raise();

    private static string Shorten(string words) => words.Length <= 80 ? words : words[..80] + "...";
}
