namespace Eligibility.Justification;

/// <summary>How a letter looks: on a screen by day and by night, narrow and wide; on paper A4, in print a reader can read.</summary>
internal static class LetterStyle
{
    public const string Sheet = """

        :root { color-scheme: light dark; --paper: #fff; --ink: #16191d; --line: #b4bcc4; --wash: #f3f5f7; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #eceff2; --line: #5c666f; --wash: #1d2226; } }
        * { box-sizing: border-box; }
        html { font: 112.5%/1.5 Arial, "Helvetica Neue", Helvetica, sans-serif; color: var(--ink); background: var(--paper); }
        body { margin: 0; overflow-wrap: anywhere; }
        .draft { margin: 0; padding: .35rem 1rem; background: var(--ink); color: var(--paper); font-weight: 700; }
        main { max-width: 39rem; margin: 0 auto; padding: 1.4rem 1.4rem 2.5rem; }
        .top { border-bottom: 2px solid var(--ink); padding-bottom: .7rem; font-size: .9rem; line-height: 1.4; }
        .top p { margin: 0; }
        .top p:first-child { font-weight: 700; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0 .5rem; }
        h2 { font-size: 1.12rem; line-height: 1.3; margin: 1.05rem 0 .25rem; }
        p { margin: .35rem 0; }
        ol { margin: .2rem 0 0; padding-left: 2rem; }
        li { margin: .45rem 0; }
        li::marker { font-weight: 700; }
        .annex { margin-top: 2.5rem; border-top: 2px solid var(--ink); padding-top: .4rem; }
        table { border-collapse: collapse; width: 100%; margin: .4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
        @media (min-width: 480px) { thead th { overflow-wrap: normal; } }
        tbody th { font-weight: 400; }
        td { font-weight: 700; white-space: nowrap; }
        @media print {
          @page { size: A4; margin: 15mm 20mm 14mm; }
          :root { color-scheme: light; --paper: #fff; --ink: #000; --line: #777; --wash: #fff; }
          html { font-size: 11pt; line-height: 1.35; }
          main { max-width: none; padding: 0; }
          .draft { background: #fff; color: #000; border: 2px solid #000; }
          h1 { font-size: 16pt; margin: 8pt 0 4pt; }
          h2 { font-size: 12pt; margin: 8pt 0 2pt; break-after: avoid; }
          li, tr { break-inside: avoid; }
          .annex { break-before: page; border-top: 0; margin-top: 0; }
        }

        """;
}
