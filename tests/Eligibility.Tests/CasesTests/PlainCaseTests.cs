using System.Text;
using Eligibility.Cases;
using Eligibility.Tests.Fuzzing;
using Eligibility.Tests.Generators;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>What is read straight from its bytes is what is read by way of what a case states.</summary>
public class PlainCaseTests
{
    private static readonly CaseOptions Given = new()
    {
        DecidedOn = new DateOnly(2018, 1, 10), KnownElsewhere = ["hate crime", "x", "age"]
    };

    [Fact]
    public void Nearly_all_examples_of_the_shipped_policies_are_read_straight_and_alike()
    {
        var plain = new PlainCases();
        foreach (var policy in Shipped())
            foreach (var example in policy.Examples)
            {
                var @case = Case.OfExample(policy, example);
                var generated = new GeneratedCase(policy, @case.Values, @case.Provenances);
                var dice = new Dice(plain.Tried);
                for (var i = 0; i < 3; i++) plain.Look(policy, generated.Json(i == 0 ? null : dice));
            }
        Assert.True(plain.Valid > 3_000 && plain.Taken > plain.Valid * 98 / 100, Counts(plain));
    }

    [Fact]
    public void Nearly_all_generated_cases_are_read_straight_and_alike()
    {
        var (plain, invalid) = (new PlainCases(), new PlainCases());
        for (var seed = 0; seed < (GeneratorTests.Long ? 5_000 : 150); seed++)
            LookAtSeed(seed, plain, invalid);
        Assert.True(plain.Valid == plain.Tried && plain.Taken > plain.Valid * 95 / 100, Counts(plain));
        Assert.True(invalid.Valid == 0 && invalid.Tried > 1_000, Counts(invalid));
    }

