namespace Eligibility.Tests.Generators;

/// <summary>What something is that has a name.</summary>
internal enum Named
{
    Flag,
    Number,
    Date,
    Choice,
    Set,
    List,
    Condition,
    Value,
    Table,
    Score,
    Values,
    Choices,
    Outcome,
    Source,
    Rule,
    Guarantee,
    Example,
    Role
}

/// <summary>
/// Names for what a policy declares: words that a policy officer would use, or wholly other ones, so that a policy can
/// be generated a second time with every name changed and nothing else.
/// </summary>
internal sealed class Names(bool other)
{
    private static readonly Dictionary<Named, string[]> Words = new()
    {
        [Named.Flag] = ["weapon carried", "admits it", "dependent on drugs", "low-level supply",
            "agrees to the programme", "victim consents", "on bail", "lives nearby", "gang's member"],
        [Named.Number] = ["previous cautions", "quantity found", "harm done", "loss caused", "spell served",
            "gap since", "section 18 woundings", "age"],
        [Named.Date] = ["date of offence", "date of birth", "date of arrest", "last caution date", "bail date"],
        [Named.Choice] = ["offence", "drug", "harm", "area", "plea"],
        [Named.Set] = ["needs", "weapons", "standing orders", "warnings"],
        [Named.List] = ["previous offences", "seizures", "victims"],
        [Named.Condition] = ["serious case", "known person", "treatment fits", "first time", "local matter"],
        [Named.Value] = ["worth", "cut-off", "reach", "measure taken", "base"],
        [Named.Table] = ["points earned", "threshold", "class of thing", "waiting time"],
        [Named.Score] = ["gravity", "risk"],
        [Named.Values] = ["common kinds", "levels", "rarer kinds"],
        [Named.Choices] = ["heroin", "cocaine", "ecstasy", "cannabis", "none of these", "low", "medium", "high",
            "very high", "theft", "burglary", "assault", "affray", "\"going out or equipped\"", "north", "south-east", "knife",
            "\"ORS 163.165\"", "under arrest", "at least once"],
        [Named.Outcome] = ["prosecute", "caution", "diversion", "no action", "refer on", "two-step plan"],
        [Named.Source] = ["MoS", "House report", "Force order 7"],
        [Named.Rule] = ["must agree", "carries a weapon", "sells to feed a habit", "was seen before or not",
            "minor harm", "ten-day limit", "when in doubt", "is not local", "long gap", "repeat"],
        [Named.Guarantee] = ["never for the young", "no worse with less", "not by area", "always for the worst"],
        [Named.Example] = ["a first case", "a second case", "nothing known"],
        [Named.Role] = ["officer", "custody sergeant", "panel"],
    };

    private static readonly string[] Letters = ["Kappa", "lambda", "mu's", "Nu-x", "xi", "Omicron", "pi", "Rho"];

    /// <summary>The name of the one with this number, from 0.</summary>
    public string Of(Named what, int number)
    {
        if (other) return $"{Letters[number % Letters.Length]} z{Digits.Of((int)what)}-{Digits.Of(number)}";
        var words = Words[what];
        return number < words.Length
            ? words[number]
            : $"{words[number % words.Length]} x-{Digits.Of(number / words.Length + 1)}";
    }
}
