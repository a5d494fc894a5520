namespace Eligibility.DecisionLog;

/// <summary>
/// A log could not be read or written, or refused what it was given; the message says which and why. Where it was to
/// be written, no record of it stands in the log that anybody was told of: what was decided must not be given out.
/// </summary>
/// <param name="message">What went wrong.</param>
/// <param name="inner">What it came from, or null.</param>
public sealed class DecisionLogException(string message, Exception? inner = null) : IOException(message, inner);
