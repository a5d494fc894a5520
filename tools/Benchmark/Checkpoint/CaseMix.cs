using Eligibility.Measure;

namespace Eligibility.Benchmarking.Checkpoint;

/// <summary>
/// Cases drawn by a seed, the same on every machine. In the mix <c>real</c> what excludes is rare and most cases reach
/// the inclusions; in the mix <c>uniform</c> each fact is uniform over its values and most cases stop early.
/// </summary>
internal sealed class CaseMix
{
    private const ulong Seed = 20240601;

    /// <summary>Of a hundred, up to which each offence is drawn in the mix <c>real</c>.</summary>
    private static readonly int[] Offences = [34, 46, 51, 52, 72, 80, 86, 92, 94, 95, 96, 100];

    private readonly SplitMix64 _draw = new(Seed);

    public static Facts[] Draw(int count, bool uniform)
    {
        var mix = new CaseMix();
        var cases = new Facts[count];
        for (var i = 0; i < count; i++) cases[i] = uniform ? mix.Uniform() : mix.Real();
        return cases;
    }

    private Facts Uniform() => new()
    {
        Age = (byte)(10 + Next(80)),
        LivesInForceArea = Chance(50),
        Offence = (Offence)Next(12),
        DrugClass = (DrugClass)Next(4),
        Quantity = Next(1_000_000),
        SupplyMotive = (SupplyMotive)Next(3),
        Convictions = (byte)Next(13),
        DaysSinceOffence = (short)Next(401),
        HateCrime = Chance(50),
        DomesticRisk = (DomesticRisk)Next(4),
        OnCourtOrder = Chance(50),
        SuspendedSentence = Chance(50),
        CoAccused = Chance(50),
        Admission = (Admission)Next(3),
        SufficientEvidence = Chance(50),
        AgreesToContract = Chance(50),
        PreviousCheckpoint = (byte)Next(4),
        RiskBand = (RiskBand)Next(3),
        VictimUnder18 = Chance(50),
        WeaponUsed = Chance(50),
    };

    private Facts Real()
    {
        var offence = RealOffence();
        var isOfDrugs = offence <= Offence.Importation;
        return new Facts
        {
            Age = (byte)(Chance(3) ? 10 + Next(8) : 18 + Next(Chance(70) ? 20 : 72)),
            LivesInForceArea = !Chance(3),
            Offence = offence,
            DrugClass = isOfDrugs != Chance(5) ? (DrugClass)(1 + Next(3)) : DrugClass.None,
            Quantity = !isOfDrugs ? 0 : Chance(60) ? Next(12_000) : Next(1_000_000),
            SupplyMotive = !isOfDrugs ? SupplyMotive.None
                : Chance(10) ? SupplyMotive.Profit : (SupplyMotive)Next(2),
            Convictions = (byte)(Chance(42) ? 0 : Chance(60) ? 1 + Next(3) : Next(13)),
            DaysSinceOffence = (short)(Chance(4) ? 181 + Next(220) : Next(181)),
            HateCrime = Chance(3),
            DomesticRisk = !Chance(7) ? DomesticRisk.None : (DomesticRisk)(1 + Next(3)),
            OnCourtOrder = Chance(4),
            SuspendedSentence = Chance(3),
            CoAccused = Chance(15),
            Admission = Chance(60) ? Admission.Admitted : (Admission)(1 + Next(2)),
            SufficientEvidence = !Chance(4),
            AgreesToContract = !Chance(6),
            PreviousCheckpoint = (byte)(Chance(85) ? 0 : 1 + (Chance(20) ? 1 + Next(2) : 0)),
            RiskBand = (RiskBand)(Chance(45) ? 0 : 1 + Next(2)),
            VictimUnder18 = Chance(8),
            WeaponUsed = Chance(6),
        };
    }

    private Offence RealOffence()
    {
        var at = Next(100);
        return (Offence)Array.FindIndex(Offences, below => at < below);
    }

    private bool Chance(int ofHundred) => Next(100) < ofHundred;

    private int Next(int below) => _draw.Next(below);
}
