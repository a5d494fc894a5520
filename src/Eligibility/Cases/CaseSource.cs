namespace Eligibility.Cases;

/// <summary>A case as it is given, which may have to be read for several policies.</summary>
internal interface ICaseSource
{
    /// <summary>The case of one policy, or its faults.</summary>
    CaseResult ReadFor(Policy policy);
}

/// <summary>
/// A case written in JSON: read straight from its bytes where it is plain, else by way of what it states.
/// </summary>
/// <param name="text">The bytes.</param>
/// <param name="options">What is given beside it.</param>
/// <param name="firstLine">The line of its file on which it begins, from 1.</param>
/// <param name="beginsFile">Whether a byte order mark may stand before it.</param>
internal ref struct Utf8Case(ReadOnlySpan<byte> text, CaseOptions options, long firstLine = 1, bool beginsFile = true)
    : ICaseSource
{
    private readonly ReadOnlySpan<byte> _text = text;
    private StatedObject? _stated;
    private CaseResult? _refused;

    public CaseResult ReadFor(Policy policy)
    {
        policy = policy.AsStated;
        if (_stated is null && PlainCaseReader.Read(policy, _text, options) is { } plain) return plain;
        if (_stated is null && _refused is null)
        {
            var faults = new CaseFaults(firstLine);

            // bytes -> what they state, whatever it means
            _stated = JsonText.Read(_text, faults, beginsFile);
            if (_stated is null) _refused = faults.Refuse();
        }

        // what is stated -> the case of this policy
        return _refused ?? new CaseBinder(policy, options, new CaseFaults()).Bind(_stated!);
    }
}

/// <summary>A case by what it states.</summary>
internal readonly struct StatedCase(StatedObject stated, CaseOptions options) : ICaseSource
{
    public CaseResult ReadFor(Policy policy) => new CaseBinder(policy.AsStated, options, new CaseFaults()).Bind(stated);
}
