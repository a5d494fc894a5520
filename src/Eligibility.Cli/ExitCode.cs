namespace Eligibility.Cli;

/// <summary>What a verb tells the shell (language, section 8).</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Errors in a policy, or a failing example.</summary>
    public const int Failure = 1;

    /// <summary>
    /// Wrong usage, an invalid policy where a valid one is needed, no edition in force, an unreadable case.
    /// </summary>
    public const int Usage = 2;

    public const int Undecided = 3;

    /// <summary>Ended by a signal, this and those below: as shells count, 128 and the signal's number.</summary>
    public const int HungUp = 129;

    public const int Interrupted = 130;

    public const int ReaderGone = 141;

    public const int Terminated = 143;
}
