using System.Globalization;
using System.Text;
using Eligibility.Benchmarking.Checkpoint;

namespace Eligibility.Benchmarking.Tables;

/// <summary>
/// Policies of thousands of rules: the twenty, then copies of them, each with one test more whose constant is its own.
/// A copy can apply only where its original does, so that every case comes to what the twenty rules come to.
/// </summary>
internal static class RuleCopies
{
    private const string Facts = """
        policy "Benchmark: many rules"
         summary "Made up for measuring: copies of twenty rules with constants of their own."
        fact age: whole number
         from 10 to 89
        fact area: yes or no
        fact f: one of pos, sup, cul, imp, the, dam, ass, bur, rob, rap, mur, dri
        fact drug: one of nod, A, B, C
        fact q: amount in g
         from 0 g to 999.999 g
        fact m: one of nom, own, pro
        fact c: whole number
         from 0 to 12
        fact days: whole number
         from 0 to 400
        fact hate: yes or no
        fact dom: one of nor, std, med, hig
        fact order: yes or no
        fact susp: yes or no
        fact co: yes or no
        fact adm: one of yea, sil, den
        fact evi: yes or no
        fact agr: yes or no
        fact prev: whole number
         from 0 to 3
        fact risk: one of lo, mo, hi
        fact child: yes or no
        fact arm: yes or no
        outcome charge "Charge"
        outcome educate "Course"
        outcome warn "Warning"
        outcome divert "Contract"

        """;

    private static readonly string[] Conditions =
    [
        "age is under 18",
        "not area",
        "not evi",
        "f is one of rob, rap, mur",
        "arm and f is one of dam, ass, bur",
        "hate",
        "(dom is one of med, hig or (dom is std and f is ass and child))",
        "(order or susp)",
        "(prev is at least 2 or (prev is at least 1 and risk is hi))",
        "(days is at least 181 or not agr)",
        "f is one of sup, cul, imp and m is pro",
        "f is pos and drug is not nod and c is 0 and risk is lo",
        "f is pos and drug is not nod",
        "f is sup and drug is not nod and m is own and q is under 10 g",
        "f is cul and drug is B and q is under 500 g",
        "f is dam and c is 0 and not co and adm is yea",
        "f is the and c is under 3",
        "f is one of dam, ass and c is under 3 and risk is not hi and not child",
        "f is bur and c is under 3 and risk is not hi and not co and adm is not den",
        "f is dri and age is at most 25 and c is 0 and adm is yea",
    ];

    /// <summary>The text of a policy with so many rules, with the names of <see cref="CaseNames.Short"/>.</summary>
    public static string Text(int rules)
    {
        var text = new StringBuilder(Facts);
        for (var i = 0; i < rules; i++)
        {
            var (copy, rule) = (i / Conditions.Length, i % Conditions.Length);
            text.Append(CultureInfo.InvariantCulture, $"rule {Verdict.Rules[rule]} {copy}\n")
                .Append(CultureInfo.InvariantCulture, $" {Verdict.Offers[(int)Verdict.Of(rule).Offer]} when ")
                .Append(Conditions[rule]).Append(copy == 0 ? "" : Narrowing(i)).Append("\n because \"x\"\n");
        }
        return text.Append("otherwise charge\nend\n").ToString();
    }

    // Multiplied by a prime, so that neighbours have constants far from each other.
    private static string Narrowing(int rule) => (rule % 3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $" and days is at most {rule * 7919 % 400}"),
        1 => string.Create(CultureInfo.InvariantCulture, $" and age is at least {11 + rule * 7919 % 78}"),
        _ => string.Create(CultureInfo.InvariantCulture, $" and q is at most {rule * 7919 % 999_999 / 1000m:0.000} g"),
    };
}
