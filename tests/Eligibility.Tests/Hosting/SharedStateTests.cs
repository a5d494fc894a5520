using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Eligibility.Tests.Hosting;

/// <summary>An application decides on many threads at once: nothing that they share in the engine may change.</summary>
public class SharedStateTests
{
    [Fact]
    public void No_static_field_of_the_engine_can_be_assigned() =>
        Assert.Fail(string.Join('\n', Fields().Where(f => !f.IsLiteral && !f.IsInitOnly).Select(Say)));

    [Fact]
    public void No_static_field_of_the_engine_holds_what_can_change() => Assert.Fail(string.Join('\n', Fields().Where(f => !f.IsLiteral && !f.FieldType.Name.StartsWith("Parser`")).Select(Say)));

    private static IEnumerable<FieldInfo> Fields() =>
        typeof(PolicyCompiler).Assembly.GetTypes().Where(t => !IsGenerated(t))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
    private static bool IsGenerated(Type t) { for (var x = t; x is not null; x = x.DeclaringType!) if (x.IsDefined(typeof(CompilerGeneratedAttribute), false) || x.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)) return true; return false; }
    private static bool IsImmutable(Type type) => type.IsPrimitive;
    private static string Say(FieldInfo f) => $"{f.FieldType} {f.DeclaringType}.{f.Name} {f.Attributes}";
}
