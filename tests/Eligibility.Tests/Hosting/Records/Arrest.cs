using System.Collections.Immutable;
using Eligibility.Hosting;

namespace Eligibility.Tests.Hosting.Records;

/// <summary>A record with a property of each kind, and the policy that it fits.</summary>
public sealed record Arrest
{
    public const string Policy = """
        policy "Arrests"
            in force from 1 January 2020
        fact age: whole number
            from 10 to 120
        fact admits it: yes or no
        fact offence: one of possession of cannabis, theft, burglary
        fact drugs found: any of cannabis, cocaine, heroin
        fact weight: amount in mg
            from 0 mg to 1000 g
        fact value of the goods: money in GBP
            from GBP 0 to GBP 1000000
        fact share: number
            from 0 to 5
        fact cards: whole number of cards
            from 0 to 500
        fact time served: whole number of weeks
            from 0 weeks to 100 weeks
        fact arrested on: date
            from 1 January 2000 to decision date
        fact born on: date
            from 1 January 1900 to decision date
        fact lives in the area: yes or no
            assumed yes
        fact vulnerable: yes or no
            judged by custody officer
        fact band: one of low, high
            judged by custody officer
        list previous offences
            kind: one of theft, burglary
            date: date
                from 1 January 1950 to decision date
            value: money in GBP
                from GBP 0 to GBP 1000
            drugs: any of cannabis, cocaine
            one per date
        outcome warn "A warning"
        outcome charge "A charge"
        rule the young
            warn when age is under 21 and admits it and weight is under 2 g
            because "The young are warned."
        rule used facts
            charge when any of
                offence is burglary
                drugs found includes heroin
                value of the goods is over GBP 100
                share is over 2
                cards is at least 53 cards
                time served is at least 4 weeks
                arrested on is before 1 January 2001
                born on is before 1 January 1920
                lives in the area is no
                vulnerable
                band is high
                any previous offences where kind is theft and value is over GBP 5 and drugs includes cocaine
            because "These are charged."
        otherwise charge
        end
        """;

    public string? Id { get; init; }
    public int Age { get; init; }
    public bool? AdmitsIt { get; init; }
    public Offence? Offence { get; init; }
    public IReadOnlyList<Drug>? DrugsFound { get; init; }

    [FactName("weight", Unit = "g")]
    public decimal? Grams { get; init; }

    public decimal? ValueOfTheGoods { get; init; }
    public decimal? Share { get; init; }
    public short? Cards { get; init; }
    public long? TimeServed { get; init; }
    public DateOnly? ArrestedOn { get; init; }
    public DateTime? BornOn { get; init; }

    [FactName("lives in the area", NullIsNotKnown = true)]
    public bool? LivesInTheArea { get; init; }

    public Judgement? Vulnerable { get; init; }
    public JudgedValue? Band { get; init; }
    public ImmutableArray<Previous?> PreviousOffences { get; init; }

    [NotAFact]
    public int Row { get; init; }
}

public enum Offence : byte
{
    PossessionOfCannabis = 7,
    Theft = 3,
    Burglary = 200,
}

public enum Drug
{
    Cannabis,
    Cocaine,
    [FactName("heroin")] Diamorphine,
}

public sealed record Judgement(bool? Value, string? By, string? Because);

public sealed record Previous
{
    public string? Kind { get; init; }
    public DateOnly? Date { get; init; }
    public decimal? Value { get; init; }
    public HashSet<string>? Drugs { get; init; }
}
