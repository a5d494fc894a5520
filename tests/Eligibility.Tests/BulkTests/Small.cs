namespace Eligibility.Tests.BulkTests;

/// <summary>A policy of which many cases are decided in no time.</summary>
internal static class Small
{
    public static PolicyEvaluator Evaluator { get; } = BulkRun.Policy("""
        policy "Shop theft"
        fact age: whole number
            from 10 to 120
        fact admits it: yes or no
        outcome prosecute "The ordinary route"
        outcome course "A course instead of court"
        rule adults
            course when age is at least 18 and admits it
            because "An adult who admits it is offered the course."
        otherwise prosecute
        end
        """);

    public static BulkDecider Decider(BulkOptions options) => new(Evaluator, options);

    public static IEnumerable<string> Cases(int count) =>
        Enumerable.Range(1, count).Select(i => i % 7 == 0
            ? "{\"id\": "
            : FormattableString.Invariant(
                $$"""{"id": "{{i}}", "age": {{10 + i % 100}}, "admits it": {{(i % 3 == 0 ? "true" : "false")}}}"""));
}
