using Eligibility.Tests.Support;

namespace Eligibility.Tests.DocumentingTests;

/// <summary>What a printed policy looks like: the files beside these tests are to be read as a reader of a page would.</summary>
public class PrintedPolicyTests
{
    [Fact]
    public void A_small_policy_with_all_that_a_page_tells() =>
        Match("shop-theft", PolicyDocument.Text(Printed.ShopTheft.Last(), Printed.ShopTheft));

    [Fact]
    public void The_same_for_the_public() =>
        Match("shop-theft-public", PolicyDocument.Text(Printed.ShopTheft.Last(), Printed.ShopTheft, forPublic: true));

    [Fact]
    public void The_same_as_markdown() =>
        Match("shop-theft-markdown", PolicyDocument.Markdown(Printed.ShopTheft.Last(), Printed.ShopTheft, forPublic: true));

    [Fact]
    public void The_same_as_html() =>
        Match("shop-theft-html", PolicyDocument.Html(Printed.ShopTheft.Last(), Printed.ShopTheft, forPublic: true));

    [Fact]
    public void Its_first_edition_has_none_before_it() =>
        Match("shop-theft-first", PolicyDocument.Text(Printed.ShopTheft.All[0].Policy, Printed.ShopTheft));

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void Its_transparency_record(string format)
    {
        var policy = Printed.ShopTheft.Last();
        Match("shop-theft-record-" + format, format switch
        {
            "text" => TransparencyRecord.Text(policy),
            "markdown" => TransparencyRecord.Markdown(policy),
            _ => TransparencyRecord.Html(policy),
        });
    }

    [Theory]
    [InlineData("Durham Checkpoint", true)]
    [InlineData("Heroin Assisted Treatment", false)]
    public void A_policy_that_comes_with_the_engine(string title, bool forPublic)
    {
        var editions = Printed.Shipped.Single(e => e.Title == title);
        var last = editions.All.Last(e => e.Policy.InForceFrom is not null).Policy;
        Match(title.ToLowerInvariant().Replace(' ', '-'), PolicyDocument.Text(last, editions, forPublic));
    }

    [Fact]
    public void A_policy_in_which_each_record_is_decided_by_itself()
    {
        var editions = Printed.Editions(("each.rules", """
            policy "Offence by offence"
                decides each of offences

            fact admits it: yes or no

            list offences
                kind: one of shoplifting, assault
                informant: yes or no
                    confidential
                day: date
                    from 1 January 2000 to decision date

            define grave for each of offences as kind is assault

            outcome charge "A charge"
            outcome caution "A caution"

            rule the same again within a year
                charge when any other offences where all of
                    kind is this one's kind
                    day is within 1 year before this one's day
                    not this one's grave
                because "It was done before, within a year."

            rule not grave
                caution when not grave and admits it
                because "What is not grave and is admitted is met with a caution."

            rule told by somebody
                charge when informant
                because "It is known."

            otherwise charge

            end
            """));
        Match("offence-by-offence", PolicyDocument.Text(editions.Last(), forPublic: true));
    }

    private static void Match(string name, string text) => Snapshot.Match(Printed.Snapshot(name), text);
}
