using System.Text.Json.Serialization;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.ByHand;

/// <summary>A case as System.Text.Json reads it.</summary>
internal sealed class CaseDto
{
    [JsonPropertyName("age")] public byte Age { get; set; }
    [JsonPropertyName("lives in force area")] public bool LivesInForceArea { get; set; }
    [JsonPropertyName("offence")] public Offence Offence { get; set; }
    [JsonPropertyName("drug class")] public DrugClass DrugClass { get; set; }
    [JsonPropertyName("quantity")] public decimal Quantity { get; set; }
    [JsonPropertyName("supply motive")] public SupplyMotive SupplyMotive { get; set; }
    [JsonPropertyName("convictions")] public byte Convictions { get; set; }
    [JsonPropertyName("days since offence")] public short DaysSinceOffence { get; set; }
    [JsonPropertyName("hate crime")] public bool HateCrime { get; set; }
    [JsonPropertyName("domestic risk")] public DomesticRisk DomesticRisk { get; set; }
    [JsonPropertyName("on court order")] public bool OnCourtOrder { get; set; }
    [JsonPropertyName("suspended sentence")] public bool SuspendedSentence { get; set; }
    [JsonPropertyName("co-accused")] public bool CoAccused { get; set; }
    [JsonPropertyName("admission")] public Admission Admission { get; set; }
    [JsonPropertyName("sufficient evidence")] public bool SufficientEvidence { get; set; }
    [JsonPropertyName("agrees to contract")] public bool AgreesToContract { get; set; }
    [JsonPropertyName("previous checkpoint")] public byte PreviousCheckpoint { get; set; }
    [JsonPropertyName("risk band")] public RiskBand RiskBand { get; set; }
    [JsonPropertyName("victim under 18")] public bool VictimUnder18 { get; set; }
    [JsonPropertyName("weapon used")] public bool WeaponUsed { get; set; }

    /// <summary>The facts that the chain of tests reads.</summary>
    public Facts ToFacts() => new()
    {
        Age = Age,
        LivesInForceArea = LivesInForceArea,
        Offence = Offence,
        DrugClass = DrugClass,
        Quantity = (int)(Quantity * 1000m),
        SupplyMotive = SupplyMotive,
        Convictions = Convictions,
        DaysSinceOffence = DaysSinceOffence,
        HateCrime = HateCrime,
        DomesticRisk = DomesticRisk,
        OnCourtOrder = OnCourtOrder,
        SuspendedSentence = SuspendedSentence,
        CoAccused = CoAccused,
        Admission = Admission,
        SufficientEvidence = SufficientEvidence,
        AgreesToContract = AgreesToContract,
        PreviousCheckpoint = PreviousCheckpoint,
        RiskBand = RiskBand,
        VictimUnder18 = VictimUnder18,
        WeaponUsed = WeaponUsed,
    };
}
