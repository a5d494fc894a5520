namespace Eligibility.Tests.Brute;

/// <summary>Tests of a list: whether it holds an item of a kind, and how many.</summary>
internal sealed partial class BruteWriter
{
    private string ItemTest() => _isEach && _dice.Chance(45) ? OfOther() : _dice.Chance(25)
        ? $"{_dice.Pick(_itemTests)()} {_dice.Pick("and", "or")} {_dice.Pick(_itemTests)()}"
        : _dice.Pick(_itemTests)();

    private string TotalBound() => $"{_dice.Pick("", "at least ", "over ", "under ")}{Number(_dice.Between(1, 5))}";

    private string ListTest()
    {
        var counted = _dice.Pick("", "at least ", "over ", "fewer than ", "at most ", "not ")
            + Number(_dice.Between(1, 2));
        switch (_dice.Between(0, _workedOut.Count > 0 ? 16 : 13))
        {
            case 0 or 1 or 2: return $"any finds where {ItemTest()}";
            case 3 or 4: return $"no finds where {ItemTest()}";
            case 5 or 6 or 7: return $"(number of finds where {ItemTest()}) is {counted}";
            case 8: return $"number of finds is {counted}";
            case 9 when _fields.Any(f => f != "marks"):
                Mark(BruteKinds.Different, "finds");
                var field = _dice.Pick(_fields.Where(f => f != "marks").ToList());
                return $"number of different {field} of finds is {counted}";
            case 10 when _onePer && _fields.Contains("weight"):
                Mark(BruteKinds.Totals, "finds");
                return $"total weight of finds is {TotalBound()}";
            case 11 when _onePer && _fields.Contains("weight"):
                Mark(BruteKinds.Totals, "finds");
                return $"(total weight of finds where {ItemTest()}) is {TotalBound()}";
            case >= 14 when _onePer && _dice.Chance(60):
                Mark(BruteKinds.Totals, "finds");
                Mark(BruteKinds.WorkedOut, "finds");
                return $"(total {_dice.Pick(_workedOut)} of finds{(_dice.Chance(50) ? $" where {ItemTest()}" : "")}) is {TotalBound()}";
            case >= 14:
                Mark(BruteKinds.Different, "finds");
                Mark(BruteKinds.WorkedOut, "finds");
                return $"number of different {_dice.Pick(_workedOut)} of finds is {counted}";
            case 12 when _onePer && _numbers.Count > 0 && _type == "whole number":
                Mark(BruteKinds.AgainstFacts, "finds");
                return $"number of finds is {_dice.Pick("over", "under", "at least")} {_dice.Pick(_numbers).Name}";
            default: return $"any finds where {ItemTest()}";
        }
    }
}
