using Eligibility.Model;
using Eligibility.Tests.Support;
using Eligibility.Text;

namespace Eligibility.Tests.Shelf;

/// <summary>
/// What the policies that come with the engine say to the person decided about. <c>check</c> looks at such texts only
/// where a policy has <c>letters</c>; these are held to the same, since whoever takes one over will send letters.
/// </summary>
public class TextsForThePersonTests
{
    private const int MostWords = 25;
    private const int MostGrade = 8;

    // Whose outcomes and rules a letter must be able to tell in words of their own.
    private static readonly string[] Worded =
    [
        "durham-checkpoint/", "durham-checkpoint-answer/", "durham-checkpoint-contract/",
        "durham-checkpoint-completion/", "operation-garden/", "west-midlands-turning-point/",
        "west-midlands-turning-point-contract/", "west-midlands-divert/", "west-midlands-divert-referral/",
        "avon-and-somerset-dep/", "avon-and-somerset-dep-session/", "northshire-cautions/",
    ];

    public static TheoryData<string> Files => ShelfPolicies.Files;

    public static TheoryData<string> WordedFiles =>
        [.. ShelfPolicies.All.Select(p => p.File)
            .Where(f => Worded.Any(w => f.StartsWith(w, StringComparison.Ordinal)))];

    [Theory, MemberData(nameof(Files))]
    public void No_sentence_has_more_than_25_words(string file) =>
        Assert.DoesNotContain(Texts(file), t => PlainWords.LongestSentence(t) > MostWords);

    [Theory, MemberData(nameof(Files))]
    public void None_asks_for_more_than_eight_years_of_school(string file) =>
        Assert.DoesNotContain(Texts(file), t => PlainWords.Grade(t) > MostGrade);

    [Theory, MemberData(nameof(Files))]
    public void None_speaks_of_the_person_or_like_the_record(string file)
    {
        string[] awkward = ["the person", "the person's", "their", "inferred", "disposal"];
        Assert.DoesNotContain(All(file), t => awkward.Any(a => PlainWords.Names(t, a)));
    }

    /// <summary>The name of a rule in one word is a word of every day.</summary>
    [Theory, MemberData(nameof(Files))]
    public void None_has_the_name_of_a_rule_in_it(string file)
    {
        var names = ShelfPolicies.Of(file).Policy.Rules.Select(r => r.Name)
            .Where(n => n.Contains(' ', StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(Texts(file), t => names.Any(n => PlainWords.Names(t, n)));
    }

    [Theory, MemberData(nameof(Files))]
    public void None_names_a_confidential_fact_or_a_role_that_judges(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        string[] secrets =
        [
            .. policy.Inputs.Where(i => i.Confidential).Select(i => i.Name),
            .. policy.Facts.Select(f => f.JudgedBy).OfType<string>(),
        ];
        Assert.DoesNotContain(All(file), t => secrets.Any(s => PlainWords.Names(t, s)));
    }

    [Theory, MemberData(nameof(Files))]
    public void A_rule_that_reads_a_confidential_fact_has_no_text_for_the_person(string file) =>
        Assert.Empty(ShelfPolicies.Of(file).Policy.Rules.Where(r => ReadsSecret(r) && r.ForPerson is not null)
            .Select(r => r.Name));

    [Theory, MemberData(nameof(WordedFiles))]
    public void Each_outcome_rule_and_obligation_that_a_letter_may_print_has_words_for_the_person(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        Assert.Empty(policy.Outcomes.Where(o => o.Letter.ForPerson is null).Select(o => o.Name));
        Assert.Empty(policy.Rules.Where(r => !ReadsSecret(r) && r.ForPerson is null).Select(r => r.Name));
        Assert.NotNull(policy.Otherwise.Grounds.ForPerson);
        Assert.Empty(policy.Outcomes.SelectMany(o => o.Obligations).Where(d => d.Grounds.ForPerson is null)
            .Select(d => d.Text));
    }

    /// <summary>A title speaks to its reader; a label is a name and no sentence.</summary>
    [Theory, MemberData(nameof(Files))]
    public void A_title_is_one_sentence_and_a_label_is_none(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        Assert.DoesNotContain(policy.Outcomes.Select(o => o.Letter.ForPerson).OfType<string>(),
            t => t[^1] is '.' || !char.IsUpper(t[0]));
        Assert.DoesNotContain(Labels(policy),
            l => l.Contains('.', StringComparison.Ordinal) || l.Split(' ').Length > 9);
    }

    [Theory]
    [InlineData("interview response")]
    [InlineData("evidence enough to charge")]
    public void What_was_said_and_what_can_be_proved_is_never_told_as_a_change(string fact) =>
        Assert.All(Named(fact), f => Assert.True(f.Telling.NeverAsChange));

    [Theory]
    [InlineData("forecast band")]
    [InlineData("officer's view of the seller")]
    [InlineData("victim's view")]
    [InlineData("victim asks for a restorative process")]
    [InlineData("contributing issues")]
    public void What_others_think_or_a_machine_says_is_told_only_as_a_gist(string fact) =>
        Assert.All(Named(fact), f => Assert.NotNull(f.Telling.OnlyAs));

    private static List<Fact> Named(string fact)
    {
        List<Fact> found = [.. ShelfPolicies.All.SelectMany(p => p.Evaluator.Policy.Facts).Where(f => f.Name == fact)];
        Assert.NotEmpty(found);
        return found;
    }

    private static bool ReadsSecret(Rule rule) =>
        Reads.Of(new[] { rule.When, rule.Unless }.OfType<Condition>()).Any(r => r.Confidential);

    private static IEnumerable<string> All(string file) => Texts(file).Concat(Labels(ShelfPolicies.Of(file).Policy));

    private static IEnumerable<string> Labels(Policy policy) => policy.Inputs.Select(i => i.Telling)
        .Concat(policy.Inputs.OfType<ListInput>().SelectMany(l => l.Fields).Select(f => f.Telling))
        .Select(t => t.Label).OfType<string>();

    /// <summary>What is read as sentences.</summary>
    private static IEnumerable<string> Texts(string file)
    {
        var policy = ShelfPolicies.Of(file).Policy;
        return policy.Outcomes.SelectMany(o => new[] { o.Letter.ForPerson, o.Letter.Means, o.Letter.Next }
                .Concat(o.Obligations.Select(d => d.Grounds.ForPerson)))
            .Concat(policy.Rules.Select(r => r.ForPerson)).Append(policy.Otherwise.Grounds.ForPerson).OfType<string>();
    }
}
