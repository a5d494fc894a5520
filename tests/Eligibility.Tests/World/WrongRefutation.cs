using Eligibility.World;

namespace Eligibility.Tests.World;

/// <summary>How refutations that are wrong are written down.</summary>
internal static class WrongRefutation
{
    public static (Worlds World, int From, int To) Between(DateOnly from, DateOnly to)
    {
        var world = new Worlds();
        return (world, Day(world, from), Day(world, to));
    }

    public static int Day(Worlds world, DateOnly day) => world.Number(day.DayNumber, day.DayNumber);

    /// <summary>A row, and what it adds up to with others, which nothing fulfils.</summary>
    public static Derived Sum(RowStep step, params (int Constraint, Int128 Factor)[] parts) =>
        new([step, new SumStep(step.Name + 1, [.. parts])], new Conflict(step.Name + 1));

    public static void Refused(Worlds world, RowStep step) =>
        Refused(world, new Derived([step], new Conflict(step.Name)));

    public static void Refused(Worlds world, Refutation wrong)
    {
        world.CanBe(1000);
        Assert.False(RefutationChecker.Holds(world.Conjunction, wrong), wrong.ToString());
    }
}
