using System.Reflection;
using System.Runtime.ExceptionServices;
using Xunit.Sdk;

namespace Eligibility.Tests.Kill;

/// <summary>One thing that the kill tier checks.</summary>
/// <param name="Name">The fact, with the file or the seed that it is about.</param>
/// <param name="Work">Throws where it is not so.</param>
internal sealed record Check(string Name, Action Work);

/// <summary>The facts of the ordinary tests as checks, so that the kill tier has no copy of them.</summary>
internal static class Facts
{
    /// <summary>
    /// Those of a class, in the order in which it states them; with names, only those, in that order.
    /// </summary>
    public static IEnumerable<Check> Of<T>(params string[] names) where T : new()
    {
        var all = typeof(T).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null)
            .OrderBy(m => m.MetadataToken).ToList();
        return (names.Length == 0 ? all : names.Select(n => all.Single(m => m.Name == n))).SelectMany(Of<T>);
    }

    private static IEnumerable<Check> Of<T>(MethodInfo method) where T : new()
    {
        if (method.GetCustomAttribute<TheoryAttribute>() is null)
            return [new Check(Named(method, []), () => Run(method, new T(), []))];
        return method.GetCustomAttributes<DataAttribute>().SelectMany(d => d.GetData(method))
            .Select(row => Whole(method, row)).Select(row => new Check(Named(method, row), () => Run(method, new T(), row)));
    }

    /// <summary>A row with what it leaves out; a row of one null is told as no row at all.</summary>
    private static object?[] Whole(MethodInfo method, object?[]? row)
    {
        object?[] given = row ?? [null];
        return [.. given, .. method.GetParameters()[given.Length..].Select(p => p.DefaultValue)];
    }

    private static string Named(MethodInfo method, object?[] row) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", row)})".Replace('\n', ' ');

    private static void Run(MethodInfo method, object on, object?[] row)
    {
        try { method.Invoke(on, row); }
        catch (TargetInvocationException e) { ExceptionDispatchInfo.Throw(e.InnerException!); }
    }
}
