namespace Eligibility.Benchmarking.Peers;

/// <summary>
/// The rules as expressions about a <see cref="Person"/> named <c>c</c>: those that all must hold, and in each those of
/// which one must.
/// </summary>
internal static class Expressions
{
    public static readonly string[][][] Rules =
    [
        [["c.Age < 18"]],
        [["!c.LivesInForceArea"]],
        [["!c.SufficientEvidence"]],
        [["c.Offence == 8", "c.Offence == 9", "c.Offence == 10"]],
        [["c.WeaponUsed"], ["c.Offence == 5", "c.Offence == 6", "c.Offence == 7"]],
        [["c.HateCrime"]],
        // Standard risk counts beside an assault on a child alone.
        [["c.DomesticRisk == 2", "c.DomesticRisk == 3", "c.DomesticRisk == 1 && c.Offence == 6 && c.VictimUnder18"]],
        [["c.OnCourtOrder", "c.SuspendedSentence"]],
        [["c.PreviousCheckpoint >= 2", "c.PreviousCheckpoint >= 1 && c.RiskBand == 2"]],
        [["c.DaysSinceOffence > 180", "!c.AgreesToContract"]],
        [["c.Offence == 1", "c.Offence == 2", "c.Offence == 3"], ["c.SupplyMotive == 2"]],
        [["c.Offence == 0"], ["c.DrugClass != 0"], ["c.Convictions == 0"], ["c.RiskBand == 0"]],
        [["c.Offence == 0"], ["c.DrugClass != 0"]],
        [["c.Offence == 1"], ["c.DrugClass != 0"], ["c.SupplyMotive == 1"], ["c.Quantity < 10000"]],
        [["c.Offence == 2"], ["c.DrugClass == 2"], ["c.Quantity < 500000"]],
        [["c.Offence == 5"], ["c.Convictions == 0"], ["!c.CoAccused"], ["c.Admission == 0"]],
        [["c.Offence == 4"], ["c.Convictions < 3"]],
        [["c.Offence == 5", "c.Offence == 6"], ["c.Convictions < 3"], ["c.RiskBand != 2"], ["!c.VictimUnder18"]],
        [["c.Offence == 7"], ["c.Convictions < 3"], ["c.RiskBand != 2"], ["!c.CoAccused"], ["c.Admission != 2"]],
        [["c.Offence == 11"], ["c.Age <= 25"], ["c.Convictions == 0"], ["c.Admission == 0"]],
    ];
}
