using System.Globalization;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// What a case may state, said as JSON wants it: every value in it can be written as it stands. Where a line may not be
/// broken, inside a value, stands <see cref="Unbroken"/> for a space.
/// </summary>
/// <param name="suchAs">The values that it shows.</param>
/// <param name="anyDay">The range of a date that may be any.</param>
internal sealed class MayBeWritten(SuchAs suchAs, (Int128 Low, Int128 High)? anyDay)
{
    /// <summary>A space of a kind that no text of a policy holds.</summary>
    public const char Unbroken = '\u00A0';

    // More are looked up: a case to fill in is no list of four thousand offences.
    private const int MostListed = 60;

    public string Words(Allowed allowed) => allowed.Type switch
    {
        YesNoType => "true or false",
        ChoiceType choice => (choice.Ranked ? "one of these, lowest first: " : "one of ")
            + Listed(choice.Values.Names, "", ""),
        SetType set => "none, some or all of " + Listed(set.Values.Names, "[", "]") + "; [] says none",
        _ => Kind(allowed) + Range(allowed),
    };

    private string Kind(Allowed allowed)
    {
        var value = suchAs.Value(allowed);
        var plain = Whole(SuchAs.Json(allowed.Type, value));
        var withUnit = Whole(SuchAs.Json(allowed.Type.Say(value)));
        return allowed.Type switch
        {
            DateType => "a date, such as " + plain,
            NumberType { Unit: null } => $"a {allowed.Type.Words}, such as {plain}",
            // What is no few digits of the unit is written in a smaller one.
            _ => $"{Article(allowed.Type)}{allowed.Type.Words}, such as {plain}"
                + (plain == withUnit ? "" : " or " + withUnit),
        };
    }

    private static string Article(FactType type) =>
        type is not NumberType { Written: true } number ? "a " : number.Unit!.Kind == UnitKind.Money ? "" : "an ";

    /// <summary>From where to where; nothing of dates that may be any.</summary>
    private string Range(Allowed allowed)
    {
        var isAnyDay = allowed is { Type: DateType, BeginsAt: null, EndsAt: null, EndsAtDecisionDate: false }
            && allowed.Range == anyDay;
        if (isAnyDay) return "";
        var (low, high) = allowed.Range!.Value;
        return $", from {End(allowed, allowed.BeginsAt, low)} to "
            + (allowed.EndsAtDecisionDate ? "the decision date" : End(allowed, allowed.EndsAt, high));
    }

    private static string End(Allowed allowed, string? name, Int128 value) =>
        name is null ? Whole(SuchAs.Json(allowed.Type, new Scalar(value)))
            : name == Fact.DecisionDateName ? "the decision date"
            : "what is written for " + Echo.Quote(name);

    private static string Listed(IReadOnlyList<string> names, string opening, string closing)
    {
        var listed = opening
            + string.Join(", ", names.Take(MostListed).Select(name => Whole(SuchAs.Json(name)))) + closing;
        return names.Count <= MostListed ? listed
            : listed + string.Create(CultureInfo.InvariantCulture,
                $", or of {names.Count - MostListed} more, which `eligibility facts` lists");
    }

    private static string Whole(string json) => json.Replace(' ', Unbroken);
}
