using Eligibility.Model;
using Eligibility.Tests.Oracle;
using Eligibility.Text;

namespace Eligibility.Tests.Checking.Explanations;

/// <summary>Headings read by result; of a group that is open none is said that would settle it.</summary>
internal static class GroupHeadings
{
    public static string Of(GroupCondition group, OracleTruth truth, KnownCase known, int row)
    {
        var (isTrue, isOpen) = (truth == OracleTruth.Held, truth == OracleTruth.Open);
        var (count, of) = (CaseWords.Number(group.Count), CaseWords.Number(group.Operands.Length));
        var so = CaseWords.Number(group.Operands.Count(o => known.TruthOf(o, row) == OracleTruth.Held));
        return group.Kind switch
        {
            GroupKind.All => isOpen ? "Not known whether all of these:" : isTrue ? "All of these:" : "Not all of these:",
            GroupKind.Any => isOpen ? "Not known whether any of these:" : isTrue ? "At least one of these:" : "None of these:",
            GroupKind.None => isOpen ? "Not known whether any of these:" : isTrue ? "None of these:" : "At least one of these:",
            GroupKind.AtLeast => $"{so} of {of} so, at least {count} needed:",
            GroupKind.AtMost => $"{so} of {of} so, at most {count} allowed:",
            _ => $"{so} of {of} so, exactly {count} asked for:",
        };
    }
}
