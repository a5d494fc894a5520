using System.CodeDom.Compiler;
using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Eligibility.Tests.Hosting;

/// <summary>An application decides on many threads at once: nothing that they share in the engine may change.</summary>
public class SharedStateTests
{
    /// <summary>Static fields of a kind that can change, and why these do not.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Eligibility.World.CheckedSpan.Known"] = "spans that are tried again, and come to the same, where two threads ask at once",
        ["Eligibility.World.MonthSpans.Known"] = "spans that are worked out again, and the same, where two threads ask at once",
        ["Eligibility.World.MonthSpans.Starts"] = "an array that is only read",
        ["Eligibility.World.MonthSpans.Lengths"] = "an array that is only read",
        ["Eligibility.Evaluation.ListPlaces.OfPolicies"] =
            "safe for threads; holds for each policy places that are worked out from it alone and only read",
        ["Eligibility.Model.NodeNumbers.Known"] =
            "safe for threads; holds for each policy numbers that are worked out from it alone and only read",
        ["Eligibility.Justification.WordedLines.Known"] =
            "safe for threads; holds for each policy what is worked out from it alone, the same whichever thread did",
        ["Eligibility.Justification.SourcesJson.Compact"] =
            "safe for threads; holds for each rule bytes that are worked out from it alone and only written",
        ["Eligibility.Justification.PolicyFragments.Known"] =
            "safe for threads; holds for each policy bytes that are worked out from it alone and only written",
        ["Eligibility.Justification.JsonLayout.<Compact>k__BackingField"] = "bytes that are only written",
        ["Eligibility.Justification.JsonLayout.<Indented>k__BackingField"] = "bytes that are only written",
        ["Eligibility.Justification.ValueWords+Days.Months"] = "bytes that are only written",
        ["Eligibility.Justification.ValueWords+Sets.Empty"] = "bytes that are only written",
        ["Eligibility.Comparing.RecordedDecision.Options"] =
            "made read-only where it is made; what it remembers of types is safe for threads",
        ["Eligibility.Evaluation.TermEvaluator.AllBelow"] = "an array that is only read",
        ["Eligibility.Evaluation.TermEvaluator.Single"] = "an array that is only read",
        ["Eligibility.Binding.OutcomeBinder.ClauseStarts"] = "an array that is only searched",
        ["Eligibility.Bulk.BriefLines.Plain"] = "a set that is only searched",
        ["Eligibility.Cases.CaseBinder.JudgedParts"] = "an array that is only searched",
        ["Eligibility.Cases.PlainText.Stops"] = "a set that is only searched",
        ["Eligibility.Cases.PlainUnit.Known"] = "an array that is only searched",
        ["Eligibility.Model.Unit.Known"] = "an array that is only searched",
        ["Eligibility.Text.Keywords.Months"] = "an array that is only searched",
        ["Eligibility.Text.Keywords.NumberWords"] = "an array that is only searched",
        ["Eligibility.Text.Keywords.Statements"] = "an array that is only searched",
    };

    /// <summary>What no two threads share, since each has one of its own.</summary>
    private static readonly SortedDictionary<string, string> OfOneThread = new(StringComparer.Ordinal)
    {
        ["Eligibility.Plan.KnownMemory._own"] = "room for one pass, of which nothing is read after it",
    };

    [Fact]
    public void No_static_field_of_the_engine_can_be_assigned() =>
        Assert.Equal("", Listed(Fields().Where(f => !f.IsInitOnly && !OfOneThread.ContainsKey(NameOf(f)))));

    [Fact]
    public void What_a_thread_keeps_to_itself_is_listed_and_is_of_one_thread() => Assert.Equal(OfOneThread.Keys,
        Fields().Where(f => f.IsDefined(typeof(ThreadStaticAttribute))).Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void No_static_field_of_the_engine_holds_what_can_change() =>
        Assert.Equal("", Listed(Fields().Where(f => !Allowed.ContainsKey(NameOf(f)) && !OfOneThread.ContainsKey(NameOf(f))
            && !CannotChange(f.GetValue(null), new(ReferenceEqualityComparer.Instance)))));

    [Fact]
    public void An_array_a_list_and_an_object_with_a_field_that_can_be_assigned_are_found_out()
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Assert.False(CannotChange(new[] { 1 }, seen));
        Assert.False(CannotChange(new List<int>(), seen));
        Assert.False(CannotChange(("a tuple", new StringBuilder()), seen));
        Assert.True(CannotChange(("a tuple", 1m, Array.Empty<int>()), seen));
    }

    /// <summary>
    /// What the code declares; what the compiler keeps beside it, such as the delegate of a lambda
    /// without variables, cannot change.
    /// </summary>
    private static IEnumerable<FieldInfo> Fields() =>
        typeof(PolicyCompiler).Assembly.GetTypes().Where(t => !IsGenerated(t))
            .SelectMany(t => t.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsLiteral);

    /// <summary>
    /// What no one wrote: closures of the compiler, and the contexts by which the framework's
    /// generator reads records of JSON.
    /// </summary>
    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>
    /// Whether a value stays as it is, with all that hangs on it. A struct in a field that cannot be
    /// assigned is as good as its parts.
    /// </summary>
    private static bool CannotChange(object? value, HashSet<object> seen)
    {
        if (value is null or string or BigInteger or Encoding { IsReadOnly: true }) return true;
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || !type.IsValueType && !seen.Add(value)) return true;
        // A parser is a function of its input alone.
        if (IsParser(type)) return true;
        // So is a pattern, and a way of saying things, which makes its pattern when it is first looked for.
        if (value is System.Text.RegularExpressions.Regex or Corrections.Saying or Corrections.Explanation) return true;
        if (value is Array array) return array.Length == 0;
        if (type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen")
            return ((IEnumerable)value).Cast<object?>().All(v => CannotChange(v, seen));
        return Parts(type).All(f => (type.IsValueType || f.IsInitOnly) && CannotChange(f.GetValue(value), seen));
    }

    private static bool IsParser(Type? type) =>
        type is not null && (IsOf(type, typeof(Sprache.Parser<>)) || IsOf(type, typeof(Pidgin.Parser<,>))
            || IsParser(type.BaseType));

    private static bool IsOf(Type type, Type generic) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic;

    private static IEnumerable<FieldInfo> Parts(Type? type) =>
        type is null
            ? []
            : type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Concat(Parts(type.BaseType));

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.FullName}.{field.Name}";

    private static string Listed(IEnumerable<FieldInfo> fields) =>
        string.Join('\n', fields.Select(f =>
                $"{NameOf(f)} is of type {f.FieldType}: make it readonly and immutable or frozen, or allow it here and say why")
            .Order(StringComparer.Ordinal));
}
