using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Cases;
using Eligibility.Justification;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.LetterTests;

/// <summary>The cases of the sample letters, and the decisions made on them. All people and references are invented.</summary>
internal static class LetterSamples
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "LetterTests", "Samples");

    private static readonly Dictionary<string, PolicyEvaluator> Policies = new[] { "checkpoint", "imports" }
        .ToDictionary(n => n, n => Compiling.File(Path.Combine(Folder, n + ".rules")).Evaluator!, StringComparer.Ordinal);

    public const string Seller = """
        "what happened": "drug supply", "drug": "heroin", "purpose": "to fund own habit", "dependent on drugs": true,
        "low-level supply": {"value": true, "by": "Sergeant 1234", "because": "two deals"}, "small quantities": true,
        "agrees": true, "date of the offence": "2018-01-02"
        """;

    public static readonly string ThreeGrounds = Seller.Replace("2018-01-02", "2017-06-20", StringComparison.Ordinal)
        + ", \"hate crime\": true, \"other accused\": 1";

    public static readonly string FourGrounds = ThreeGrounds.Replace("\"agrees\": true", "\"agrees\": false", StringComparison.Ordinal);

    public static readonly string Cannabis = Seller.Replace("heroin", "cannabis", StringComparison.Ordinal);

    public static readonly string Denial = Cannabis.Replace("drug supply", "theft", StringComparison.Ordinal)
        + ", \"said in interview\": \"denial\"";

    public static PolicyEvaluator Policy(string name) => Policies[name];

    public static Decision Decide(string @case, string policy = "checkpoint", string on = "2018-01-10") => Decide(Policy(policy), @case, on);

    public static Decision Decide(PolicyEvaluator evaluator, string @case, string on = "2018-01-10")
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes("{" + @case + "}"),
            new CaseOptions { DecidedOn = DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return evaluator.Decide(read.Case, DecisionDetail.All);
    }

    /// <summary>What an officer decided, by what is said of it beside what every record says.</summary>
    public static DecisionNote Note(Decision decision, string kind, string? outcome, int[] grounds, params (string Name, string? Value)[] also)
    {
        var reading = DecisionNote.Read(Encoding.UTF8.GetBytes(Json(decision, kind, outcome, grounds, also)));
        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        return reading.Note;
    }

    public static string Json(Decision decision, string kind, string? outcome, int[] grounds, params (string Name, string? Value)[] also)
    {
        var json = new JsonObject
        {
            ["format"] = DecisionNote.Form, ["advice"] = Convert.ToHexStringLower(SHA256.HashData(decision.ToJson())),
            ["decision"] = kind, ["outcome"] = outcome, ["grounds"] = new JsonArray([.. grounds.Select(g => JsonValue.Create(g))]),
            ["by"] = new JsonObject { ["role"] = "custody sergeant", ["number"] = "1234" }, ["at"] = "2018-01-10T14:05:00+00:00",
            ["read"] = new JsonArray("your custody record", "your interview"), ["notRead"] = new JsonArray(), ["letterOn"] = "2018-01-12",
            ["addressee"] = "Sam Sample\n1 Sample Street", ["reference"] = "SAMPLE-0042",
        };
        if (kind == "deferred") json["reasons"] = "More is to come.";
        if (kind == "departed") json["reasons"] = "See the words for the person.";
        foreach (var (name, value) in also)
            if (value is null) json.Remove(name);
            else json[name] = value;
        return json.ToJsonString();
    }

    public static Letter Followed(Decision decision, params int[] grounds) => LetterMaker.Of(decision, Note(decision, "followed",
        decision.Outcome!.Name, grounds.Length > 0 ? grounds : [.. Enumerable.Range(1, decision.Reasons.Length)]));

    /// <summary>A letter that must be fit to be sent.</summary>
    public static Letter Final(Letter letter)
    {
        var final = FinalLetter.Of(letter, out var lacks);
        Assert.True(final is not null, string.Join("; ", lacks));
        return final;
    }

    /// <summary>All words of a letter before it takes a form.</summary>
    public static string Told(Letter letter) => string.Join('\n', letter.Sentences.Select(s => s.Words)
        .Prepend(letter.Title).Concat(letter.Parts.Concat(letter.Annex).Select(p => p.Heading).OfType<string>()));
}
