using System.Text.Json.Nodes;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Lies planted in the two true records of <see cref="LiesPolicy"/>, by what they do.</summary>
internal static class ExplanationLies
{
    /// <summary>Of the record with two grounds.</summary>
    public static SortedDictionary<string, Action<JsonNode>> OfGrounds { get; } = new(StringComparer.Ordinal)
    {
        ["an effect is turned round"] = j => When(j, 0)["effect"] = "for",
        ["an effect stands on a line that helps a rule which does not apply"] = j => Part(j, 3, 1)["effect"] = "against",
        ["an effect stands on a line whose parent does not bear"] = j => Part(j, 3, 2)["parts"]![0]!["effect"] = "against",
        ["a line that bears has no effect"] = j => Part(j, 3, 0)["effect"] = "none",
        ["a line is told with the words of its test although it is false"] = j => Part(j, 3, 0)["statement"] = "drug: khat",
        ["a value is wrong"] = j => Part(j, 1, 0)["statement"] = "previous convictions: 4, at least 3",
        ["a relation is wrong"] = j => Part(j, 1, 0)["statement"] = "previous convictions: 3, over 3",
        ["a threshold is wrong"] = j => Part(j, 1, 0)["statement"] = "previous convictions: 3, at least 2",
        ["one item too many fits"] = j => Part(j, 1, 1)["statement"] = "court orders: 2 of 2 fit (items 1, 2)",
        ["another item fits"] = j => Part(j, 1, 1)["statement"] = "court orders: 1 of 2 fits (item 2)",
        ["an item that does not fit is told to"] = j => Part(j, 1, 1)["details"]![1]!["true"] = true,
        ["what is true is turned round"] = j => When(j, 0)["true"] = false,
        ["what is true is told as not known"] = j => When(j, 0)["true"] = null,
        ["whether a line helps is turned round"] = j => Part(j, 3, 1)["helps"] = false,
        ["a heading is that of the other result"] = j => When(j, 3)["statement"] = "All of these:",
        ["a line is left out"] = j => When(j, 3)["parts"]!.AsArray().RemoveAt(1),
        ["two lines change places"] = j => Turn(When(j, 3)["parts"]!),
        ["a test is another"] = j => When(j, 0)["test"] = "not hate crime",
        ["a ground is numbered otherwise"] = j => j["grounds"]![1]!["ground"] = 3,
        ["a ground is left out"] = j => j["grounds"]!.AsArray().RemoveAt(1),
        ["two grounds change places"] = j => Turn(j["grounds"]!),
        ["a statement of a ground is left out"] = j => j["grounds"]![1]!["statements"]!.AsArray().RemoveAt(0),
        ["a statement of a ground is false"] = j => j["grounds"]![0]!["statements"]![0] = "hate crime: no",
        ["a rule is no ground that is one"] = j => j["rules"]![0]!["ground"] = null,
        ["a rule is a ground that is none"] = j => j["rules"]![2]!["ground"] = 1,
        ["a rule has another status"] = j => j["rules"]![2]!["status"] = "does not apply",
        ["a rule is on the other side"] = j => j["rules"]![3]!["direction"] = "against",
        ["without the grounds another outcome stands"] = j => j["withoutGrounds"]!["outcome"] = "warning",
        ["without the grounds another rule gives it"] = j => j["withoutGrounds"]!["rule"] = "khat",
        ["nothing is said of what stands without the grounds"] = j => j["withoutGrounds"] = null,
        ["a fact could change it that could not"] = j => j["couldChange"]!.AsArray().Add(new JsonObject
        {
            ["fact"] = "agrees", ["possible"] = new JsonArray("prosecute", "caution"),
        }),
        ["the outcome is on the other side"] = j => j["outcome"]!["direction"] = "for",
        ["the headline is that of a trial run"] = j => j["headline"] = "Trial run: Prosecution",
        ["the standing of the policy is another"] = j => j["policy"]!["standing"]!["code"] = "undated",
        ["the standing of the policy has other words"] = j => j["policy"]!["standing"]!["text"] = "In force from 2017.",
        ["a typed number is one off"] = j => Fact(j, "previous convictions")["value"]!["value"] = 4,
        ["a typed number is a text"] = j => Fact(j, "previous convictions")["value"]!["value"] = "3",
        ["a yes is a no"] = j => Fact(j, "agrees")["value"]!["value"] = false,
        ["a currency is left out"] = j => Fact(j, "damage")["value"]!.AsObject().Remove("currency"),
        ["a field of an item is another"] = j => Fact(j, "court orders")["items"]![0]!["kind"]!["value"] = "curfew",
        ["a fact of a ground is of none"] = j => Fact(j, "hate crime")["grounds"]!.AsArray().Clear(),
        ["a fact is of a ground that does not read it"] = j => Fact(j, "agrees")["grounds"]!.AsArray().Add(1),
        ["a fact that is stated is assumed"] = j => Fact(j, "agrees")["standing"] = "assumed",
        ["a notice is added"] = j => j["notices"]!.AsArray().Add("The review of this policy was due by 1 January 2018."),
        ["a rule is defeated by one that does not override it"] = j => j["rules"]![3]!["defeatedBy"]!.AsArray().Add("hate crimes"),
        ["a rule defeats one that it does not override"] = j => j["rules"]![0]!["defeats"]!.AsArray().Add("khat"),
        ["what an obligation hangs on is left out"] = j => Since(j).Clear(),
        ["what an obligation hangs on is another"] = j => Since(j)[0] = "damage: GBP 50, over GBP 10",
        ["what an obligation hangs on is added"] = j => Since(j).Add("agrees: yes"),
        ["what settles it lacks a fact"] = j => j["settling"]!["facts"]!.AsArray().RemoveAt(0),
        ["what settles it has a fact too many"] = j => j["settling"]!["facts"]!.AsArray().Add("agrees"),
        ["an other outcome is left out"] = j => j["alternatives"]!.AsArray().RemoveAt(0),
        ["a change lacks a fact"] = j => j["alternatives"]![0]!["changes"]![0]!["facts"]!.AsArray().RemoveAt(1),
        ["a day is told that does not serve"] = j => j["alternatives"]![0]!["from"] = "2019-01-01",
        ["a possible outcome is added"] = j => j["possible"]!.AsArray().Add("warning"),
    };

