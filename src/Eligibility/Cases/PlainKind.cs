namespace Eligibility.Cases;

/// <summary>How a value stands in a case.</summary>
internal enum PlainKind : byte
{
    /// <summary>In a way that is not read here.</summary>
    None,

    /// <summary>As true or false.</summary>
    Flag,

    /// <summary>As a number, or a text of one with its unit.</summary>
    Number,

    /// <summary>As a day in figures.</summary>
    Date,

    /// <summary>As the name of a value.</summary>
    Choice,

    /// <summary>As an array of names of values.</summary>
    Set,
}
