using System.Runtime.CompilerServices;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.ByHand;

/// <summary>The policy as a chain of tests in C#: the outcome, and no word about why.</summary>
internal static class HandWritten
{
    /// <summary>The outcome of a case.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Offer Decide(in Facts c)
    {
        if (c.Age < 18) return Offer.Charge;
        if (!c.LivesInForceArea) return Offer.Charge;
        if (!c.SufficientEvidence) return Offer.Charge;
        if (c.Offence is Offence.Robbery or Offence.Rape or Offence.Murder) return Offer.Charge;
        if (c.WeaponUsed && c.Offence is Offence.CriminalDamage or Offence.CommonAssault or Offence.Burglary)
            return Offer.Charge;
        if (c.HateCrime) return Offer.Charge;
        if (c.DomesticRisk is DomesticRisk.Medium or DomesticRisk.High
            || (c.DomesticRisk == DomesticRisk.Standard && c.Offence == Offence.CommonAssault && c.VictimUnder18))
            return Offer.Charge;
        if (c.OnCourtOrder || c.SuspendedSentence) return Offer.Charge;
        if (c.PreviousCheckpoint >= 2 || (c.PreviousCheckpoint >= 1 && c.RiskBand == RiskBand.High))
            return Offer.Charge;
        if (c.DaysSinceOffence > 180 || !c.AgreesToContract) return Offer.Charge;
        if (c.Offence is Offence.Supply or Offence.Cultivation or Offence.Importation
            && c.SupplyMotive == SupplyMotive.Profit) return Offer.Charge;
        if (c.Offence == Offence.Possession && c.DrugClass != DrugClass.None && c.Convictions == 0
            && c.RiskBand == RiskBand.Low) return Offer.Educate;
        if (c.Offence == Offence.Possession && c.DrugClass != DrugClass.None) return Offer.Divert;
        if (c.Offence == Offence.Supply && c.DrugClass != DrugClass.None
            && c.SupplyMotive == SupplyMotive.FundOwnHabit && c.Quantity < 10_000) return Offer.Divert;
        if (c.Offence == Offence.Cultivation && c.DrugClass == DrugClass.B && c.Quantity < 500_000) return Offer.Divert;
        if (c.Offence == Offence.CriminalDamage && c.Convictions == 0 && !c.CoAccused
            && c.Admission == Admission.Admitted) return Offer.Warn;
        if (c.Offence == Offence.Theft && c.Convictions < 3) return Offer.Divert;
        if (c.Offence is Offence.CriminalDamage or Offence.CommonAssault && c.Convictions < 3
            && c.RiskBand is RiskBand.Low or RiskBand.Moderate && !c.VictimUnder18) return Offer.Divert;
        if (c.Offence == Offence.Burglary && c.Convictions < 3 && c.RiskBand != RiskBand.High && !c.CoAccused
            && c.Admission != Admission.Denied) return Offer.Divert;
        if (c.Offence == Offence.Driving && c.Age <= 25 && c.Convictions == 0 && c.Admission == Admission.Admitted)
            return Offer.Educate;
        return Offer.Charge;
    }
}
