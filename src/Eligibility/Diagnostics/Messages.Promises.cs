using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What is promised of a policy beside another, and the lines of <c>checks.txt</c> (ELG8xx).</summary>
internal static partial class Messages
{
    public static Diagnostic PromiseBroken(TextSpan span, string said, (string Outcome, string By, TextSpan At) before,
        (string Outcome, string By, TextSpan At) now, string @case) =>
        Error("ELG801", span, $"`{said}` does not hold: a case gets `{before.Outcome}` before, by {before.By} ({PlaceOf(before.At)}), and "
            + $"`{now.Outcome}` now, by {now.By} ({PlaceOf(now.At)}). Such a case: {@case}",
            "correct the statement; or give the promise up, where this is meant", before.At);

    public static Diagnostic PromiseNotSettled(TextSpan span, string said) =>
        Error("ELG802", span,
            $"`{said}` is not settled: no case was found beside those told that breaks it, and it is not proved that there is none",
            "hold smaller edits against each other, one after the other");

    public static Diagnostic NotMeasured(TextSpan span, string said, string why, string help) =>
        Error("ELG803", span, $"`{said}` says nothing of these two: {why}", help);

    public static Diagnostic NotRanked(TextSpan span, string said, string outcome, string other, string before, string now) =>
        Error("ELG804", span, $"`{said}` says nothing of these two: a case gets `{before}` before and `{now}` now, and `{outcome}` stands "
            + "nowhere in the new policy's `worst to best`",
            $"give the new policy an outcome `{outcome}`, and a place in `worst to best` above or below `{other}`");

    public static Diagnostic NoCheck(TextSpan span, string found) =>
        Error("ELG805", span, $"{Quoting.Quote(found)} is no check",
            "write two policy files by their paths from the library's root, as in `scheme/2026.rules no milder than scheme/2025.rules`; "
                + "`no harsher than` and `same as` can be checked too");

    public static Diagnostic NoPolicyToCheck(TextSpan span, string path, string? near) =>
        Error("ELG806", span, $"there is no policy file {Quoting.Quote(path)} in the library",
            near is null ? "write its path from the library's root" : $"did you mean `{near}`?");

    public static Diagnostic StaleCheck(TextSpan span, string said, string why) =>
        Warning("ELG807", span, $"the check `{said}` is stale: {why}",
            "look at what changed with `eligibility diff`; then write `eligibility check --update-checks` with the "
                + "folder to keep the new hashes");

    private static string PlaceOf(TextSpan span) => FormattableString.Invariant($"{span.Source.Path}:{span.Line}");
}