    /// <summary>Of the record with grounds of a case of which not all is known.</summary>
    public static SortedDictionary<string, Action<JsonNode>> OfUnknown { get; } = new(StringComparer.Ordinal)
    {
        ["what stands without the grounds is said to hang on what is not known"] = j => j["withoutGrounds"] = null,
        ["without the grounds another rule gives it"] = j => j["withoutGrounds"]!["rule"] = "khat",
    };

    /// <summary>Of the record by <c>otherwise</c>.</summary>
    public static SortedDictionary<string, Action<JsonNode>> OfOtherwise { get; } = new(StringComparer.Ordinal)
    {
        ["a relation is that of the test although it is false"] = j => Part(j, 2, 0)["statement"] = "damage: GBP 500, at most GBP 100",
        ["the nearest rules stand in another order"] = j => Turn(j["nearest"]!),
        ["a rule that is near is left out"] = j => j["nearest"]!.AsArray().RemoveAt(0),
        ["one line more is met"] = j => j["nearest"]![0]!["met"] = (int)j["nearest"]![0]!["met"]! + 1,
        ["one line more is asked"] = j => j["nearest"]![0]!["of"] = (int)j["nearest"]![0]!["of"]! + 1,
        ["what is not met is another"] = j => j["nearest"]![0]!["notMet"]![0] = "agrees: yes",
        ["something stands without the grounds"] = j => j["withoutGrounds"] = new JsonObject { ["outcome"] = "caution", ["rule"] = "khat" },
        ["a fact that could change it is left out"] = j => j["couldChange"]!.AsArray().RemoveAt(0),
        ["the facts that could change it stand in another order"] = j => Turn(j["couldChange"]!),
        ["what a fact could lead to is left out"] = j => j["couldChange"]![0]!["possible"]!.AsArray().RemoveAt(0),
        ["an empty list has an item that fits"] = j => Part(j, 1, 1)["statement"] = "court orders: 1 of 1 fits (item 1)",
        ["a change has another value"] = j => Changed(j, 0)["to"]!["value"] = 9999,
        ["a change is of a fact that need not change"] = j => j["alternatives"]![0]!["changes"]![0]!["facts"]!.AsArray().Insert(0, new JsonObject
        {
            ["fact"] = "hate crime", ["text"] = "hate crime: no (now no)", ["from"] = Fact(j, "hate crime")["value"]!.DeepClone(),
            ["to"] = Fact(j, "hate crime")["value"]!.DeepClone(),
        }),
        ["a change is left out"] = j => j["alternatives"]![0]!["changes"]!.AsArray().Clear(),
        ["a change is said to be changeable"] = j => j["alternatives"]![0]!["changes"]![0]!["changeable"] = true,
        ["a change is told twice"] = j => j["alternatives"]![0]!["changes"]!.AsArray().Add(j["alternatives"]![0]!["changes"]![0]!.DeepClone()),
        ["a rule is the ground where none is"] = j => j["grounds"]![0]!["rule"] = "khat",
    };

    private static JsonNode Changed(JsonNode record, int other) => record["alternatives"]![other]!["changes"]![0]!["facts"]![0]!;

    private static JsonArray Since(JsonNode record) => record["outcome"]!["obligations"]![0]!["since"]!.AsArray();

    private static JsonNode When(JsonNode record, int rule) => record["rules"]![rule]!["conditions"]!["when"]!;

    private static JsonNode Part(JsonNode record, int rule, int part) => When(record, rule)["parts"]![part]!;

    private static JsonNode Fact(JsonNode record, string name) =>
        record["facts"]!.AsArray().First(f => (string?)f!["fact"] == name)!;

    private static void Turn(JsonNode array)
    {
        var all = array.AsArray();
        var first = all[0];
        all.RemoveAt(0);
        all.Add(first);
    }
}
