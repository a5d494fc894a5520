using Eligibility.Model;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BindingTests;

public class LetterRoleTests
{
    [Theory]
    [InlineData("reconsidered by inspector within 10 days", "inspector", "10 days")]
    [InlineData("reconsidered by chief inspector", "chief inspector", null)]
    [InlineData("referral settled by sergeant within 1 week", "sergeant", "1 week")]
    public void The_time_within_which_somebody_looks_again_is_no_part_of_the_role(string line, string role, string? within)
    {
        var compilation = Compiling.Text($"""
            policy "Roles"

            letters
                {line}

            outcome court "To court"

            otherwise court

            end
            """);
        var letters = compilation.Policy!.Letters!;
        var who = (letters.ReconsideredBy ?? letters.ReferralSettledBy)!;
        Assert.Equal((role, within), (who.Role, who.Within is { } limit ? limit.Unit.Say(Number.Of(limit.Count)) : null));
    }
}
