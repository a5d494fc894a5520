namespace Eligibility.Tests.Support;

/// <summary>Small policies for tests that are about something else.</summary>
internal static class Texts
{
    /// <summary>
    /// Everything before the rules: a fact of each type, two outcomes. Every declaration is short, so
    /// that conditions may be long.
    /// </summary>
    public const string Facts = """
        policy "Test"
        fact agrees: yes or no
        fact age: whole number
            from 0 to 120
        fact drug: one of heroin, cocaine, cannabis
        fact born: date
        fact weapons: any of knife, bat, gun
        list offences
            minor: yes or no
            weight: amount in g
        outcome caution "A caution"
        outcome prosecute "Prosecution"

        """;

    public const string Otherwise = "otherwise prosecute\nend\n";

    /// <summary>A policy with one rule of the given outcome line.</summary>
    public static string Policy(string verdict) => Facts + Rule("willing", verdict) + Otherwise;

    public static string Rule(string name, string verdict) =>
        $"rule {name}\n    {verdict}\n    because \"So it is.\"\n";
}