    [Fact]
    public void Whatever_becomes_of_the_bytes_of_a_case_it_is_given_up_or_read_alike()
    {
        var plain = new PlainCases();
        LookAtMutated(GeneratorTests.Long ? 400_000 : 12_000, plain);
        Assert.True(plain.Taken > plain.Valid / 2 && plain.Valid > 150, Counts(plain));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(" \t\r\n{ \n}\n ")]
    [InlineData("""{"age":20}""")]
    [InlineData("""{ "age" : 20 , "violent":false }""")]
    [InlineData("""{"reading":0.000001,"stay":3.5}""")]
    [InlineData("""{"reading":-0.0,"stay":-0}""")]
    [InlineData("""{"weight":"1 kg","haul":"250 mg","spirits":"1 litre"}""")]
    [InlineData("""{"weight":250.5,"haul":99999}""")]
    [InlineData("""{"damage":"GBP 80.25","sentence":"24 months","stay":"1 day"}""")]
    [InlineData("""{"damage":80,"sentence":2,"tablets found":"12 tablets"}""")]
    [InlineData("""{"date of birth":"2000-02-29","date of offence":"2017-12-01"}""")]
    [InlineData("""{"drug":"crackCocaine","harm":"HIGH","weapons":["bat" , "Pocket-Knife"],"drugs found":[ ]}""")]
    [InlineData("""{"weapons":[],"on licence":true,"bail date":null,"on_licence_":null}""", false)]
    [InlineData("""{"view":{"because":"é","value":"sad","by":"S 1"},"lowLevelSupply":null}""")]
    [InlineData("""{"id":"x","previous offences":[{"kind":"theft"},{"months given":3,"kind":null},{}]}""")]
    [InlineData("""{"id":1234567,"cautions":[{"given on":"2014-01-01"}],"drugsFound":[{"substance":"heroin"}]}""")]
    [InlineData("""{"id":null,"cautions":null,"drugs found":[{"substance":"heroin"},{"substance":"cocaine"}]}""")]
    [InlineData("""{"hate crime":[1,true,null,"x"],"X":"é"}""", true, true)]
    [InlineData("""{"hate crime":{"value":true,"by":"S"},"x":[{"a":1,"ab":{}},{ "a" : [ ] }]}""", true, true)]
    [InlineData("""{"decision date":"2018-01-10","date of birth":"2018-01-10"}""", true, true)]
    public void A_plain_case_is_read_straight(string json, bool isTaken = true, bool isGiven = false)
    {
        var plain = new PlainCases();
        plain.Look(Sample.Policy, json, isGiven ? Given : null);
        Assert.Equal((isTaken, isTaken), (plain.Valid == 1, plain.Taken == 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"age":20""")]
    [InlineData("""{"age":20,}""")]
    [InlineData("""{"age":20}x""")]
    [InlineData("""{"age":20 "violent":true}""")]
    [InlineData("""{"age":020}""")]
    [InlineData("""{"age":20.5}""")]
    [InlineData("""{"age":20e0}""")]
    [InlineData("""{"age":20.}""")]
    [InlineData("""{"age":9}""")]
    [InlineData("""{"age":20,"Age":20}""")]
    [InlineData("""{"shoe":1}""")]
    [InlineData("""{"violent":tru}""")]
    [InlineData("""{"violent":falsy}""")]
    [InlineData("""{"violent":1}""")]
    [InlineData("""{"reading":1234567890123}""")]
    [InlineData("""{"reading":0.0000001}""")]
    [InlineData("""{"weight":"250"}""")]
    [InlineData("""{"weight":"250 ml"}""")]
    [InlineData("""{"weight":"250 mg "}""")]
    [InlineData("""{"weight":"1.5 kg"}""")]
    [InlineData("""{"sentence":"25 months"}""")]
    [InlineData("""{"damage":"80 GBP"}""")]
    [InlineData("""{"date of birth":"2001-02-29"}""")]
    [InlineData("""{"date of birth":"2018-01-11","decision date":"2018-01-10"}""")]
    [InlineData("""{"decision date":"2014-01-10"}""")]
    [InlineData("""{"weapons":["bat","BAT"]}""")]
    [InlineData("""{"weapons":["bat",]}""")]
    [InlineData("""{"view":{"value":"sad","by":"S"}}""")]
    [InlineData("""{"view":{"value":null,"by":"S","because":"B"}}""")]
    [InlineData("""{"view":{"value":"sad","by":" ","because":"B"}}""")]
    [InlineData("""{"view":{"value":"sad","by":" ","by":"S","because":"B"}}""")]
    [InlineData("""{"drugs found":[{"substance":"heroin"},{"substance":"Heroin"}]}""")]
    [InlineData("""{"drugs found":[{"found on":"2018-01-11"}],"decision date":"2018-01-10"}""")]
    [InlineData("""{"drugs found":[{"form":true,"form":true}]}""")]
    [InlineData("""{"id":true}""")]
    [InlineData("""{"id":"a","ID":"a"}""")]
    [InlineData("{\"id\":\"a\u202E\"}")]
    [InlineData("{\"id\":\"a\nb\"}")]
    [InlineData("""{"decision date":"2018-01-11"}""", true)]
    [InlineData("""{"x":1,"X":1}""", true)]
    [InlineData("""{"x":[1,]}""", true)]
    [InlineData("""{"x":{"a b":1,"c":{},"AB":2}}""", true)]
    [InlineData("""{"x":[{"a":"\ud800"}]}""", true)]
    public void What_is_at_fault_is_given_up(string json, bool isGiven = false)
    {
        var plain = new PlainCases();
        plain.Look(Sample.Policy, json, isGiven ? Given : null);
        Assert.Equal((0, 0), (plain.Valid, plain.Taken));
    }

    [Fact]
    public void Whatever_a_host_calls_a_name_that_is_declared_elsewhere_cases_are_read_alike()
    {
        var options = new CaseOptions { KnownElsewhere = ["", " ", "a  b", "q\\nb", "x\"y", "é", "two", "Two", "two"] };
        var plain = new PlainCases();
        for (var i = 0; i < 100; i++)
            foreach (var name in new[] { "", " ", "a b", "a  b", "AB", "q\\nb", "qnb", "x\\\"y", "xy", "é", "two", "TWO" })
                plain.Look(Sample.Policy, $$"""{"{{name}}":1,"age":20}""", options);
        Assert.InRange(plain.Taken, 600, plain.Valid);
    }

    [Fact]
    public void Names_that_differ_in_one_letter_alone_are_two_and_each_is_found()
    {
        for (var length = 1; length <= 40; length++)
        {
            var name = Encoding.UTF8.GetBytes(new string('c', length));
            var table = new SpellingTable([(Encoding.UTF8.GetString(name), 0)]);
            Assert.NotNull(table.Find(name, 0, length));
            for (var at = 0; at < length; at++)
                foreach (var letter in "bagk+#\u0003"u8)
                {
                    var other = (byte[])name.Clone();
                    other[at] = letter;
                    Assert.Null(table.Find(other, 0, length));
                }
        }
    }

    [Fact]
    public void Long_names_that_begin_or_end_alike_are_told_apart_in_any_order()
    {
        string[] names = ["statement of the first witness signed", "statement of the first witness sealed",
            "statement of the first accused signed", "statement of the third witness signed", "B2 notice served",
            "B3 notice served"];
        var policy = Sample.Compile("policy \"Long names\"\n\n"
            + string.Concat(names.Select(name => $"fact {name}: yes or no\n"))
            + $"\noutcome x \"X\"\noutcome y \"Y\"\n\nrule r\n    x when {names[0]}\n    because \"b\"\n\notherwise y\n\nend\n");
        var plain = new PlainCases();
        for (var i = 0; i < names.Length; i++)
            for (var j = 0; j < names.Length; j++)
                plain.Look(policy, i == j
                    ? $$"""{"{{names[i]}}":true}"""
                    : $$"""{"{{names[i]}}":true,"{{names[j]}}":false}""");
        Assert.Equal((36, 36, 36), (plain.Tried, plain.Valid, plain.Taken));
    }

    [Fact]
    public void A_spelling_with_the_greatest_hash_there_is_overflows_nothing()
    {
        var table = new SpellingTable([("age", 0)]);
        // The last place of the table is taken by one of them, and the other is looked for behind it.
        foreach (var spelling in (string[])["wSgVxcT!", "#Q1chS0D", "DnVm4Hc5"])
        {
            var bytes = Encoding.UTF8.GetBytes(spelling);
            Assert.Equal(int.MaxValue, SpellingMark.Of(bytes, 0, bytes.Length).Hash);
            table.Learn(bytes, 0);
            Assert.NotNull(table.Find(bytes, 0, bytes.Length));
        }
    }

    [Fact]
    public void Spellings_that_strangers_make_up_are_kept_up_to_a_limit_and_read_alike_beyond_it()
    {
        // A policy of its own: what others have read for the sample has filled its table.
        var policy = Sample.Compile(Sample.Text);
        var (plain, kept) = (new PlainCases(), CaseNames.Of(policy).Prepared!.Spellings);
        var found = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var marks = string.Concat(Enumerable.Range(0, 15).Select(bit => (i >> bit & 1) == 0 ? "-" : "_"));
            if (i % 10 == 0) plain.Look(policy, $$"""{"a{{marks}}ge":20,"drug":"{{marks}}heroin"}""");
            else kept.Learn(Encoding.UTF8.GetBytes($"a{marks}ge"), Sample.Slot("age"));
            if (kept.Find(Encoding.UTF8.GetBytes($"a{marks}ge"), 0, 18) is not null) found++;
        }
        Assert.InRange(found, 1, 300);
        Assert.Equal(plain.Tried, plain.Taken);
        plain.Look(policy, """{"Age":20,"dateOfBirth":null,"drugs_found":[],"id":1}""");
        Assert.Equal(plain.Tried, plain.Taken);
    }

    /// <summary>Looks at cases of one random policy, and at such as are not valid.</summary>
    internal static void LookAtSeed(int seed, PlainCases plain, PlainCases invalid)
    {
        var policy = PolicyGenerator.Policy(seed);
        var (dice, cases) = (new Dice(seed), new CaseGenerator(policy.Policy));
        for (var i = 0; i < 8; i++)
        {
            var json = (i < 4 ? cases.Complete(dice) : cases.Partial(dice)).Json(dice);
            plain.Look(policy.Policy, json);
            plain.Look(policy.Policy, Spaced(json, dice));
        }
        foreach (var fault in InvalidCaseGenerator.All(cases.Complete(dice), dice))
            invalid.Look(policy.Policy, fault.Json);
    }

    /// <summary>Looks at so many cases whose bytes were changed.</summary>
    internal static void LookAtMutated(int rounds, PlainCases plain)
    {
        var target = new CaseTarget();
        string[] seeds = [.. target.Seeds];
        var mutator = new Mutator(new Random(7), target.Words, seeds);
        for (var round = 0; round < rounds; round++)
        {
            var text = Encoding.Latin1.GetBytes(mutator.Mutate(seeds[round % seeds.Length]));
            plain.Look(CaseTarget.Every.Policy, text, round % 2 == 0 ? Given : null);
        }
    }

    /// <summary>The same with white space between its parts wherever the dice say so, and none elsewhere.</summary>
    private static string Spaced(string json, Dice dice)
    {
        var (spaced, isText) = (new StringBuilder(), false);
        foreach (var c in json)
        {
            if (c == '"') isText = !isText;
            if (!isText && c == ' ') continue;
            var isSign = !isText && "{}[],:".Contains(c, StringComparison.Ordinal);
            if (isSign && dice.Chance(20)) spaced.Append(" \t\r\n"[dice.Between(0, 3)]);
            spaced.Append(c);
            if (isSign && dice.Chance(20)) spaced.Append("\n  ");
        }
        return spaced.ToString();
    }

    private static IEnumerable<Policy> Shipped()
    {
        var library = Library.Open(Repository.Rules);
        return library.Files().Select(path => PolicyCompiler.Compile(library, path).Policy).OfType<Policy>();
    }

    private static string Counts(PlainCases plain) =>
        FormattableString.Invariant($"{plain.Taken} taken of {plain.Valid} valid of {plain.Tried}");
}
