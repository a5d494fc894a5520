namespace Eligibility.Evaluation;

/// <summary>What told the outcome of a case.</summary>
internal enum Means : byte
{
    /// <summary>One run of the plan: nothing is unknown that any line reads.</summary>
    Plan,

    /// <summary>Two runs of it, which say all there is to say.</summary>
    TwoRuns,

    /// <summary>Two runs for each of the values that stand for all others, or two whole cases that come to two outcomes.</summary>
    Splits,

    /// <summary>A proof.</summary>
    Proof,
}
