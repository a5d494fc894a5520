using System.Text;
using System.Text.Json;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>What a policy asks for: for people, for programs, as a schema, and as a case to fill in.</summary>
public class FactsListingTests
{
    public static TheoryData<string> Policies =>
        [.. Repository.RuleFiles(Repository.Rules)
            .Where(f => Compiling.File(Path.Combine(Repository.Rules, f)).Policy is not null)];

    [Fact]
    public void The_text_says_all_there_is_to_say_of_a_fact()
    {
        var text = FactsListing.Text(Sample.Policy);
        Assert.StartsWith("""
            Facts of Sample: £5 "test": first

            violent
                yes or no
                Was anyone hurt?
                A push counts.
                changeable: the person or the officer can still change it

            low-level supply
                yes or no
                Is this supply low level?
                judged by custody sergeant: a case states who judged, and why
            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        foreach (var part in (string[])
        [
            "age\n    whole number, from 10 to 120\n", "weight\n    amount in mg, from 0 mg to 1000000 mg\n",
            "damage\n    money in GBP, from GBP 0 to GBP 10000\n",
            "date of birth\n    date, from 1 January 1920 to the decision date\n",
            "drug\n    one of heroin, crack cocaine, cannabis\n    confidential: withheld from the person decided about\n",
            "harm\n    one of, lowest first: low, medium, high\n", "weapons\n    any of pocket knife, bat, bottle\n",
            "on licence\n    yes or no\n    assumed when not stated: no\n",
            "ethnicity\n    one of first group, second group\n    protected: recorded for monitoring only, but this "
                + "policy may read it: The panel asked for it.\n",
            "previous offences\n    list of at most 100 items\n    each item has\n        kind\n            one of "
                + "theft, assault, robbery\n            What was it?\n",
            "drugs found\n    list of at most 100 items\n    one item per substance\n",
            "cautions\n    list of at most 100 items\n    assumed when not stated: empty\n",
        ]) Assert.Contains("\n" + part, text, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\ndecision date\n    date, from 1 January 1900 to 31 December 2199\n    On what day is the decision made?\n",
            text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Policies))]
    public void Every_form_lists_every_fact_in_order_of_declaration(string file)
    {
        var policy = Compiling.File(Path.Combine(Repository.Rules, file)).Policy!;
        var names = policy.Inputs.Select(i => i.Name).ToList();
        Assert.Equal("decision date", names[^1]);
        using var json = JsonDocument.Parse(FactsListing.Json(policy));
        Assert.Equal(names,
            json.RootElement.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("name").GetString()!));
        using var schema = JsonDocument.Parse(FactsListing.Schema(policy));
        Assert.Equal(["id", .. names],
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        var lines = FactsListing.Text(policy).Split('\n');
        Assert.Equal(names, lines.SkipWhile(l => l.Length > 0).Where(l => l.Length > 0 && l[0] != ' '));
        Assert.All(lines, line => Assert.True(line.Length <= 100 && line.TrimEnd() == line, line));
        Assert.All((string[])[FactsListing.Text(policy), FactsListing.Json(policy), FactsListing.Schema(policy),
                FactsListing.EmptyCase(policy)],
            form =>
            {
                Assert.DoesNotContain('\r', form);
                Assert.EndsWith("\n", form, StringComparison.Ordinal);
            });
    }

    [Theory, MemberData(nameof(Policies))]
    public void The_empty_case_is_a_case_that_states_nothing(string file)
    {
        var policy = Compiling.File(Path.Combine(Repository.Rules, file)).Policy!;
        var empty = FactsListing.EmptyCase(policy);
        var @case = Sample.Valid(CaseReader.Read(policy, Encoding.UTF8.GetBytes(empty)));
        Assert.All(policy.AsksFor, input => Assert.Equal(Provenance.NotKnown, @case.Provenances[input.Slot]));
        Assert.Empty(SchemaFaults(FactsListing.Schema(policy), empty));
    }

    [Fact]
    public void The_JSON_says_of_each_fact_what_a_program_needs()
    {
        using var json = JsonDocument.Parse(FactsListing.Json(Sample.Policy));
        Assert.Equal(Sample.Policy.Hash, json.RootElement.GetProperty("policy").GetProperty("hash").GetString());
        var facts = json.RootElement.GetProperty("facts").EnumerateArray()
            .ToDictionary(f => f.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.Equal("amount mg 0 1000000", Say("weight", "type", "unit", "from", "to"));
        Assert.Equal("money GBP 0 10000", Say("damage", "type", "unit", "from", "to"));
        Assert.Equal("whole number years 0 40", Say("sentence", "type", "unit", "from", "to"));
        Assert.Equal("date 1920-01-01 decision date 2015-01-01", Say("bail date", "type", "from", "to", "assumed"));
        Assert.Equal("one of [\"low\",\"medium\",\"high\"] true", Say("harm", "type", "values", "inOrder"));
        Assert.Equal("custody sergeant", Say("low-level supply", "judgedBy"));
        Assert.Equal("true The panel asked for it.", Say("ethnicity", "protected", "mayRead"));
        Assert.Equal("false", Say("on licence", "assumed"));
        Assert.Equal("list [\"substance\"] 100", Say("drugs found", "type", "onePer", "mostItems"));
        Assert.Equal("[]", Say("cautions", "assumed"));
        Assert.Contains("Sample: £5 \\\"test\\\"", FactsListing.Json(Sample.Policy), StringComparison.Ordinal);

        string Say(string fact, params string[] members) =>
            string.Join(' ', members.Select(m => facts[fact].GetProperty(m)).Select(v => v.ValueKind switch
            {
                JsonValueKind.Array => v.GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => v.ToString(),
            }));
    }

    [Theory]
    [InlineData("""{"violent": true, "age": 20, "reading": 0.5, "weight": "0.25 g", "damage": "GBP 80.50", "tablets """
        + """found": "1 tablet", "sentence": "24 months", "id": 5}""")]
    [InlineData("""{"view": {"value": "sad", "by": "x", "because": "y"}, "drug": null, "weapons": [], "previous """
        + """offences": [{"kind": "theft"}, {"kind": null}], "cautions": []}""")]
    public void A_case_spelt_as_declared_that_the_reader_takes_fits_the_schema(string json)
    {
        Sample.Valid(json);
        Assert.Empty(SchemaFaults(FactsListing.Schema(Sample.Policy), json));
    }

    [Theory]
    [InlineData("""{"shoe size": 1}""")]
    [InlineData("""{"violent": "yes"}""")]
    [InlineData("""{"age": 20.5}""")]
    [InlineData("""{"age": 9}""")]
    [InlineData("""{"age": "20"}""")]
    [InlineData("""{"weight": 1000001}""")]
    [InlineData("""{"weight": "250"}""")]
    [InlineData("""{"weight": "250 ml"}""")]
    [InlineData("""{"damage": "80 GBP"}""")]
    [InlineData("""{"date of offence": "10 January 2018"}""")]
    [InlineData("""{"drug": "sherbet"}""")]
    [InlineData("""{"weapons": "bat"}""")]
    [InlineData("""{"weapons": ["bat", "bat"]}""")]
    [InlineData("""{"weapons": ["gun"]}""")]
    [InlineData("""{"view": "sad"}""")]
    [InlineData("""{"view": {"value": "sad", "by": "x"}}""")]
    [InlineData("""{"view": {"value": null, "by": "x", "because": "y"}}""")]
    [InlineData("""{"view": {"value": "sad", "by": " ", "because": "y"}}""")]
    [InlineData("""{"previous offences": {}}""")]
    [InlineData("""{"previous offences": [{"colour": 1}]}""")]
    [InlineData("""{"previous offences": [{"months given": 601}]}""")]
    public void What_the_reader_refuses_the_schema_refuses(string json)
    {
        Assert.False(Sample.Read(json).IsValid);
        Assert.NotEmpty(SchemaFaults(FactsListing.Schema(Sample.Policy), json));
    }

    [Fact]
    public void A_range_that_its_own_unit_cannot_say_is_said_in_a_smaller_one()
    {
        var policy = Sample.Compile("""
            policy "Small"
            fact stay: number of years
                from 5 months to 10 years
            fact haul: amount in kg
                from 0.5 mg to 1 kg
            outcome a "A"
            rule r
                a when stay is over 1
                because "x"
            otherwise a
            end
            """);
        Assert.Contains("number of years, from 5 months to 10 years", FactsListing.Text(policy),
            StringComparison.Ordinal);
        using var json = JsonDocument.Parse(FactsListing.Json(policy));
        Assert.Equal("5 months", json.RootElement.GetProperty("facts")[0].GetProperty("from").GetString());
        Assert.Equal("0.5 mg", json.RootElement.GetProperty("facts")[1].GetProperty("from").GetString());
    }

    private static IReadOnlyList<string> SchemaFaults(string schema, string json) =>
        new SchemaValidator(schema).Validate(JsonDocument.Parse(json).RootElement);
}
