namespace Eligibility.Rendering;

/// <summary>
/// How the HTML looks: on a screen by day and by night, narrow and wide, and on paper. What a state is, its word
/// says; its colour only repeats it.
/// </summary>
internal static class HtmlStyle
{
    public const string Sheet = """

        :root { color-scheme: light dark; --ink: #1b1d21; --paper: #ffffff; --faint: #5b626d; --line: #d5d9df; --soft: #f3f5f7;
          --good: #11643a; --bad: #a1221c; --unsure: #7a4b00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7e9ec; --paper: #16181c; --faint: #a3abb7; --line: #3a3f47; --soft: #20242a;
          --good: #6fd39b; --bad: #ff9d95; --unsure: #f2c069; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
        .skip { position: absolute; left: -999em; padding: .5rem 1rem; }
        .skip:focus { position: static; display: inline-block; }
        header { border-bottom: 3px solid var(--line); padding-bottom: 1rem; }
        h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; }
        h1::first-letter { text-transform: uppercase; }
        h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; break-after: avoid; }
        p { margin: .25rem 0; }
        ul { margin: 0; padding: 0; list-style: none; }
        .entries > li { margin: .25rem 0; }
        .spaced > li { margin: .75rem 0; padding: .75rem 1rem; background: var(--soft); border-radius: .4rem; }
        .line, .label { margin-left: 1.25rem; color: var(--faint); font-size: .93rem; }
        .strong { font-weight: 700; }
        .faint { color: var(--faint); }
        .good { color: var(--good); } .bad { color: var(--bad); } .unsure { color: var(--unsure); }
        .name { font-weight: 600; }
        .tree { margin: .35rem 0 .35rem 1.25rem; font-size: .95rem; }
        .tree .name { font-weight: 500; }
        .tree li { margin: .2rem 0; }
        .tree ul { margin-left: .55rem; padding-left: 1rem; border-left: 1px solid var(--line); }
        .state { display: inline-block; min-width: 4.1rem; padding: 0 .4rem; border: 1px solid currentColor; border-radius: .3rem;
        """ + " text-align: center; font-size: .8rem; }\n" + """
        .held > .state { color: var(--good); } .failed > .state { color: var(--bad); } .open > .state { color: var(--unsure); }
        """ + " .not-needed > .state { color: var(--faint); }\n" + """
        .not-needed > .name { color: var(--faint); }
        .value { padding: 0 .35rem; border-radius: .25rem; background: var(--soft); color: var(--faint); font-size: .87rem; }
        .spaced .value { background: var(--paper); }
        .value.unknown { color: var(--unsure); }
        a { color: inherit; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; min-width: 40rem; table-layout: fixed; }
        th, td { padding: .5rem .75rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { background: var(--soft); }
        tbody th { width: 9rem; color: var(--faint); font-weight: 600; }
        thead td { border: 0; width: 9rem; }
        @media screen and (max-width: 30rem) { body { padding: 1rem .75rem 2rem; } .tree, .tree ul, .line, .label, .items { margin-left: 0; padding-left: .4rem; }
        """ + " .spaced > li { padding: .5rem; } .state { min-width: 0; } }\n" + """
        @media print { @page { size: A4; margin: 16mm 16mm 18mm; } .skip { display: none; } :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #bbb; --soft: #fff;
        """ + " --good: #000; --bad: #000; --unsure: #000; }\n" + """
          body { max-width: none; padding: 0; font-size: 10pt; }
        """ + " .spaced > li { padding: .4rem 0; border-top: 1px solid var(--line); border-radius: 0; }\n" + """
          li, tr { break-inside: avoid-page; } .wide a[href]::after { content: " (" attr(href) ")"; } }

        """;

    /// <summary>The same of what a page with lists below its entries has besides.</summary>
    public const string OfLists = """
        h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; break-after: avoid; }
        .items { margin: .25rem 0 .25rem 1.25rem; padding-left: 1rem; list-style: disc; }

        """;
}
