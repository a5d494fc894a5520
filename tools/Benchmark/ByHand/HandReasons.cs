namespace Eligibility.Benchmarking.ByHand;

/// <summary>The reasons of the rules, as <c>checkpoint.rules</c> gives them.</summary>
internal static class HandReasons
{
    /// <summary>By the places of the rules.</summary>
    public static readonly string[] Texts =
    [
        "The scheme is for adults.",
        "The scheme is for those who live in the area of the force.",
        "There must be enough evidence for a charge.",
        "The gravest offences go to court.",
        "Damage, assault and burglary with a weapon go to court.",
        "Hate crime goes to court.",
        "Domestic offences of medium or high risk go to court, and assaults on children at home.",
        "A person under an order or a suspended sentence goes to court.",
        "The scheme is offered once, and a second time to those of lower risk.",
        "The offer is made within 180 days, and to those who agree to it.",
        "Dealing for profit goes to court.",
        "A first possession by a person of low risk is met with a course.",
        "Possession is met with a contract.",
        "Supply of small amounts to feed a habit is met with a contract.",
        "Small cultivation of cannabis is met with a contract.",
        "A first, admitted damage by one person alone is met with a warning.",
        "Theft with few convictions is met with a contract.",
        "Damage and assault with few convictions, risk below high and no child harmed are met with a contract.",
        "Burglary with few convictions, by one person alone who does not deny it, is met with a contract.",
        "A first, admitted driving offence of a young person is met with a course.",
        "Nothing in this policy takes the case out of the ordinary route.",
    ];
}
