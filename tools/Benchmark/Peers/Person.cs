using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.Peers;

/// <summary>A case as an object with properties, which engines on .NET look at.</summary>
public sealed class Person
{
    internal Person(Facts facts)
    {
        Age = facts.Age;
        LivesInForceArea = facts.LivesInForceArea;
        Offence = (int)facts.Offence;
        DrugClass = (int)facts.DrugClass;
        Quantity = facts.Quantity;
        SupplyMotive = (int)facts.SupplyMotive;
        Convictions = facts.Convictions;
        DaysSinceOffence = facts.DaysSinceOffence;
        HateCrime = facts.HateCrime;
        DomesticRisk = (int)facts.DomesticRisk;
        OnCourtOrder = facts.OnCourtOrder;
        SuspendedSentence = facts.SuspendedSentence;
        CoAccused = facts.CoAccused;
        Admission = (int)facts.Admission;
        SufficientEvidence = facts.SufficientEvidence;
        AgreesToContract = facts.AgreesToContract;
        PreviousCheckpoint = facts.PreviousCheckpoint;
        RiskBand = (int)facts.RiskBand;
        VictimUnder18 = facts.VictimUnder18;
        WeaponUsed = facts.WeaponUsed;
    }

    public int Age { get; }
    public bool LivesInForceArea { get; }

    /// <summary>This and the other choices as numbers, in the order of <c>Checkpoint/Values.cs</c>: the engines compare
    /// numbers faster than values of an enumeration.</summary>
    public int Offence { get; }
    public int DrugClass { get; }

    /// <summary>In milligrams.</summary>
    public int Quantity { get; }
    public int SupplyMotive { get; }
    public int Convictions { get; }
    public int DaysSinceOffence { get; }
    public bool HateCrime { get; }
    public int DomesticRisk { get; }
    public bool OnCourtOrder { get; }
    public bool SuspendedSentence { get; }
    public bool CoAccused { get; }
    public int Admission { get; }
    public bool SufficientEvidence { get; }
    public bool AgreesToContract { get; }
    public int PreviousCheckpoint { get; }
    public int RiskBand { get; }
    public bool VictimUnder18 { get; }
    public bool WeaponUsed { get; }

    /// <summary>The rule that fired, where an engine tells it by an action.</summary>
    public int Winner { get; set; }
}
