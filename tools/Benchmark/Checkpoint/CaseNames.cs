namespace Eligibility.Benchmarking.Checkpoint;

/// <summary>How a policy names the twenty facts, in the order in which cases state them, and their values.</summary>
/// <param name="Facts">The names of the facts.</param>
/// <param name="Offences">The values of the offence.</param>
/// <param name="DrugClasses">The values of the class of the drug.</param>
/// <param name="Motives">The values of the motive of supply.</param>
/// <param name="Risks">The values of the domestic risk.</param>
/// <param name="Admissions">The values of the admission.</param>
/// <param name="Bands">The values of the risk band.</param>
internal sealed record CaseNames(string[] Facts, string[] Offences, string[] DrugClasses, string[] Motives,
    string[] Risks, string[] Admissions, string[] Bands)
{
    /// <summary>The names of <c>checkpoint.rules</c>.</summary>
    public static readonly CaseNames Whole = new(
        ["age", "lives in force area", "offence", "drug class", "quantity", "supply motive", "convictions",
            "days since offence", "hate crime", "domestic risk", "on court order", "suspended sentence", "co-accused",
            "admission", "sufficient evidence", "agrees to contract", "previous checkpoint", "risk band",
            "victim under 18", "weapon used"],
        ["possession", "supply", "cultivation", "importation", "theft", "criminal damage", "common assault", "burglary",
            "robbery", "rape", "murder", "driving"],
        ["no drug", "class A", "class B", "class C"], ["none", "to fund own habit", "profit"],
        ["none", "standard", "medium", "high"], ["admitted", "no reply", "denied"], ["low", "moderate", "high"]);

    /// <summary>Short ones: ten thousand rules have to fit into the 1 MiB that a file may have.</summary>
    public static readonly CaseNames Short = new(
        ["age", "area", "f", "drug", "q", "m", "c", "days", "hate", "dom", "order", "susp", "co", "adm", "evi", "agr",
            "prev", "risk", "child", "arm"],
        ["pos", "sup", "cul", "imp", "the", "dam", "ass", "bur", "rob", "rap", "mur", "dri"],
        ["nod", "A", "B", "C"], ["nom", "own", "pro"], ["nor", "std", "med", "hig"], ["yea", "sil", "den"],
        ["lo", "mo", "hi"]);
}
