using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>Reads cases: what is stated, checked against what a policy asks for (language, section 6). Open this first: each line is a stage.</summary>
public static class CaseReader
{
    /// <summary>Reads a case written in JSON.</summary>
    /// <param name="policy">The policy that it is a case of.</param>
    /// <param name="utf8">The text of one JSON object, as UTF-8.</param>
    /// <param name="options">What is given beside the case; null where nothing is.</param>
    /// <returns>The case, or every fault found in it; never an exception, whatever the bytes.</returns>
    public static CaseResult Read(Policy policy, ReadOnlySpan<byte> utf8, CaseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var faults = new CaseFaults();

        // bytes -> what they state, whatever it means
        var stated = JsonText.Read(utf8, faults);

        // what is stated -> the case of this policy
        return stated is null ? faults.Refuse() : new CaseBinder(policy, options ?? CaseOptions.None, faults).Bind(stated);
    }

    /// <summary>
    /// Reads a case given as values of .NET: <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, <see cref="decimal"/>,
    /// <see cref="string"/>, <see cref="DateOnly"/>, null (not known), a <see cref="JudgedValue"/>, strings for a set, dictionaries
    /// for a list. What is refused in JSON is refused here, in the same words.
    /// </summary>
    /// <param name="policy">The policy that it is a case of.</param>
    /// <param name="values">What is stated, by the names of facts and lists.</param>
    /// <param name="options">What is given beside the case; null where nothing is.</param>
    /// <returns>The case, or every fault found in it. What a sequence of the host throws while it is read is the host's, and comes out as it is.</returns>
    public static CaseResult FromValues(Policy policy, IReadOnlyDictionary<string, object?> values, CaseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(values);
        return new CaseBinder(policy, options ?? CaseOptions.None, new CaseFaults()).Bind(HostValues.Read(values));
    }
}
