namespace Eligibility.Tests.Fuzzing;

/// <summary>One of the readers of the engine, with what it is given and what must hold whatever that is.</summary>
internal abstract class Target
{
    public static readonly Target[] All = [new PolicyTarget(), new CaseTarget(), new BulkTarget(BulkForm.Ndjson),
        new BulkTarget(BulkForm.Csv), new RecordTarget()];

    /// <summary>Its name, and that of its folder of kept inputs.</summary>
    public abstract string Name { get; }

    /// <summary>Of a hundred inputs, how many are its own.</summary>
    public abstract int Share { get; }

    /// <summary>What is put in.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Sound and faulty inputs to begin with, one character for each byte.</summary>
    public abstract IEnumerable<string> Seeds { get; }

    /// <summary>
    /// Works one input through; throws where something does not hold. What it says must be the same every time.
    /// </summary>
    public abstract string Work(byte[] input, Seen seen);
}
