using System.Collections;
using Eligibility.Cases;

namespace Eligibility.Tests.CasesTests;

/// <summary>Cases that a host in .NET gives as values: what JSON refuses is refused here, in the same words.</summary>
public class HostValueTests
{
    private static readonly DateOnly Day = new(2018, 1, 10);

    [Fact]
    public void Values_of_each_type_are_read_as_the_same_case_in_JSON()
    {
        var values = new Dictionary<string, object?>
        {
            ["id"] = 42L, ["violent"] = true, ["age"] = 20, ["reading"] = 35.10m,
            ["tablets_found"] = 3L, ["weight"] = "0.25 g", ["damage"] = 80.5m,
            ["dateOfOffence"] = Day, ["drug"] = "CrackCocaine",
            ["weapons"] = new[] { "bat", "bottle" }, ["on licence"] = null,
            ["view"] = new JudgedValue("sad", "Sergeant 1234", "two deals only"),
            ["previous offences"] = new List<Dictionary<string, object?>>
            {
                new()
                {
                    ["kind"] = "theft", ["date of conviction"] = new DateOnly(2010, 5, 1), ["months given"] = null
                },
                new()
            },
        };
        var json = """
            {"id": 42, "violent": true, "age": 20, "reading": 35.1, "tablets_found": 3, "weight": "0.25 g", "damage": 80.5,
             "dateOfOffence": "2018-01-10", "drug": "CrackCocaine", "weapons": ["bat", "bottle"], "on licence": null,
             "view": {"value": "sad", "by": "Sergeant 1234", "because": "two deals only"},
             "previous offences": [{"kind": "theft", "date of conviction": "2010-05-01", "months given": null}, {}]}
            """;
        var (fromValues, fromJson) = (Sample.Valid(CaseReader.FromValues(Sample.Policy, values)), Sample.Valid(json));
        Assert.Equal(fromJson.Values.ToArray(), fromValues.Values.ToArray());
        Assert.Equal(fromJson.Provenances.ToArray(), fromValues.Provenances.ToArray());
        Assert.Equal(fromJson.Judgements, fromValues.Judgements);
        Assert.Equal(fromJson.Id, fromValues.Id);
    }

    public static TheoryData<string, object?, string> Refused => new()
    {
        { "reading", 35.5,
            "reading: found a Double, which holds no exact decimal, expected a number from 0 to 500 (give a decimal)" },
        { "age", 20f,
            "age: found a Single, which holds no exact decimal, expected a whole number from 10 to 120 (give a decimal)" },
        { "age", 20.5m, "age: `20.5` is no whole number; expected a whole number from 10 to 120" },
        { "age", -1, "age: `-1` is out of range; expected a whole number from 10 to 120" },
        { "age", long.MinValue,
            "age: `-9223372036854775808` has too many digits: at most 12 before the point and 6 after it" },
        { "age", "20",
            "age: found the text `20`, expected a whole number from 10 to 120 (a text stands for a number: write 20 without quotes)" },
        { "age", Day,
            "age: found the text `2018-01-10`, expected a whole number from 10 to 120 (write digits, without quotes)" },
        { "shoe", 1.5, "shoe: the policy declares no fact and no list of this name" },
        { "date of offence", new DateTime(2018, 1, 10, 9, 0, 0, DateTimeKind.Utc),
            "date of offence: found a value of the type `DateTime`, expected a date from 1 January 2000 to 31 "
                + "December 2030 (give a bool, int, long, decimal, string or DateOnly, null, a JudgedValue, strings "
                + "for a set, or dictionaries for a list)" },
        { "drug", "a\ud83d",
            "drug: found a text with half a character in it (a lone surrogate), expected one of `heroin`, `crack "
                + "cocaine`, `cannabis` (write the character whole)" },
        { "weapons", new object?[] { "bat", null },
            "weapons 2: found null, expected one of `pocket knife`, `bat`, `bottle` (write one of them between quotes: \"pocket knife\")" },
        { "view", "sad",
            "view: found the text `sad` without who judged it and why; it is judged by officer (write {\"value\": "
                + "\"sad\", \"by\": \"...\", \"because\": \"...\"})" },
        { "view", new JudgedValue("sad", "", "y"), "view: by: is blank (say it in words)" },
        { "view", new JudgedValue(1.5, "x", "y"),
            "view: found a Double, which holds no exact decimal, expected one of `sad`, `bad` (give a decimal)" },
        { "violent", new JudgedValue(true, "x", "y"),
            "violent: found an object, expected true or false (only a judged fact is stated as an object: state the value alone)" },
        { "previous offences", new Dictionary<string, int>(),
            "previous offences: found a value of the type `Dictionary'2`, expected an array of objects (give a "
                + "bool, int, long, decimal, string or DateOnly, null, a JudgedValue, strings for a set, or dictionaries for a list)" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_value_that_JSON_would_not_pass_is_refused(string name, object? value, string expected) =>
        Assert.StartsWith(expected,
            Sample.Only(CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { [name] = value })),
            StringComparison.Ordinal);

    [Fact]
    public void Two_spellings_of_one_fact_are_refused() =>
        Assert.Equal("age: is stated twice: as `age` and as `Age` (state it once)",
            Sample.Only(
                CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { ["age"] = 20, ["Age"] = 20 })));

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Values_nest_as_deep_as_JSON_may(int depth, bool allowed)
    {
        object nested = Array.Empty<object>();
        for (var i = 1; i < depth; i++) nested = new[] { nested };
        var options = new CaseOptions { KnownElsewhere = ["other"] };
        var json = $$"""{"other": {{new string('[', depth)}}{{new string(']', depth)}}}""";
        Assert.Equal(allowed, CaseReader.FromValues(Sample.Policy,
            new Dictionary<string, object?> { ["other"] = nested }, options).IsValid);
        Assert.Equal(allowed, Sample.Read(json, options).IsValid);
    }

