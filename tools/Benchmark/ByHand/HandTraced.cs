using System.Globalization;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.ByHand;

/// <summary>The policy in C# with a trace made of objects, as it is written where a decision is explained.</summary>
internal sealed class HandTraced
{
    private static readonly CaseNames Names = CaseNames.Whole;

    private readonly TracedDecision _decision = new();
    private List<ConditionTrace> _conditions = [];

    /// <summary>The decision of a case with its trace.</summary>
    public static TracedDecision Decide(in Facts c)
    {
        var trace = new HandTraced();
        var winner = trace.Excluded(c) ?? trace.Included(c) ?? Verdict.Rules.Length - 1;
        var decision = trace._decision;
        decision.Rule = Verdict.Rules[winner];
        decision.Outcome = Verdict.Offers[(int)Verdict.Of(winner).Offer];
        decision.Because = HandReasons.Texts[winner];
        return decision;
    }

    private int? Excluded(in Facts c)
    {
        Begin(0);
        if (End(Is("age < 18", c.Age < 18, c.Age))) return 0;
        Begin(1);
        if (End(IsNot("not lives in force area", c.LivesInForceArea))) return 1;
        Begin(2);
        if (End(IsNot("not sufficient evidence", c.SufficientEvidence))) return 2;
        Begin(3);
        if (End(Is("offence in robbery, rape, murder",
            c.Offence is Offence.Robbery or Offence.Rape or Offence.Murder, c))) return 3;
        Begin(4);
        if (End(Is("weapon used", c.WeaponUsed) && Is("offence in criminal damage, common assault, burglary",
            c.Offence is Offence.CriminalDamage or Offence.CommonAssault or Offence.Burglary, c))) return 4;
        Begin(5);
        if (End(Is("hate crime", c.HateCrime))) return 5;
        Begin(6);
        var risk = Names.Risks[(int)c.DomesticRisk];
        if (End(Is("domestic risk in medium, high", c.DomesticRisk >= DomesticRisk.Medium, risk)
            || (Is("domestic risk is standard", c.DomesticRisk == DomesticRisk.Standard, risk)
                && Is("offence is common assault", c.Offence == Offence.CommonAssault, c)
                && Is("victim under 18", c.VictimUnder18)))) return 6;
        Begin(7);
        if (End(Is("on court order", c.OnCourtOrder) || Is("suspended sentence", c.SuspendedSentence))) return 7;
        Begin(8);
        if (End(Is("previous checkpoint >= 2", c.PreviousCheckpoint >= 2, c.PreviousCheckpoint)
            || (Is("previous checkpoint >= 1", c.PreviousCheckpoint >= 1, c.PreviousCheckpoint)
                && Is("risk band is high", c.RiskBand == RiskBand.High, Names.Bands[(int)c.RiskBand])))) return 8;
        Begin(9);
        if (End(Is("days since offence > 180", c.DaysSinceOffence > 180, c.DaysSinceOffence)
            || IsNot("not agrees to contract", c.AgreesToContract))) return 9;
        Begin(10);
        if (End(Is("offence in supply, cultivation, importation",
                c.Offence is Offence.Supply or Offence.Cultivation or Offence.Importation, c)
            && Is("supply motive is profit", c.SupplyMotive == SupplyMotive.Profit,
                Names.Motives[(int)c.SupplyMotive]))) return 10;
        return null;
    }

    private int? Included(in Facts c)
    {
        var drug = Names.DrugClasses[(int)c.DrugClass];
        var band = Names.Bands[(int)c.RiskBand];
        var admission = Names.Admissions[(int)c.Admission];
        Begin(11);
        if (End(Is("offence is possession", c.Offence == Offence.Possession, c)
            && Is("drug class is not none", c.DrugClass != DrugClass.None, drug)
            && Is("convictions = 0", c.Convictions == 0, c.Convictions)
            && Is("risk band is low", c.RiskBand == RiskBand.Low, band))) return 11;
        Begin(12);
        if (End(Is("offence is possession", c.Offence == Offence.Possession, c)
            && Is("drug class is not none", c.DrugClass != DrugClass.None, drug))) return 12;
        Begin(13);
        if (End(Is("offence is supply", c.Offence == Offence.Supply, c)
            && Is("drug class in A, B, C", c.DrugClass != DrugClass.None, drug)
            && Is("supply motive is to fund own habit", c.SupplyMotive == SupplyMotive.FundOwnHabit,
                Names.Motives[(int)c.SupplyMotive])
            && IsUnder("quantity < 10 g", 10_000, c.Quantity))) return 13;
        Begin(14);
        if (End(Is("offence is cultivation", c.Offence == Offence.Cultivation, c)
            && Is("drug class is B", c.DrugClass == DrugClass.B, drug)
            && IsUnder("quantity < 500 g", 500_000, c.Quantity))) return 14;
        Begin(15);
        if (End(Is("offence is criminal damage", c.Offence == Offence.CriminalDamage, c)
            && Is("convictions = 0", c.Convictions == 0, c.Convictions) && IsNot("not co-accused", c.CoAccused)
            && Is("admission is admitted", c.Admission == Admission.Admitted, admission))) return 15;
        Begin(16);
        if (End(Is("offence is theft", c.Offence == Offence.Theft, c)
            && Is("convictions < 3", c.Convictions < 3, c.Convictions))) return 16;
        Begin(17);
        if (End(Is("offence in criminal damage, common assault",
                c.Offence is Offence.CriminalDamage or Offence.CommonAssault, c)
            && Is("convictions < 3", c.Convictions < 3, c.Convictions)
            && Is("risk band in low, moderate", c.RiskBand is RiskBand.Low or RiskBand.Moderate, band)
            && IsNot("not victim under 18", c.VictimUnder18))) return 17;
        Begin(18);
        if (End(Is("offence is burglary", c.Offence == Offence.Burglary, c)
            && Is("convictions < 3", c.Convictions < 3, c.Convictions)
            && Is("risk band is not high", c.RiskBand != RiskBand.High, band) && IsNot("not co-accused", c.CoAccused)
            && Is("admission is not denied", c.Admission != Admission.Denied, admission))) return 18;
        Begin(19);
        if (End(Is("offence is driving", c.Offence == Offence.Driving, c) && Is("age <= 25", c.Age <= 25, c.Age)
            && Is("convictions = 0", c.Convictions == 0, c.Convictions)
            && Is("admission is admitted", c.Admission == Admission.Admitted, admission))) return 19;
        return null;
    }

    private void Begin(int rule)
    {
        var trace = new RuleTrace(Verdict.Rules[rule]);
        _decision.Rules.Add(trace);
        _conditions = trace.Conditions;
    }

    private bool End(bool applied) => _decision.Rules[^1].Applied = applied;

    private bool Is(string condition, bool held, string value)
    {
        _conditions.Add(new ConditionTrace(condition, held, value));
        return held;
    }

    private bool Is(string condition, bool held, int value) =>
        Is(condition, held, value.ToString(CultureInfo.InvariantCulture));

    private bool Is(string condition, bool held, in Facts c) => Is(condition, held, Names.Offences[(int)c.Offence]);

    private bool Is(string condition, bool value) => Is(condition, value, value ? "yes" : "no");

    private bool IsNot(string condition, bool value) => Is(condition, !value, value ? "yes" : "no");

    private bool IsUnder(string condition, int below, int milligrams) =>
        Is(condition, milligrams < below, (milligrams / 1000m).ToString(CultureInfo.InvariantCulture));
}
