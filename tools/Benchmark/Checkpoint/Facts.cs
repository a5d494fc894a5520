namespace Eligibility.Benchmarking.Checkpoint;

/// <summary>The twenty facts of a case, as somebody would hold them who writes the policy down in C#.</summary>
internal struct Facts
{
    /// <summary>In milligrams: the cases have three digits after the point of a gram.</summary>
    public int Quantity;

    public short DaysSinceOffence;
    public byte Age;
    public byte Convictions;
    public byte PreviousCheckpoint;
    public Offence Offence;
    public DrugClass DrugClass;
    public SupplyMotive SupplyMotive;
    public DomesticRisk DomesticRisk;
    public Admission Admission;
    public RiskBand RiskBand;
    public bool LivesInForceArea;
    public bool HateCrime;
    public bool OnCourtOrder;
    public bool SuspendedSentence;
    public bool CoAccused;
    public bool SufficientEvidence;
    public bool AgreesToContract;
    public bool VictimUnder18;
    public bool WeaponUsed;
}
