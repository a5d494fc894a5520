using System.Text.Json.Serialization;
using Eligibility.Hosting;

namespace Eligibility.Benchmarking.Checkpoint;

[JsonConverter(typeof(JsonStringEnumConverter<Offence>))]
internal enum Offence : byte
{
    [JsonStringEnumMemberName("possession")] Possession,
    [JsonStringEnumMemberName("supply")] Supply,
    [JsonStringEnumMemberName("cultivation")] Cultivation,
    [JsonStringEnumMemberName("importation")] Importation,
    [JsonStringEnumMemberName("theft")] Theft,
    [JsonStringEnumMemberName("criminal damage")] CriminalDamage,
    [JsonStringEnumMemberName("common assault")] CommonAssault,
    [JsonStringEnumMemberName("burglary")] Burglary,
    [JsonStringEnumMemberName("robbery")] Robbery,
    [JsonStringEnumMemberName("rape")] Rape,
    [JsonStringEnumMemberName("murder")] Murder,
    [JsonStringEnumMemberName("driving")] Driving,
}

[JsonConverter(typeof(JsonStringEnumConverter<DrugClass>))]
internal enum DrugClass : byte
{
    [JsonStringEnumMemberName("no drug"), FactName("no drug")] None,
    [JsonStringEnumMemberName("class A"), FactName("class A")] A,
    [JsonStringEnumMemberName("class B"), FactName("class B")] B,
    [JsonStringEnumMemberName("class C"), FactName("class C")] C,
}

[JsonConverter(typeof(JsonStringEnumConverter<SupplyMotive>))]
internal enum SupplyMotive : byte
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("to fund own habit"), FactName("to fund own habit")] FundOwnHabit,
    [JsonStringEnumMemberName("profit")] Profit,
}

[JsonConverter(typeof(JsonStringEnumConverter<DomesticRisk>))]
internal enum DomesticRisk : byte
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("standard")] Standard,
    [JsonStringEnumMemberName("medium")] Medium,
    [JsonStringEnumMemberName("high")] High,
}

[JsonConverter(typeof(JsonStringEnumConverter<Admission>))]
internal enum Admission : byte
{
    [JsonStringEnumMemberName("admitted")] Admitted,
    [JsonStringEnumMemberName("no reply")] NoReply,
    [JsonStringEnumMemberName("denied")] Denied,
}

[JsonConverter(typeof(JsonStringEnumConverter<RiskBand>))]
internal enum RiskBand : byte
{
    [JsonStringEnumMemberName("low")] Low,
    [JsonStringEnumMemberName("moderate")] Moderate,
    [JsonStringEnumMemberName("high")] High,
}
