using Eligibility.Cases;
using Eligibility.Hosting;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hosting.Records;

/// <summary>What is read of a record is what is read of the same case in JSON.</summary>
public class RecordReadingTests
{
    private const int Records = 20_000;
    private static readonly DateOnly Day = new(2024, 5, 6);

    private static readonly PolicyEvaluator Evaluator = Compiling.Text(Arrest.Policy).Evaluator!;
    private static readonly RecordBinding<Arrest> Arrests = RecordBinding<Arrest>.Of(Editions.Of([Evaluator])[0]);

    [Fact]
    public void A_record_is_the_case_that_the_same_values_are_in_JSON_faults_among_them()
    {
        var random = new RandomArrests(15);
        var (valid, faulty) = (0, 0);
        for (var i = 0; i < Records; i++)
        {
            var arrest = random.Next();
            // What JSON cannot say is looked at elsewhere.
            if (arrest.BornOn is { } born && (born.TimeOfDay != default || born.Kind == DateTimeKind.Utc)) continue;
            var json = CaseReader.Read(Evaluator.Policy, RandomArrests.Json(arrest), Day);
            var stated = Arrests.ReadStated(Evaluator.Policy, arrest, CaseOptions.Of(Day));
            Assert.Equal(json.Faults.Select(f => f.ToString()), stated.Faults.Select(f => f.ToString()));
            if (json.IsValid) AssertSame(json, stated, arrest);
            if (json.IsValid) valid++;
            else faulty++;
        }
        Assert.True(valid > Records / 4 && faulty > Records / 10, $"{valid} were valid, and {faulty} at fault");
    }

    [Fact]
    public void A_record_that_is_read_straight_is_the_case_that_it_states_and_one_at_fault_is_not_read_straight()
    {
        var random = new RandomArrests(16);
        var (straight, valid) = (0, 0);
        for (var i = 0; i < Records; i++)
        {
            var arrest = random.Next();
            var stated = Arrests.ReadStated(Evaluator.Policy, arrest, CaseOptions.Of(Day));
            if (stated.IsValid) valid++;
            if (Arrests.ReadStraight(Evaluator.Policy, arrest, CaseOptions.Of(Day)) is not { } read) continue;
            straight++;
            Assert.True(stated.IsValid, $"{Shown(arrest)}: {string.Join('\n', stated.Faults)}");
            AssertSame(stated, read, arrest);
        }
        // What a host judges by a value of any type is always read by what it states; a fourth has none.
        Assert.InRange(straight, valid / 8, valid);
    }

    [Fact]
    public void A_record_without_anything_unusual_is_read_straight()
    {
        var arrest = new Arrest
        {
            Id = "7", Age = 30, AdmitsIt = true, Offence = Offence.Burglary, DrugsFound = [Drug.Diamorphine],
            Grams = 0.5m, ValueOfTheGoods = 99.99m, Share = 1.5m, Cards = 52, TimeServed = 3, ArrestedOn = Day,
            BornOn = new DateTime(1990, 2, 3), LivesInTheArea = false, Vulnerable = new(true, "PC 1", "seen"),
            PreviousOffences = [new() { Kind = "theft", Date = Day, Value = 5, Drugs = ["cocaine"] }],
        };
        var read = Arrests.ReadStraight(Evaluator.Policy, arrest, CaseOptions.Of(Day))!;
        Assert.Equal("""
            age: 30 (Stated)
            admits it: yes (Stated)
            offence: burglary (Stated)
            drugs found: heroin (Stated)
            weight: 500 mg (Stated)
            value of the goods: GBP 99.99 (Stated)
            share: 1.5 (Stated)
            cards: 52 cards (Stated)
            time served: 3 weeks (Stated)
            arrested on: 6 May 2024 (Stated)
            born on: 3 February 1990 (Stated)
            lives in the area: no (Stated)
            vulnerable: yes (Stated)
            band:  (NotStated)
            previous offences: 1 item (Stated)
            decision date: 6 May 2024 (Stated)
            """, string.Join('\n', read.Case!.Facts.Select(f => $"{f.Name}: {f.Words} ({f.Provenance})")));
        Assert.Equal("7", read.Case.Id);
    }

    [Fact]
    public void Null_states_nothing_so_that_an_assumption_holds_unless_it_is_said_to_state_that_nothing_is_known()
    {
        Assert.Equal(Provenance.NotKnown, Of(new Arrest()).Provenance);
        var assumed = RecordBinding<OnlyArea>.Of(Editions.Of([Evaluator])[0]).Decide(new OnlyArea(), Day).Decision!;
        Assert.Equal((Provenance.Assumed, (object)true), (Lives(assumed).Provenance, Lives(assumed).Value));

        static CaseValue Of(Arrest arrest) => Lives(Arrests.Decide(arrest with { Age = 30 }, Day).Decision!);

        static CaseValue Lives(Decision decision) => decision.Case.Facts.Single(f => f.Name == "lives in the area");
    }

    [Fact]
    public void A_property_that_is_never_null_is_stated_and_what_it_holds_by_default_is_no_exception()
    {
        var fault = Assert.Single(Arrests.Decide(new Arrest(), Day).Faults);
        Assert.Equal(("ELG741", "age"), (fault.Code, fault.Path));
    }

    [Theory, InlineData(1, DateTimeKind.Unspecified), InlineData(0, DateTimeKind.Utc), InlineData(23, DateTimeKind.Local)]
    public void A_moment_is_no_day(int hour, DateTimeKind kind)
    {
        var arrest = new Arrest { Age = 30, BornOn = new DateTime(1990, 1, 2, hour, 0, 0, kind) };
        var fault = Assert.Single(Arrests.Decide(arrest, Day).Faults);
        Assert.Equal(("ELG774", "born on"), (fault.Code, fault.Path));
    }

    private static void AssertSame(CaseResult expected, CaseResult found, Arrest arrest)
    {
        var (one, other) = (expected.Case!, found.Case!);
        Assert.True(one.Values.SequenceEqual(other.Values), $"{Shown(arrest)}\n"
            + string.Join('\n', one.Values.Zip(other.Values).Where(v => !Equals(v.First, v.Second))));
        Assert.True(one.Row.Words.AsSpan().SequenceEqual(other.Row.Words), $"other slots: {Shown(arrest)}");
        Assert.Equal(one.Provenances.AsEnumerable(), other.Provenances);
        Assert.Equal(one.Judgements.OrderBy(j => j.Key), other.Judgements.OrderBy(j => j.Key));
        Assert.Equal((expected.Id, one.Id, expected.DatedOn), (found.Id, other.Id, found.DatedOn));
    }

    public sealed record OnlyArea
    {
        public bool? LivesInTheArea { get; init; }
    }

    /// <summary>A record's own words are those of the culture, which may have no such days.</summary>
    private static string Shown(Arrest arrest)
    {
        var own = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
            return arrest.ToString();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = own;
        }
    }
}
