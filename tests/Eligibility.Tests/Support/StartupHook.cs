using Eligibility.Tests.Hostility;
using Eligibility.Tests.Support;
using Eligibility.Tests.SyntaxTests;

/// <summary>
/// What the runtime calls first in a process that <see cref="ChildProcess"/> started; its name
/// and place are the runtime's.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (ChildProcess.Work?.Split(' ', 2) is not [var kind, var name]) return;
        switch (kind)
        {
            case "nested": Nested.Work(name, small: false); break;
            case "nested-on-a-small-stack": Nested.Work(name, small: true); break;
            case "hostile": ChildSeries.WorkThrough(name, HostileFamily.Names, Hostile.Growing); break;
            case "series": ChildSeries.WorkThrough(name, ChildSeriesTests.Pieces, ChildSeriesTests.Work); break;
            case "hostile-once": Hostile.Once(name); break;
            case "hostile-doubling": Hostile.Doubling(name); break;
            default: throw new InvalidOperationException($"no work is called {kind}");
        }
        Environment.Exit(0);
    }
}
