namespace Eligibility.AspNetCore;

/// <summary>What the holder of a key may do. Each role may do what those before it may.</summary>
public enum ServiceRole
{
    /// <summary>Reads policies and checks texts; sees records as they may be shown to anybody.</summary>
    Reader,

    /// <summary>Has cases decided, and records what people decided on them.</summary>
    Decider,

    /// <summary>Has policies read again, and sees what records withhold from others.</summary>
    Administrator,
}
