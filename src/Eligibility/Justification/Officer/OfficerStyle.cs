namespace Eligibility.Justification;

/// <summary>
/// How the officer's page looks: on a screen of any width, in light and dark, in forced colours, and on paper, where the
/// first page is everything to the decision and the rest is the annex.
/// </summary>
internal static class OfficerStyle
{
    public const string Sheet =
        """
        :root{--paper:#fff;--ink:#16191d;--soft:#4b535c;--line:#b4bcc4;--hair:#dfe3e7;--wash:#f3f5f7;--link:#0b4f8a;
        --against:#8a3a00;--for:#0b4f8a;--focus:#ffdd00}
        @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#eceff2;--soft:#b3bcc5;--line:#5c666f;--hair:#343b42;--wash:#1d2226;
        --link:#8ec5ff;--against:#ffb27a;--for:#8ec5ff}}
        *{box-sizing:border-box}
        html{font:100%/1.3 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:var(--ink);background:var(--paper)}
        body{margin:0;overflow-wrap:anywhere}
        a{color:var(--link);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible{outline:3px solid var(--focus);outline-offset:0;background:var(--focus);color:#16191d;box-shadow:0 4px 0 #16191d}
        .skip{position:absolute;left:-999em}
        .skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
        .banner{background:#16191d;color:#fff;text-align:center;padding:.35rem 1rem;font-weight:600;margin:0 0 .5rem}
        header,main,footer{max-width:56rem;margin:0 auto;padding:0 1.5rem}
        header{padding-top:.7rem}
        .kind{margin:0;font-weight:600;color:var(--soft)}
        h1{font-size:1.375rem;line-height:1.2;margin:.15rem 0 .4rem;text-wrap:pretty}
        .meta{margin:0;color:var(--soft);display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;padding:0;list-style:none}
        .meta b{color:var(--ink);font-weight:600}
        .decide{border-left:6px solid var(--ink);padding:.35rem .9rem;margin:.7rem 0 0;background:var(--wash)}
        .decide p{margin:0}
        h2{font-size:1.25rem;line-height:1.25;margin:.95rem 0 .3rem}
        h2 small{font-weight:400;font-size:1rem;color:var(--soft);margin-left:.35rem}
        h3{font-size:1.0625rem;line-height:1.35;margin:0}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        ol.grounds{list-style:none;margin:0;padding:0;border-top:2px solid var(--ink)}
        ol.grounds>li{display:grid;grid-template-columns:2.6rem 1fr auto;gap:.1rem .5rem;padding:.65rem 0 .7rem;border-bottom:1px solid var(--line)}
        h2.vh{margin:0}
        .no{font-size:1.5rem;font-weight:700;line-height:1.1}
        .g{min-width:0}.g p{margin:.2rem 0 0}
        .fact b{font-weight:600}
        .basis{color:var(--soft);font-size:.9375rem}
        .tag{display:inline-flex;align-items:center;gap:.35em;white-space:nowrap;font-weight:600;font-size:.9375rem;line-height:1.3;padding:.1rem .55rem;border:2px solid;border-radius:2px;height:fit-content}
        .against{color:var(--against);border-color:var(--against)}
        .for{color:var(--for);border-color:var(--for);border-style:double;border-width:4px;padding:.02rem .45rem}
        .neutral{color:var(--soft);border-color:var(--line);border-style:dotted}
        .unknown{color:var(--ink);border-color:var(--ink);border-style:dashed}
        .warning{border:1px solid var(--ink);padding:.3rem .7rem;margin:.3rem 0;font-weight:600}
        ul.lines{list-style:none;margin:.2rem 0 0;padding:0}
        ul.lines ul{list-style:none;margin:0;padding-left:1.1rem}ul.lines ul:not(:has(ul)){columns:20rem 2;column-gap:1.5rem}ul.lines li{break-inside:avoid}ul.lines b{font-weight:600}
        ul.more{color:var(--soft);font-size:.9375rem}ul.more .in1{padding-left:1.1rem}ul.more .in2{padding-left:2.2rem}
        ul.more .in3{padding-left:3.3rem}ul.more .in4{padding-left:4.4rem}
        ul.asks{list-style:none;padding:0;margin:.2rem 0}ul.asks li{margin:.3rem 0}
        ul.plain{margin:.2rem 0 0;padding-left:1.15rem}ul.plain li{margin:.1rem 0}
        .two{display:grid;grid-template-columns:1fr 1fr;gap:0 2.2rem}
        @media screen and (max-width:44rem){.two{grid-template-columns:1fr}
        ol.grounds>li{grid-template-columns:2rem minmax(0,1fr)}
        ol.grounds .tag{grid-column:2;justify-self:start;margin-top:.25rem}}
        .box{border:2px solid var(--ink);padding:.6rem 1.1rem .7rem;margin-top:.6rem;break-inside:avoid}
        .box h2{margin:0 0 .2rem}
        .box p{margin:.25rem 0}
        .fill{list-style:none;margin:.3rem 0 0;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}
        .fill li{display:flex;gap:.6rem;align-items:baseline;margin:.25rem 0;flex-wrap:wrap;grid-column:1/-1}
        /* Who and when stand in one row. */
        .fill li:nth-last-child(-n+2){grid-column:auto}
        .sq{display:inline-block;width:1.05em;height:1.05em;border:2px solid var(--ink);flex:none;transform:translateY(.15em)}
        .rule{flex:1 1 8rem;border-bottom:1px solid var(--ink);min-height:1.4rem}
        .lab{font-weight:600}
        details{border-top:1px solid var(--line)}
        details:last-of-type{border-bottom:1px solid var(--line)}
        .fold{margin-top:2rem}
        summary{padding:.65rem 0;cursor:pointer;color:var(--link);font-weight:600;text-decoration:underline;text-underline-offset:.15em}
        summary span{color:var(--soft);font-weight:400;text-decoration:none;display:inline-block;margin-left:.4rem}
        .in{padding:0 0 1rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        caption{text-align:left;font-weight:600;padding:.7rem 0 .3rem;font-size:1rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--hair)}
        thead th{border-bottom:2px solid var(--ink)}
        tbody th{font-weight:600;width:19rem}
        .grp .tag{margin-right:.5rem;vertical-align:baseline}
        th.grp{width:auto;padding-top:1rem;font-size:1rem;border-bottom:1px solid var(--line)}
        td:last-child,th:last-child{padding-right:0}
        dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;gap:.35rem 1rem;margin:.3rem 0}
        dt{font-weight:600}dd{margin:0;min-width:0;overflow-wrap:anywhere}
        @media screen and (max-width:44rem){dl,.fill{display:block}dd{margin-bottom:.5rem}.tag{white-space:normal}
        .fill li,.rule{display:block}.sq{margin-right:.4rem}}
        footer{padding-top:1.4rem;padding-bottom:2.5rem;color:var(--soft);font-size:.9375rem}
        @media (forced-colors:active){.tag{border-color:CanvasText}}
        @media print{
        @page{size:A4;margin:10mm 14mm}
        :root{--paper:#fff;--ink:#000;--soft:#333;--line:#777;--hair:#bbb;--wash:#fff;--link:#000;--against:#000;--for:#000}
        html{font-size:10pt;line-height:1.21}.banner,.decide{margin-top:5pt!important}
        header,main,footer{max-width:none;padding-left:0;padding-right:0}
        .skip{display:none}a{text-decoration:none}
        ol.grounds>li,tr,dl>div{break-inside:avoid}h2,caption,summary{break-after:avoid}
        details::details-content{content-visibility:visible;display:block;block-size:auto;opacity:1}
        summary{list-style:none;text-decoration:none;font-size:13pt}
        summary::-webkit-details-marker{display:none}
        .decide{border:1px solid #000;border-left-width:6px}.decide a{display:none}
        header{padding-top:0}h1{font-size:14pt}h2{margin:7pt 0 2pt;font-size:12.5pt}
        ol.grounds>li{padding:4pt 0}.box{margin-top:6pt;padding:3pt 9pt}.fill li{margin:2pt 0}.rule{min-height:12pt}ul.lines ul:not(:has(ul)){columns:2}
        .tag{font-size:9pt}.two{display:block;margin-top:5pt;columns:2;column-gap:20pt}.two section:first-child h2{margin-top:0}.two li{break-inside:avoid}
        .fold{break-before:page;margin-top:0}
        .banner{background:#fff;color:#000;border:1px solid #000;padding:0}
        table,dl{font-size:9pt}dl{gap:2pt 10pt}tbody tr{break-inside:avoid}
        th,td{padding-top:1pt!important;padding-bottom:1pt!important}th.grp{padding-top:6pt!important}
        .g p{margin:0}th,td{padding-top:2pt;padding-bottom:2pt}summary{padding:5pt 0 0}
        .in{padding-bottom:4pt}footer{padding:6pt 0 0}
        }
        """;
}
