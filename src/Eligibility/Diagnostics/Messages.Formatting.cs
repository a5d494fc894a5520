using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>Why a file that parses is not laid out (ELG6xx).</summary>
internal static partial class Messages
{
    public static Diagnostic LaidOutTooLong(TextSpan start, int bytes, int most) =>
        Error("ELG601", start,
            Say($"laid out, the file would hold {bytes:N0} bytes; at most {most:N0} are read, so it is left as it is"),
            "move what several policies share into a vocabulary");

    public static Diagnostic LaidOutOtherwise(TextSpan start) =>
        Error("ELG602", start,
            "laid out, the file would not say the same, which is a fault of the engine; it is left as it is",
            "go on with the file as it stands, and report it with the file");
}
