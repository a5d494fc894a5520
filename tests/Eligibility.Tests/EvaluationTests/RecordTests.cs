using System.Text;
using System.Text.Json.Nodes;
using Eligibility.Justification;
using Eligibility.Model;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.EvaluationTests;

/// <summary>
/// Each record of a list decided by itself (language, section 12): what is said of one is what is said of a case in which
/// its fields are facts and the others a list.
/// </summary>
public class RecordTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "EvaluationTests", "Records");

    private static readonly string[] Kinds = ["theft", "damage", "assault"];

    private static PolicyEvaluator Compile(string file) =>
        Compiling.Text(File.ReadAllText(Path.Combine(Folder, file))).Evaluator!;

    /// <summary>The twin is written by hand: a fact <c>own kind</c> for each field, and a list <c>rest</c>.</summary>
    [Theory]
    [InlineData("offence-by-offence")]
    [InlineData("judged-offences")]
    public void A_record_is_decided_as_a_case_in_which_its_fields_are_facts(string file)
    {
        var (each, twin, dice) = (Compile(file + ".rules"), Compile(file + ".twin.rules"), new Dice(12));
        var (outcomes, undecided, records) = (new HashSet<string>(), 0, 0);
        for (var n = 0; n < 400; n++)
        {
            var whole = Draw(dice, each.Policy);
            var told = each.DecideEach(Read(each, whole), DecisionDetail.None).Records!.Value.Select(r => r.Decision!).ToList();
            for (var record = 0; record < told.Count; record++, records++)
            {
                var @case = Twin(whole, record);
                var expected = twin.Decide(Read(twin, @case), DecisionDetail.None);
                Assert.Equal(Told(expected, n => InCase(n, record)), Told(told[record], n => n));
                outcomes.Add(told[record].Outcome?.Name ?? "");
                undecided += told[record].IsDecided ? 0 : 1;
            }
        }
        Assert.Equal(4, outcomes.Count);
        Assert.InRange(undecided, records / 10, records * 9 / 10);
    }

    [Fact]
    public void A_list_that_is_not_stated_leaves_all_undecided_and_is_asked_for()
    {
        var decision = Decide("""{"admits": true}""");
        Assert.Null(decision.Records);
        Assert.False(decision.IsDecided);
        Assert.Equal(["offences"], decision.Needed.Select(n => n.Name));
    }

    [Fact]
    public void An_empty_list_is_decided_and_has_no_decisions()
    {
        var decision = Decide("""{"offences": []}""");
        Assert.Empty(decision.Records!.Value);
        Assert.True(decision.IsDecided);
        Assert.Empty(decision.Needed);
    }

    [Fact]
    public void A_field_of_a_record_is_no_member_of_a_case()
    {
        var evaluator = Compile("offence-by-offence.rules");
        var faults = CaseReader.Read(evaluator.Policy, """{"kind": "theft", "other offences": []}"""u8).Faults;
        Assert.Equal(["kind", "other offences"], faults.Select(f => f.Path));
    }

    [Fact]
    public void A_case_as_a_whole_has_no_decision()
    {
        var evaluator = Compile("offence-by-offence.rules");
        var whole = Read(evaluator, new JsonObject { ["offences"] = new JsonArray() });
        Assert.Throws<ArgumentException>(() => evaluator.Decide(whole));
        Assert.Throws<InvalidOperationException>(() => Compile("offence-by-offence.twin.rules").DecideEach(whole));
    }

    /// <summary>The range of one field ends at another of the same record: of the one in hand as of each beside it.</summary>
    [Theory]
    [InlineData("300", "200", null)]
    [InlineData("100", "200", "offences 1: recovered")]
    public void A_record_whose_field_ends_at_another_of_it_is_held_to_that(string first, string second, string? fault)
    {
        var evaluator = Compile("judged-offences.rules");
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes($$"""
            {"offences": [{"value": "GBP {{first}}", "recovered": "GBP 200"},
                {"value": "GBP {{second}}", "recovered": "GBP 200"}]}
            """));
        Assert.Equal(fault is null ? [] : [fault], read.Faults.Select(f => f.Path));
    }

    /// <summary>The harm of each offence is judged by another officer: what is said of offence 2 names them as the case does.</summary>
    [Fact]
    public void Who_judged_a_field_is_told_of_the_record_that_was_judged()
    {
        var evaluator = Compile("judged-offences.rules");
        var read = CaseReader.Read(evaluator.Policy, File.ReadAllBytes(Path.Combine(Folder, "judged-by-three.json")));
        Assert.Empty(read.Faults);
        var told = evaluator.DecideEach(read.Case!, DecisionDetail.All).Decisions!.Value.Select(d => d!.Case).ToList();
        var each = evaluator.Policy.Each!;
        var harm = each.List.Fields.Single(f => f.Name == "harm").Index;
        Assert.Equal(["Sergeant 1", "Sergeant 2", "Sergeant 3"], told.Select(c => c.Judgements[each.Facts[harm]].By));
        string[][] others = [["Sergeant 2", "Sergeant 3"], ["Sergeant 1", "Sergeant 3"], ["Sergeant 1", "Sergeant 2"]];
        Assert.Equal(others, told.Select(c => Enumerable.Range(0, 2)
            .Select(row => c.JudgedItems[new Evaluation.FieldPlace(each.Others, row, harm)].By).ToArray()));
    }

    [Theory]
    [InlineData("""{"offences": [{"kind": "theft"}]}""", Provenance.Assumed, true)]
    [InlineData("""{"in custody": false, "offences": [{"kind": "theft"}]}""", Provenance.Stated, true)]
    [InlineData("""{"in custody": null, "offences": [{"kind": "theft"}]}""", Provenance.NotKnown, false)]
    public void What_is_assumed_of_the_case_is_told_as_assumed_of_each_record(string json, Provenance provenance, bool isDecided)
    {
        var evaluator = Compile("assumed.rules");
        var told = evaluator.DecideEach(CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(json)).Case!).Decisions!.Value[0]!;
        Assert.Equal((provenance, isDecided),
            (told.Case.ProvenanceOf(evaluator.Policy.Facts.Single(f => f.Name == "in custody").Slot), told.IsDecided));
    }

    [Fact]
    public void No_more_records_are_stated_than_the_list_holds()
    {
        var evaluator = Compile("judged-offences.rules");
        Assert.Empty(CaseReader.Read(evaluator.Policy, """{"offences": [{}, {}, {}]}"""u8).Faults);
        Assert.Equal(["offences"],
            CaseReader.Read(evaluator.Policy, """{"offences": [{}, {}, {}, {}]}"""u8).Faults.Select(f => f.Path));
    }

    [Fact]
    public void Every_form_tells_each_record_by_the_number_of_the_case()
    {
        var decision = Decide("""
            {"id": "c 1", "decision date": "2024-06-01", "admits": true, "cautions": [],
            "offences": [{"kind": "theft", "day": "2024-05-01", "planned": false, "value": "GBP 1"},
                {"kind": "theft", "day": "2024-04-01"}, {"kind": "assault", "day": "2024-05-01", "planned": true, "value": "GBP 5"}]}
            """);
        Snapshot.Match(Path.Combine(Folder, "three-offences"), decision.ToText());
        Snapshot.Match(Path.Combine(Folder, "three-offences-as-json"), Encoding.UTF8.GetString(decision.ToJson()));
        Snapshot.Match(Path.Combine(Folder, "three-offences-for-the-person"), LetterText.Render(EachLetter.Written(decision)));
    }

    [Fact]
    public void What_is_told_to_the_person_needs_no_more_than_was_decided_for_the_person()
    {
        var evaluator = Compile("offence-by-offence.rules");
        var @case = CaseReader.Read(evaluator.Policy,
            """{"offences": [{"kind": "theft"}, {"kind": "assault", "planned": true}], "cautions": []}"""u8).Case!;
        var letter = LetterText.Render(EachLetter.Written(evaluator.DecideEach(@case, DecisionDetail.ForPerson)));
        Assert.Contains("Part 1 of 2: theft", letter, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => EachLetter.Written(evaluator.DecideEach(@case)));
    }

    /// <summary>
    /// The records of one case share what they may spend: what is told as certain, or as exact, is what a policy says that
    /// may spend all of it on one.
    /// </summary>
    [Fact]
    public void Many_records_with_unknown_facts_are_told_no_more_than_each_by_itself_allows()
    {
        var (each, twin, dice) = (Compile("offence-by-offence.rules"), Compile("offence-by-offence.twin.rules"), new Dice(5));
        var whole = new JsonObject
        {
            ["decision date"] = "2024-06-01", ["cautions"] = new JsonArray(),
            ["offences"] = new JsonArray([.. Enumerable.Range(0, 40).Select(_ => Offence(dice, false))]),
        };
        var told = each.DecideEach(Read(each, whole)).Decisions!.Value;
        var (undecided, notExact) = (0, 0);
        for (var record = 0; record < told.Length; record++)
        {
            var (shared, alone) = (told[record]!, twin.Decide(Read(twin, Twin(whole, record)), DecisionDetail.None));
            Assert.Superset(alone.Possible.Select(o => o.Name).ToHashSet(), shared.Possible.Select(o => o.Name).ToHashSet());
            if (shared.Exact && alone.Exact) Assert.Equal(Told(alone, n => InCase(n, record)), Told(shared, n => n));
            if (shared.Outcome is not null) Assert.Equal(alone.Outcome?.Name, shared.Outcome.Name);
            // Whatever matters is asked for, and nothing is told to decide alone that does not.
            if (!alone.NeedsAreExact) continue;
            Assert.Superset(alone.Needed.Select(n => InCase(n.Name, record)).ToHashSet(), shared.Needed.Select(n => n.Name).ToHashSet());
            Assert.Subset(alone.Needed.Where(n => n.Alone).Select(n => InCase(n.Name, record)).ToHashSet(),
                shared.Needed.Where(n => n.Alone).Select(n => n.Name).ToHashSet());
            undecided += shared.IsDecided ? 0 : 1;
            notExact += shared.Exact ? 0 : 1;
        }
        Assert.True(undecided > 5, $"{undecided} undecided, {notExact} not exact");
    }

    [Fact]
    public void The_records_of_a_case_spend_together_no_more_than_two_decisions_may()
    {
        var evaluator = Compile("offence-by-offence.rules");
        foreach (var count in (int[])[1, 2, 3, 50, 100])
        {
            var whole = Read(evaluator, new JsonObject
            {
                ["offences"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonObject())]),
            });
            var cases = Evaluation.RecordCases.Of(evaluator.Policy, whole)!.Value;
            Assert.InRange(cases.Sum(c => Evaluation.Allowance.Of(c).Left), 1, 2 * Evaluation.Allowance.OfDecision().Left);
            Assert.All(cases, c => Assert.Equal(Evaluation.Allowance.Of(cases[0]).Left, Evaluation.Allowance.Of(c).Left));
        }
    }

    private static EachDecision Decide(string json)
    {
        var evaluator = Compile("offence-by-offence.rules");
        return evaluator.DecideEach(CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(json)).Case!, DecisionDetail.All);
    }

    private static Case Read(PolicyEvaluator evaluator, JsonNode json)
    {
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(json.ToJsonString()));
        return read.Case ?? throw new InvalidOperationException(string.Join("; ", read.Faults));
    }

    private static string Told(Decision decision, Func<string, string> name) =>
        $"{string.Join(",", decision.Possible.Select(o => o.Name))}; {string.Join(",", decision.Reasons.Select(r => r.Name))}; "
            + string.Join(",", decision.Needed.Select(n => $"{name(n.Name)} {n.Alone}").Order(StringComparer.Ordinal))
            + $"; {decision.Exact}";

    /// <summary>A name of the twin as the case knows it.</summary>
    private static string InCase(string name, int record)
    {
        if (name.StartsWith("own ", StringComparison.Ordinal)) return FormattableString.Invariant($"offences {record + 1}: {name[4..]}");
        if (!name.StartsWith("rest ", StringComparison.Ordinal)) return name;
        var parts = name[5..].Split(": ");
        var place = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"offences {(place > record ? place + 1 : place)}: {parts[1]}");
    }

    private static JsonObject Draw(Dice dice, Policy policy)
    {
        var isJudged = policy.Inputs.OfType<ListInput>().Any(l => l.Fields.Any(f => f.JudgedBy is not null));
        var whole = new JsonObject { ["decision date"] = "2024-06-01" };
        if (dice.Chance(80)) whole["admits"] = dice.Chance(70);
        whole["age"] = 15;
        whole["offences"] = new JsonArray([.. Enumerable.Range(0, dice.Between(0, 3)).Select(_ => Offence(dice, isJudged))]);
        whole["cautions"] =
            new JsonArray([.. Enumerable.Range(0, dice.Between(0, 2)).Select(_ => Item(dice, "given on"))]);
        return whole;
    }

    private static JsonObject Offence(Dice dice, bool isJudged)
    {
        var item = Item(dice, "day");
        if (dice.Chance(80)) item["planned"] = dice.Chance(50);
        var value = dice.Between(0, 3);
        if (dice.Chance(80)) item["value"] = Pounds(value);
        if (!isJudged) return item;
        // Never more than the value: a range that ends at the field beside it.
        if (dice.Chance(80)) item["recovered"] = Pounds(dice.Chance(50) ? value : dice.Between(0, value));
        var harm = new JsonObject { ["by"] = "Sergeant 1", ["because"] = "a statement" };
        if (dice.Chance(80)) harm["value"] = dice.Chance(60);
        if (harm.ContainsKey("value")) item["harm"] = harm;
        return item;
    }

    private static string Pounds(int hundreds) => FormattableString.Invariant($"GBP {hundreds * 100}");

    private static JsonObject Item(Dice dice, string day)
    {
        var item = new JsonObject();
        if (dice.Chance(90)) item["kind"] = Kinds[dice.Between(0, 2)];
        if (dice.Chance(90)) item[day] = FormattableString.Invariant($"2024-0{1 + dice.Between(0, 4)}-15");
        return item;
    }

    private static JsonObject Twin(JsonObject whole, int record)
    {
        var twin = whole.DeepClone().AsObject();
        var rest = twin["offences"]!.AsArray();
        var own = rest[record]!.AsObject();
        rest.RemoveAt(record);
        twin.Remove("offences");
        twin["rest"] = rest;
        foreach (var (field, value) in own) twin["own " + field] = value?.DeepClone();
        return twin;
    }
}
