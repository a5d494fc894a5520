using Eligibility.Hosting;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.Hosting.Records;

/// <summary>What a type of record must be to fit a policy, and what is said where it does not.</summary>
public class RecordBindingTests
{
    private static readonly DateOnly Day = new(2024, 5, 6);
    private static readonly Editions Arrests = Of(Arrest.Policy);

    [Fact]
    public void Each_property_that_fits_nothing_is_told_with_what_to_write_instead()
    {
        var fault = Assert.Throws<RecordBindingException>(() => RecordBinding<Misfit>.Of(Arrests));
        Snapshot.Match(Path.Combine(Repository.Root, "tests", "Eligibility.Tests", "Hosting", "Records", "misfit.txt"),
            fault.Message + "\n");
    }

    [Fact]
    public void What_no_property_states_can_be_asked_for()
    {
        Assert.Equal("decision date", Assert.Single(RecordBinding<Arrest>.Of(Arrests).NotStated));
        Assert.Equal(["age", "admits it"], RecordBinding<RecordReadingTests.OnlyArea>.Of(Arrests).NotStated.Take(2));
    }

    [Fact]
    public void A_property_may_be_declared_by_another_edition_and_is_told_as_never_looked_at()
    {
        const string text = """
            policy "Sale"
                edition "first"
                in force from 1 January 2020 until 31 December 2020
            fact age: whole number
            outcome refuse "Not sold"
            outcome sell "Sold"
            rule minors
                refuse when age is under 18
                because "No."
            otherwise sell
            end
            """;
        var second = text.Replace("first", "second", StringComparison.Ordinal)
            .Replace("2020", "2021", StringComparison.Ordinal)
            .Replace("fact age: whole number", "fact age: whole number\nfact with parents: yes or no", StringComparison.Ordinal)
            .Replace("age is under 18", "age is under 18 and with parents is no", StringComparison.Ordinal);
        var sale = RecordBinding<Buyer>.Of(Of(text, second));
        var (early, late) = (Decide(2020), Decide(2021));
        Assert.Equal(("refuse", "sell"), (early.Outcome!.Name, late.Outcome!.Name));
        Assert.Equal("with parents", Assert.Single(early.Case.NeverLookedAt));
        Assert.Equal(("first", "second"), (early.Policy.Edition, late.Policy.Edition));
        Assert.Equal(new DateOnly(2022, 1, 1), sale.Decide(new Buyer(), new DateOnly(2022, 1, 1)).NoneInForceOn);
        Assert.True(sale.Decide(new Buyer { Age = 17 }).NeedsDate);

        Decision Decide(int year) =>
            sale.Decide(new Buyer { Age = 17, WithParents = true, DecisionDate = new(year, 5, 6) }).Decision!;
    }

    [Fact]
    public void A_struct_is_a_record_like_any_other()
    {
        var answer = RecordBinding<Point>.Of(Arrests).Decide(new Point(30, Offence.Burglary), Day);
        Assert.Equal("charge", answer.Decision!.Outcome!.Name);
    }

    [Fact]
    public void What_a_property_throws_comes_out_as_it_is() =>
        Assert.Throws<TimeZoneNotFoundException>(() => RecordBinding<Throwing>.Of(Arrests).Decide(new Throwing(), Day));

    private static Editions Of(params string[] texts)
    {
        var library = Library.Of(texts.Select((text, i) => (FormattableString.Invariant($"{i}.rules"), text)));
        return Assert.Single(Editions.Of(library.Files().Select(f => PolicyCompiler.Compile(library, f).Evaluator!)));
    }

#pragma warning disable CA1051 // A field is what the test is about.
    public sealed class Misfit
    {
        public int Public;
        public int Aeg { get; init; }
        public int Weather { get; init; }
        public int AdmitsIt { get; init; }
        [FactName("admits-it")] public bool Admits_It { get; init; }
        public double Weight { get; init; }
        public int ValueOfTheGoods { get; init; }
        public string? Share { get; init; }
        public int[]? Cards { get; init; }
        public DateTimeOffset ArrestedOn { get; init; }
        public string? BornOn { get; init; }
        public IEnumerable<Drug>? DrugsFound { get; init; }
        public Misspelt Offence { get; init; }
        public bool Vulnerable { get; init; }
        public Item[]? PreviousOffences { get; init; }
        [FactName("time served", Unit = "grams")] public int TimeServed { get; init; }
        public decimal Id { get; init; }
    }
#pragma warning restore CA1051

    public enum Misspelt { PossessionOfCannabis, Bruglary, Unknown, Theft = 0 }

    [Flags]
    public enum Many { Cannabis = 1, Cocaine = 2 }

    public sealed record Item(string? Colour, List<Many>? Drugs);

    public sealed record Buyer
    {
        public int? Age { get; init; }
        public bool? WithParents { get; init; }
        public DateOnly? DecisionDate { get; init; }
    }

    public readonly record struct Point(int Age, Offence? Offence);

    public sealed record Throwing
    {
        public int Age => throw new TimeZoneNotFoundException();
    }
}
