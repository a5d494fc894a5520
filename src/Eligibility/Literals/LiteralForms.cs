namespace Eligibility.Literals;

/// <summary>
/// The forms of literals. Each place where literals are read has one list of those that it takes; what is written in
/// another form is no literal there.
/// </summary>
[Flags]
internal enum LiteralForms
{
    /// <summary><c>yes</c>, <c>no</c></summary>
    YesNo = 1,

    /// <summary><c>true</c>, <c>false</c></summary>
    TrueFalse = 2,

    /// <summary><c>3</c>, <c>2.5</c></summary>
    Figures = 4,

    /// <summary>A minus before figures.</summary>
    Minus = 8,

    /// <summary>An exponent behind figures: taken nowhere, and read where it is told of.</summary>
    Exponent = 16,

    /// <summary><c>zero</c> to <c>twelve</c></summary>
    NumberWord = 32,

    /// <summary>A unit behind a number: <c>250 mg</c></summary>
    Unit = 64,

    /// <summary>A currency before figures: <c>GBP 80</c></summary>
    Money = 128,

    /// <summary><c>2017-12-01</c></summary>
    IsoDate = 256,

    /// <summary><c>1 December 2017</c></summary>
    DateInWords = 512,

    /// <summary>A month without its day: <c>October 2011</c></summary>
    Month = 1024,
}
