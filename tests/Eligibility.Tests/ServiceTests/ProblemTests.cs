namespace Eligibility.Tests.ServiceTests;

/// <summary>Whatever is wrong is told as a problem that points at its place.</summary>
public sealed class ProblemTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private readonly ServiceBench _service = fixture.Bench;

    [Theory]
    [InlineData("", "no-json"), InlineData("{", "no-json"), InlineData("[]", "case"), InlineData("{\"agrees\": tru}", "no-json")]
    [InlineData("{\"agrees\": true} x", "no-json"), InlineData("{\"agrees\": true} // x", "no-json"),
        InlineData("{\"agrees\": true,}", "no-json")]
    public async Task A_body_that_is_no_JSON_object_is_told_with_its_place(string body, string problem)
    {
        var told = await _service.PostAsync(ServiceBench.Small + "decide", body);
        // What is no text of JSON is a bad request; what is JSON, and no case, cannot be processed.
        told.AssertProblem(body is "" or "[]" ? 422 : 400, body is "" ? "case" : problem);
        Assert.Equal([""], told.Places);
        if (problem == "no-json" && body.Length > 0) Assert.True((int)told.Json["errors"]![0]!["column"]! > 0);
    }

    [Theory]
    [InlineData("""{"agrees": 3}""", "/agrees", "ELG7")]
    [InlineData("""{"Agrees": 3}""", "/Agrees", "ELG7")]
    [InlineData("""{"agrees": true, "AGREES": false}""", "/AGREES", "ELG723")]
    [InlineData("""{"aggrees": true}""", "/aggrees", "ELG720")]
    [InlineData("""{"a/b~c": true}""", "/a~1b~0c", "ELG720")]
    [InlineData("""{"drugs": [{"drug": "heroin"}, {"drug": "tea"}]}""", "/drugs/1/drug", "ELG740")]
    [InlineData("""{"drugs": [{"drag": "heroin"}]}""", "/drugs/0/drag", "ELG722")]
    [InlineData("""{"drugs": [3]}""", "/drugs/0", "ELG7")]
    [InlineData("""{"low-level": true}""", "/low-level", "ELG750")]
    [InlineData("""{"low level": {"value": true, "by": "", "because": "x"}}""", "/low level/by", "ELG7")]
    [InlineData("""{"decision date": "2018-01-40"}""", "/decision date", "ELG7")]
    [InlineData("""{"decision date": "2010-01-01"}""", "/decision date", "ELG766")]
    public async Task Each_fault_of_a_case_points_to_its_member_in_the_senders_spelling(string body, string pointer, string code)
    {
        var told = (await _service.PostAsync(ServiceBench.Small + "decide", body)).AssertProblem(422, "case");
        Assert.Contains(told.Json["errors"]!.AsArray(), e => (string)e!["pointer"]! == pointer
            && ((string)e["code"]!).StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_is_told_in_the_words_of_the_library()
    {
        var told = await _service.PostAsync(ServiceBench.Small + "decide", """{"aggrees": true, "weight": 3}""");
        var faults = _service.Policies.Current.Editions("Small").Decide("""{"aggrees": true, "weight": 3}"""u8).Faults;
        Assert.Equal(faults.Select(f => (f.Code, f.Path, f.Message, f.Help)), told.AssertProblem(422, "case").Json["errors"]!.AsArray()
            .Select(e => ((string)e!["code"]!, (string)e["place"]!, (string)e["message"]!, (string?)e["help"])));
    }

    [Fact]
    public async Task A_case_that_is_nested_too_deep_or_too_large_is_refused()
    {
        var deep = $$"""{"agrees": {{new string('[', 60)}}{{new string(']', 60)}}}""";
        Assert.Equal("ELG705", (string)(await _service.PostAsync(ServiceBench.Small + "decide", deep)).AssertProblem(400, "no-json")
            .Json["errors"]![0]!["code"]!);
        (await _service.PostAsync(ServiceBench.Small + "decide", $$"""{"id": "{{new string('x', 300_000)}}"}"""))
            .AssertProblem(413, "too-large");
        // Nor is what fits decided where it does not say beforehand that more is to come.
        (await _service.PostAsync(ServiceBench.Small + "decide", "{}" + new string(' ', 300_000), ("Transfer-Encoding", "chunked")))
            .AssertProblem(413, "too-large");
    }

    [Theory]
    [InlineData("text/plain"), InlineData("application/json; charset=utf-16"), InlineData("application/xml"), InlineData("json")]
    public async Task A_body_of_another_media_type_is_refused(string mediaType)
    {
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        Assert.Equal(["Content-Type"], (await _service.AskAsync("POST", ServiceBench.Small + "decide", content))
            .AssertProblem(415, "media-type").Places);
    }

    [Fact]
    public async Task A_body_of_JSON_as_UTF_8_is_taken_however_that_is_written()
    {
        foreach (var mediaType in (string[])["application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""])
        {
            var content = new ByteArrayContent("{}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
            (await _service.AskAsync("POST", ServiceBench.Small + "decide", content)).AssertOk();
        }
    }

    [Fact]
    public async Task A_body_that_is_packed_is_refused()
    {
        var content = ServiceBench.Json("{}");
        content.Headers.ContentEncoding.Add("gzip");
        (await _service.AskAsync("POST", ServiceBench.Small + "decide", content)).AssertProblem(415, "media-type");
    }

    [Theory]
    [InlineData("decide?no=2018-01-10", "no"), InlineData("decide?on=10.1.2018", "on"), InlineData("decide?on=2018-02-30", "on")]
    [InlineData("decide?on=2018-01-10&on=2018-01-10", "on"), InlineData("decide?record=all", "record")]
    [InlineData("explain?form=pdf", "form"), InlineData("explain?for=judge", "for")]
    public async Task A_parameter_that_is_not_known_or_wrong_is_named(string address, string parameter) =>
        Assert.Equal([parameter], (await _service.PostAsync(ServiceBench.Small + address, "{}")).AssertProblem(400, "parameter").Places);

    [Fact]
    public async Task A_misspelt_title_gets_the_nearest_one() => Assert.Contains("did you mean \\\"Cannabis\\\"?",
        (await _service.PostAsync("/v1/policies/Canabis/decide", "{}")).AssertProblem(404, "no-policy").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("GET", ServiceBench.Small + "decide", "POST"), InlineData("DELETE", "/v1/policies", "GET")]
    [InlineData("PUT", "/v1/records/1", "GET")]
    public async Task Another_method_is_refused_with_those_there_are(string method, string address, string allowed) =>
        Assert.Equal(allowed, (await _service.AskAsync(method, address)).AssertProblem(405, "method").Headers["Allow"]);

    [Theory, InlineData("/v1"), InlineData("/v1/"), InlineData("/v1/policies/Small"), InlineData("/health"), InlineData("/openapi/v2.json")]
    public async Task An_address_that_is_not_there_is_a_problem_too(string address) =>
        (await _service.AskAsync("GET", address)).AssertProblem(404, "no-route");

    [Fact]
    public async Task A_form_that_is_not_acceptable_is_refused() => Assert.Equal(["Accept"],
        (await _service.PostAsync(ServiceBench.Small + "explain", "{}", ("Accept", "application/pdf")))
            .AssertProblem(406, "not-acceptable").Places);

    [Fact]
    public async Task Every_answer_says_that_nobody_keeps_it_and_no_browser_makes_more_of_it()
    {
        Told[] answers =
        [
            await _service.PostAsync(ServiceBench.Small + "decide", "{}"), await _service.PostAsync(ServiceBench.Small + "decide", "{"),
            await _service.AskAsync("GET", "/v1/nothing"), await _service.AskAsync("GET", "/health/live"),
            await _service.AskAsync("POST", ServiceBench.Small + "decide-many", ServiceBench.Content("{}\n", "application/x-ndjson")),
        ];
        Assert.All(answers, told => Assert.Equal(("no-store", "nosniff", "no-referrer"),
            (told.Headers["Cache-Control"], told.Headers["X-Content-Type-Options"], told.Headers["Referrer-Policy"])));
        Assert.All(answers, told => Assert.DoesNotContain("unsafe", told.Headers["Content-Security-Policy"], StringComparison.Ordinal));
        var page = await _service.PostAsync(ServiceBench.Small + "explain?form=html", "{}");
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline';", page.Headers["Content-Security-Policy"],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 50\r\n\r\n{\"agrees\": true}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"agr\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n")]
    public async Task A_body_that_ends_before_its_end_is_never_decided(string rest)
    {
        using var raw = await RawRequest.SendAsync(_service, ServiceBench.Small + "decide", "application/json", rest);
        raw.EndSending();
        var told = await raw.RestAsync();
        Assert.DoesNotContain("200 OK", told, StringComparison.Ordinal);
        Assert.DoesNotContain("outcome", told, StringComparison.Ordinal);
        Assert.DoesNotContain("500", told.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_with_a_hundred_faults_and_more_is_told_so_far()
    {
        var members = Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"\"fact {i}\": {i}"));
        var told = await _service.PostAsync(ServiceBench.Small + "decide", "{" + string.Join(",", members) + "}");
        told.AssertProblem(422, "case");
        Assert.Equal(101, told.Json["errors"]!.AsArray().Count);
        Assert.Equal("/fact 0", told.Places.First());
    }

    [Fact]
    public async Task A_pointer_of_a_nest_of_names_is_found_in_no_time()
    {
        var nest = string.Concat(Enumerable.Repeat("{\"Agrees\": ", 15)) + "1" + new string('}', 15);
        var many = "{" + string.Join(",", Enumerable.Range(0, 300)
            .Select(i => FormattableString.Invariant($"\"Value {i}\": {nest}"))) + "}";
        Assert.NotEmpty((await _service.PostAsync(ServiceBench.Small + "decide", many)).AssertProblem(422, "case").Places);
    }
}
