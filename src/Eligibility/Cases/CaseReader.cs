using Eligibility.Cases;

namespace Eligibility;

/// <summary>
/// Reads cases: what is stated, checked against what a policy asks for (language, section 6). Open this
/// first: each line is a stage.
/// </summary>
/// <example>
/// <code>
/// var library = Library.Of(("sale.rules", """
///     policy "Sale of fireworks"
///     fact age: whole number
///         ask "How old is the buyer?"
///     outcome refuse "Not sold"
///     outcome sell "Sold"
///     rule minors
///         refuse when age is under 18
///         because "Fireworks are not sold to minors."
///     otherwise sell
///     end
///     """));
/// var policy = PolicyCompiler.Compile(library, "sale.rules").Policy!;
/// var read = CaseReader.Read(policy, """{"aeg": 17}"""u8);
/// foreach (var fault in read.Faults)
///     Console.WriteLine(fault); // error ELG720 aeg: the policy declares no fact and no list of this name (did you mean `age`?)
/// </code>
/// </example>
public static class CaseReader
{
    /// <summary>Reads a case written in JSON.</summary>
    /// <param name="policy">The policy that it is a case of.</param>
    /// <param name="utf8">The text of one JSON object, as UTF-8, at most 256 KiB.</param>
    /// <param name="decidedOn">
    /// The day of the decision, where the host gives it; a case that states another day is at fault.
    /// </param>
    /// <returns>The case, or every fault found in it; never an exception, whatever the bytes.</returns>
    public static CaseResult Read(Policy policy, ReadOnlySpan<byte> utf8, DateOnly? decidedOn = null) =>
        Read(policy, utf8, CaseOptions.Of(decidedOn));

    /// <summary>
    /// Reads a case given as values of .NET: <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
    /// <see cref="decimal"/>, <see cref="string"/>, <see cref="DateOnly"/>, null (not known), a
    /// <see cref="JudgedValue"/>, strings for a set, dictionaries for a list. What is refused in JSON is
    /// refused here, in the same words.
    /// </summary>
    /// <param name="policy">The policy that it is a case of.</param>
    /// <param name="values">What is stated, by the names of facts and lists.</param>
    /// <param name="decidedOn">
    /// The day of the decision, where the host gives it; a case that states another day is at fault.
    /// </param>
    /// <returns>
    /// The case, or every fault found in it. What a sequence of the host throws while it is read is the
    /// host's, and comes out as it is.
    /// </returns>
    public static CaseResult FromValues(Policy policy, IReadOnlyDictionary<string, object?> values,
        DateOnly? decidedOn = null) =>
        FromValues(policy, values, CaseOptions.Of(decidedOn));

    internal static CaseResult Read(Policy policy, ReadOnlySpan<byte> utf8, CaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new Utf8Case(utf8, options).ReadFor(policy);
    }

    internal static CaseResult FromValues(Policy policy, IReadOnlyDictionary<string, object?> values,
        CaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(values);
        return new CaseBinder(policy.AsStated, options, new CaseFaults()).Bind(HostValues.Read(values));
    }
}