    [Fact]
    public void A_dictionary_that_holds_itself_ends()
    {
        var endless = new Dictionary<string, object?>();
        endless["other"] = endless;
        Assert.Contains("values nested more than 16 deep",
            Sample.Only(CaseReader.FromValues(Sample.Policy, endless, new CaseOptions { KnownElsewhere = ["other"] })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_for_a_list_is_read_to_one_item_more_than_a_list_may_have()
    {
        var given = 0;
        Assert.Equal("previous offences: has 101 items; at most 100 are allowed", Only("previous offences", Endless()));
        Assert.Equal(101, given);

        IEnumerable<Dictionary<string, object?>> Endless()
        {
            while (true)
            {
                given++;
                yield return [];
            }
        }
    }

    [Fact]
    public void A_list_that_is_too_long_is_told_with_its_length_where_that_is_known() =>
        Assert.Equal("previous offences: has 250 items; at most 100 are allowed", Only("previous offences",
            new Dictionary<string, object?>[250].Select(_ => new Dictionary<string, object?>()).ToList()));

    public static TheoryData<string, IEnumerable> WithoutEnd => new()
    {
        { "previous offences", Forever<object?>(() => null) },
        { "previous offences", Forever<object?>(() => "theft") },
        { "previous offences", Forever<object?>(() => 1) },
        { "weapons", Forever<object?>(() => "bat") },
        { "weapons", Forever<object?>(() => null) },
        { "weapons", Forever<object?>(() => Forever<object?>(() => "bat")) },
        { "age", Forever<object?>(() => 1) },
        { "other", Forever<object?>(() => "bat") },
        { "other", Nested() },
    };

    /// <summary>
    /// Each is refused, or read no further where nobody looks at it; that the test comes to an end is the point of it.
    /// </summary>
    [Theory, MemberData(nameof(WithoutEnd), DisableDiscoveryEnumeration = true)]
    public void A_sequence_without_an_end_comes_to_one(string name, IEnumerable sequence)
    {
        var result = CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { [name] = sequence },
            new CaseOptions { KnownElsewhere = ["other"] });
        Assert.False(result.IsValid);
    }

    [Fact]
    public void More_values_than_a_written_case_has_room_for_are_refused_as_that() =>
        Assert.Equal("other 131072: found more than 131,072 values in one case (state only what the policy asks for)",
            Only("other", Enumerable.Repeat("bat", 200_000), new CaseOptions { KnownElsewhere = ["other"] }));

    [Fact]
    public void A_dictionary_without_an_end_is_refused()
    {
        var result = CaseReader.FromValues(Sample.Policy, new EndlessDictionary(),
            new CaseOptions { KnownElsewhere = ["other"] });
        Assert.False(result.IsValid);
    }

    /// <summary>
    /// It is the host's sequence, and the host's fault: it is neither hidden nor taken for one of the case.
    /// </summary>
    [Fact]
    public void What_a_sequence_throws_while_it_is_read_comes_out_as_it_is()
    {
        var ended = false;
        var fault = Assert.Throws<TimeoutException>(() => Sample.Only(
            CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { ["weapons"] = Throws(1) })));
        Assert.Equal("the database is gone", fault.Message);
        Assert.True(ended);
        // What comes after the item at which it is refused is never asked for.
        Assert.Equal("previous offences: has 101 items; at most 100 are allowed",
            Only("previous offences", Throws(101)));

        IEnumerable<object> Throws(int after)
        {
            try
            {
                for (var i = 0; i < after; i++) yield return after == 1 ? "bat" : new Dictionary<string, object?>();
                throw new TimeoutException("the database is gone");
            }
            finally
            {
                ended = true;
            }
        }
    }

    private static string Only(string name, object value, CaseOptions? options = null) =>
        Sample.Only(CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { [name] = value },
            options ?? CaseOptions.None));

    private static IEnumerable<T> Forever<T>(Func<T> value)
    {
        while (true) yield return value();
    }

    /// <summary>Each element holds as much as the whole.</summary>
    private static IEnumerable<object> Nested()
    {
        while (true) yield return Nested();
    }

    private sealed class EndlessDictionary : IReadOnlyDictionary<string, object?>
    {
        public object? this[string key] => null;

        public IEnumerable<string> Keys => Forever(() => "other");

        public IEnumerable<object?> Values => Forever<object?>(() => null);

        public int Count => 1;

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out object? value) => (value = null) is null;

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
            Forever(() => new KeyValuePair<string, object?>("other", null)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public void The_decision_date_and_other_editions_count_as_they_do_for_JSON()
    {
        var options = new CaseOptions { DecidedOn = Day, KnownElsewhere = ["hate crime"] };
        var @case = Sample.Valid(
            CaseReader.FromValues(Sample.Policy, new Dictionary<string, object?> { ["hateCrime"] = true }, options));
        Assert.Equal(["hate crime"], @case.NeverLookedAt.ToArray());
        Assert.Equal("10 January 2018", Sample.Value(@case, "decision date"));
    }
}
