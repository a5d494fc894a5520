using System.Linq.Expressions;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Eligibility.Benchmarking.Peers;

/// <summary>The rules as NRules has them, a class each. The first that applies fires, and ends the firing.</summary>
internal static class NRulesPolicy
{
    public static readonly Type[] Rules = typeof(NRulesPolicy).GetNestedTypes()
        .Where(type => !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal).ToArray();

    public abstract class FirstToApply(int place, Expression<Func<Person, bool>> when) : NRules.Fluent.Dsl.Rule
    {
        public override void Define()
        {
            Person person = null!;
            Priority(-place);
            When().Match(() => person, when);
            Then().Do(context => Win(context, person, place));
        }

        public static void Win(IContext context, Person person, int place)
        {
            person.Winner = place;
            context.Halt();
        }
    }

    public sealed class X01() : FirstToApply(0, c => c.Age < 18);

    public sealed class X02() : FirstToApply(1, c => !c.LivesInForceArea);

    public sealed class X03() : FirstToApply(2, c => !c.SufficientEvidence);

    public sealed class X04() : FirstToApply(3, c => c.Offence == 8 || c.Offence == 9 || c.Offence == 10);

    public sealed class X05() : FirstToApply(4, c =>
        c.WeaponUsed && (c.Offence == 5 || c.Offence == 6 || c.Offence == 7));

    public sealed class X06() : FirstToApply(5, c => c.HateCrime);

    public sealed class X07() : FirstToApply(6, c =>
        c.DomesticRisk >= 2 || (c.DomesticRisk == 1 && c.Offence == 6 && c.VictimUnder18));

    public sealed class X08() : FirstToApply(7, c => c.OnCourtOrder || c.SuspendedSentence);

    public sealed class X09() : FirstToApply(8, c =>
        c.PreviousCheckpoint >= 2 || (c.PreviousCheckpoint >= 1 && c.RiskBand == 2));

    public sealed class X10() : FirstToApply(9, c => c.DaysSinceOffence > 180 || !c.AgreesToContract);

    public sealed class X11() : FirstToApply(10, c =>
        (c.Offence == 1 || c.Offence == 2 || c.Offence == 3) && c.SupplyMotive == 2);

    public sealed class I01() : FirstToApply(11, c =>
        c.Offence == 0 && c.DrugClass != 0 && c.Convictions == 0 && c.RiskBand == 0);

    public sealed class I02() : FirstToApply(12, c => c.Offence == 0 && c.DrugClass != 0);

    public sealed class I03() : FirstToApply(13, c =>
        c.Offence == 1 && c.DrugClass != 0 && c.SupplyMotive == 1 && c.Quantity < 10_000);

    public sealed class I04() : FirstToApply(14, c => c.Offence == 2 && c.DrugClass == 2 && c.Quantity < 500_000);

    public sealed class I05() : FirstToApply(15, c =>
        c.Offence == 5 && c.Convictions == 0 && !c.CoAccused && c.Admission == 0);

    public sealed class I06() : FirstToApply(16, c => c.Offence == 4 && c.Convictions < 3);

    public sealed class I07() : FirstToApply(17, c =>
        (c.Offence == 5 || c.Offence == 6) && c.Convictions < 3 && c.RiskBand != 2 && !c.VictimUnder18);

    public sealed class I08() : FirstToApply(18, c =>
        c.Offence == 7 && c.Convictions < 3 && c.RiskBand != 2 && !c.CoAccused && c.Admission != 2);

    public sealed class I09() : FirstToApply(19, c =>
        c.Offence == 11 && c.Age <= 25 && c.Convictions == 0 && c.Admission == 0);
}
