using System.Text;
using Eligibility.Justification;
using Eligibility.Tests.DecisionLogTests;

namespace Eligibility.Tests.ServiceTests;

/// <summary>What comes over HTTP is what the library says, byte by byte.</summary>
public sealed class DecidingTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly ServiceBench _service = fixture.Bench;

    private Editions Editions(string title) => _service.Policies.Current.Editions(title);

    [Theory, InlineData(BulkRecord.Brief), InlineData(BulkRecord.Full), InlineData(BulkRecord.None)]
    public async Task A_decision_is_the_line_that_the_case_has_among_many(BulkRecord record)
    {
        for (var i = 1; i <= 12; i++)
        {
            var text = LogBench.CaseText(i).ReplaceLineEndings(" ");
            var address = $"{ServiceBench.Small}decide?record={record.ToString().ToLowerInvariant()}";
            var told = (await _service.PostAsync(address, text)).AssertOk();
            Assert.Equal(await Lines("Small", text, record), told.Text);
            Assert.Equal("application/json", told.MediaType);
        }
    }

    [Fact]
    public async Task In_brief_when_nothing_is_said() => Assert.Equal(
        (await _service.PostAsync(ServiceBench.Small + "decide?record=brief", LogBench.CaseText(2))).Text,
        (await _service.PostAsync(ServiceBench.Small + "decide", LogBench.CaseText(2))).Text);

    [Fact]
    public async Task A_case_without_the_date_that_chooses_its_edition_is_undecided()
    {
        var told = (await _service.PostAsync(ServiceBench.Cannabis + "decide", """{"id": "7"}""")).AssertOk();
        Assert.Equal(await Lines("Cannabis", """{"id": "7"}""", BulkRecord.Brief), told.Text);
        Assert.Equal("undecided", (string)told.Json["status"]!);
        var whole = (await _service.PostAsync(ServiceBench.Cannabis + "decide?record=full", """{"id": "7"}""")).AssertOk();
        Assert.Equal(await Lines("Cannabis", """{"id": "7"}""", BulkRecord.Full), whole.Text);
    }

    [Fact]
    public async Task The_day_in_the_address_chooses_the_edition()
    {
        var before = await _service.PostAsync(ServiceBench.Cannabis + "decide?on=2017-06-01", """{"first time": true}""");
        Assert.Equal("warning", (string)before.AssertOk().Json["outcome"]!);
        var after = await _service.PostAsync(ServiceBench.Cannabis + "decide?on=2018-06-01", """{"times before": 2}""");
        Assert.Equal("prosecute", (string)after.AssertOk().Json["outcome"]!);
    }

    [Fact]
    public async Task An_edition_named_by_its_hash_decides_whatever_the_day()
    {
        var hash = Editions("Cannabis").All[1].Policy.Hash;
        var told = await _service.PostAsync($"{ServiceBench.Cannabis}decide?edition={hash}", """{"times before": 0}""");
        Assert.Equal("warning", (string)told.AssertOk().Json["outcome"]!);
        Assert.Contains(hash, (await _service.PostAsync($"{ServiceBench.Cannabis}decide?record=full&edition={hash}",
            """{"times before": 0}""")).AssertOk().Text, StringComparison.Ordinal);
        (await _service.PostAsync($"{ServiceBench.Small}decide?edition={hash}", "{}")).AssertProblem(400, "parameter");
        (await _service.PostAsync($"{ServiceBench.Cannabis}decide?edition={hash[1..]}0", "{}")).AssertProblem(404, "no-policy");
    }

    [Theory]
    [InlineData("json", "application/json"), InlineData("text", "text/plain; charset=utf-8")]
    [InlineData("markdown", "text/markdown; charset=utf-8"), InlineData("html", "text/html; charset=utf-8")]
    public async Task A_justification_comes_in_each_form_by_name_and_by_Accept(string form, string mediaType)
    {
        var result = Editions("Small").Decide(Encoding.UTF8.GetBytes(LogBench.CaseText(3)));
        var expected = form switch
        {
            "json" => result.ToJson(), "text" => Encoding.UTF8.GetBytes(result.ToText()),
            "markdown" => Encoding.UTF8.GetBytes(result.ToMarkdown()), _ => Encoding.UTF8.GetBytes(result.ToHtml()),
        };
        var named = (await _service.PostAsync($"{ServiceBench.Small}explain?form={form}", LogBench.CaseText(3))).AssertOk();
        var accepted = (await _service.PostAsync(ServiceBench.Small + "explain", LogBench.CaseText(3),
            ("Accept", $"{mediaType.Split(';')[0]}, */*;q=0.1"))).AssertOk();
        Assert.All([named, accepted], told => Assert.Equal((mediaType, Encoding.UTF8.GetString(expected)), (told.MediaType, told.Text)));
    }

    [Theory]
    [InlineData("Small", "json@1")]
    [InlineData("Small", "json@2")]
    [InlineData("Cannabis", "json@2")]
    public async Task A_form_of_the_JSON_is_named_where_another_than_the_first_is_wanted(string title, string form)
    {
        // That of several editions has no date: it is told in this form too.
        var @case = title == "Small" ? LogBench.CaseText(3) : "{}";
        var result = Editions(title).Decide(Encoding.UTF8.GetBytes(@case));
        var told = (await _service.PostAsync($"/v1/policies/{title}/explain?form={Uri.EscapeDataString(form)}", @case)).AssertOk();
        Assert.Equal(("application/json", Encoding.UTF8.GetString(form == "json@1" ? result.ToJson() : ExplanationJson.Render(result))),
            (told.MediaType, told.Text));
        (await _service.PostAsync($"/v1/policies/{title}/explain?form={Uri.EscapeDataString(form)}&for=person", @case))
            .AssertProblem(400, "parameter");
    }

    [Fact]
    public async Task What_is_for_the_person_holds_nothing_confidential()
    {
        var stated = """{"decision date": "2018-01-10", "agrees": false, "named in intelligence": true, "value": "GBP 5"}""";
        var officer = await _service.PostAsync(ServiceBench.Small + "explain?form=html", stated);
        var person = await _service.PostAsync(ServiceBench.Small + "explain?form=html&for=person", stated);
        Assert.Contains("intelligence", officer.AssertOk().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("intelligence", person.AssertOk().Text, StringComparison.Ordinal);
        var letter = (await _service.PostAsync(ServiceBench.Small + "explain?form=json&for=person", stated)).AssertOk().Text;
        Assert.Contains("\"format\": \"eligibility-letter/1\"", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("intelligence", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_needed_of_a_case_is_told_without_an_outcome()
    {
        var stated = """{"decision date": "2018-01-10", "named in intelligence": false}""";
        var told = (await _service.PostAsync(ServiceBench.Small + "needs", stated)).AssertOk();
        var decision = Editions("Small").Decide(Encoding.UTF8.GetBytes(stated)).Decision!;
        Assert.Equal(decision.Needed.Select(n => (n.Name, n.Alone)),
            told.Json["needed"]!.AsArray().Select(n => ((string)n!["fact"]!, (bool)n["alone"]!)));
        Assert.DoesNotContain("course", told.Text, StringComparison.Ordinal);
        Assert.False((bool)told.Json["settled"]!);
        var undated = (await _service.PostAsync(ServiceBench.Cannabis + "needs", "{}")).AssertOk();
        Assert.Equal("decision date", (string)undated.Json["needed"]![0]!["fact"]!);
    }

    [Fact]
    public async Task Policies_and_their_facts_are_listed()
    {
        var listed = (await _service.AskAsync("GET", "/v1/policies")).AssertOk().Json;
        Assert.Equal(["Cannabis", "Small"], listed["policies"]!.AsArray().Select(p => (string)p!["title"]!));
        Assert.Equal(2, listed["policies"]![0]!["editions"]!.AsArray().Count);
        var policy = Editions("Small").All[0].Policy;
        (string Form, string Text)[] forms = [("", FactsListing.Json(policy)), ("?form=schema", FactsListing.Schema(policy)),
            ("?form=case", FactsListing.EmptyCase(policy)), ("?form=text", FactsListing.Text(policy))];
        foreach (var (form, text) in forms)
            Assert.Equal(text, (await _service.AskAsync("GET", ServiceBench.Small + "facts" + form)).AssertOk().Text);
        (await _service.AskAsync("GET", ServiceBench.Cannabis + "facts")).AssertProblem(400, "parameter");
        Assert.Contains("times before", (await _service.AskAsync("GET", ServiceBench.Cannabis + "facts?on=2018-06-01")).AssertOk().Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_has_the_case_under_each_policy()
    {
        var hash = Editions("Cannabis").All[0].Policy.Hash;
        var told = (await _service.PostAsync($"/v1/compare?policy=Cannabis@2018-06-01&policy={hash}&on=2017-06-01",
            """{"first time": true, "times before": 3}""")).AssertOk();
        Assert.Equal(["prosecute", "warning"],
            told.Json["policies"]!.AsArray().Select(p => (string)p!["decision"]!["outcome"]!["name"]!));
        Assert.Contains("2 policies", (await _service.PostAsync(
            $"/v1/compare?policy=Cannabis@2018-06-01&policy={hash}&on=2017-06-01&form=text",
            """{"first time": true, "times before": 3}""")).AssertOk().Text, StringComparison.Ordinal);
        (await _service.PostAsync("/v1/compare?policy=Cannabis", "{}")).AssertProblem(400, "parameter");
        var refused = await _service.PostAsync("/v1/compare?policy=Cannabis&policy=Small", """{"agrees": 3}""");
        Assert.Equal(["/agrees"], refused.AssertProblem(422, "case").Places);
    }

    [Theory]
    [InlineData("policy \"\U0001F600 X\"\nfact age: whole nummer\n")]
    [InlineData("\uFEFFfact age: whole nummer\n")]
    [InlineData("\uFEFFpolicy \"X\"\r\n# \U0001F600\r\nfact age: whole nummer\r\n")]
    public async Task A_text_is_checked_with_offsets_as_an_editor_counts_them(string text)
    {
        var told = (await _service.AskAsync("POST", "/v1/check", ServiceBench.Content(text, "text/plain"))).AssertOk().Json;
        var found = told["diagnostics"]!.AsArray().Single(d => (string)d!["code"]! == "ELG106")!;
        Assert.Equal("whole", text[(int)found["start"]!..(int)found["end"]!]);
        Assert.Equal((int)told["errors"]!, told["diagnostics"]!.AsArray().Count(d => (string)d!["severity"]! == "error"));
    }

    [Fact]
    public async Task A_policy_checked_is_not_in_force()
    {
        var told = await _service.AskAsync("POST", "/v1/check", ServiceBench.Content(LogBench.Policy.Replace("use \"words.rules\"",
            "source manual \"A manual\"", StringComparison.Ordinal).Replace("Small", "Other", StringComparison.Ordinal), "text/plain"));
        Assert.Equal(0, (int)told.AssertOk().Json["errors"]!);
        (await _service.PostAsync("/v1/policies/Other/decide", "{}")).AssertProblem(404, "no-policy");
    }

    private async Task<string> Lines(string title, string text, BulkRecord record)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var output = new MemoryStream();
        await new BulkDecider(Editions(title), new BulkOptions { Record = record }).DecideAsync(input, BulkForm.Ndjson, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
