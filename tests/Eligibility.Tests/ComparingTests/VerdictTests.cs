using System.Text;
using Eligibility.Comparing;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.ComparingTests;

/// <summary>Whether policies agree on a case, and how many of them decide it.</summary>
public class VerdictTests
{
    private const string Course = """outcome course "A course" """;

    [Fact]
    public void Two_that_decide_by_one_name_agree() => Says("""{"admits": true}""",
        "2 policies: 2 advise a course. They agree.", Policy("A"), Policy("B"));

    [Fact]
    public void Two_that_decide_by_other_names_on_one_side_agree_in_effect() => Says("""{"admits": true}""",
        "2 policies: 1 advises a course, 1 advises a talk with an officer. They agree in effect.", Policy("A"),
        Policy("B", """outcome talk "A talk with an officer" """, "talk"));

    [Fact]
    public void Two_on_different_sides_differ() => Says("""{"admits": true}""",
        "2 policies: 1 advises a course, 1 advises a charge. They differ.", Policy("A"), Policy("B", admits: "not admits"));

    [Fact]
    public void What_is_undecided_may_differ_while_it_can_still_come_to_the_same() => Says("""{"admits": true}""",
        "2 policies: 1 advises a course, 1 is undecided. They may differ.", Policy("A"), Policy("B", admits: "adult"));

    [Fact]
    public void What_is_undecided_and_can_no_longer_come_to_the_other_s_direction_differs() => Says("""{"admits": true}""",
        "2 policies: 1 advises a course, 1 is undecided. They differ.", Policy("A"),
        Policy("B", """
            outcome fine "A fine"
            outcome wait "Wait"
                refers
            """ + "\n" + Course, "fine", "adult", "wait"));

    [Fact]
    public void Two_that_leave_the_case_to_an_officer_agree_in_effect_and_one_that_leaves_it_to_a_policy_differs()
    {
        string Refers(string title, string name, string to = "") => Policy(title, $"""
            outcome {name} "See the {name}"
                refers{to}
            """ + "\n" + Course, name);

        Says("""{"admits": true}""", "2 policies: 2 do not settle it. They agree in effect.", Refers("A", "sergeant"), Refers("B", "officer"));
        Says("""{"admits": true}""", "2 policies: 1 does not settle it, 1 leaves it to \"A\". They differ.", Refers("A", "sergeant"),
            Refers("B", "other", " to \"A\""));
    }

    [Fact]
    public void A_policy_that_cannot_take_the_case_is_counted_and_has_no_part_in_the_verdict()
    {
        var other = Policy("C").Replace("fact adult: yes or no", "fact adult: whole number", StringComparison.Ordinal);
        Says("""{"admits": true, "adult": true}""",
            "3 policies: 2 advise a course, 1 cannot take the case. Those that can take it agree.", Policy("A"), Policy("B"), other);
        Says("""{"admits": true, "adult": true}""", "2 policies: 1 advises a course, 1 cannot take the case.", Policy("A"), other);
    }

    [Fact]
    public void What_a_policy_comes_to_that_is_not_in_force_is_no_advice() => Says("""{"admits": true}""",
        "2 policies: 1 advises a course, 1 would call for a course. They agree.", Policy("A"),
        Policy("B").Replace("in force from 1 January 2020", "never in force \"A position.\"", StringComparison.Ordinal));

    private static void Says(string json, string headline, params string[] policies) => Assert.Equal(headline,
        ComparisonContent.Of(Compare(json, policies)).Headline);

    internal static PolicyComparison Compare(string json, params string[] policies) => PolicyComparison.Of(
        [.. policies.Select((text, i) => new ComparedPolicy($"policy {i + 1}",
            Editions.Of([Compiling.Text(text).Evaluator ?? throw new InvalidOperationException(text)])[0], true, new DateOnly(2024, 1, 1)))],
        Encoding.UTF8.GetBytes(json));

    internal static string Policy(string title, string outcomes = Course, string outcome = "course", string admits = "admits",
        string otherwise = "charge") => $"""
        policy "{title}"
            in force from 1 January 2020
        fact admits: yes or no
        fact adult: yes or no
        outcome charge "A charge"
        {outcomes}
        rule admitted
            {outcome} when {admits}
            because "It was admitted."
        otherwise {otherwise}
            because "It was not."
        end

        """;
}
