using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Eligibility.Tests.Brute;

/// <summary>That small policies hold what the language has: agreement over what is never written says nothing.</summary>
public class BruteFormsTests(ITestOutputHelper output)
{
    private const int Policies = 1_000;

    private static readonly (string Form, string Pattern)[] Forms =
    [
        ("a condition worked out for each item", "define heavy for each of finds"),
        ("a value worked out for each item", "define (load|due|stay) for each of finds"),
        ("a score worked out for each item", "score points for each of finds"),
        ("what is worked out, in a `where`", @"finds where .*\b(heavy|load|due|stay|points|repeated)\b"),
        ("what is worked out, added up", "total (load|stay|points) of finds"),
        ("what is worked out, counted by its values", "number of different (load|points) of finds"),
        ("the others of an item", "of (each of )?finds as .*other finds"),
        ("this one's", "this one's"),
        ("the latest of what each item has", "each [a-z]+ of finds"),
        ("a fact that ranges by another", @"\n    from (([a-z]+ to \S+)|(\S+ to [a-ce-z][a-z]+))\n"),
        ("a field that ranges by a field or a fact", @"\n        from (([a-z]+ to \S+)|(\S+ to [a-ce-z][a-z]+))\n"),
        ("a value that is told", "tells \"[^\"]*[^.\"]\" "),
        ("a value that is told when something holds", "tells \"[^\"]*[^.\"]\" .* when "),
        ("a value of the list that is told", "tells \"[^\"]*[^.\"]\" .*finds"),
        ("a notice", "tells \"[^\"]*\\.\""),
        ("a length that is looked up", "lasts delay"),
        ("each record decided by itself", "decides each of finds"),
        ("each record decided by itself, dated by a field of it", "dated by seen"),
        ("a test of the record and its others", @"other finds where .*this one's"),
        ("a definition of what is of the record", "define (grave|plight|peak|repeated) for each of finds"),
    ];

    [Fact]
    public void Every_form_is_written_often()
    {
        var texts = Enumerable.Range(1, Policies).Select(seed => BruteWriter.Write(seed).Text).ToList();
        foreach (var (form, pattern) in Forms)
        {
            var count = texts.Sum(t => Regex.Count(t, pattern, RegexOptions.CultureInvariant));
            output.WriteLine($"{form}: {count} in {Policies} policies");
            Assert.True(count * 100 >= Policies, $"{form}: {count} in {Policies} policies");
        }
    }
}
