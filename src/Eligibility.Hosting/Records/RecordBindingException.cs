using System.Collections.Immutable;

namespace Eligibility.Hosting;

/// <summary>A type of record does not fit a policy; the message says of each property why.</summary>
public sealed class RecordBindingException : Exception
{
    internal RecordBindingException(Type type, string title, ImmutableArray<string> faults)
        : base($"{TypeWords.Of(type)} does not fit the policy \"{Text.SafeText.Show(title)}\"\n"
            + string.Join('\n', faults)) => Faults = faults;

    /// <summary>What is wrong, a line for each, in the order of the properties.</summary>
    public ImmutableArray<string> Faults { get; }
}
