using System.Text;
using Eligibility.Hosting;
using Eligibility.Justification;

namespace Eligibility.Tests.Hosting;

/// <summary>What an application asks its catalogue: policies by title and date, and decisions.</summary>
public class PolicyCatalogueTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("old.rules", Edition("Old", "in force from 1 January 2015 until 31 December 2017", 21)),
        ("new.rules", Edition("New", "in force from 1 January 2018", 18)),
        ("draft.rules", Edition("Draft", "", 16)),
        ("other.rules", Edition("Other", "", 16).Replace("Warnings", "Charges", StringComparison.Ordinal)),
    ];

    private const string EveryKindOfFact = """
        policy "Every kind of fact"
            in force from 1 January 2015
        values drugs: heroin, cannabis
        fact admits the offence: yes or no
        fact age: whole number of years
        fact share: number
        fact weight: amount in mg
        fact damage: money in GBP
        fact date of offence: date
        fact drug: one of drugs
        fact found with: any of drugs
        fact low level: yes or no
            judged by officer
        list previous offences
            kind: one of drugs
            year: whole number
        outcome warn "A warning"
        outcome charge "A charge"
        rule everything
            warn when all of
                admits the offence
                age is at least 18
                share is at most 0.5
                weight is under 300 mg
                damage is under GBP 100
                date of offence is before 2 January 2018
                drug is cannabis
                found with includes heroin
                low level
                (number of previous offences where kind is heroin) is 2
            because "Everything holds."
        otherwise charge
        end
        """;

    private static string Edition(string name, string period, int age) => FormattableString.Invariant($"""
        policy "Warnings"
            edition "{name}"
            {period}
        fact age: whole number of years
        outcome warn "A warning"
        outcome charge "A charge"
        rule adults
            warn when age is at least {age}
            because "Adults are warned."
        otherwise charge
        end
        """);

    [Fact]
    public void Titles_are_in_ordinal_order()
    {
        using var application = Application.With(Files);
        Assert.Equal(["Charges", "Warnings"], application.Catalogue.Titles.AsEnumerable());
    }

    [Theory, InlineData(2015, 1, 1, "Old"), InlineData(2017, 12, 31, "Old"), InlineData(2018, 1, 1,
        "New"), InlineData(2199, 12, 31, "New")]
    public void The_edition_in_force_on_the_date_is_found(int year, int month, int day, string edition)
    {
        using var application = Application.With(Files);
        Assert.Equal(edition, application.Catalogue.Find("Warnings", new DateOnly(year, month, day)).Policy.Edition);
    }

    [Fact]
    public void Every_edition_in_the_rules_of_the_repository_is_found_on_its_first_day()
    {
        using var application = Application.WithRulesOfTheRepository();
        var catalogue = application.Catalogue;
        var dated = catalogue.Titles.SelectMany(t => catalogue.Editions(t).All)
            .Where(e => e.Policy.Period is not null).ToList();
        Assert.NotEmpty(dated);
        Assert.All(dated, e => Assert.Same(e, catalogue.Find(e.Policy.Title, e.Policy.Period!.From)));
    }

    [Fact]
    public void Where_no_edition_is_in_force_the_editions_are_named()
    {
        using var application = Application.With(Files);
        var missing = Assert.Throws<PolicyNotFoundException>(() =>
            application.Catalogue.Find("Warnings", new DateOnly(2014, 12, 31)));
        Assert.Equal(
            "no edition of \"Warnings\" is in force on 2014-12-31; the editions are \"Old\" in force from 1 January "
                + "2015 until 31 December 2017; \"New\" in force from 1 January 2018; \"Draft\" prospective",
            missing.Message);
    }

    [Fact]
    public void Prospective_editions_are_among_the_editions_and_are_never_found()
    {
        using var application = Application.With(Files);
        Assert.Equal(["Old", "New", "Draft"],
            application.Catalogue.Editions("Warnings").All.Select(e => e.Policy.Edition));
        Assert.Throws<PolicyNotFoundException>(() => application.Catalogue.Find("Charges", new DateOnly(2018, 1, 1)));
    }

    [Theory, InlineData("Warning"), InlineData("warnings"), InlineData("WARNINGS"), InlineData("Warnings ")]
    public void An_unknown_title_gives_the_nearest_one(string title)
    {
        using var application = Application.With(Files);
        var message = $"there is no policy \"{title}\"; did you mean \"Warnings\"?";
        Assert.Equal(message,
            Assert.Throws<PolicyNotFoundException>(() => application.Catalogue.Editions(title)).Message);
        Assert.Equal(message, Assert.Throws<PolicyNotFoundException>(() =>
            application.Catalogue.Find(title, new DateOnly(2018, 1, 1))).Message);
        Assert.Equal(message,
            Assert.Throws<PolicyNotFoundException>(() => application.Catalogue.Decide(title, "{}"u8)).Message);
        Assert.Equal(message, Assert.Throws<PolicyNotFoundException>(() =>
            application.Catalogue.Decide(title, new Dictionary<string, object?>())).Message);
    }

    [Fact]
    public void A_title_near_to_none_gives_them_all()
    {
        using var application = Application.With(Files);
        var missing = Assert.Throws<PolicyNotFoundException>(() => application.Catalogue.Editions("Checkpoint"));
        Assert.Equal("there is no policy \"Checkpoint\"; the policies are \"Charges\", \"Warnings\"", missing.Message);
    }

    [Fact]
    public void A_hostile_title_is_repeated_short_and_visible()
    {
        using var application = Application.With(Files);
        var message = Assert.Throws<PolicyNotFoundException>(() =>
            application.Catalogue.Editions("\u202E\0\n" + new string('x', 100_000))).Message;
        Assert.True(message.Length < 200);
        Assert.DoesNotContain(message, c => c is < ' ' or > '~');
    }

    [Theory, InlineData("2017-12-31", "Old", "charge"), InlineData("2018-01-01", "New", "warn")]
    public void The_decision_date_chooses_the_edition_that_decides(string on, string edition, string outcome)
    {
        using var application = Application.With(Files);
        var day = DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        EditionDecision[] results =
        [
            application.Catalogue.Decide("Warnings", """{"age": 19}"""u8, day),
            application.Catalogue.Decide("Warnings",
                Encoding.UTF8.GetBytes($$"""{"age": 19, "decision date": "{{on}}"}""")),
            application.Catalogue.Decide("Warnings", new Dictionary<string, object?> { ["age"] = 19 }, day),
            application.Catalogue.Decide("Warnings",
                new Dictionary<string, object?> { ["age"] = 19, ["decisionDate"] = day }),
        ];
        Assert.All(results, r => Assert.Equal((edition, outcome, day),
            (r.Decision!.Policy.Edition, r.Decision.Outcome!.Name, r.Decision.ChosenBy)));
    }

    [Fact]
    public void Without_a_date_a_case_needs_one_and_is_under_no_edition()
    {
        using var application = Application.With(Files);
        var result = application.Catalogue.Decide("Warnings", """{"age": 19}"""u8);
        Assert.Null(result.Decision);
        Assert.True(result.NeedsDate);
        Assert.Equal(["Old", "New"], result.Undated.Select(d => d.Policy.Edition));
    }

    [Fact]
    public void On_a_day_without_an_edition_there_is_no_decision()
    {
        using var application = Application.With(Files);
        var day = new DateOnly(2014, 12, 31);
        Assert.Equal(day, application.Catalogue.Decide("Warnings", """{"age": 19}"""u8, day).NoneInForceOn);
    }

    [Fact]
    public void A_faulty_case_gives_its_faults()
    {
        using var application = Application.With(Files);
        var result = application.Catalogue.Decide("Warnings", new Dictionary<string, object?> { ["aeg"] = 19 },
            new DateOnly(2018, 1, 1));
        Assert.Null(result.Decision);
        Assert.Equal("did you mean `age`?", Assert.Single(result.Faults).Help);
    }

    [Fact]
    public void Json_and_values_give_the_same_bytes_whatever_the_facts()
    {
        using var application = Application.With(("policy.rules", EveryKindOfFact));
        var day = new DateOnly(2018, 1, 10);
        var json = application.Catalogue.Decide("Every kind of fact", """
            {
                "id": "42", "admits the offence": true, "age": 24, "share": 0.5, "weight": "250 mg",
                "damage": 80, "date of offence": "2018-01-01",
                "drug": "cannabis", "found with": ["heroin", "cannabis"],
                "low level": {"value": true, "by": "Sergeant 1234", "because": "two deals only"},
                "previous offences": [{"kind": "heroin", "year": 2012}, {"kind": "heroin"}]
            }
            """u8, day);
        var values = application.Catalogue.Decide("Every kind of fact", new Dictionary<string, object?>
        {
            ["id"] = "42", ["admitsTheOffence"] = true, ["age"] = 24L, ["share"] = 0.50m, ["weight"] = 250,
            ["damage"] = "GBP 80", ["date_of_offence"] = new DateOnly(2018, 1, 1),
            ["drug"] = "Cannabis", ["foundWith"] = new List<string> { "heroin", "cannabis" },
            ["lowLevel"] = new JudgedValue(true, "Sergeant 1234", "two deals only"),
            ["previousOffences"] = new[]
            {
                new Dictionary<string, object?> { ["kind"] = "heroin", ["year"] = 2012 },
                new Dictionary<string, object?> { ["kind"] = "heroin" }
            },
        }, day);
        Assert.Equal("warn", json.Decision?.Outcome?.Name);
        Assert.Equal(Justified(json), Justified(values));
    }

    [Fact]
    public void Json_and_values_give_the_same_bytes_under_the_rules_of_the_repository()
    {
        using var application = Application.WithRulesOfTheRepository();
        var day = new DateOnly(2018, 1, 10);
        var json = application.Catalogue.Decide("Durham Checkpoint",
            """{"offence": "drug possession", "purpose": "own use", "date of birth": "1990-03-02", """u8
                + """ "previous convictions": 2, "agrees to take part": true}"""u8, day);
        var values = application.Catalogue.Decide("Durham Checkpoint", new Dictionary<string, object?>
        {
            ["offence"] = "drug possession", ["purpose"] = "own use", ["date of birth"] = new DateOnly(1990, 3, 2),
            ["previous convictions"] = 2, ["agrees to take part"] = true,
        }, day);
        Assert.Equal("checkpoint", json.Decision?.Outcome?.Name);
        Assert.Equal(Justified(json), Justified(values));
    }

    [Fact]
    public void Many_threads_at_once_get_equal_bytes()
    {
        using var application = Application.WithRulesOfTheRepository();
        var catalogue = application.Catalogue;
        // Decided cases and open ones, of several editions: they must not disturb each other.
        (string Case, DateOnly On)[] cases =
        [
            ("""{"offence": "drug possession", "date of birth": "1990-03-02", "previous convictions": 2, "agrees to take part": true}""",
                new DateOnly(2018, 1, 10)),
            ("""{"offence": "drug supply", "drug": "heroin", "purpose": "to fund own habit"}""",
                new DateOnly(2018, 1, 10)),
            ("""{"offence": "theft"}""", new DateOnly(2016, 1, 10)),
        ];
        string[] alone = [.. cases.Select(Decide)];
        var together = new string[60];
        Parallel.For(0, together.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => together[i] = Decide(cases[i % cases.Length]));
        Assert.All(together.Index(), t => Assert.Equal(alone[t.Index % cases.Length], t.Item));

        string Decide((string Case, DateOnly On) given) =>
            Justified(catalogue.Decide("Durham Checkpoint", Encoding.UTF8.GetBytes(given.Case), given.On));
    }

    /// <summary>
    /// The justification as the bytes of its JSON, shown as text so that a failed test can print them.
    /// </summary>
    private static string Justified(EditionDecision result)
    {
        Assert.Equal([], result.Faults);
        return Encoding.UTF8.GetString(JustificationJson.Render(JustificationBuilder.Build(result.Decision!)));
    }
}
