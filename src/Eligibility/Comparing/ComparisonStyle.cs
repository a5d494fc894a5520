namespace Eligibility.Comparing;

/// <summary>What a comparison looks like beside what it shares with the officer's page.</summary>
internal static class ComparisonStyle
{
    public const string Sheet =
        """
        main.wide,header,footer{max-width:76rem}
        table.compared{table-layout:fixed;margin:.4rem 0 .8rem}
        table.compared thead td,table.compared tbody th,table.one tbody th{width:8.5rem}
        table.compared td,table.compared th{overflow-wrap:anywhere}
        table.compared .lines>li,table.one .lines>li{margin:.15rem 0}
        .tag{white-space:normal}
        @media screen and (max-width:44rem){
        table.compared,table.compared tbody,table.compared tr,table.compared th,table.compared td{display:block;width:auto}
        table.compared thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        table.compared tbody th,table.one tbody th{width:auto}
        table.compared tbody th{font-size:1.1rem;border-bottom:2px solid var(--ink);padding-top:1rem}
        table.compared td::before{content:attr(data-policy);display:block;font-weight:600;color:var(--soft)}
        table.one,table.one tbody,table.one tr,table.one th,table.one td{display:block;width:auto}
        }
        @media print{table.compared tbody tr{break-inside:auto}}
        """;
}
