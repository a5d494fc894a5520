using Eligibility.Tests.Support;

namespace Eligibility.Tests.CasesTests;

/// <summary>What a case says can be read, in the form in which a host states it.</summary>
public class CaseValueTests
{
    private static readonly string Folder = Repository.Language("Accepted");

    public static TheoryData<string> Files => Repository.EachRuleFile(Folder);

    [Theory, MemberData(nameof(Files))]
    public void The_values_of_each_example_read_as_values_give_the_same_case(string file)
    {
        if (PolicyCompiler.Compile(Library.Open(Folder), file).Policy is not { } policy) return;
        // An example is of one record, where each is decided by itself: no case states that.
        if (policy.Each is not null) return;
        foreach (var example in policy.Examples)
        {
            var @case = Case.OfExample(policy, example);
            var stated = @case.Facts.Where(f => f.Provenance == Provenance.Stated)
                .ToDictionary(f => f.Name, f => Again(policy, f));
            Assert.True(@case.Values.SequenceEqual(Sample.Valid(CaseReader.FromValues(policy, stated)).Values),
                example.Name);
        }
    }

    [Theory]
    [InlineData("""{"age": 17}""", "age", "17", "17", Provenance.Stated)]
    [InlineData("""{"reading": 2.5}""", "reading", "2.5", "2.5", Provenance.Stated)]
    [InlineData("""{"weight": "0.25 g"}""", "weight", "250 mg", "250 mg", Provenance.Stated)]
    [InlineData("""{"damage": "GBP 80"}""", "damage", "GBP 80", "GBP 80", Provenance.Stated)]
    [InlineData("""{"violent": true}""", "violent", "True", "yes", Provenance.Stated)]
    [InlineData("""{"drug": "Crack-Cocaine"}""", "drug", "crack cocaine", "crack cocaine", Provenance.Stated)]
    [InlineData("""{"date of offence": "2017-12-01"}""", "date of offence", "12/01/2017", "1 December 2017",
        Provenance.Stated)]
    [InlineData("""{"age": null}""", "age", null, null, Provenance.NotKnown)]
    [InlineData("{}", "age", null, null, Provenance.NotStated)]
    [InlineData("{}", "on licence", "False", "no", Provenance.Assumed)]
    public void A_fact_has_its_value_its_words_and_where_they_come_from(string json, string name, string? value,
        string? words, Provenance provenance)
    {
        var fact = Sample.Valid(json).Facts.Single(f => f.Name == name);
        Assert.Equal((value, words, provenance),
            (Convert.ToString(fact.Value, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } said
                    ? said
                    : null,
                fact.Words, fact.Provenance));
    }

    [Fact]
    public void A_set_and_a_list_hold_what_they_hold_with_what_is_unknown_of_an_item()
    {
        var facts =
            Sample.Valid("""{"weapons": ["bat", "pocket knife"], "previous offences": [{"kind": "theft"}]}""").Facts;
        Assert.Equal(["pocket knife", "bat"], (IEnumerable<string>)facts.Single(f => f.Name == "weapons").Value!);
        var item = Assert.Single(
            (IEnumerable<IReadOnlyDictionary<string, object?>>)facts.Single(f => f.Name == "previous offences").Value!);
        Assert.Equal("theft", item["kind"]);
        Assert.All(item.Where(field => field.Key != "kind"), field => Assert.Null(field.Value));
    }

    [Fact]
    public void A_judgement_tells_who_judged_and_why()
    {
        var view = Sample.Valid("""{"view": {"value": "sad", "by": "PC 7", "because": "Ill, not greedy."}}""").Facts
            .Single(f => f.Name == "view");
        Assert.Equal(("sad", "PC 7", "Ill, not greedy."), (view.Value, view.JudgedBy, view.JudgedBecause));
    }

    [Fact]
    public void A_case_read_for_another_policy_is_refused_and_one_of_the_same_text_is_not()
    {
        const string Ages = "policy \"Ages\"\nfact age: whole number\noutcome a \"A\"\notherwise a\nend\n";
        var evaluator = Compiling.Text(Ages).Evaluator!;
        var @case = Sample.Valid(CaseReader.Read(Compiling.Text(Ages).Policy!, "{\"age\": 7}"u8));
        Assert.Equal("a", evaluator.Decide(@case).Outcome!.Name);
        var other = Compiling.Text(Ages.Replace("age:", "height:", StringComparison.Ordinal)).Evaluator!;
        Assert.Equal("case", Assert.Throws<ArgumentException>(() => other.Decide(@case)).ParamName);
    }

    /// <summary>A judgement is stated with who judged; an example leaves that out.</summary>
    private static object? Again(Policy policy, CaseValue fact) => policy.Inputs.Single(i => i.Name == fact.Name) switch
    {
        Eligibility.Model.Fact { JudgedBy: not null } => new JudgedValue(fact.Value!, "PC 1", "Seen."),
        Eligibility.Model.ListInput list when list.Fields.Any(f => f.JudgedBy is not null) =>
            ((IEnumerable<IReadOnlyDictionary<string, object?>>)fact.Value!).Select(item => item.ToDictionary(f => f.Key,
                f => f.Value is { } value && list.Fields.Single(of => of.Name == f.Key).JudgedBy is not null
                    ? new JudgedValue(value, "PC 1", "Seen.")
                    : f.Value)).ToArray(),
        _ => fact.Value,
    };
}
